import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../src/kit/clock.ts'
import { fileBytes } from '../../src/kit/files/store.ts'
import { jobsSchema } from '../../src/kit/jobs/install.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { findActs, findEvidence } from '../../src/ledger/store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { addAdministrator } from '../../src/people/actions.ts'
import { freshDatabase } from '../help/database.ts'
import { dice } from '../help/dice.ts'
import { type Death, DyingProgram, type Step, steps } from '../help/dying-program.ts'
import { InsistentRegistrar, person } from '../help/insistent-registrar.ts'
import { deliver } from '../help/lmtp-client.ts'
import {
  endsOf,
  expectedEnds,
  lettersOf,
  members,
  repeated,
  seenEnds,
  settled,
  shuffled,
} from '../help/coming-letters.ts'
import { startMailReceiver } from '../help/mail-receiver.ts'
import { freePort } from '../help/mail-servers.ts'
import { aSending } from '../help/sending.ts'

/**
 * The program is killed outright, again and again, while letters come in by LMTP and are opened, a registrar registers
 * answers and their receipts leave: half of the times at a named point, half at any moment. What was acknowledged is there,
 * and nothing twice. KILLS=1000 for the long run; with MINUTES=40 as many of them as there is time for.
 */
const kills = Number(process.env['KILLS'] ?? (process.env['CI'] === 'true' ? 150 : 24))
const minutes = Number(process.env['MINUTES'] ?? Infinity)
const seed = Number(process.env['SEED'] ?? 2015)

/** Just before and just after the end of each step's transactions, now of its first, now of a later one. */
const points: readonly Death[] = [1, 2].flatMap((nth) =>
  steps.flatMap((step) =>
    (step === 'whose' || step === 'parse' ? (['after'] as const) : (['before', 'after'] as const)).map(
      (side) => ({ step, side, nth }),
    ),
  ),
)

const { connection, database } = await freshDatabase()
const sending = await aSending(database, { slug: 'dodad', members })
const post = await startMailReceiver()
after(() => post.stop())
const ports = { http: await freePort(), lmtp: await freePort() }

const settingsFor = (databaseUrl: string, { http, lmtp }: typeof ports): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  PORT: String(http),
  LMTP_PORT: String(lmtp),
  MAIL_FROM: 'registrator@forbundet.example',
  TRUST_PROXY: 'yes',
})

/** Aborted when something has failed, so that nobody waits for a program that is gone. */
const failed = new AbortController()
/** Aborted when the last kill has been survived. */
const enough = new AbortController()

/** New letters come until it is said to be enough. Returns what was sent. */
async function deliverRounds(): Promise<string[]> {
  const roll = dice(seed)
  const sent: string[] = []
  for (let round = 0; round === 0 || !enough.signal.aborted; round++) {
    const letters = lettersOf(`r${round}`)
    // Answers come again by other ways. Of the rest each comes once: it is lost for good where it is lost.
    const again = repeated(letters.slice(0, members), roll)
    const waiting = shuffled([...again, ...letters.slice(members)], roll)
    sent.push(...letters.map((raw) => raw.toString()))
    const lane = async (): Promise<void> => {
      for (let raw = waiting.pop(); raw && !failed.signal.aborted; raw = waiting.pop()) {
        await deliver(ports.lmtp, { raw, to: 'registrator@forbundet.example' }, failed.signal)
        await sleep(20)
      }
    }
    await Promise.all([lane(), lane(), lane()])
  }
  return sent
}

/** The members' boards put the matter off, again and again; each time the registrar is told so by telephone. */
async function registerAnswers(registrar: InsistentRegistrar): Promise<string[]> {
  const registered: string[] = []
  while (!enough.signal.aborted && !failed.signal.aborted) {
    const note = `Samtal ${registered.length + 1}.`
    const said = { choice: 'postponed', until: '2015-06-15', note, decided: '2015-06-01' }
    const member = sending.members[registered.length % members]!
    const page = '/dodad/circulations/PROV-15-0016-5/register'
    const done = await registrar.register(page, member, said)
    assert.equal(done.status, 200, done.problems.join())
    registered.push(note)
    await sleep(100)
  }
  return registered
}

/** Receipts wait half a minute, in which the registrar may undo; and what a dead process had begun, for it to be heard of. */
async function undoTimeGoesBy(): Promise<void> {
  const wherever = (which: string): string =>
    `where id in (select id from ${jobsSchema}.job where ${which} for update skip locked)`
  await database.pool.query(
    `update ${jobsSchema}.job set start_after = now() ${wherever("name = 'mail' and state in ('created', 'retry')")}`,
  )
  await database.pool.query(
    `update ${jobsSchema}.job set heartbeat_on = heartbeat_on - interval '20 seconds' ${wherever("state = 'active'")}`,
  )
}

interface Deaths {
  kills: number
  /** Of the kills at any moment: how many interrupted the step. */
  readonly interrupted: Map<Step, number>
  readonly atPoint: Map<string, number>
}

const countIn = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1)

/** Half of them at a point and half at any moment; by turns, from the same dice in each run. */
async function killAgainAndAgain(program: DyingProgram): Promise<Deaths> {
  const roll = dice(seed + 1)
  const deaths: Deaths = { kills: 0, interrupted: new Map(), atPoint: new Map() }
  const until = performance.now() + minutes * 60_000
  for (let killed = 0; killed < kills && !failed.signal.aborted && performance.now() < until; killed++) {
    deaths.kills += 1
    const death = killed % 2 === 0 ? points[(killed / 2) % points.length]! : null
    const life = await program.start(death)
    if (death) {
      assert.ok(await life.ended(60_000), `never came to ${JSON.stringify(death)}`)
      countIn(deaths.atPoint, death.step)
    } else {
      await life.ended(roll() * 400)
      await life.kill()
      for (const step of life.underway()) countIn(deaths.interrupted, step)
    }
  }
  return deaths
}

const told = (counts: Map<string, number>): string =>
  [...counts].map(([step, count]) => `${step} ${count}`).join(', ')

test('killed again and again, nothing that was acknowledged is lost, and nothing is there twice', async (context) => {
  await database.transaction(null, (db) => addAdministrator({ db, clock: systemClock }, person))
  const program = new DyingProgram({
    ...settingsFor(connection.connectionString!, ports),
    SMTP_URL: post.url,
  })
  const began = performance.now()
  const registrar = new InsistentRegistrar(`http://127.0.0.1:${ports.http}`, failed.signal)
  const working = Promise.all([deliverRounds(), registrar.signIn().then(() => registerAnswers(registrar))])
  const giveUp = (error: unknown): never => {
    failed.abort()
    throw error
  }
  const passing = setInterval(() => void undoTimeGoesBy(), 250)
  context.after(async () => {
    clearInterval(passing)
    await program.stop()
  })
  const dying = killAgainAndAgain(program).then(async (deaths) => {
    enough.abort()
    await program.start()
    return deaths
  })
  const [deaths, [wanted, registered]] = await Promise.all([dying.catch(giveUp), working.catch(giveUp)])
  const took = ((performance.now() - began) / 60_000).toFixed(1)
  await settled(sending)
  await checkLetters(wanted)
  const receipts = await checkAnswers(registered)

  context.diagnostic(`${deaths.kills} kills in ${took} minutes; at points of ${told(deaths.atPoint)}`)
  context.diagnostic(`at any moment, in the middle of ${told(deaths.interrupted)}`)
  context.diagnostic(`${wanted.length} letters, ${registered.length} answers, each once; ${receipts}`)
})

/** Each letter once, byte for byte but for what servers on the way have written above it, and opened once. */
async function checkLetters(wanted: readonly string[]): Promise<void> {
  const rows = await endsOf(sending)
  assert.deepEqual(
    rows.map(({ messageId }) => messageId).toSorted(),
    wanted.map((raw) => /<[^>]+>/.exec(raw.slice(raw.indexOf('Message-ID')))![0]).toSorted(),
    'each letter once',
  )
  const whole = new Map(wanted.map((raw) => [/<[^>]+>/.exec(raw.slice(raw.indexOf('Message-ID')))![0], raw]))
  for (const { messageId, sha256, state, parts } of rows) {
    const raw = await sending.work(({ db, association }) => fileBytes(db, association, sha256))
    assert.ok(raw.toString().endsWith(whole.get(messageId)!), 'byte for byte')
    assert.deepEqual([state, parts], ['parsed', 1], 'opened once')
  }
}

/** Each answer once, in a whole log, with one receipt that left. */
async function checkAnswers(registered: readonly string[]): Promise<string> {
  const { acts, evidence } = await sending.work(async ({ db, association }) => ({
    acts: await findActs(db, association, sending.circulation),
    evidence: await findEvidence(db, association, sending.circulation),
  }))
  assert.deepEqual(evidence.map(({ note }) => note ?? '').toSorted(), registered.toSorted())
  assert.equal(acts.length, registered.length)
  assert.equal((await sending.work(verifyChain)).broken, null)
  const letters = () =>
    sending.work(({ db, association }) => outbox(db, association, { purpose: 'receipt', limit: 10_000 }))
  assert.deepEqual(
    (await letters()).map(({ concerns }) => concerns).toSorted(),
    acts.map(({ id }) => id).toSorted(),
  )
  for (let tries = 0; tries < 600 && (await letters()).some(({ state }) => state !== 'sent'); tries++)
    await sleep(200)
  const sent = (await letters()).filter(({ state }) => state === 'sent').map(({ messageId }) => messageId)
  assert.equal(sent.length, acts.length, 'each receipt has left')
  const received = post.letters.map(({ messageId }) => messageId).filter((id) => sent.includes(id))
  assert.deepEqual([...new Set(received)].toSorted(), sent.toSorted())
  return `${sent.length} receipts, handed over ${received.length} times`
}

test('letters that come again and in another order come to the same in the end', async () => {
  const roll = dice(seed + 2)
  const ends: unknown[] = []
  for (const slug of ['ena', 'andra']) {
    // One association at a time is the only one, so that letters to any address are its own.
    const { connection: alone, database: own } = await freshDatabase()
    const at = await aSending(own, { slug, members })
    const doors = { http: await freePort(), lmtp: await freePort() }
    const program = new DyingProgram(settingsFor(alone.connectionString!, doors))
    after(() => program.stop())
    await program.start()
    await Promise.all(
      shuffled(repeated(lettersOf('r0'), roll), roll).map((raw) =>
        deliver(doors.lmtp, { raw, to: 'registrator@forbundet.example' }, AbortSignal.timeout(60_000)),
      ),
    )
    await settled(at)
    await program.stop()
    ends.push(seenEnds(await endsOf(at)))
  }
  assert.deepEqual(ends, [expectedEnds(), expectedEnds()])
})
