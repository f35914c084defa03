import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { HandClock } from '../../src/kit/clock.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { freshDatabase } from '../help/database.ts'
import { visiting } from '../help/visiting.ts'
import { layCrowd, slugOf } from './crowd.ts'
import { bench, sizes } from './data.ts'

test('each of many associations is whole: its pages, its ids, its log and the indexes', async () => {
  const { connection, database } = await freshDatabase()
  const client = new pg.Client(connection)
  await client.connect()
  const indexes = async () =>
    (await client.query(`select indexdef from pg_indexes where schemaname = 'public' order by indexdef`)).rows
  const before = await indexes()
  await layCrowd(client, 3, sizes.tiny)
  assert.deepEqual(await indexes(), before)
  const acts = await client.query<{ ids: number; acts: number }>(
    'select count(*)::integer as acts, count(distinct id)::integer as ids from act',
  )
  const { rows } = acts
  await client.end()
  assert.equal(rows[0]!.ids, rows[0]!.acts)
  const { stranger } = await visiting(database, new HandClock('2015-07-01T12:00'))
  for (const association of [1, 2, 3]) {
    const { entries, broken } = await database.reading(association, (db) => verifyChain({ db, association }))
    assert.equal(broken, null)
    assert.equal(entries, rows[0]!.acts / 3)
    const board = `/api/v1/associations/${slugOf(association)}/circulations/${bench.circulation}/standing`
    const { addressees } = JSON.parse((await stranger.get(board)).text) as {
      addressees: { acts: unknown[] }[]
    }
    assert.equal(addressees.flatMap((addressee) => addressee.acts).length, sizes.tiny.addressees)
    assert.match((await stranger.get(`/${slugOf(association)}/search?q=avfallsplan`)).text, /<mark>/)
  }
})
