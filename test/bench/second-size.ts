import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/kit/db/migrate.ts'
import { type Postgres, startPostgres } from '../../src/kit/postgres/postgres.ts'
import { layCrowd, slugOf } from './crowd.ts'
import { sizes } from './data.ts'
import { cpuOf, percentile, timeOf } from './load.ts'
import { type Row, atMost, told } from './row.ts'
import { type Served, end, startProgram } from './served.ts'

/** How many associations of ten thousand answers, and of each kind of page how many are asked for. */
const wanted = Number(process.env['ASSOCIATIONS'] ?? 100)
const asked = Number(process.env['ASKED'] ?? 400)
/** Where the two databases stay from run to run; without it they are laid out anew, and removed. */
const kept = process.env['KEEP']

/** What a page is of; `n` is another each time. */
interface Subject {
  readonly association: string
  readonly circulation: string
  /** A municipality's code. */
  readonly member: string
  readonly n: number
}

const board = ({ association, circulation }: Subject): string => `/${association}/circulations/${circulation}`
const api = (subject: Subject): string => `/api/v1/associations${board(subject)}/standing?on=2015-06-30`
const moment = (n: number): string => new Date(Date.UTC(2015, 4, 20, 8) + n * 1000).toISOString()

const kinds: Readonly<Record<string, (subject: Subject) => string>> = {
  'standing as JSON': api,
  '… as known at another moment': (subject) => `${api(subject)}&known=${moment(subject.n)}`,
  'board page': (subject) => `${board(subject)}?on=2015-06-30`,
  'member’s page': ({ association, member }) => `/${association}/organisations/${member}`,
  search: ({ association, n }) => `/${association}/search?q=${words[n % words.length]}`,
}

/** In one text of seven, in each of them, in each answer, and in one text alone. */
const words = ['avfallsplan', 'kostnaden', 'anta', 'nummer77']

/** A program on a database of its own server, so that neither has the other's pages in its memory. */
interface Side {
  readonly program: Served
  readonly client: pg.Client
  readonly postgres: Postgres
}

/** How much slower pages are with all associations in the database than with one. */
export async function measureSecondSize(folder: string): Promise<Row[]> {
  const one = await startSide(join(kept ?? folder, 'one'), 1)
  const all = await startSide(join(kept ?? folder, `all-${wanted}`), wanted)
  try {
    const { rows } = await all.client.query<{ acts: number; bytes: number }>(
      `select (select sum(seq) from chain_head)::integer as acts, pg_database_size(current_database())::float as bytes`,
    )
    return [
      told('associations', wanted, ''),
      told('answers, thousands', rows[0]!.acts / 1000, ''),
      told('the database', rows[0]!.bytes / 1e9, 'GB'),
      ...(await measured(one, all)),
    ]
  } finally {
    await Promise.all([one, all].map(endSide))
  }
}

/** Lays out the database where it is not there yet. One that was interrupted midway is begun anew. */
async function startSide(folder: string, associations: number): Promise<Side> {
  const whole = join(folder, 'whole')
  if (!existsSync(whole)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const postgres = await startPostgres({ dataDir: folder, log: () => {} })
  await migrate(postgres.connection)
  if (!existsSync(whole)) writeFileSync(whole, await layOut(postgres, associations))
  console.log(readFileSync(whole, 'utf8'))
  const client = new pg.Client(postgres.connection)
  await client.connect()
  return { postgres, client, program: await startProgram(postgres.url) }
}

/** @returns how long it took */
async function layOut(postgres: Postgres, associations: number): Promise<string> {
  const began = performance.now()
  const minutes = (laid: number) =>
    `${laid} associations of 10,000 answers: ${((performance.now() - began) / 60_000).toFixed(1)} minutes`
  const client = new pg.Client(postgres.connection)
  await client.connect()
  await hasten(client)
  await layCrowd(client, associations, sizes.one, (laid) => console.log(minutes(laid)))
  await client.query('alter system reset all')
  await client.query('select pg_reload_conf()')
  await client.query('checkpoint')
  await client.end()
  return minutes(associations)
}

/** What is lost in a power cut is laid out again. */
async function hasten(client: pg.Client): Promise<void> {
  for (const setting of ['full_page_writes = off', `max_wal_size = '4GB'`, 'autovacuum = off'])
    await client.query(`alter system set ${setting}`)
  await client.query('select pg_reload_conf()')
  const own = [
    'synchronous_commit = off',
    `work_mem = '256MB'`,
    `maintenance_work_mem = '1GB'`,
    'max_parallel_maintenance_workers = 0',
  ]
  for (const setting of own) await client.query(`set ${setting}`)
}

async function endSide({ program, client, postgres }: Side): Promise<void> {
  await end(program.child)
  await client.end()
  await postgres.stop()
}

async function measured(one: Side, all: Side): Promise<Row[]> {
  const before = [one, all].map(cpuOfSide)
  const found = await measure(one, all)
  const [cpuOne, cpuAll] = [one, all].map((side, index) => cpuOfSide(side) - before[index]!) as [
    number,
    number,
  ]
  const pages = (asked + warmUp) * Object.keys(kinds).length
  return [
    ...rowsOf(found),
    told('CPU of the program and its PostgreSQL for a page, with one', cpuOne / pages, 'ms'),
    told('… with all', cpuAll / pages / 2, 'ms'),
  ]
}

function cpuOfSide({ program, postgres }: Side): number {
  const backends = readFileSync(`/proc/${postgres.pid}/task/${postgres.pid}/children`, 'utf8')
    .trim()
    .split(' ')
  return [program.child.pid!, ...backends.map(Number)].reduce((sum, pid) => sum + cpuOf(pid), 0)
}

/** Pages of each kind that are asked for before any is counted. */
const warmUp = 40

/** Milliseconds for one page of one kind. */
interface Times {
  readonly kind: string
  /** With one association in the database. */
  readonly one: number
  /** With all of them, each page of another one; and the same page asked for once more, which has its rows at hand. */
  readonly all: number
  readonly again: number
}

/** A page of each kind on one side and then on the other, so that whatever else the machine does meets both alike. */
async function measure(one: Side, all: Side): Promise<Times[]> {
  const codes = await all.client.query<{ code: string }>('select code from municipality')
  const found: Times[] = []
  for (let n = 0; n < warmUp + asked; n += 1) {
    for (const [kind, page] of Object.entries(kinds)) {
      const number = 1 + Math.floor(Math.random() * sizes.one.circulations)
      const circulation = `B-15-${String(number).padStart(4, '0')}-1`
      const member = codes.rows[Math.floor(Math.random() * codes.rows.length)]!.code
      const subject = (association: number): Subject => ({
        association: slugOf(association),
        circulation,
        member,
        n,
      })
      const many = subject(1 + Math.floor(Math.random() * wanted))
      const askOne = async () => ({ one: await ask(one, page(subject(1))) })
      const askAll = async () => ({ all: await ask(all, page(many)), again: await ask(all, page(many)) })
      const first = n % 2 ? await askOne() : await askAll()
      const times = { kind, ...first, ...(n % 2 ? await askAll() : await askOne()) } as Times
      if (n >= warmUp) found.push(times)
    }
  }
  return found
}

async function ask({ client, program }: Side, page: string): Promise<number> {
  // A transaction has ended: nothing that the program keeps holds any more.
  await client.query('select pg_current_xact_id()')
  return await timeOf(program.url + page)
}

const sides = ['one', 'all', 'again'] as const

function rowsOf(found: readonly Times[]): Row[] {
  const at = (share: number, of = found) =>
    sides.map((side) =>
      percentile(
        of.map((times) => times[side]),
        share,
      ),
    )
  const shown = (share: number, of = found): string =>
    at(share, of)
      .map((value) => value.toFixed(0))
      .join(' → ')
  const [one, all, again] = at(0.99) as [number, number, number]
  return [
    ...[...Object.keys(kinds), 'all these pages'].map((kind) => {
      const of = found.filter((times) => kind === 'all these pages' || times.kind === kind)
      const measured = `median ${shown(0.5, of)} ms; p99 ${shown(0.99, of)} ms`
      return { what: `${kind}: with one, with all, once more`, measured, goal: '', met: true }
    }),
    atMost('second size against the first, p99', all / one, '×', 1.5),
    told('… the same page once more', again / one, '×'),
  ]
}
