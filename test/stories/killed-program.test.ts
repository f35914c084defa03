import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { addAdministrator } from '../../src/people/actions.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { findActs } from '../../src/ledger/store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { freshDatabase } from '../help/database.ts'
import { InsistentRegistrar, person } from '../help/insistent-registrar.ts'
import { startMailReceiver } from '../help/mail-receiver.ts'
import { aSending } from '../help/sending.ts'

/**
 * `radslag serve` is killed outright while registrars register answers and their receipts leave. Every answer that was
 * acknowledged is there once, with one receipt; a letter that may have left goes again as the same letter.
 * PROGRAM_KILLS=150 for the long run, which also waits until every receipt has left.
 */
const kills = Number(process.env['PROGRAM_KILLS'] ?? 3)
const long = kills > 20
const registrars = 4

const { connection, database } = await freshDatabase()
const from = await aSending(database, { slug: 'dodat', members: 280 })
const post = await startMailReceiver()
after(() => post.stop())
const port = await freePort()
const url = `http://127.0.0.1:${port}`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

function startProgram(): ChildProcess {
  const env = {
    ...process.env,
    DATABASE_URL: connection.connectionString,
    PORT: String(port),
    SMTP_URL: post.url,
    MAIL_FROM: 'registrator@forbundet.example',
    TRUST_PROXY: 'yes',
  }
  return spawn(process.execPath, ['bin/radslag.mjs', 'serve'], { env, stdio: 'ignore' })
}

async function untilUp(): Promise<void> {
  for (let waited = 0; waited < 1500; waited += 1) {
    if ((await fetch(`${url}/readyz`).catch(() => null))?.ok) return
    await sleep(20)
  }
  throw new Error('the program did not start')
}

/** Aborted when a registrar has failed, so that the others need not wait for a program that is gone. */
const failed = new AbortController()

const page = `/dodat/circulations/PROV-15-0016-5/register`
const acknowledged: string[] = []
let next = 0
/** Aborted when the last kill has been survived. */
const survived = new AbortController()

async function register(registrar: InsistentRegistrar): Promise<void> {
  while (!survived.signal.aborted && next < from.members.length) {
    const member = from.members[next++]!
    const said = { choice: 'noted', note: 'Registratorn ringde.', decided: '2015-05-11' }
    const done = await registrar.register(page, member, said)
    assert.equal(done.status, 200, done.problems.join())
    acknowledged.push(member)
  }
}

let program: ChildProcess
after(() => program?.kill('SIGKILL'))

test(
  `the program killed ${kills} times loses no answer and doubles no letter`,
  { timeout: 2_400_000 },
  async (context) => {
    await database.transaction(null, (db) => addAdministrator({ db, clock: systemClock }, person))
    program = startProgram()
    await untilUp()
    const registrar = new InsistentRegistrar(url, failed.signal)
    await registrar.signIn()
    const each = Array.from({ length: registrars }, () =>
      register(registrar).catch((error: unknown) => {
        failed.abort()
        throw error
      }),
    )
    for (let turn = 0; turn < kills && !failed.signal.aborted; turn += 1) {
      await sleep(50 + Math.random() * 600)
      program.kill('SIGKILL')
      await once(program, 'exit')
      program = startProgram()
      await untilUp()
    }
    survived.abort()
    await Promise.all(each)
    const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    const answered = acts.map(({ organisation }) => organisation)
    context.diagnostic(`${kills} kills, ${acknowledged.length} answers acknowledged`)
    assert.ok(acknowledged.length > 0)
    assert.deepEqual(answered.toSorted(), acknowledged.toSorted())
    assert.equal(new Set(answered).size, answered.length)
    assert.equal((await from.work(verifyChain)).broken, null)
    const letters = () =>
      from.work(({ db }) => outbox(db, from.association, { purpose: 'receipt', limit: 1000 }))
    const concerns = (await letters()).map((letter) => letter.concerns)
    assert.deepEqual(concerns.toSorted(), acts.map(({ id }) => id).toSorted())
    if (long) await allLeave(letters, (text) => context.diagnostic(text))
  },
)

async function allLeave(
  letters: () => Promise<readonly { state: string; messageId: string }[]>,
  tell: (text: string) => void,
) {
  // A job whose process was killed is given to another, but not at once.
  const until = Date.now() + 900_000
  while ((await letters()).some(({ state }) => state !== 'sent') && Date.now() < until) await sleep(500)
  const sent = await letters()
  assert.deepEqual([...new Set(sent.map(({ state }) => state))], ['sent'])
  const received = post.letters.map(({ messageId }) => messageId)
  tell(`${sent.length} receipts, ${received.length} received, ${new Set(received).size} of them different`)
  assert.deepEqual([...new Set(received)].toSorted(), sent.map(({ messageId }) => messageId).toSorted())
}
