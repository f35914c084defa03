import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshDatabase } from '../../../test/help/database.ts'
import { addBareAssociation } from '../../../test/help/association.ts'
import { newId } from '../id.ts'
import { installJobs } from './install.ts'
import { findQueued, queue, queueAll, startJobs } from './jobs.ts'
import type { JobData } from './queues.ts'

const { connection, database } = await freshDatabase()
const association = await addBareAssociation(database, 'ksl')

const job = (): JobData['mail'] => ({ association, letter: newId() })

async function until(holds: () => boolean, milliseconds = 8000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!holds()) {
    assert.ok(performance.now() < end, 'waited too long')
    await sleep(20)
  }
}

test('a job is done when its transaction commits, and never was when it does not', async () => {
  const kept = job()
  const dropped = job()
  await database.transaction(association, (db) => queue(db, 'mail', kept))
  const failing = database.transaction(association, async (db) => {
    await queue(db, 'mail', dropped)
    throw new Error('after')
  })
  await assert.rejects(failing, /after/)
  const done: string[] = []
  const jobs = await startJobs(database)
  jobs.work('mail', async ({ letter }) => void done.push(letter))
  await until(() => done.length > 0)
  await sleep(100)
  await jobs.stop()
  assert.deepEqual(done, [kept.letter])
})

test('a job waits as long as it was told to, and many are done without pause', async () => {
  const items = Array.from({ length: 100 }, job)
  const queued = performance.now()
  await database.transaction(association, (db) => queueAll(db, 'mail', items, 1))
  const done = new Map<string, number>()
  const jobs = await startJobs(database)
  jobs.work('mail', async ({ letter }) => void done.set(letter, performance.now() - queued))
  await until(() => done.size === items.length)
  await jobs.stop()
  assert.ok(Math.min(...done.values()) >= 900)
  assert.deepEqual([...done.keys()].toSorted(), items.map(({ letter }) => letter).toSorted())
})

test('a job that waits or is under way is found, and one that is done is not', async () => {
  const letters = (): JobData['letter'] => ({ association, letters: [newId(), newId()] })
  const [first, second, done] = [letters(), letters(), letters()]
  const queued = () => database.transaction(association, (db) => findQueued(db, 'letter'))
  await database.transaction(association, (db) => queueAll(db, 'letter', [first, second]))
  assert.deepEqual(new Set(await queued()), new Set([first, second]))
  const jobs = await startJobs(database)
  const seen: JobData['letter'][] = []
  jobs.workMany('letter', 1, async ([job]) => {
    assert.ok((await queued()).some(({ letters: [letter] }) => letter === job!.letters[0]))
    seen.push(job!)
  })
  await database.transaction(association, (db) => queue(db, 'letter', done))
  await until(() => seen.length === 3)
  await jobs.stop()
  assert.deepEqual(await queued(), [])
  assert.deepEqual(new Set(seen), new Set([first, second, done]))
})

test('stopping lets the running job finish and takes no other', async () => {
  await database.transaction(association, (db) => queueAll(db, 'mail', [job(), job()]))
  const events: string[] = []
  const jobs = await startJobs(database)
  jobs.work('mail', async () => {
    events.push('begun')
    await sleep(200)
    events.push('ended')
  })
  await until(() => events.length > 0)
  await jobs.stop()
  assert.deepEqual(events, ['begun', 'ended'])
})

test('a job that answers later is tried again after a pause, and so is one that throws', async () => {
  const later = job()
  const failing = job()
  await database.transaction(association, (db) => queueAll(db, 'mail', [later, failing]))
  const seen: string[] = []
  const jobs = await startJobs(database)
  jobs.work('mail', async ({ letter }) => {
    seen.push(letter)
    if (letter === failing.letter) throw new Error('as the test wants it')
    return letter === later.letter ? 'later' : undefined
  })
  await until(() => seen.includes(later.letter) && seen.includes(failing.letter))
  await jobs.stop()
  const { rows } = await database.pool.query<{ state: string; pause: number }>(
    `select state, extract(epoch from start_after - now())::integer as pause
     from pgboss.job where data->>'letter' = any($1)`,
    [[later.letter, failing.letter]],
  )
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['retry', 'retry'],
  )
  for (const { pause } of rows) assert.ok(pause >= 10 && pause <= 90, `${pause} s`)
})

/** The job as a process has it that was last heard of so long ago, in seconds. */
async function holdJob(letter: string, silentFor: number): Promise<void> {
  const { rowCount } = await database.pool.query(
    `update pgboss.job set state = 'active', started_on = now() - interval '1 minute',
       heartbeat_on = now() - make_interval(secs => $2) where data->>'letter' = $1`,
    [letter, silentFor],
  )
  assert.equal(rowCount, 1)
}

const stateOf = async (letter: string): Promise<string | undefined> =>
  (
    await database.pool.query<{ state: string }>(
      `select state::text from pgboss.job where data->>'letter' = $1`,
      [letter],
    )
  ).rows[0]?.state

test('a job whose process has died is free within half a minute; one whose process lives is left to it', async () => {
  const [dead, living] = [job(), job()]
  await database.transaction(association, (db) => queueAll(db, 'mail', [dead, living]))
  await holdJob(dead.letter, 25)
  await holdJob(living.letter, -60)
  const began = performance.now()
  const jobs = await startJobs(database)
  while ((await stateOf(dead.letter)) === 'active') {
    assert.ok(performance.now() - began < 40_000, 'the job of a dead process is held still')
    await sleep(200)
  }
  await jobs.stop()
  assert.equal(await stateOf(dead.letter), 'retry')
  assert.equal(await stateOf(living.letter), 'active')
})

test('installing again changes nothing', async () => {
  await installJobs(connection)
  await installJobs(connection)
})
