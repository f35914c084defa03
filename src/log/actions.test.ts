import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import pg from 'pg'
import { addBareAssociation } from '../../test/help/association.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { log, verifyChain } from './actions.ts'
import { entriesAbout, entriesAfter } from './store.ts'

let association: number
const clock = new HandClock('2015-05-20T09:12')

const fresh = await freshDatabase()
before(async () => {
  association = await addBareAssociation(fresh.database, 'ett')
})

const write = (subject = newId(), payload: unknown = { word: 'hemligt' }) =>
  fresh.database.transaction(association, (db) =>
    log({ db, association, actor: system('test'), clock }, { verb: 'thing.done', subject, payload }),
  )
const verify = () => fresh.database.transaction(association, (db) => verifyChain({ db, association }))
const entries = () => fresh.database.transaction(association, (db) => entriesAfter(db, association, 0, 1000))

/** As somebody with the database's own rights, past the program. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client(fresh.connection)
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('moments are strictly increasing, also when the clock stands still or goes back', async () => {
  const first = await write()
  const second = await write()
  clock.set('2015-05-19T09:12')
  const third = await write()
  assert.ok(first.recordedAt < second.recordedAt && second.recordedAt < third.recordedAt)
  assert.equal(third.seq, first.seq + 2)
})

test('16 writers at once never fork the chain and never skip a number', async () => {
  await Promise.all(Array.from({ length: 160 }, () => write()))
  const seqs = (await entries()).map((entry) => entry.seq)
  assert.deepEqual(
    seqs,
    seqs.map((_, index) => index + 1),
  )
  assert.equal((await verify()).broken, null)
})

test('what is rolled back leaves no entry and no gap', async () => {
  const before = (await entries()).length
  await assert.rejects(
    fresh.database.transaction(association, async (db) => {
      await log(
        { db, association, actor: system('test'), clock },
        { verb: 'thing.done', subject: newId(), payload: 1 },
      )
      throw new Error('changed our mind')
    }),
  )
  assert.equal((await write()).seq, before + 1)
})

test('an entry about a thing is found by the thing, with what it says', async () => {
  const subject = newId()
  await write(subject, { title: 'Överenskommelse' })
  const found = await fresh.database.transaction(association, (db: Db) =>
    entriesAbout(db, association, subject),
  )
  assert.deepEqual(
    found.map((entry) => entry.payload),
    ['{"title":"Överenskommelse"}'],
  )
})

test('the program may not alter or take out what stands in the log', async () => {
  const attempt = (run: (db: Db) => Promise<unknown>) => fresh.database.transaction(association, run)
  await assert.rejects(
    attempt((db) => db.deleteFrom('logEntry').execute()),
    /permission denied/,
  )
  await assert.rejects(
    attempt((db) => db.updateTable('logEntry').set({ actor: 'x' }).execute()),
    /permission denied/,
  )
})

test('a payload erased by law leaves the chain whole', async () => {
  await asOwner(`update log_payload set payload = null, salt = null, erased_at = now() where seq = 2`)
  assert.equal((await verify()).broken, null)
})

test('verify names the first entry that does not fit, and why', async () => {
  const cases = [
    [`update log_payload set payload = '{"word":"annat"}' where seq = 5`, { seq: 5, why: 'payload' }],
    [`update log_entry set actor = 'person:someone' where seq = 4`, { seq: 4, why: 'hash' }],
    [
      `delete from log_payload where seq = 3; delete from log_entry where seq = 3`,
      { seq: 3, why: 'missing' },
    ],
  ] as const
  for (const [tamper, expected] of cases) {
    await asOwner(tamper)
    assert.deepEqual((await verify()).broken, expected)
  }
})

test('a chain cut off at its end is seen by its head', async () => {
  const other = await addBareAssociation(fresh.database, 'tva')
  const append = () =>
    fresh.database.transaction(other, (db) =>
      log(
        { db, association: other, actor: system('test'), clock },
        { verb: 'thing.done', subject: newId(), payload: 1 },
      ),
    )
  const last = (await append()).seq + 1
  await append()
  await asOwner(`delete from log_payload where association_id = ${other} and seq = ${last};
    delete from log_entry where association_id = ${other} and seq = ${last}`)
  const verdict = await fresh.database.transaction(other, (db) => verifyChain({ db, association: other }))
  assert.deepEqual(verdict.broken, { seq: last, why: 'missing' })
})

test('another association’s log is not seen', async () => {
  const other = await addBareAssociation(fresh.database, 'tre')
  const seen = await fresh.database.transaction(other, (db) => entriesAfter(db, association, 0, 10))
  assert.deepEqual(seen, [])
})
