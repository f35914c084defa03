import pg from 'pg'
import { layAssociation, sizes } from './data.ts'
import { percentile, timeOf } from './load.ts'
import { type Row, atMost, told } from './row.ts'
import { type Served, end, startProgram } from './served.ts'

/** A thousand associations with ten thousand answers each; as many as the minutes suffice for (MINUTES=10). */
const wanted = 1000
const minutes = Number(process.env['MINUTES'] ?? 10)

/** How much slower pages are among all of them than they were with one association in the database. */
export async function measureSecondSize(databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  // Only the laying out: what is lost in a power cut is laid out again.
  await client.query('set synchronous_commit = off')
  await layAssociation(client, 'nr-1', sizes.one)
  await client.query('vacuum analyze')
  const alone = await slowest(databaseUrl, 1)
  const associations = await layMany(client)
  await client.query('vacuum analyze')
  const { rows } = await client.query<{ acts: number }>('select count(*)::integer as acts from act')
  await client.end()
  const among = await slowest(databaseUrl, associations)
  return [
    told('associations', associations, ''),
    told('answers, thousands', rows[0]!.acts / 1000, ''),
    told('pages with one association, p99', alone, 'ms'),
    told('pages with all of them, p99', among, 'ms'),
    atMost('second size against the first, p99', among / alone, '×', 1.5),
  ]
}

async function layMany(client: pg.Client): Promise<number> {
  const until = performance.now() + minutes * 60_000
  let laid = 1
  while (laid < wanted && performance.now() < until) {
    laid += 1
    await layAssociation(client, `nr-${laid}`, sizes.one)
  }
  return laid
}

/** Boards as data, members' pages and searches, each of another association and circulation than the one before. */
async function slowest(databaseUrl: string, associations: number): Promise<number> {
  const program = await startProgram(databaseUrl)
  const pages = Array.from({ length: 600 }, (_, index) => pageOf(index, associations))
  for (const page of pages.slice(0, 150)) await ask(program, page)
  const times: number[] = []
  for (const page of pages) times.push(await ask(program, `${page}&again`))
  await end(program.child)
  return percentile(times, 0.99)
}

const ask = async ({ url }: Served, page: string): Promise<number> => await timeOf(url + page)

function pageOf(index: number, associations: number): string {
  // Primes, so that associations and circulations come in ever other pairs.
  const association = `nr-${1 + ((index * 7919) % associations)}`
  const circulation = `B-15-${String(1 + ((index * 31) % sizes.one.circulations)).padStart(4, '0')}-1`
  const pages = [
    `/api/v1/associations/${association}/circulations/${circulation}/standing?on=2015-06-30`,
    `/${association}/organisations/0114?n=${index}`,
    `/${association}/search?q=avfallsplan`,
  ]
  return pages[index % pages.length]!
}
