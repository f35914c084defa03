import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { addBareAssociation } from '../../test/help/association.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { newId } from '../kit/id.ts'
import { markEnd, markStart, searchQuery } from './search.ts'
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
const long = ['Inledning (ingress): ', 'Stycke om budget och annat. '.repeat(60), 'Här föreslås slamsugning ']
const titles = [
  `${long.join('')}av enskilda brunnar${' och så vidare'.repeat(60)}`,
  'Brunnsborrning',
  'En brunn',
]
for (const [n, title] of titles.entries())
  await client.query(
    `insert into case_file (association_id, id, dnr, dnr_key, title, opened_on) values ($1, $2, $3, $3, $4, '2015-01-01')`,
    [other, newId(), `C${n}`, title],
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

const found = async (text: string, ranked?: number) =>
  await database.reading(other, (db) =>
    search(db, other, { ...question, query: searchQuery(text)!, text, ...(ranked && { ranked }) }),
  )

const shown = ({ excerpt }: { excerpt: string }): string =>
  excerpt.replaceAll(markStart, '[').replaceAll(markEnd, ']')

test('an excerpt is of where the words stand together first, however far into the text', async () => {
  const [deep] = await found('brunnar slamsugning')
  assert.match(shown(deep!), /föreslås \[slamsugning\] av enskilda \[brunnar\]/)
  const [early] = await found('inledning')
  assert.match(shown(early!), /^\[Inledning\] \(ingress\)/)
  assert.ok(deep!.excerpt.length < 400 && !deep!.excerpt.includes('Inledning'))
})

test('whole words come first, and words that begin so where there are not enough', async () => {
  const dnrs = async (ranked?: number) =>
    (await found('brunn', ranked)).map(({ title }) => title.slice(0, 2)).toSorted()
  assert.deepEqual(await dnrs(), ['C0', 'C1', 'C2'])
  assert.deepEqual(await dnrs(2), ['C0', 'C2'])
})

test('the view itself shows nobody else’s words, and only words and keys', async () => {
  const seen = async (within: number | null) =>
    await database.transaction(within, async (db) => {
      const { rows } = await sql<{ vector: string }>`select * from searched_case_file`.execute(db)
      return rows.filter(({ vector }) => vector.includes('avfall'))
    })
  const rows = await seen(one)
  assert.deepEqual(rows.map(Object.keys), [['id', 'vector', 'words']])
  assert.match(rows[0]!.vector, /län/)
  assert.deepEqual(await seen(null), [])
})

test('the words are found by their index, for the program’s role and beside the table’s own policy too', async () => {
  const own = sql`tenant_query(${one}, to_tsquery('swedish', 'avfall:*'))`
  const searches = [
    sql`select * from searched_case_file w where w.words @@ ${own}`,
    sql`select f.title from searched_case_file w join case_file f on f.association_id = ${one} and f.id = w.id
      where w.words @@ ${own}`,
  ]
  for (const asked of searches) {
    const plan = await database.transaction(one, async (db) => {
      const { rows } = await sql<object>`explain (costs off) ${asked}`.execute(db)
      return rows.flatMap(Object.values).join('\n')
    })
    assert.match(plan, /Bitmap Index Scan on case_file_words\s+Index Cond: .*tenant_words/, plan)
  }
})

test('an association’s own words are found where the words themselves are, and by nobody else’s number', async () => {
  const word = fc.constantFrom(
    'avfall',
    'avfallsplan',
    '12',
    '1',
    'länet',
    'Överenskommelse',
    'o’clock',
    'och',
    'a1b',
  )
  const texts = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
  const asked = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => searchQuery(words.join(' '))!)
  await fc.assert(
    fc.asyncProperty(texts, asked, async (text, query) => {
      const found = await database.reading(null, async (db) => {
        const { rows } = await sql<{ plain: boolean; own: boolean; others: boolean }>`
          select v @@ q as plain, tenant_words(1, v) @@ tenant_query(1, q) as own, tenant_words(1, v) @@ tenant_query(11, q) as others
          from to_tsvector('swedish', ${text}) v, to_tsquery('swedish', ${query}) q`.execute(db)
        return rows[0]!
      })
      assert.deepEqual(found, { plain: found.plain, own: found.plain, others: false })
    }),
  )
})
