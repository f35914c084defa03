import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import PostalMime from 'postal-mime'
import { bringIn } from '../../src/letters/door.jobs.ts'
import { lot, openLetters } from '../../src/intake/letter.jobs.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { migrate } from '../../src/kit/db/migrate.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { noDoors } from '../../src/kit/settings.ts'
import { aSending } from '../help/sending.ts'
import { cpuOfFamily, median } from './load.ts'
import { mixInWords, postOfDay, wordsOfDay } from './post.ts'
import { takeApart } from './taking-apart.ts'

/**
 * `npm run bench -- mail`: letters recorded; recorded and taken apart; and all the way to a proposal in the inbox, beside
 * a bare intake on the same disk and database in the same run: the raw letter to disk with fsync, postal-mime, one
 * transaction. What the bare one does is recording and taking apart. Rounds alternate.
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

/** How far a letter is taken. */
const stages = ['recorded', 'parsed', 'proposed'] as const
type Stage = (typeof stages)[number]

type Open = (ids: readonly string[]) => Promise<void>

/** As the program does it: the doors ask whose a letter is and take it in, two at a time open what has been taken, in lots. */
async function oursPace(database: Database, letters: readonly Buffer[], open: Open | null): Promise<number> {
  const porter = { database, clock: systemClock, doors: noDoors }
  const waiting: string[] = []
  const coming = new AbortController()
  const opener = async (): Promise<void> => {
    while (!coming.signal.aborted || waiting.length > 0) {
      const some = waiting.splice(0, lot.count)
      await (some.length > 0 ? open?.(some) : sleep(1))
    }
  }
  const began = performance.now()
  const openers = open ? [opener(), opener()] : []
  await taken(letters, async (raw) => {
    const at = { door: 'lmtp', arrivedAt: () => systemClock.now() } as const
    waiting.push(...(await bringIn(porter, raw, at)))
  })
  coming.abort()
  await Promise.all(openers)
  return (letters.length * 1000) / (performance.now() - began)
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
    const kinds = { words: wordsOfDay(perRound), post: await postOfDay(perRound) }
    const desk = { database, clock: systemClock, own: ['registrator@forbundet.example'] }
    const openers: Record<Stage, Open | null> = {
      recorded: null,
      parsed: (ids) => takeApart(desk, sending.association, ids),
      proposed: (ids) => openLetters(desk, sending.association, ids),
    }
    const measureRound = async (post: () => Buffer[]): Promise<Round> => {
      const measured: Round = { bare: await withCpu(post(), (letters) => barePace(letters, takeBare)) }
      for (const stage of stages)
        measured[stage] = await withCpu(post(), (letters) => oursPace(database, letters, openers[stage]))
      return measured
    }
    const found: Found = { words: [], post: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const measured = { words: await measureRound(kinds.words), post: await measureRound(kinds.post) }
      // The first round warms up; then PostgreSQL counts what there is, as it does by itself within a minute.
      if (round === 0) {
        await pool.query('analyze')
        continue
      }
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

/** Letters a second, and milliseconds of processor time for each: of the program, its children and the database. */
interface Pace {
  readonly pace: number
  readonly cpu: number
}
type Round = { bare: Pace } & Partial<Record<Stage, Pace>>

const barePace = async (letters: readonly Buffer[], take: (raw: Buffer) => Promise<void>): Promise<number> =>
  (letters.length * 1000) / (await taken(letters, take))

async function withCpu(letters: Buffer[], run: (letters: Buffer[]) => Promise<number>): Promise<Pace> {
  const before = cpuOfFamily(process.pid)
  const pace = await run(letters)
  return { pace, cpu: (cpuOfFamily(process.pid) - before) / letters.length }
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
  const met = [rowsOf('without files', words), rowsOf('with files', post)]
  return met.every(Boolean) ? 0 : 1
}

const words: Readonly<Record<Stage, string>> = {
  recorded: 'recorded: the door has it',
  parsed: 'recorded and taken apart',
  proposed: 'all the way to a proposal: texts of files, read, matched',
}

/** Whether the goal was met: it is for what the bare intake does too. */
function rowsOf(which: string, found: readonly Round[]): boolean {
  const middle = (of: (round: Round) => number | undefined): number =>
    median(found.flatMap((round) => of(round) ?? []))
  const cells = (what: string, name: 'bare' | Stage): string =>
    `| ${what} | ${middle((round) => round[name]?.pace).toFixed(0)} | ${middle((round) => round[name]?.cpu).toFixed(2)} ms`
  console.log(`${cells(`letters ${which}, bare intake`, 'bare')} | | |`)
  return stages
    .map((stage) => {
      const ratio = middle((round) => round[stage] && round[stage].pace / round.bare.pace)
      const judged = stage === 'proposed' ? '' : `≥ ${goal}× ${ratio >= goal ? 'met' : 'missed'}`
      console.log(`${cells(`… ${words[stage]}`, stage)} | ${ratio.toFixed(2)}× | ${judged} |`)
      return judged === '' || ratio >= goal
    })
    .every(Boolean)
}
