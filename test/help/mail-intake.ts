/**
 * A process of its own that takes letters in and opens them, to be killed in the middle: DATABASE_URL, LMTP_PORT,
 * INBOX_DIR. KILL_AT names a transaction and a side of its end (`take before`, `keep after`), KILL_NTH which time.
 */
import { openDoors } from '../../src/intake/door.jobs.ts'
import { startLetters } from '../../src/intake/letter.jobs.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { Database, type Db } from '../../src/kit/db/db.ts'
import { startJobs } from '../../src/kit/jobs/jobs.ts'
import { noDoors } from '../../src/kit/settings.ts'

/** Which transaction it is, told by who opens it; those of one opening follow each other. */
const openers = [
  ['take', /\btakeTogether\b/],
  ['open', /\bopenLetter\b/],
] as const

const [wanted, side] = (process.env['KILL_AT'] ?? '').split(' ')
const nth = Number(process.env['KILL_NTH'] ?? 1)

class DyingDatabase extends Database {
  private readonly counts = new Map<string, number>()

  override async transaction<T>(association: number | null, work: (db: Db) => Promise<T>): Promise<T> {
    const point = this.pointNow()
    const mine = point === wanted && this.count(point) === nth
    const result = await super.transaction(association, async (db) => {
      const done = await work(db)
      if (mine && side === 'before') process.kill(process.pid, 'SIGKILL')
      return done
    })
    if (mine && side === 'after') process.kill(process.pid, 'SIGKILL')
    return result
  }

  override async reading<T>(association: number | null, look: (db: Db) => Promise<T>): Promise<T> {
    const result = await super.reading(association, look)
    const isAsked = association === null && wanted === 'whose'
    if (isAsked && this.count('whose') === nth) process.kill(process.pid, 'SIGKILL')
    return result
  }

  private pointNow(): string {
    const stack = new Error('where').stack ?? ''
    return openers.find(([, pattern]) => pattern.test(stack))?.[0] ?? 'other'
  }

  private count(point: string): number {
    const count = (this.counts.get(point) ?? 0) + 1
    this.counts.set(point, count)
    return count
  }
}

const database = new DyingDatabase({ connectionString: process.env['DATABASE_URL']! })
await startLetters({ database, clock: systemClock, own: [] }, await startJobs(database))
await openDoors({
  database,
  clock: systemClock,
  doors: {
    ...noDoors,
    lmtpPort: Number(process.env['LMTP_PORT']),
    folder: process.env['INBOX_DIR'] ?? null,
  },
})
process.stdout.write('open\n')
