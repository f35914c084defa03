import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { demoText } from '../../db/demo/text.ts'
import { readDecision } from '../../src/reading/extract.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { findAssociations } from '../../src/organisations/store.ts'
import { openOffice } from '../help/office.ts'
import type { SeenPage } from '../help/visitor.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const visitor = office.visitor()

interface Addressee {
  readonly organisation: { readonly code: string; readonly name: string }
  readonly standing: string
  readonly party: boolean
  readonly decided: string | null
  readonly evidence: readonly { readonly href: string; readonly quote: string }[]
  readonly acts: readonly { readonly type: string; readonly recorded: string; readonly decided: string }[]
}
interface Standing {
  readonly counts: Record<string, number>
  readonly addressees: readonly Addressee[]
}

const board = '/ksl/circulations/KSL-15-0016-5'
const standing = async (query: string): Promise<Standing> => {
  const page = await visitor.get(`/api/v1/associations${board}/standing?${query}`)
  return page.assertStatus(200).json as Standing
}
const vallentuna = async (query: string): Promise<Addressee> =>
  (await standing(query)).addressees.find(({ organisation }) => organisation.code === '0115')!

test('Vallentuna is party on 1 February 2015 or not, by what was known', async () => {
  const before = await vallentuna('on=2015-02-01&known=2015-04-01')
  assert.deepEqual([before.party, before.decided], [false, null])
  const mistaken = await vallentuna('on=2015-02-01&known=2015-05-25')
  assert.deepEqual([mistaken.party, mistaken.decided], [true, '2015-05-11'])
  const corrected = await vallentuna('on=2015-02-01&known=2015-06-04')
  assert.deepEqual([corrected.party, corrected.decided], [true, '2015-06-01'])
  assert.match(corrected.evidence[0]!.quote, /^Kommunstyrelsen beslutar att anta/)
  assert.deepEqual(
    corrected.acts.map(({ type, recorded }) => [type, recorded]),
    [
      ['adopted', '2015-05-20T07:12:00.000Z'],
      ['corrected', '2015-06-03T08:00:00.000Z'],
    ],
  )
})

test('on the morning of 4 June every kind of answer is there, and six are open', async () => {
  const { counts, addressees } = await standing('')
  assert.deepEqual(counts, { addressees: 26, answered: 17, adopted: 14, conditional: 1 })
  const kinds: Record<string, number> = {}
  for (const { standing: kind } of addressees) kinds[kind] = (kinds[kind] ?? 0) + 1
  assert.deepEqual(kinds, {
    adopted: 13,
    adopted_with_condition: 1,
    adopted_with_declaration: 1,
    declined: 1,
    noted: 1,
    postponed: 1,
    referred_back: 1,
    silent: 6,
    submitted: 1,
  })
})

test('the board says that its answers are invented, today and as it was known on 27 May', async () => {
  const today = await visitor.get(board)
  const then = await visitor.get(`${board}?on=2015-05-27&known=2015-05-27`)
  for (const page of [today, then]) assert.match(page.assertStatus(200).text, /Exempeldata/)
  const words = (page: SeenPage): string =>
    page.text.match(/\d+\s*(?:av 26 )?\S* ?har svarat/)?.[0] ?? page.text
  assert.notEqual(words(today), words(then))
})

test('before it was sent and made, nothing of it is told to the public', async () => {
  const path = '/ksl/agreements.json?known='
  const agreements = async (known: string): Promise<unknown[]> => {
    const page = await visitor.get(path + known)
    return (page.assertStatus(200).json as { agreements: unknown[] }).agreements
  }
  assert.deepEqual(await agreements('2010-01-01'), [])
  const [then, now] = [await agreements('2015-03-01'), await agreements('2015-06-04')]
  assert.ok(then.length < now.length, `${then.length} before the recommendation, ${now.length} after`)
  for (const ending of ['', '.json', '.csv', '/versions', '/versions.json'])
    (await visitor.get(`${board}${ending}?known=2015-01-01`)).assertStatus(404)
  for (const ending of ['', '.json', '.csv', '/versions', '/versions.json'])
    (await visitor.get(`${board}${ending}?known=2015-04-01`)).assertStatus(200)
})

test('every extract opens by its link', async () => {
  const { addressees } = await standing('')
  const links = addressees.flatMap(({ evidence }) => evidence.map(({ href }) => href)).filter(Boolean)
  assert.ok(links.length >= 19)
  const page = await visitor.get(links[0]!)
  assert.match(page.assertStatus(200).body, /EXEMPELDATA/)
})

test('laying the demo again changes nothing', async () => {
  const count = async (): Promise<number[]> => {
    const associations = await office.database.transaction(null, findAssociations)
    const verdicts = associations.map(({ id: association }) =>
      office.database.transaction(association, (db) => verifyChain({ db, association })),
    )
    return (await Promise.all(verdicts)).map(({ entries, broken }) => {
      assert.equal(broken, null)
      return entries
    })
  }
  const before = await count()
  const last = await layDemo(office.database, 'http://radslag.example')
  assert.equal(last.slice(0, 10), '2015-06-03')
  assert.deepEqual(await count(), before)
})

test('the ready extract is read as what it is: an adoption by Tyresö', () => {
  const read = readDecision(demoText('ready-tyreso.txt'))
  assert.equal(read.organisation?.value, 'Tyresö kommun')
  assert.equal(read.body?.value.toLowerCase(), 'kommunstyrelsen')
  assert.equal(read.date?.value, '2015-06-02')
  assert.equal(read.number?.value, '§ 97')
  assert.equal(read.act, 'adopted')
  assert.ok(read.dnrs.some(({ value }) => value === 'KSL/15/0016-5'))
})
