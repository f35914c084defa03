import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import PostalMime from 'postal-mime'
import { bringIn } from '../../src/intake/door.jobs.ts'
import { lot, openLetters } from '../../src/intake/letter.jobs.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { migrate } from '../../src/kit/db/migrate.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { noDoors } from '../../src/kit/settings.ts'
import { aSending, type TestSending } from '../help/sending.ts'
import { cpuOfFamily, median } from './load.ts'
import { mixInWords, postOfDay, wordsOfDay } from './post.ts'

/**
 * `npm run bench -- mail`: letters taken in, taken apart, read and matched, beside a bare intake on the same disk and
 * database in the same run: the raw letter to disk with fsync, postal-mime, one transaction. Rounds alternate.
 */
const perRound = 240
const rounds = 5
/** As many at a time as Postfix hands over at once (`default_destination_concurrency_limit`). */
const abreast = 20
const goal = 0.6

/** Milliseconds for all of them. */
async function taken(letters: readonly Buffer[], take: (raw: Buffer) => Promise<void>): Promise<number> {
  const left = [...letters]
  const began = performance.now()
  const taker = async (): Promise<void> => {
    for (let raw = left.pop(); raw; raw = left.pop()) await take(raw)
  }
  await Promise.all(Array.from({ length: abreast }, taker))
  return performance.now() - began
}

/** Letters a second: recorded, so that the door may say that it has them; and all the way to a proposal in the inbox. */
interface Pace {
  readonly recorded: number
  readonly proposed: number
}

/** As the program does it: the doors take in, and two at a time take what has been recorded in lots. */
async function oursPace(
  database: Database,
  { association }: TestSending,
  letters: readonly Buffer[],
): Promise<Pace> {
  const desk = { database, clock: systemClock, own: ['registrator@forbundet.example'] }
  const porter = { database, clock: systemClock, doors: noDoors }
  const waiting: string[] = []
  const coming = new AbortController()
  const opener = async (): Promise<void> => {
    while (!coming.signal.aborted || waiting.length > 0) {
      const some = waiting.splice(0, lot.count)
      await (some.length > 0 ? openLetters(desk, association, some) : sleep(1))
    }
  }
  const began = performance.now()
  const openers = [opener(), opener()]
  const recorded = await taken(letters, async (raw) => {
    const at = { door: 'lmtp', association, arrivedAt: () => systemClock.now() } as const
    waiting.push(...(await bringIn(porter, raw, at)))
  })
  coming.abort()
  await Promise.all(openers)
  const all = letters.length * 1000
  return { recorded: all / recorded, proposed: all / (performance.now() - began) }
}

async function bare(pool: pg.Pool, folder: string): Promise<(raw: Buffer) => Promise<void>> {
  await pool.query('create schema bare')
  await pool.query(
    'create table bare.letter (id text primary key, sender text, subject text, body text, files integer)',
  )
  let count = 0
  return async (raw) => {
    const file = await open(join(folder, `${(count += 1)}.eml`), 'w')
    await file.writeFile(raw)
    await file.sync()
    await file.close()
    const { messageId, from, subject, text, attachments } = await PostalMime.parse(raw)
    const client = await pool.connect()
    try {
      await client.query('begin')
      const row = [messageId, from?.address, subject, text, attachments.length]
      await client.query('insert into bare.letter values ($1, $2, $3, $4, $5)', row)
      await client.query('commit')
    } finally {
      client.release()
    }
  }
}

/** Prints what was found; the exit code says whether the goals were met. */
export async function benchMail(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-bench-mail-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), log: () => {} })
  const pool = new pg.Pool({ connectionString: postgres.url, max: abreast })
  pool.on('error', () => {})
  const database = new Database(postgres.connection)
  try {
    await migrate(postgres.connection)
    const sending = await aSending(database, { members: 8 })
    const takeBare = await bare(pool, folder)
    const both = { words: wordsOfDay(perRound), post: await postOfDay(perRound) }
    const measureRound = async (post: () => Buffer[]): Promise<Round> => {
      const [first, second] = [post(), post()]
      const other = await withCpu(() => taken(first, takeBare))
      const own = await withCpu(() => oursPace(database, sending, second))
      const cpu = { bare: other.cpu, ours: own.cpu }
      return { bare: (perRound * 1000) / other.result, ours: own.result, cpu }
    }
    const found: Found = { words: [], post: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const measured = { words: await measureRound(both.words), post: await measureRound(both.post) }
      // The first round warms up.
      if (round === 0) continue
      found.words.push(measured.words)
      found.post.push(measured.post)
    }
    return told(found)
  } finally {
    await pool.end()
    await database.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Round {
  readonly bare: number
  readonly ours: Pace
  /** Processor time a letter, of the program, its children and the database, in milliseconds. */
  readonly cpu: { readonly bare: number; readonly ours: number }
}

/** Milliseconds of processor time that each letter took. */
async function withCpu<T>(run: () => Promise<T>): Promise<{ result: T; cpu: number }> {
  const before = cpuOfFamily(process.pid)
  const result = await run()
  return { result, cpu: (cpuOfFamily(process.pid) - before) / perRound }
}

interface Found {
  readonly words: Round[]
  readonly post: Round[]
}

function told({ words, post }: Found): number {
  const load = loadavg().map((value) => value.toFixed(1))
  console.log(`\n${rounds} rounds of ${perRound} letters, ${abreast} at a time; ${mixInWords}`)
  console.log(`${cpus().length} processors; load over 1, 5, 15 minutes: ${load.join(', ')}\n`)
  console.log('| what | a second | CPU of a letter, with the database | against bare | goal |')
  console.log('| --- | --- | --- | --- | --- |')
  bareRow('bare intake of letters without documents', words)
  bareRow('bare intake of all', post)
  const met = [
    row('recorded and parsed, without documents (and read and matched)', words, ({ proposed }) => proposed),
    row('recorded, parsed, texts of files, read and matched', post, ({ proposed }) => proposed),
    row('… of which recorded: the door has it', post, ({ recorded }) => recorded),
  ]
  return met.every(Boolean) ? 0 : 1
}

const cpuOfEach = (found: readonly Round[], of: 'bare' | 'ours'): string =>
  `${median(found.map(({ cpu }) => cpu[of])).toFixed(2)} ms`

function bareRow(what: string, found: readonly Round[]): void {
  const pace = median(found.map(({ bare: each }) => each))
  console.log(`| ${what} | ${pace.toFixed(0)} | ${cpuOfEach(found, 'bare')} | | |`)
}

/** The processor time is that of the whole way, however short a part of it the row tells of. */
function row(what: string, found: readonly Round[], paceOf: (ours: Pace) => number): boolean {
  const pace = median(found.map(({ ours }) => paceOf(ours)))
  const ratio = median(found.map(({ ours, bare: other }) => paceOf(ours) / other))
  const met = ratio >= goal
  const judged = `≥ ${goal}× ${met ? 'met' : 'missed'}`
  console.log(
    `| ${what} | ${pace.toFixed(0)} | ${cpuOfEach(found, 'ours')} | ${ratio.toFixed(2)}× | ${judged} |`,
  )
  return met
}
