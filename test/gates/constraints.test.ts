import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../help/database.ts'
import { aSending } from '../help/sending.ts'

// What the database itself refuses, whatever the program believes.

const { database } = await freshDatabase()
const from = await aSending(database, { slug: 'prov' })
const member = from.members[0]!

const refused = (statement: ReturnType<typeof sql>, code: string) =>
  assert.rejects(
    from.work(({ db }) => statement.execute(db)),
    { code },
  )
const exclusion = '23P01'
const unique = '23505'

test('an organisation is a member once at a time', async () => {
  await refused(
    sql`insert into membership (association_id, id, organisation_id, valid_from)
      values (${from.association}, gen_random_uuid(), ${member}, '2015-01-01')`,
    exclusion,
  )
})

test('an organisation has one name on any day', async () => {
  await refused(
    sql`insert into organisation_name (association_id, organisation_id, name, valid_from)
      values (${from.association}, ${member}, 'Ett annat namn', '2015-01-01')`,
    exclusion,
  )
})

test('an organisation is bound by an instrument once at a time', async () => {
  const bound = (day: string) => sql`
    insert into party (association_id, instrument_id, organisation_id, valid_from, because_act_id)
    values (${from.association}, ${from.instrument}, ${member}, ${day}, gen_random_uuid())`
  await from.work(({ db }) => bound('2015-01-01').execute(db))
  await refused(bound('2016-01-01'), exclusion)
})

test('no two entries of a log have one number or one moment', async () => {
  const entry = (seq: number, moment: string) => sql`
    insert into log_entry (association_id, seq, recorded_at, actor, verb, subject, payload_hash, previous_hash, hash)
    values (${from.association}, ${seq}, ${moment}, 'test', 'thing.done', gen_random_uuid(),
      sha256('a'), sha256('b'), sha256('c'))`
  await from.work(({ db }) => entry(1, '2015-01-01T10:00Z').execute(db))
  await refused(entry(1, '2015-01-01T11:00Z'), unique)
  await refused(entry(2, '2015-01-01T10:00Z'), unique)
})

test('no number of a series is given twice, however it is written', async () => {
  const opened = (dnr: string) => sql`
    insert into case_file (association_id, id, dnr, dnr_key, prefix, year, number, title, opened_on)
    values (${from.association}, gen_random_uuid(), ${dnr}, ${dnr}, 'PROV', 2015, 77, 'Prov', '2015-01-01')`
  await from.work(({ db }) => opened('PROV-15-77').execute(db))
  await refused(opened('PROV-15-0077'), unique)
})

test('a row cannot be written into another association', async () => {
  await refused(
    sql`insert into series (association_id, prefix, year, first_number, last_number)
      values (${from.association + 1}, 'KSL', 2015, 1, 0)`,
    '42501',
  )
})

test('a circulation as it is now is shown to its own association alone', async () => {
  const seenBy = async (association: number) =>
    await database.reading(association, async (db) => {
      const { rows } = await sql<{ id: string }>`select id from circulation_now`.execute(db)
      return rows.map(({ id }) => id)
    })
  assert.deepEqual(await seenBy(from.association), [from.circulation])
  assert.deepEqual(await seenBy(from.association + 1), [])
})
