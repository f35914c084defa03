import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { outageOf } from '../../src/kit/db/outage.ts'
import { migrate } from '../../src/kit/db/migrate.ts'
import { newId } from '../../src/kit/id.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { recordAct, type ToRecord } from '../../src/ledger/actions.ts'
import { findActs } from '../../src/ledger/store.ts'
import { rebuild } from '../../src/ledger/projection.actions.ts'
import { findStandingRows } from '../../src/ledger/projection.store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { aSending, type TestSending } from '../help/sending.ts'

/**
 * The embedded PostgreSQL is killed outright while eight registrars record answers, and starts again by itself. What was
 * acknowledged is there, and nothing twice. DATABASE_KILLS=50 for the long run.
 */
const kills = Number(process.env['DATABASE_KILLS'] ?? 4)

const dataDir = mkdtempSync(join(tmpdir(), 'radslag-killed-'))
const postgres = await startPostgres({ dataDir, log: () => {} })
await migrate(postgres.connection)
const database = new Database(postgres.connection)
after(async () => {
  await database.close()
  await postgres.stop()
  rmSync(dataDir, { recursive: true })
})
const from = await aSending(database, { slug: 'dodad', members: 8 })

/** Aborted when the last kill has been survived. */
const survived = new AbortController()
const acknowledged: string[] = []
const attempted = new Set<string>()
let unsure = 0

/** Records act after act; one whose end is not known is tried again, as the same form sent once more. */
async function registrar(sending: TestSending, member: number): Promise<void> {
  while (!survived.signal.aborted) {
    const id = newId()
    attempted.add(id)
    const act = {
      id,
      type: 'postponed' as const,
      circulation: sending.circulation,
      organisation: sending.members[member]!,
    }
    const evidence = [{ document: null, quote: null, page: null, note: 'Prov' }]
    await untilTaken(sending, { act: { ...act, until: '2099-01-01' }, evidence })
    acknowledged.push(id)
  }
}

async function untilTaken(sending: TestSending, given: ToRecord): Promise<void> {
  for (;;) {
    try {
      await sending.work((work) => recordAct(work, given), systemClock)
      return
    } catch (error) {
      // Ended or starting: whether the act was recorded is not known.
      if (outageOf(error) !== 'away') throw error
      unsure += 1
      await sleep(20)
    }
  }
}

/** Now the server itself, now one of its processes, after which it makes all the others end. */
async function kill(turn: number): Promise<void> {
  const server = postgres.pid
  const backends = turn % 2 === 0 ? [] : childrenOf(server)
  try {
    process.kill(backends[turn % backends.length] ?? server, 'SIGKILL')
  } catch {
    // It had ended by itself meanwhile.
  }
  for (let waited = 0; waited < 400; waited += 1) {
    await sleep(25)
    if (await isUp()) return
  }
  throw new Error('the server did not come back')
}

async function isUp(): Promise<boolean> {
  try {
    await database.transaction(null, async () => {})
    return true
  } catch {
    return false
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => {
      try {
        const stat = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]!
        return (
          Number(stat.split(' ')[1]) === pid &&
          /postgres/.test(readFileSync(`/proc/${child}/cmdline`, 'utf8'))
        )
      } catch {
        return false
      }
    })
}

test(
  `PostgreSQL killed ${kills} times loses nothing that was acknowledged`,
  { timeout: 600_000 },
  async (context) => {
    const registrars = from.members.map((_, member) => registrar(from, member))
    for (let turn = 0; turn < kills; turn += 1) {
      await sleep(100 + Math.random() * 400)
      await kill(turn)
    }
    survived.abort()
    await Promise.all(registrars)
    const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    const recorded = acts.map(({ id }) => id)
    context.diagnostic(`${kills} kills, ${acknowledged.length} acknowledged, ${unsure} unsure tries`)
    assert.ok(unsure > 0 && acknowledged.length > kills)
    assert.deepEqual(recorded.toSorted(), [...new Set(recorded)].toSorted())
    assert.deepEqual(
      acknowledged.filter((id) => !recorded.includes(id)),
      [],
      'acknowledged and lost',
    )
    assert.deepEqual(
      recorded.filter((id) => !attempted.has(id)),
      [],
    )
    assert.deepEqual(await from.work(verifyChain), { entries: recorded.length, broken: null })
    const rows = () => from.work(({ db }) => findStandingRows(db, from.association, from.circulation))
    const before = await rows()
    await from.work((work) => rebuild(work), systemClock)
    assert.deepEqual(await rows(), before)
  },
)
