import pg from 'pg'
import { Database } from '../../src/kit/db/db.ts'
import { searchQuery } from '../../src/website/search.ts'
import { search } from '../../src/website/search.store.ts'
import { bench } from './data.ts'
import { cpuOf, median, percentile, timeOf } from './load.ts'
import { type Row, atLeast, atMost, told } from './row.ts'
import { end, startProgram } from './served.ts'

/** Words that every decision has, that one in seven has, and that one has; alone, together and begun. */
const asked = [
  'överenskommelse',
  'kostnaden',
  'räddningstjänst',
  'avfallsplan länet',
  'gymnasiesamverkan',
  'prislista vuxenutbildning',
  'nummer1234',
  'kommunstyrelsen budget',
  'ägardirektiv',
  'finnsinte',
]

/** What many do: rank every hit, show the best. */
const naive = `
select d.id, d.title, ts_headline('swedish', left(d.text, 20000), q, 'MaxWords=30, MinWords=12, MaxFragments=1')
from (select d.id, d.title, d.text, q from document d, to_tsquery('swedish', $2) q
  where d.association_id = $1 and d.vector @@ q order by ts_rank_cd(d.vector, q) desc limit 20) d`

/** The page's slowest times, asked one after another; and how much faster the program finds a common word than ranking all. */
export async function measureSearch(databaseUrl: string): Promise<Row[]> {
  const program = await startProgram(databaseUrl)
  const page = (words: string) => timeOf(`${program.url}/${bench.slug}/search?q=${encodeURIComponent(words)}`)
  // Each connection of the pool learns the query once.
  for (let round = 0; round < 10; round += 1) await Promise.all(asked.map(page))
  const times: number[] = []
  const before = cpuOf(program.child.pid!)
  for (let round = 0; round < 40; round += 1) for (const words of asked) times.push(await page(words))
  const cpu = (cpuOf(program.child.pid!) - before) / times.length
  await end(program.child)
  return [
    atMost('Swedish search, p99', percentile(times, 0.99), 'ms', 25),
    told('… median', median(times), 'ms'),
    told('… CPU of the program', cpu, 'ms'),
    atLeast('search for a common word, against ranking every hit', await ratio(databaseUrl), '×', 2),
  ]
}

async function ratio(connectionString: string): Promise<number> {
  const database = new Database({ connectionString })
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ id: number }>('select id from association where slug = $1', [
    bench.slug,
  ])
  const { id } = rows[0]!
  const text = 'överenskommelse'
  const query = searchQuery(text)!
  const ours = await timed(() =>
    database.transaction(id, (db) => search(db, id, { query, text, publicOn: '2015-06-04', limit: 20 })),
  )
  const theirs = await timed(() => client.query(naive, [id, query]))
  await database.close()
  await client.end()
  return theirs / ours
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  await run()
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  return median(times)
}
