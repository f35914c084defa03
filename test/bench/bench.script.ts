import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/kit/db/migrate.ts'
import { type Postgres, startPostgres } from '../../src/kit/postgres/postgres.ts'
import { benchReading } from '../../src/reading/bench.command.ts'
import { layData, sizes } from './data.ts'
import { measureLetters } from './letters.ts'
import { measureLargeMeeting } from './large-meeting.ts'
import { median } from './load.ts'
import { benchMail } from './mail.ts'
import { measureMinutes } from './minutes.ts'
import { measurePages } from './pages.ts'
import { measureRegistering } from './registering.ts'
import { type Row, atMost } from './row.ts'
import { measureSearch } from './search.ts'
import { measureSecondSize } from './second-size.ts'
import { endAll } from './served.ts'

/**
 * `npm run bench [-- small] [-- PART …]`: the program as it is started by `radslag serve`, on its own PostgreSQL with fsync,
 * beside a bare server on the same database in the same run. Without a part: all but the second size, which is long.
 */
const folder = mkdtempSync(join(tmpdir(), 'radslag-bench-'))

const parts = {
  pages: async ({ url }: Postgres) => await measurePages(url, folder),
  registering: async ({ url }: Postgres) => await measureRegistering(url, noAnswers()),
  search: async ({ url }: Postgres) => await measureSearch(url),
  letters: async ({ url }: Postgres) => await measureLetters(url),
  minutes: async ({ url }: Postgres) => [
    atMost('minutes of six pages as PDF/A, median', median(await measureMinutes()), 'ms', 50),
    ...(await measureLargeMeeting(url)),
  ],
  'second-size': async () => await measureSecondSize(folder),
}
/** Parts that bring what they measure. */
const own: readonly string[] = ['minutes', 'second-size']
type Part = keyof typeof parts
const isPart = (name: string): name is Part => name in parts

/** The bare server that only takes in has nothing to send. */
function noAnswers(): string {
  const file = join(folder, 'no-answers.json')
  writeFileSync(file, '{}')
  return file
}

async function measure(size: 'full' | 'small', names: readonly Part[]): Promise<Row[]> {
  const postgres = await startPostgres({ dataDir: folder, log: () => {} })
  try {
    await migrate(postgres.connection)
    if (names.some((name) => !own.includes(name))) await layData(postgres.url, sizes[size])
    const rows: Row[] = []
    for (const name of names) rows.push(...(await parts[name](postgres)))
    return rows
  } finally {
    await endAll()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function print(size: 'full' | 'small', rows: readonly Row[]): void {
  const { circulations, addressees, texts } = sizes[size]
  const load = loadavg().map((value) => value.toFixed(1))
  console.log(`\n${size}: ${circulations} circulations × ${addressees}, ${texts} texts`)
  console.log(`${cpus().length} processors; load over 1, 5, 15 minutes: ${load.join(', ')}\n`)
  console.log('| what | measured | goal | |\n| --- | --- | --- | --- |')
  for (const { what, measured, goal, met } of rows)
    console.log(`| ${what} | ${measured} | ${goal} | ${goal && (met ? 'met' : 'missed')} |`)
}

const given = process.argv.slice(2)
if (given.includes('reading')) process.exit(await benchReading())
if (given.includes('mail')) process.exit(await benchMail())
const unknown = given.filter((word) => word !== 'small' && !isPart(word))
if (unknown.length > 0) {
  console.error(
    `no part ${unknown.join(', ')}; there are small, reading, mail, ${Object.keys(parts).join(', ')}`,
  )
  process.exit(2)
}
const size = given.includes('small') ? 'small' : 'full'
const chosen = given.filter(isPart)
const usual = (Object.keys(parts) as Part[]).filter((name) => name !== 'second-size')
const rows = await measure(size, chosen.length > 0 ? chosen : usual)
print(size, rows)
process.exitCode = rows.every(({ met }) => met) ? 0 : 1
