import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { terms2015 } from '../../test/help/acts.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { findFollowups } from '../followups/store.ts'
import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import type { NewAct } from '../ledger/recorded-act.ts'
import { findAct, findActs } from '../ledger/store.ts'
import { takeAct } from './act.actions.ts'
import { registerOther, strike } from './actions.ts'
import { importList, undoImport } from './import.actions.ts'
import type { ListRow } from './running-list.ts'

const office = await openOffice({ now: '2015-07-01T12:00' })
let slugs = 0
const sending = async (wish: Parameters<typeof aSending>[1] = {}): Promise<TestSending> =>
  await aSending(office.database, { slug: `oversyn-${(slugs += 1)}`, clock: office.clock, ...wish })

const review = { kind: 'declaration', text: 'ska utvärderas', reviewOn: '2016-05-04' } as const

/** A yes that wants to be looked at again. */
async function adopt(from: TestSending, organisation = from.members[0]!): Promise<string> {
  const id = newId()
  const act: NewAct = {
    id,
    type: 'adopted_with_declaration',
    circulation: from.circulation,
    organisation,
    decided: '2015-05-04',
    deposited: '2015-05-06',
    riders: [review],
  }
  await from.work((work) => takeAct(work, { act, evidence: [] }))
  return id
}

/** What is no answer, by the office's own form. */
async function other(from: TestSending, act: Partial<NewAct> & Pick<NewAct, 'type'>): Promise<string> {
  office.clock.advance(60_000)
  const id = newId()
  const { circulation, caseId, members } = from
  const made = { note: 'Enligt besked', ...act, id, circulation, organisation: members[0]! }
  const place = { caseId, member: 'Ortaby', subject: 'Besked' }
  await from.work(async (work) => {
    const acts = await findActs(work.db, work.association, circulation, { organisation: members[0]! })
    const seen = acts.at(-1)?.id ?? null
    await registerOther(work, { act: made, arrival: null, place, seen })
  })
  return id
}

const open = async (from: TestSending): Promise<(string | null)[]> => {
  const all = await from.work(({ db, association }) => findFollowups(db, association, { openOnly: true }))
  return all.map(({ when }) => when.by)
}

async function struck(from: TestSending, id: string): Promise<void> {
  office.clock.advance(60_000)
  await from.work(async (work) => {
    const act = (await findAct(work.db, work.association, id))!
    await strike(work, { act, correction: newId(), note: 'Fel' })
  })
}

describe('what is to be looked at again follows the answer, whatever becomes of it', () => {
  test('an association without a body has the follow-up itself, and its staff see it', async () => {
    const from = await sending()
    await adopt(from)
    const [kept] = await from.work(({ db, association }) => findFollowups(db, association, { bodyId: null }))
    assert.deepEqual([kept?.bodyId, kept?.when.by], [null, '2016-05-04'])
    const registrar = await office.registrar()
    assert.match((await registrar.get(`/oversyn-${slugs}/followups`)).text, /Se över Ortaby/)
    assert.doesNotMatch((await office.visitor().get(`/oversyn-${slugs}/followups`)).text, /Se över Ortaby/)
  })

  for (const type of ['quashed', 'stayed'] as const)
    test(`${type} by a court: closed, and open again when that was a mistake`, async () => {
      const from = await sending()
      const concerns = await adopt(from)
      const judgment = await other(from, { type, concerns })
      assert.deepEqual(await open(from), [])
      await struck(from, judgment)
      assert.deepEqual(await open(from), ['2016-05-04'])
    })
  test('a stay that is lifted opens it again', async () => {
    const from = await sending()
    const concerns = await adopt(from)
    await other(from, { type: 'stayed', concerns })
    await other(from, { type: 'stay_lifted', concerns })
    assert.deepEqual(await open(from), ['2016-05-04'])
  })
  test('retracted before it took effect: closed', async () => {
    const from = await sending({ terms: { ...terms2015, entry: { kind: 'all' } } })
    const concerns = await adopt(from)
    await other(from, { type: 'retracted', concerns })
    assert.deepEqual(await open(from), [])
  })
  test('notice of withdrawal: closed where the member is out by that day, and not where it is still bound', async () => {
    const from = await sending()
    await adopt(from)
    await other(from, { type: 'withdrawn', effective: '2016-05-05' })
    assert.deepEqual(await open(from), ['2016-05-04'])
    const out = await sending()
    await adopt(out)
    await other(out, { type: 'withdrawn', effective: '2016-05-04' })
    assert.deepEqual(await open(out), [])
  })
  test('replaced by a new decision without the wish: closed', async () => {
    const from = await sending()
    const supersedes = await adopt(from)
    const { circulation } = from
    const act: NewAct = {
      id: newId(),
      type: 'replaced',
      as: 'adopted',
      supersedes,
      circulation,
      organisation: from.members[0]!,
      decided: '2015-06-20',
    }
    office.clock.advance(60_000)
    await from.work((work) => takeAct(work, { act, evidence: [] }))
    assert.deepEqual(await open(from), [])
  })
  test('the agreement ends for all: every member’s is closed', async () => {
    const from = await sending()
    await adopt(from)
    await adopt(from, from.members[1])
    assert.equal((await open(from)).length, 2)
    await other(from, { type: 'terminated', effective: '2016-01-01' })
    assert.deepEqual(await open(from), [])
  })
})

test('a running list says when, in a column or in the words of the addition; undone, it is closed', async () => {
  const from = await sending()
  const { circulation, caseId } = from
  const row = (index: number, more: Partial<ListRow>): ListRow => ({
    row: index + 2,
    organisation: from.members[index]!,
    member: '',
    choice: 'adopted_with_declaration',
    decided: '2015-05-04',
    decidedBy: null,
    paragraph: null,
    ownDnr: null,
    received: '2015-05-06',
    until: null,
    rider: null,
    review: null,
    note: null,
    problems: [],
    ...more,
  })
  const rows = [
    row(0, { rider: 'ska utvärderas efter ett år' }),
    row(1, { rider: 'ska utvärderas', review: '2017-01-31' }),
    row(2, { note: 'ringde 2015-05-05' }),
  ]
  const id = newId()
  await from.work(async (work) => {
    const { sha256 } = await storeFile(work, Buffer.from('lista'), {
      filename: 'lista.csv',
      mediaType: 'text/csv',
    })
    const file = { sha256, filename: 'lista.csv' }
    await importList(work, { id, circulation, caseId, subject: 'Lista', file, rows, noteOf: () => 'Rad' })
  })
  assert.deepEqual(new Set(await open(from)), new Set(['2016-05-04', '2017-01-31']))
  office.clock.advance(60_000)
  await from.work((work) => undoImport(work, { circulation, id, note: 'Fel lista' }))
  assert.deepEqual(await open(from), [])
})

test('nothing in the room records an act without what follows from it', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts'))
  const recording = files.filter((file) =>
    /\brecord(?:Acts?|Held)\(/.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
  )
  assert.deepEqual(recording, ['act.actions.ts'])
})
