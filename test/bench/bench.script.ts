import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '../../src/kit/db/migrate.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { benchReading } from '../../src/reading/bench.command.ts'
import { bench, layData, sizes } from './data.ts'
import { load, median, memoryOf, timeOf } from './load.ts'
import { measureMinutes } from './minutes.ts'
import { measureSearch } from './search.ts'

/**
 * `npm run bench [-- small]`: the program as it is started by `radslag serve`, on its own PostgreSQL with fsync, beside
 * a bare server on the same database in the same run. Rounds alternate, so that whatever else the machine does meets both.
 */
if (process.argv[2] === 'reading') process.exit(await benchReading())

const name = process.argv[2] === 'small' ? 'small' : 'full'
const size = sizes[name]
const rounds = 5
const root = new URL('../../', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'radslag-bench-'))
const children: ChildProcess[] = []

interface Row {
  readonly what: string
  readonly measured: string
  /** Empty where it is only told. */
  readonly goal: string
  readonly met: boolean
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts the program and waits until it has reached its database. */
async function startProgram(databaseUrl: string): Promise<{ url: string; child: ChildProcess; ms: number }> {
  const port = await freePort()
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: 'production' }
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=2', 'bin/radslag.mjs', 'serve'], {
    cwd: root,
    env,
    stdio: 'ignore',
  })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  while (performance.now() - began < 60_000) {
    if (await timeOf(`${url}/readyz`).catch(() => 0)) return { url, child, ms: performance.now() - began }
    await sleep(5)
  }
  throw new Error('the program did not start')
}

async function startBare(databaseUrl: string, file: string): Promise<{ url: string; child: ChildProcess }> {
  const program = ['--import', 'tsx', 'test/bench/bare.script.ts', databaseUrl, file, bench.circulation]
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `http://127.0.0.1:${Number(String(line))}`, child }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

const paths = {
  standing: `/api/v1/associations/${bench.slug}/circulations/${bench.circulation}/standing?on=2015-06-30&known=2015-06-30`,
  board: `/${bench.slug}/circulations/${bench.circulation}?on=2015-06-30&known=2015-06-30`,
  asOf: `/api/v1/associations/${bench.slug}/circulations/${bench.manyActs}/standing?on=2015-06-30&known=2015-06-01`,
}

async function measure(databaseUrl: string): Promise<Row[]> {
  await end((await startProgram(databaseUrl)).child)
  const program = await startProgram(databaseUrl)
  const idle = memoryOf(program.child.pid!)
  const answers = join(folder, 'answers.json')
  const bodies = await Promise.all(
    [paths.standing, paths.board].map(async (path) => {
      const reply = await fetch(program.url + path)
      return [path, { body: await reply.text(), type: reply.headers.get('content-type') }] as const
    }),
  )
  writeFileSync(answers, JSON.stringify(Object.fromEntries(bodies)))
  const bare = await startBare(databaseUrl, answers)
  const standing = await compare(program, bare, paths.standing)
  const board = await compare(program, bare, paths.board)
  const asOf = await times(program.url + paths.asOf, 40)
  const loaded = memoryOf(program.child.pid!)
  const search = await measureSearch(program.url, databaseUrl)
  const minutes = await measureMinutes()
  const row = (what: string, value: number, unit: string, goal: number, least = false): Row => ({
    what,
    measured: `${value.toFixed(value < 10 ? 2 : 0)}${unit}`,
    goal: `${least ? '≥' : '≤'} ${goal}${unit}`,
    met: least ? value >= goal : value <= goal,
  })
  return [
    row('standing as JSON, against the bare server', standing.ratio, '×', 0.6, true),
    { ...row('standing as JSON, CPU of the program', standing.cpu, ' ms', Infinity), goal: '' },
    row('board page, CPU of the program', board.cpu, ' ms', 2),
    { ...row('board page, against the bare server', board.ratio, '×', 0, true), goal: '' },
    row('as of a moment, 10,000 acts in one circulation, median', median(asOf), ' ms', 50),
    row('Swedish search, p99', search.p99, ' ms', 25),
    row('search for a common word, against ranking every hit', search.ratio, '×', 2, true),
    row('minutes of six pages as PDF/A, median', median(minutes), ' ms', 50),
    row('warm start, until the database is reached', program.ms, ' ms', 1000),
    row('memory when started', idle, ' MB', 150),
    row('memory under load', loaded, ' MB', 200),
  ]
}

interface Served {
  readonly url: string
  readonly child: ChildProcess
}

async function compare(program: Served, bare: Served, path: string) {
  const of = (served: Served, seconds: number) => load(served.url + path, served.child.pid!, seconds)
  for (const served of [program, bare]) await of(served, 2)
  const found: { ours: number; theirs: number; cpu: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const theirs = await of(bare, 2)
    const ours = await of(program, 2)
    found.push({ ours: ours.perSecond, theirs: theirs.perSecond, cpu: ours.cpu ?? Number.NaN })
  }
  return {
    ratio: median(found.map(({ ours, theirs }) => ours / theirs)),
    cpu: median(found.map(({ cpu }) => cpu)),
  }
}

async function times(url: string, count: number): Promise<number[]> {
  await timeOf(url)
  const found: number[] = []
  for (let index = 0; index < count; index += 1) found.push(await timeOf(url))
  return found
}

function print(rows: readonly Row[]): void {
  console.log(
    `\n${name}: ${size.circulations} circulations × ${size.addressees}, ${size.texts} texts; ${cpus().length} processors\n`,
  )
  console.log('| what | measured | goal | |\n| --- | --- | --- | --- |')
  for (const { what, measured, goal, met } of rows)
    console.log(`| ${what} | ${measured} | ${goal} | ${goal && (met ? 'met' : 'missed')} |`)
}

const postgres = await startPostgres({ dataDir: folder, log: () => {} })
try {
  await migrate(postgres.connection)
  await layData(postgres.url, size)
  const rows = await measure(postgres.url)
  print(rows)
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1
} finally {
  await Promise.all(children.map(end))
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
