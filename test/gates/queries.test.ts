import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findHead } from '../../src/log/store.ts'
import { freshDatabase } from '../help/database.ts'
import { recorded } from '../help/recorded-queries.ts'
import { neverRun, planBreaches, storeFunctions } from './queries.ts'

// The gate itself runs when the whole test run is done: `test/help/global-setup.ts`.

const { connection, database } = await freshDatabase()
const query = (text: string) => [{ text, by: ['cases/store.ts findCase'] }]

test('what a store function asks is recorded with its name, and what a test asks is not', async () => {
  await database.transaction(null, async (db) => {
    await findHead(db, 1)
    await sql`select 'asked by a test'`.execute(db)
  })
  const headQueries = recorded().filter(({ by }) => by.includes('log/store.ts findHead'))
  assert.match(headQueries.map(({ text }) => text).join(), /from "chain_head"/)
  assert.deepEqual(
    recorded().filter(({ text }) => text.includes('asked by a test')),
    [],
  )
})

test('PostgreSQL plans a query with any parameters', async () => {
  const good = [
    ...query('select * from case_file where association_id = $1 and dnr_key = any($2)'),
    ...query('select 1 as one'),
  ]
  assert.deepEqual(await planBreaches(connection, good), [])
})

test('the gate sees a column that is not there, and a right that was never given', async () => {
  const planted = [
    ...query('select dnr, colour from case_file where association_id = $1'),
    ...query('update log_entry set actor = $1 where association_id = $2'),
  ]
  const breaches = await planBreaches(connection, planted)
  assert.equal(breaches.length, 2)
  assert.match(breaches[0]!, /^cases\/store\.ts findCase: column "colour" does not exist/)
  assert.match(breaches[1]!, /permission denied for table log_entry/)
})

test('the gate sees a store function that no test has run', () => {
  const files = [
    {
      path: 'cases/minutes.store.ts',
      text: 'export async function findIt(db: Db) {}\nexport const read = (db: Db) => db\nexport interface A {}\nexport const limit = 3',
    },
    { path: 'cases/actions.ts', text: 'export function act() {}' },
  ]
  assert.deepEqual(storeFunctions(files), ['cases/minutes.store.ts findIt', 'cases/minutes.store.ts read'])
  const record = [{ text: '', by: ['cases/minutes.store.ts read'] }]
  assert.deepEqual(neverRun(files, record), ['cases/minutes.store.ts findIt: no test runs it'])
})
