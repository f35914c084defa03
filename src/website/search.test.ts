import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { addBareAssociation } from '../../test/help/association.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { newId } from '../kit/id.ts'
import { searchQuery } from './search.ts'
import { search } from './search.store.ts'

const { connection, database } = await freshDatabase()
const one = await addBareAssociation(database, 'ett')
const other = await addBareAssociation(database, 'annat')
const client = new pg.Client(connection)
await client.connect()
for (const [association, title] of [
  [one, 'Avfallsplan för länet'],
  [other, 'Avfallsplan för grannen'],
] as const) {
  const values = [association, newId(), title]
  await client.query(
    `insert into case_file (association_id, id, dnr, dnr_key, title, opened_on) values ($1, $2, 'A 1', 'A1', $3, '2015-01-01')`,
    values,
  )
}
// So many that an index is worth its while.
await client.query(
  `insert into case_file (association_id, id, dnr, dnr_key, title, opened_on)
   select $1, gen_random_uuid(), 'B ' || n, 'B' || n, 'Ärende nummer' || n, '2015-01-01' from generate_series(1, 3000) n`,
  [one],
)
await client.query('vacuum analyze case_file')
await client.end()

const question = { query: searchQuery('avfallsplan')!, text: 'avfallsplan', publicOn: null, limit: 20 }

test('what is searched is the words of one association, also for who asks for another’s', async () => {
  const titlesFor = async (within: number, asked: number): Promise<string[]> =>
    await database.transaction(within, async (db) =>
      (await search(db, asked, question)).map(({ title }) => title),
    )
  assert.deepEqual(await titlesFor(one, one), ['A 1 Avfallsplan för länet'])
  assert.deepEqual(await titlesFor(other, other), ['A 1 Avfallsplan för grannen'])
  assert.deepEqual(await titlesFor(one, other), [])
  assert.deepEqual(await database.transaction(null, (db) => search(db, one, question)), [])
})

test('the view itself shows nobody else’s words, and only words and keys', async () => {
  const seen = async (within: number | null) =>
    await database.transaction(within, async (db) => {
      const { rows } = await sql<{ vector: string }>`select * from searched_case_file`.execute(db)
      return rows.filter(({ vector }) => vector.includes('avfall'))
    })
  const rows = await seen(one)
  assert.deepEqual(rows.map(Object.keys), [['id', 'vector']])
  assert.match(rows[0]!.vector, /län/)
  assert.deepEqual(await seen(null), [])
})

test('the words are found by their index, for the program’s role and beside the table’s own policy too', async () => {
  const searches = [
    sql`select * from searched_case_file w where w.vector @@ to_tsquery('swedish', 'avfall:*')`,
    sql`select f.title from searched_case_file w join case_file f on f.association_id = ${one} and f.id = w.id
      where w.vector @@ to_tsquery('swedish', 'avfall:*')`,
  ]
  for (const asked of searches) {
    const plan = await database.transaction(one, async (db) => {
      const { rows } = await sql<object>`explain (costs off) ${asked}`.execute(db)
      return rows.flatMap(Object.values).join('\n')
    })
    assert.match(plan, /Bitmap Index Scan on case_file_vector\s+Index Cond: .*vector @@/, plan)
  }
})
