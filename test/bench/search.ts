import { Database } from '../../src/kit/db/db.ts'
import { findAssociation } from '../../src/organisations/store.ts'
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

/** The naive way differs in one thing: every hit of every kind is ranked, each tried for whether it may be seen. */
async function ratio(connectionString: string): Promise<number> {
  const database = new Database({ connectionString })
  const found = await database.transaction(null, (db) => findAssociation(db, bench.slug))
  const { id } = found!
  const text = 'överenskommelse'
  const question = { query: searchQuery(text)!, text, publicOn: '2015-06-04', limit: 20 }
  const asking = (ranked: object) => () =>
    database.transaction(id, (db) => search(db, id, { ...question, ...ranked }))
  const ours = await timed(asking({}))
  const theirs = await timed(asking({ ranked: 1_000_000 }))
  await database.close()
  return theirs / ours
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  // PostgreSQL plans a query of its own the first times it is asked.
  for (let round = 0; round < 8; round += 1) await run()
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  return median(times)
}
