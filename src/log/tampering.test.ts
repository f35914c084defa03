import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import pg from 'pg'
import { addBareAssociation } from '../../test/help/association.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { type Verdict, log, verifyChain } from './actions.ts'
import { entriesAfter } from './store.ts'

const { connection, database } = await freshDatabase()
let slugs = 0

/** An association with a log of `count` entries, one a minute. */
async function aLog(count: number, clock = new HandClock('2015-05-20T09:12')) {
  const association = await addBareAssociation(database, `logg-${(slugs += 1)}`)
  const write = () =>
    database.transaction(association, (db) =>
      log(
        { db, association, actor: system('test'), clock },
        { verb: 'case.opened', subject: newId(), payload: { title: 'Prov' } },
      ),
    )
  for (let seq = 1; seq <= count; seq += 1) {
    clock.advance(60_000)
    await write()
  }
  const verify = () => database.transaction(association, (db) => verifyChain({ db, association }))
  return { association, write, verify }
}

/** As somebody with the database's own password would. */
async function tamper(statement: string, association: number): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    const { rowCount } = await client.query(statement, [association])
    assert.ok(rowCount, `nothing was tampered with: ${statement}`)
  } finally {
    await client.end()
  }
}

describe('verify names the first entry that no longer fits', () => {
  const tamperings: [what: string, statement: string, broken: Verdict['broken']][] = [
    [
      'a fact altered',
      `update log_entry set verb = 'case.closed' where association_id = $1 and seq = 7`,
      { seq: 7, why: 'hash' },
    ],
    [
      'another actor',
      `update log_entry set actor = 'system:other' where association_id = $1 and seq = 7`,
      { seq: 7, why: 'hash' },
    ],
    [
      'a moment moved, in order still',
      `update log_entry set recorded_at = recorded_at + interval '1 second' where association_id = $1 and seq = 7`,
      { seq: 7, why: 'hash' },
    ],
    [
      'what it says altered',
      `update log_payload set payload = '{"title":"Annat"}' where association_id = $1 and seq = 7`,
      { seq: 7, why: 'payload' },
    ],
    [
      'an entry taken out',
      `delete from log_entry where association_id = $1 and seq = 7`,
      { seq: 7, why: 'missing' },
    ],
    [
      'the last entry cut off',
      `delete from log_entry where association_id = $1 and seq = 10`,
      { seq: 10, why: 'missing' },
    ],
    [
      'an entry altered and its own hash made to fit',
      `update log_entry set hash = decode(repeat('ab', 32), 'hex') where association_id = $1 and seq = 7`,
      { seq: 7, why: 'hash' },
    ],
    [
      'an entry from another chain',
      `update log_entry set previous_hash = decode(repeat('ab', 32), 'hex') where association_id = $1 and seq = 7`,
      { seq: 7, why: 'previous' },
    ],
  ]
  for (const [what, statement, broken] of tamperings)
    test(what, async () => {
      const { association, verify } = await aLog(10)
      assert.deepEqual(await verify(), { entries: 10, broken: null })
      await tamper(statement, association)
      assert.deepEqual((await verify()).broken, broken)
    })

  test('an entry put between, with everything after it moved up', async () => {
    const { association, verify } = await aLog(10)
    for (const table of ['log_payload', 'log_entry']) {
      await tamper(`update ${table} set seq = seq + 1000 where association_id = $1 and seq >= 7`, association)
      await tamper(
        `update ${table} set seq = seq - 999 where association_id = $1 and seq >= 1000`,
        association,
      )
    }
    await tamper(
      `insert into log_entry select association_id, 7, recorded_at + interval '1 second', actor, verb, subject, imported,
         payload_hash, hash, hash from log_entry where association_id = $1 and seq = 6`,
      association,
    )
    await tamper(
      'insert into log_payload select association_id, 7, salt, payload from log_payload where association_id = $1 and seq = 6',
      association,
    )
    assert.deepEqual((await verify()).broken, { seq: 7, why: 'hash' })
  })
})

test('moments go forward, whatever the clock does: back an hour, standing still, over a double hour and a leap day', async () => {
  const clock = new HandClock('2024-02-28T23:59:59.998')
  const { association, write, verify } = await aLog(0, clock)
  const at = [
    '2024-02-29T00:00', // a leap day
    '2024-02-29T00:00', // the same moment
    '2024-02-28T12:00', // set back
    '2024-10-27T02:30+02:00', // the double hour: summer time
    '2024-10-27T02:30+01:00', // and winter time, an hour later
    '2024-10-27T02:45+02:00', // back into the first of them
    '2025-01-01T00:00',
  ]
  for (const moment of at) {
    clock.set(moment)
    await write()
  }
  const entries = await database.transaction(association, (db) => entriesAfter(db, association, 0, 100))
  assert.deepEqual(
    entries.map(({ recordedAt }) => recordedAt),
    [
      '2024-02-28T23:00:00.000Z',
      '2024-02-28T23:00:00.001Z',
      '2024-02-28T23:00:00.002Z',
      '2024-10-27T00:30:00.000Z',
      '2024-10-27T01:30:00.000Z',
      '2024-10-27T01:30:00.001Z',
      '2024-12-31T23:00:00.000Z',
    ],
  )
  assert.deepEqual(await verify(), { entries: 7, broken: null })
})
