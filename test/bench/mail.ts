import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import PostalMime from 'postal-mime'
import { bringIn } from '../../src/intake/door.jobs.ts'
import { openLetter } from '../../src/intake/letter.jobs.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { migrate } from '../../src/kit/db/migrate.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { noDoors } from '../../src/kit/settings.ts'
import { extractOf, multipart, pdfOf } from '../help/letters.ts'
import { aSending, type TestSending } from '../help/sending.ts'
import { median } from './load.ts'

/**
 * `npm run bench -- mail`: letters taken in, taken apart, read and matched, beside a bare intake on the same disk and
 * database in the same run: the raw letter to disk with fsync, postal-mime, one transaction. Rounds alternate.
 */
const perRound = 120
const rounds = 5
/** As many at a time as a mail server hands over at once. */
const abreast = 4
const goal = 0.6

let made = 0

function letter(): Buffer {
  const place = `ort${'abcdefgh'[(made += 1) % 8]}by`
  const text = extractOf(place, made).split('\n')
  return multipart(
    {
      From: `Registrator <registrator@${place}.example>`,
      To: 'registrator@forbundet.example',
      Subject: 'Svar: PROV/15/0016-5',
      Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
      'Message-ID': `<bench-${made}@${place}.example>`,
    },
    [
      { type: 'text/plain; charset=utf-8', content: 'Hej! Bifogat finns vårt beslut.' },
      { type: 'application/pdf', filename: `Protokollsutdrag § ${made}.pdf`, content: pdfOf(text) },
    ],
  )
}

/** Letters per second. */
async function pace(take: (raw: Buffer) => Promise<void>): Promise<number> {
  const letters = Array.from({ length: perRound }, letter)
  const began = performance.now()
  const taker = async (): Promise<void> => {
    for (let raw = letters.pop(); raw; raw = letters.pop()) await take(raw)
  }
  await Promise.all(Array.from({ length: abreast }, taker))
  return (perRound * 1000) / (performance.now() - began)
}

function ours(database: Database, { association }: TestSending): (raw: Buffer) => Promise<void> {
  const desk = { database, clock: systemClock, own: ['registrator@forbundet.example'] }
  const porter = { database, clock: systemClock, doors: noDoors }
  return async (raw) => {
    const coming = { door: 'lmtp', association, arrivedAt: () => systemClock.now() } as const
    const [id] = await bringIn(porter, raw, coming)
    await openLetter(desk, { association, letter: id! })
  }
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

/** Prints what was found; the exit code says whether the goal was met. */
export async function benchMail(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-bench-mail-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), log: () => {} })
  const pool = new pg.Pool({ connectionString: postgres.url, max: abreast })
  const database = new Database(postgres.connection)
  try {
    await migrate(postgres.connection)
    const both = {
      ours: ours(database, await aSending(database, { members: 8 })),
      bare: await bare(pool, folder),
    }
    const found: { ours: number; bare: number }[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const measured = { bare: await pace(both.bare), ours: await pace(both.ours) }
      // The first round warms up.
      if (round > 0) found.push(measured)
    }
    return told(found)
  } finally {
    await pool.end()
    await database.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function told(found: readonly { ours: number; bare: number }[]): number {
  const ratio = median(found.map((round) => round.ours / round.bare))
  const row = (what: string, measured: string, wanted: string): string =>
    `| ${what} | ${measured} | ${wanted} |`
  console.log(`\n${rounds} rounds of ${perRound} letters with a PDF; ${cpus().length} processors\n`)
  console.log('| what | measured | goal |\n| --- | --- | --- |')
  console.log(
    row('letters taken in and read, a second', median(found.map((each) => each.ours)).toFixed(1), ''),
  )
  console.log(row('bare intake, a second', median(found.map((each) => each.bare)).toFixed(1), ''))
  console.log(
    row('against the bare intake', `${ratio.toFixed(2)}×`, `≥ ${goal}× ${ratio >= goal ? 'met' : 'missed'}`),
  )
  return ratio >= goal ? 0 : 1
}
