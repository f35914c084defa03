import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addBareAssociation } from '../../../test/help/association.ts'
import { countingTrips } from '../../../test/help/round-trips.ts'
import { freshDatabase } from '../../../test/help/database.ts'
import { unawaited } from './connection.ts'
import { type Db, json, momentOf } from './db.ts'
import { camel, snake } from './naming.ts'

const { database } = await freshDatabase()
const association = await addBareAssociation(database, 'ksl')
const trips = countingTrips()

const one = async (db: Db, value: number): Promise<number> => {
  const { rows } = await sql<{ theValue: number }>`select ${value}::integer as the_value`.execute(db)
  return rows[0]!.theValue
}

test('the beginning goes with the first query, and queries that do not wait for each other go together', async () => {
  const waiting = await trips.during(() =>
    database.transaction(association, async (db) => [await one(db, 1), await one(db, 2), await one(db, 3)]),
  )
  assert.deepEqual(waiting, { result: [1, 2, 3], trips: 4, queries: 5 })
  const together = await trips.during(() =>
    database.transaction(association, (db) => Promise.all([one(db, 1), one(db, 2), one(db, 3)])),
  )
  assert.deepEqual(together, { result: [1, 2, 3], trips: 2, queries: 5 })
})

test('who asks nothing costs nothing', async () => {
  const { trips: made } = await trips.during(() => database.transaction(association, async () => 1))
  assert.equal(made, 0)
})

test('a failing query rolls all back, those that came behind it too, and the connection is whole after it', async () => {
  const failing = database.transaction(association, (db) =>
    Promise.all([one(db, 1), sql`select 1 / 0`.execute(db), one(db, 2)]),
  )
  await assert.rejects(failing, { code: '22012' })
  for (const value of [1, 2, 3])
    assert.equal(await database.transaction(association, (db) => one(db, value)), value)
})

test('an error that is passed over does not pass for a commit', async () => {
  const careless = database.transaction(association, async (db) => {
    await sql`select 1 / 0`.execute(db).catch(() => null)
  })
  await assert.rejects(careless, { code: '22012' })
})

test('what nobody waited for takes the whole transaction with it, whether it failed in the database or before', async () => {
  const circle: Record<string, unknown> = {}
  circle['circle'] = circle
  const failing: readonly [RegExp, (db: Db) => Promise<unknown>][] = [
    [/division by zero/, (db) => sql`select 1 / 0`.execute(db)],
    [/circular/, (db) => sql`select ${circle}::text`.execute(db)],
    [
      /reckoned wrongly/,
      async (db) => {
        await Promise.all([one(db, 1), Promise.reject(new TypeError('reckoned wrongly'))])
      },
    ],
  ]
  for (const [message, run] of failing) {
    const careless = database.transaction(association, async (db) => {
      await sql`update association set mail_from = 'x@forbundet.example'`.execute(db)
      unawaited(db, run(db))
    })
    await assert.rejects(careless, message)
    const { rows } = await database.reading(association, (db) =>
      sql`select from association where mail_from is not null`.execute(db),
    )
    assert.deepEqual(rows, [])
  }
})

test('a query asked again and again answers each time for what it is given, in whichever transaction', async () => {
  const values = Array.from({ length: 60 }, (_, index) => index)
  const found = await Promise.all(
    values.map((value) => database.transaction(association, (db) => one(db, value))),
  )
  assert.deepEqual(found, values)
})

test('many associations are looked into in one round trip, each seen from within itself', async () => {
  const within = async (db: Db): Promise<number> => {
    const { rows } = await sql<{ a: number }>`select current_association() as a, pg_sleep(0.001)`.execute(db)
    return rows[0]!.a
  }
  const all = Array.from({ length: 90 }, (_, index) => 1000 + index)
  const seen = await trips.during(() => database.readingEach(all, within))
  assert.deepEqual(seen.result, all)
  assert.ok(seen.trips <= 2, `${seen.trips} round trips`)
  const many = Array.from({ length: 250 }, (_, index) => 1000 + index)
  assert.deepEqual(await database.readingEach(many, within), many)
  await assert.rejects(
    database.readingEach([1], (db) => sql`create table t (a int)`.execute(db)),
    { code: '25006' },
  )
})

test('each transaction sees its own association, whatever the connection did before', async () => {
  const other = await addBareAssociation(database, 'annat')
  const seen = (of: number) =>
    database.transaction(of, async (db) => {
      const { rows } = await sql<{ is: string }>`select current_setting('radslag.association') as is`.execute(
        db,
      )
      return Number(rows[0]!.is)
    })
  const asked = Array.from({ length: 40 }, (_, index) => (index % 2 ? association : other))
  assert.deepEqual(await Promise.all(asked.map(seen)), asked)
})

test('names are written with capitals here and with underscores there; keys in jsonb stay', async () => {
  assert.equal(snake('registryEntryId'), 'registry_entry_id')
  assert.equal(camel('registry_entry_id'), 'registryEntryId')
  const { rows } = await database.transaction(association, (db) =>
    sql`select ${json({ a_b: 1, cD: 2 })} as some_json`.execute(db),
  )
  assert.deepEqual(rows, [{ someJson: { a_b: 1, cD: 2 } }])
})

test('moments come in one form', () => {
  for (const text of ['2015-05-20 07:12:01+00', '2015-05-20 07:12:01.5+00', '2015-05-20 07:12:01.123456+00'])
    assert.equal(momentOf(text), new Date(text).toISOString())
  assert.equal(momentOf('2015-05-20 09:12:01+02'), '2015-05-20T07:12:01.000Z')
})
