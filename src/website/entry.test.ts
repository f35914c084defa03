import assert from 'node:assert/strict'
import { test } from 'node:test'
import { terms2015 } from '../../test/help/acts.ts'
import { openOffice } from '../../test/help/office.ts'
import { type TestSending, aSending } from '../../test/help/sending.ts'
import { newId } from '../kit/id.ts'
import { recordAct } from '../ledger/actions.ts'
import type { EntryRule } from '../ledger/terms.ts'

const office = await openOffice({ now: '2015-05-20T09:00' })

async function sent(slug: string, entry: EntryRule): Promise<TestSending> {
  return await aSending(office.database, { slug, clock: office.clock, terms: { ...terms2015, entry } })
}

async function adopts(from: TestSending, member: number): Promise<void> {
  office.clock.advance(60_000)
  const { circulation, members } = from
  const act = { id: newId(), type: 'adopted', circulation, organisation: members[member]! } as const
  await from.work((work) => recordAct(work, { act: { ...act, decided: '2015-05-18' }, evidence: [] }))
  office.clock.advance(60_000)
}

const told = async (slug: string, query = ''): Promise<string> =>
  (await office.visitor().get(`/${slug}/agreements/overenskommelsen${query}`)).text.replace(/\s+/g, ' ')

test('the agreement’s page says who is missing, and what if one of them adopts or declines', async () => {
  const from = await sent('alla', { kind: 'all' })
  await adopts(from, 0)
  await adopts(from, 1)
  const page = await told('alla')
  assert.match(page, /2 av 3 har antagit/)
  assert.match(page, /Saknas för ikraftträdande Ortcby: inte svarat/)
  assert.match(
    await told('alla', '?suppose=0003&answer=adopts'),
    /Om Ortcby antar: den träder i kraft 20 maj 2015/,
  )
  assert.match(
    await told('alla', '?suppose=0003&answer=declines'),
    /Om Ortcby inte antar: den kan inte träda i kraft/,
  )
  assert.match(
    await told('alla', '?suppose=0001&answer=declines'),
    /Om Ortaby inte antar: den kan inte träda i kraft/,
  )
  assert.doesNotMatch(await told('alla', '?suppose=9999&answer=adopts'), /: den /)
  const json = (
    await office.visitor().get('/alla/agreements/overenskommelsen.json?suppose=0003&answer=adopts')
  ).json
  const { entry, what_if: supposed } = json as {
    entry: { have: number; need: number; missing: { organisation: { code: string }; standing: string }[] }
    what_if: { in_force_from: string; organisation: { code: string } }
  }
  assert.deepEqual([entry.have, entry.need, entry.missing.length], [2, 3, 1])
  assert.deepEqual([entry.missing[0]?.organisation.code, entry.missing[0]?.standing], ['0003', 'silent'])
  assert.deepEqual([supposed.in_force_from, supposed.organisation.code], ['2015-05-20', '0003'])
  const board = await office.visitor().get('/alla/circulations/PROV-15-0016-5')
  assert.match(board.link('Vilka som saknas'), /agreements\/overenskommelsen.*#entry$/)
})

test('a rule by inhabitants counts them, and says whose number is not known', async () => {
  const from = await sent('invanare', { kind: 'percent', percent: 60, of: 'inhabitants' })
  assert.doesNotMatch(await told('invanare'), /0 invånare/)
  assert.match(await told('invanare'), /förrän invånarantalet är inlagt för Ortaby, Ortbby, Ortcby/)
  const numbers = [50_000, 30_000, 20_000]
  for (const [index, id] of from.members.entries())
    await from.work(({ db }) =>
      db.updateTable('organisation').set({ inhabitants: numbers[index]! }).where('id', '=', id).execute(),
    )
  await adopts(from, 0)
  assert.match(await told('invanare'), /Medlemmar med 50.000 invånare har antagit\. Det behövs 60.000/)
  assert.match(await told('invanare', '?suppose=0003&answer=adopts'), /Om Ortcby antar: den träder i kraft/)
  assert.match(await told('invanare', '?suppose=0002&answer=declines'), /2 medlemmar saknas/)
})
