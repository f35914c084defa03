import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, sql } from 'kysely'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { Database, Db } from '../db/db.ts'
import { logger } from '../logger.ts'
import { jobsSchema } from './install.ts'
import { type JobData, type QueueName, silence } from './queues.ts'

const settings: ConstructorOptions = {
  schema: jobsSchema,
  // The owner installs and changes the tables (see install.ts), and rebuilds their indexes.
  migrate: false,
  reindex: false,
  monitorVacuum: false,
  schedule: false,
}

/** How often a queue is looked at while it is empty, in milliseconds. */
const lookEvery = 2000

/** How often a process tells that it still has its job, in milliseconds, and how often the silent ones are looked for, in seconds. */
const tellEvery = (silence * 1000) / 4
const missEvery = 15

/**
 * Queues a job in the transaction that `db` is in: it is there when that commits, and never was when it does not.
 * @param after seconds from now, by the database's clock; the association's own clock may stand in another year
 */
export async function queue<Q extends QueueName>(
  db: Db,
  name: Q,
  data: JobData[Q],
  after = 0,
): Promise<void> {
  await queueAll(db, name, [data], after)
}

/** As `queue`, for many at once. What is asked after it sees them: it need not be waited for. */
export async function queueAll<Q extends QueueName>(
  db: Db,
  name: Q,
  data: readonly JobData[Q][],
  after = 0,
): Promise<void> {
  const text = insertions.get(name) ?? (await insertionInto(db, name))
  const startAfter = Math.max(0, Math.ceil(after))
  const jobs = data.map((item) => ({ data: item, startAfter }))
  await db.withoutPlugins().executeQuery(CompiledQuery.raw(text, [JSON.stringify(jobs)]))
}

/** The statement by which pg-boss puts jobs into each queue: it looks the queue up to write it, the same each time. */
const insertions = new Map<QueueName, string>()

async function insertionInto(db: Db, name: QueueName): Promise<string> {
  const executor = db.withoutPlugins()
  let text = ''
  const boss = new PgBoss({
    ...settings,
    db: {
      executeSql: async (asked, values) => {
        text = asked
        return { rows: (await executor.executeQuery<object>(CompiledQuery.raw(asked, values ?? []))).rows }
      },
    },
  })
  // Of no jobs: what it asks last is the statement.
  await boss.insert(name, [], { returnId: false })
  insertions.set(name, text)
  return text
}

/** What the jobs of a queue carry that wait or are under way. */
export async function findQueued<Q extends QueueName>(db: Db, name: Q): Promise<JobData[Q][]> {
  const { rows } = await sql<{ data: JobData[Q] }>`select data from ${sql.id(jobsSchema, 'job')}
    where name = ${name} and state in ('created', 'retry', 'active')`.execute(db)
  return rows.map(({ data }) => data)
}

/**
 * As `queue`, unless one waits already: for a job that looks after everything and queues itself again. Where two are queued
 * at once they are one the next time.
 */
export async function queueOne<Q extends QueueName>(
  db: Db,
  name: Q,
  data: JobData[Q],
  after = 0,
): Promise<void> {
  const { rows } = await sql<{ waits: boolean }>`select exists (
    select from ${sql.id(jobsSchema, 'job')} where name = ${name} and state in ('created', 'retry')) as waits`.execute(
    db,
  )
  if (!rows[0]?.waits) await queue(db, name, data, after)
}

/** Does what the job says. One that answers `later` or throws is tried again, by the queue's rules; a throw is a fault. */
export type Handler<Q extends QueueName> = (data: JobData[Q]) => Promise<'later' | undefined | void>

/** As `Handler`, for several jobs at a time: they are done, or tried again, together. */
export type HandlerOfMany<Q extends QueueName> = (
  data: readonly JobData[Q][],
) => Promise<'later' | undefined | void>

/** The jobs of this process, running until stopped. */
export interface Jobs {
  /** Takes jobs of the queue one after another. Called again for the same queue, that many are done at a time. */
  work<Q extends QueueName>(name: Q, handler: Handler<Q>): void
  /** As `work`, taking as many as there are, `most` at a time. */
  workMany<Q extends QueueName>(name: Q, most: number, handler: HandlerOfMany<Q>): void
  /** Lets the jobs that are under way finish, and takes no more. */
  stop(): Promise<void>
}

/** Starts taking jobs, through the database's own pool: a queue that is empty costs one small query every two seconds. */
export async function startJobs(database: Database): Promise<Jobs> {
  const boss = new PgBoss({
    ...settings,
    supervise: true,
    superviseIntervalSeconds: missEvery,
    monitorIntervalSeconds: missEvery,
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
  })
  boss.on('error', (error) => logger.error('jobs.failed', error))
  await boss.start()
  const stopping = new AbortController()
  const workers: Promise<void>[] = []
  return {
    work: (name, handler) => {
      workers.push(takeJobs({ boss, name, most: 1, handle: ([data]) => handler(data!) }, stopping.signal))
    },
    workMany: (name, most, handle) => {
      workers.push(takeJobs({ boss, name, most, handle }, stopping.signal))
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(workers)
      await boss.stop({ graceful: false })
    },
  }
}

interface Worker<Q extends QueueName> {
  readonly boss: PgBoss
  readonly name: Q
  readonly most: number
  readonly handle: HandlerOfMany<Q>
}

/** pg-boss's own workers wait between jobs; here the next ones are taken as soon as those before are done. */
async function takeJobs<Q extends QueueName>(worker: Worker<Q>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const took = await takeSome(worker).catch((error: unknown) => {
      logger.error('jobs.unreachable', error, { queue: worker.name })
      return false
    })
    if (!took) await sleep(lookEvery, null, { signal: stopping }).catch(() => null)
  }
}

async function takeSome<Q extends QueueName>({ boss, name, most, handle }: Worker<Q>): Promise<boolean> {
  const jobs = await boss.fetch<JobData[Q]>(name, { batchSize: most })
  if (jobs.length === 0) return false
  const attempts = jobs.map(({ id, retryCount }) => ({ id, retryCount }))
  // A beat that does not come through says nothing of the jobs; the next one will.
  const beat = setInterval(() => void boss.touch(name, attempts).catch(() => null), tellEvery)
  try {
    const later = (await handle(jobs.map(({ data }) => data))) === 'later'
    await (later ? boss.fail(name, attempts) : boss.complete(name, attempts))
  } catch (error) {
    logger.error('job.failed', error, { queue: name, jobs: attempts.map(({ id }) => id).join(' ') })
    await boss.fail(name, attempts)
  } finally {
    clearInterval(beat)
  }
  return true
}

export interface JobCount {
  readonly queue: string
  readonly state: string
  readonly jobs: number
}

/** How many jobs wait, are under way or have failed, by queue and state. Those that are done are not counted. */
export async function countJobs(database: Database): Promise<JobCount[]> {
  const { rows } = await database.pool.query<JobCount>(
    `select name as queue, state::text, count(*)::integer as jobs from ${jobsSchema}.job
     where state in ('created', 'retry', 'active', 'failed') group by name, state order by name, state`,
  )
  return rows
}
