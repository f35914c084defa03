import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { verifyChain } from '../log/actions.ts'
import { foundAssociation } from '../organisations/actions.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { closeCase, createCase, reopenCase, retitleCase, startSeries, voidCase } from './actions.ts'
import { addDocument, addEntry, setDocumentPublic, voidEntry } from './registry.actions.ts'
import { findCaseLog } from './case-log.store.ts'
import { findDocument, findDocumentText, findEntries } from './registry.store.ts'
import { findRelations } from './relation.store.ts'
import { findCase, findCaseByDnr, findCases, findSeries } from './store.ts'

const clock = new HandClock('2015-05-20T09:00')
const actor = system('test')
const fresh = await freshDatabase()
const found = (slug: string): Promise<number> =>
  fresh.database.transaction(null, (db) =>
    foundAssociation({ db, actor, clock }, { slug, name: slug, mailFrom: null }),
  )
const ksl = await found('ksl')
const other = await found('skane-nordvast')

const inside = <T>(run: (work: Work) => Promise<T>, association = ksl): Promise<T> =>
  fresh.database.transaction(association, (db) => run({ db, association, actor, clock }))
const refusal =
  (code: string, facts: object = {}) =>
  (error: unknown) => {
    const { code: found, facts: told } = error as { code?: string; facts?: object }
    assert.deepEqual({ code: found, ...told }, { code, ...told, ...facts })
    return true
  }
const open = (numbering: { prefix: string } | { dnr: string }, openedOn = '2015-05-20', id = newId()) =>
  inside((work) => createCase(work, { id, title: 'Ett ärende', openedOn, numbering }))

await inside((work) => startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 100 }))

const giveUp = (): Promise<never> =>
  inside(async (work) => {
    const numbering = { prefix: 'KSL' }
    const made = await createCase(work, { id: newId(), title: 'Ångrat', openedOn: '2015-05-20', numbering })
    throw new Error(`gave up ${made.dnr}`)
  })

test('eight writers at once get eight numbers with none skipped or doubled', async () => {
  const ids = Array.from({ length: 40 }, () => newId())
  const left = [...ids]
  const writer = async (): Promise<void> => {
    for (let id = left.pop(); id; id = left.pop()) {
      // Each also gives up once after its number was taken: that number must come back.
      await assert.rejects(giveUp, /gave up/)
      await open({ prefix: 'KSL' }, '2015-05-20', id)
    }
  }
  await Promise.all(Array.from({ length: 8 }, writer))
  const cases = await inside((work) => findCases(work.db, ksl, { limit: 1000 }))
  assert.deepEqual(
    cases.map(({ dnr }) => dnr),
    Array.from({ length: 40 }, (_, index) => `KSL/15/0${139 - index}`),
  )
  assert.equal((await inside(verifyChain)).broken, null)
})

test('the same form sent twice at once opens one case', async () => {
  const id = newId()
  const [one, two] = await Promise.all([
    open({ prefix: 'KSL' }, '2015-05-20', id),
    open({ prefix: 'KSL' }, '2015-05-20', id),
  ])
  assert.equal(one.dnr, two.dnr)
  assert.equal((await inside((work) => findSeries(work.db, ksl)))[0]?.lastNumber, Number(one.dnr.slice(-4)))
})

test('a number given elsewhere stands beside the own series, and is found however it is written', async () => {
  const made = await open({ dnr: 'KSL/15/0016' }, '2015-03-19')
  assert.equal(made.own, false)
  const found = await inside((work) => findCaseByDnr(work.db, ksl, 'ksl‑15‑0016'))
  assert.equal(found?.id, made.id)
  await assert.rejects(
    open({ dnr: 'KSL-15-0016' }),
    refusal('case.dnr-taken', { dnr: 'KSL/15/0016', title: 'Ett ärende' }),
  )
  await assert.rejects(open({ dnr: 'KSL 15/16' }), refusal('case.dnr-taken'))
  await assert.rejects(open({ dnr: 'KSL/15/0999' }), refusal('case.number-in-own-series'))
  await assert.rejects(open({ dnr: ' / ' }), refusal('case.dnr-unreadable'))
})

test('a new year begins its own series after the numbers that were given elsewhere', async () => {
  await open({ dnr: 'KSL/16/0003' }, '2016-01-02')
  assert.equal((await open({ prefix: 'KSL' }, '2016-01-04')).dnr, 'KSL/16/0004')
  await assert.rejects(open({ prefix: 'SNV' }), refusal('series.unknown'))
  const start = (prefix: string, year: number) =>
    inside((work) => startSeries(work, { prefix, year, firstNumber: 1 }))
  await assert.rejects(start('KSL', 2016), refusal('series.numbers-taken'))
  await assert.rejects(start('K1', 2016), refusal('series.prefix-form'))
  await start('SNV', 2016)
  await assert.rejects(start('SNV', 2016), refusal('series.there-already'))
})

const entry = (caseId: string, change: object = {}) => ({
  id: newId(),
  caseId,
  direction: 'received' as const,
  happenedOn: '2015-05-19',
  receivedAt: null,
  counterpart: 'Vallentuna kommun',
  foreignDnr: 'KS 2015.152',
  subject: 'Protokollsutdrag',
  channel: 'mail' as const,
  ...change,
})

test('entries made at once in one case are numbered one after another', async () => {
  const { id } = await open({ prefix: 'KSL' })
  const same = entry(id)
  const writers = [same, same, ...Array.from({ length: 6 }, () => entry(id))]
  await Promise.all(writers.map((each) => inside((work) => addEntry(work, each))))
  const entries = await inside((work) => findEntries(work.db, ksl, id))
  assert.deepEqual(
    entries.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7],
  )
})

test('document 5 of a case begun elsewhere keeps its number; an own case numbers its entries itself', async () => {
  const elsewhere = (await inside((work) => findCaseByDnr(work.db, ksl, 'KSL/15/0016')))!
  const add = (each: ReturnType<typeof entry> & { number?: number }) => inside((work) => addEntry(work, each))
  assert.equal(await add({ ...entry(elsewhere.id), number: 5 }), 5)
  assert.equal(await add(entry(elsewhere.id)), 6)
  await assert.rejects(
    add({ ...entry(elsewhere.id), number: 4 }),
    refusal('entry.number-not-free', { next: 7 }),
  )
  const own = await open({ prefix: 'KSL' })
  await assert.rejects(add({ ...entry(own.id), number: 5 }), refusal('entry.number-not-free', { next: 1 }))
  await assert.rejects(add(entry(own.id, { happenedOn: '2015-05-21' })), refusal('entry.happens-in-future'))
})

async function storeFile(work: Work, sha256: string): Promise<void> {
  const row = { sha256: Buffer.from(sha256, 'hex'), size: 3, mediaType: 'text/plain', storedAt: clock.now() }
  await work.db
    .insertInto('file')
    .values({ associationId: work.association, ...row })
    .execute()
}

test('an entry carries its documents in order, and its protected words apart', async () => {
  const { id } = await open({ prefix: 'KSL' })
  const protection = { counterpart: 'förälder', subject: null }
  const received = entry(id, { counterpart: null, protection })
  await inside((work) => addEntry(work, received))
  const sha256 = 'ab'.repeat(32)
  await inside((work) => storeFile(work, sha256))
  const document = {
    id: newId(),
    entryId: received.id,
    title: 'Protokoll',
    filename: 'protokoll.txt',
    sha256,
    text: 'Ja.',
    public: true,
  }
  const add = (change: object) => inside((work) => addDocument(work, { ...document, ...change }))
  await Promise.all([add({}), add({}), add({ id: newId(), text: null }), add({ id: newId() })])
  const [full] = await inside((work) => findEntries(work.db, ksl, id))
  assert.equal(full?.counterpart, null)
  assert.deepEqual(full?.protection, protection)
  assert.deepEqual(
    full?.documents.map(({ position }) => position),
    [1, 2, 3],
  )
  assert.equal(full?.documents.filter(({ hasText }) => hasText).length, 2)
  assert.equal(await inside((work) => findDocumentText(work.db, ksl, document.id)), 'Ja.')
  const show = (shown: boolean) =>
    inside((work) => setDocumentPublic(work, { id: document.id, public: shown }))
  await Promise.all([show(false), show(false)])
  assert.equal((await inside((work) => findDocument(work.db, ksl, document.id)))?.public, false)
  const lines = await inside((work) => findCaseLog(work.db, ksl, id))
  assert.deepEqual(
    lines.map(({ verb }) => verb),
    ['case.opened', 'entry.added', ...Array<string>(3).fill('document.added'), 'document.hidden'],
  )
  assert.deepEqual(await inside((work) => findRelations(work.db, ksl, id)), [])
})

test('a voided case keeps its number and stays visible; its entries are voided first', async () => {
  const { id, dnr } = await open({ prefix: 'KSL' })
  const mistake = entry(id)
  await inside((work) => addEntry(work, mistake))
  const voiding = () => inside((work) => voidCase(work, { id, reason: 'fel ärende' }))
  await assert.rejects(voiding(), refusal('case.has-entries', { entries: 1 }))
  await inside((work) => voidEntry(work, { id: mistake.id, reason: 'dubblett' }))
  await voiding()
  await voiding()
  const listed = await inside((work) => findCases(work.db, ksl, { state: 'voided' }))
  assert.deepEqual(
    listed.map((each) => [each.dnr, each.entries]),
    [[dnr, 0]],
  )
  assert.ok((await inside((work) => findEntries(work.db, ksl, id)))[0]?.voidedAt)
  await assert.rejects(
    inside((work) => addEntry(work, entry(id))),
    refusal('case.voided'),
  )
  assert.equal((await open({ prefix: 'KSL' })).dnr > dnr, true)
})

test('a case is closed on a day that has come, takes what comes later, and can be opened again', async () => {
  const { id } = await open({ prefix: 'KSL' }, '2015-05-10')
  const close = (on: string) => inside((work) => closeCase(work, { id, on }))
  await assert.rejects(close('2015-05-09'), refusal('case.closes-too-early'))
  await assert.rejects(close('2015-05-21'), refusal('case.closes-in-future'))
  await close('2015-05-20')
  assert.equal(await inside((work) => addEntry(work, entry(id))), 1)
  const closed = await inside((work) => findCases(work.db, ksl, { state: 'closed' }))
  assert.deepEqual(
    closed.map((each) => each.id),
    [id],
  )
  await inside((work) => reopenCase(work, id))
  assert.equal((await inside((work) => findCase(work.db, ksl, id)))?.closedOn, null)
})

test('cases are found by a part of the title or of the number, taken literally', async () => {
  const { id } = await open({ prefix: 'KSL' })
  await inside((work) => retitleCase(work, { id, title: `100 % stöd_till "O'Brien" <b>\u202E` }))
  const titles = async (text: string) =>
    (await inside((work) => findCases(work.db, ksl, { text }))).map((each) => each.id)
  assert.deepEqual(await titles('100 % stöd_till'), [id])
  assert.deepEqual(await titles("O'Brien"), [id])
  assert.deepEqual(await titles('100 _ stöd'), [])
  assert.equal((await titles('ksl 15 0016')).length, 1)
})

test('another association sees none of it and has numbers of its own', async () => {
  assert.deepEqual(await inside((work) => findCases(work.db, ksl), other), [])
  await inside((work) => startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 1 }), other)
  const made = await inside(
    (work) =>
      createCase(work, {
        id: newId(),
        title: 'Eget',
        openedOn: '2015-05-20',
        numbering: { prefix: 'KSL' },
      }),
    other,
  )
  assert.equal(made.dnr, 'KSL/15/0001')
  const theirs = (await inside((work) => findCaseByDnr(work.db, ksl, 'KSL/15/0016')))!
  assert.equal(await inside((work) => findCase(work.db, ksl, theirs.id), other), null)
  assert.deepEqual(await inside((work) => findEntries(work.db, ksl, theirs.id), other), [])
})
