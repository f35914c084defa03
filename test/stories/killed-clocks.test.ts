import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sendCirculation } from '../../src/circulations/dispatch.actions.ts'
import { changeRule } from '../../src/errands/actions.ts'
import { usualRule } from '../../src/errands/rule.ts'
import { findSettled } from '../../src/errands/store.ts'
import { newId } from '../../src/kit/id.ts'
import type { MailPurpose } from '../../src/kit/mail/letter.ts'
import { outbox, settleLetter } from '../../src/kit/mail/store.ts'
import { recordAct } from '../../src/ledger/actions.ts'
import type { NewAct } from '../../src/ledger/recorded-act.ts'
import { freshDatabase } from '../help/database.ts'
import { freePort } from '../help/mail-servers.ts'
import { startMailReceiver } from '../help/mail-receiver.ts'
import { aSender, post } from '../help/sender.ts'

/**
 * The program is killed outright while reminders and a collected notice are written and leave by themselves, and again on
 * the day of a member that has been granted time. Each addressee gets each letter once: however often a mail server had to
 * be told, it is the same letter. CLOCK_KILLS=40 for the long run.
 */
const kills = Number(process.env['CLOCK_KILLS'] ?? 4)

const ksl = '0114 0115 0117 0120 0123 0125 0126 0127 0128 0136 0138 0139 0140 0160 0162 0163 0180 0181 0182'
const { connection, database } = await freshDatabase()
const sender = await aSender(database, ksl.split(' '))
const { association, clock, inside, members } = sender
const server = await startMailReceiver({ onLetter: () => sleep(25) })
after(() => server.stop())
const port = await freePort()

const draft = await sender.aDraft('KSL/15/0016-5')
await inside((work) => sendCirculation(work, { ...draft, post }))
const letters = (purpose: MailPurpose) =>
  inside(({ db }) => outbox(db, association, { purpose, limit: 1000 }))
// What was sent out left long ago.
for (const { id, dueAt } of await inside(({ db }) => outbox(db, association)))
  await inside(({ db }) =>
    settleLetter(db, association, id, { state: 'sent', lastError: null, sentAt: dueAt }),
  )

const record = (member: number, act: Partial<NewAct> & Pick<NewAct, 'type'>) =>
  inside((work) =>
    recordAct(work, {
      act: { id: newId(), circulation: draft.id, organisation: members[member]!.id, ...act },
      evidence: [{ document: null, quote: null, page: null, note: 'enligt telefon' }],
    }),
  )
clock.set('2015-05-19T10:00')
await record(0, { type: 'adopted', decided: '2015-05-18' })
await record(1, { type: 'extension_granted', until: '2015-06-18' })
await inside((work) => changeRule(work, { ...usualRule, notices: 'automatic' }))

let program: ChildProcess | undefined
after(() => program?.kill('SIGKILL'))

async function startOn(day: string): Promise<ChildProcess> {
  const script = new URL('../help/serving.ts', import.meta.url).pathname
  const env = {
    ...process.env,
    DATABASE_URL: connection.connectionString!,
    PORT: String(port),
    SMTP_URL: server.url,
    MAIL_FROM: 'registrator@forbundet.example',
    REPLY_DOMAIN: 'svar.forbundet.example',
    CLOCK_STARTS: `${day}T10:00`,
  }
  const stdio = ['ignore', 'pipe', process.env['SHOW_LOG'] ? 'inherit' : 'ignore'] as const
  program = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: [...stdio] })
  program.stdout!.resume()
  await Promise.race([once(program.stdout!, 'data'), once(program, 'exit')])
  return program
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function until(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20))
    if (await holds()) return true
  return false
}

/** The next look at what is due comes at once, as if its five minutes had passed. */
const lookNow = () => database.pool.query(`update pgboss.job set start_after = now() where name = 'errands'`)

/** Killed so many times: first while letters are written, then while they are handed over; then it may finish. */
async function surviveOn(day: string, times: number, isDone: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    await lookNow()
    const child = await startOn(day)
    const before = server.letters.length
    if (turn > 0) await until(() => server.letters.length > before, 40_000)
    await sleep(Math.random() * (turn === 0 ? 400 : 100))
    await killed(child)
  }
  await lookNow()
  const child = await startOn(day)
  assert.ok(await until(isDone, 240_000), 'everything has left')
  await killed(child)
}

const areSent = async (purpose: MailPurpose, wanted: number): Promise<boolean> => {
  const all = await letters(purpose)
  return all.length >= wanted && all.every(({ state }) => state === 'sent')
}

/** Every letter that was written has arrived, and no other. Returns to whom. */
async function arrivedOnce(purpose: MailPurpose, subject: RegExp): Promise<string[]> {
  const all = await letters(purpose)
  const arrived = server.letters.filter((letter) => subject.test(letter.header('subject') ?? ''))
  const ids = new Set(arrived.map(({ messageId }) => messageId))
  assert.deepEqual([...ids].toSorted(), all.map(({ messageId }) => messageId).toSorted())
  return all.map(({ toAddress }) => toAddress).toSorted()
}

/** What went by itself, with how many letters each. */
async function sentErrands(): Promise<string[]> {
  const settled = await inside(({ db }) => findSettled(db, association))
  const sent = settled.filter(({ outcome }) => outcome === 'sent')
  return sent.map(({ kind, letters: count }) => `${kind} ${count}`).toSorted()
}

const addressOf = (index: number): string => `registrator@kommun-${index}.example`

test(
  'killed while reminders and notices leave, the program sends each of them once',
  { timeout: 1_800_000 },
  async (context) => {
    // The first has answered, and the second has been granted time and has a day of its own.
    const silent = members.map((_, index) => addressOf(index)).slice(2)
    await surviveOn('2015-05-25', kills, async () => {
      return (await areSent('reminder', silent.length)) && (await areSent('notice', 1))
    })
    assert.deepEqual(await arrivedOnce('reminder', /^Påminnelse/), silent.toSorted())
    assert.deepEqual(await arrivedOnce('notice', /^Underrättelse/), ['kansli@samverkan.example'])

    const both = [...silent, ...silent, addressOf(1)]
    await surviveOn('2015-06-25', 2, () => areSent('reminder', both.length))
    assert.deepEqual(await arrivedOnce('reminder', /^Påminnelse/), both.toSorted())
    assert.deepEqual(await sentErrands(), [
      'notice 1',
      `reminder ${silent.length}`,
      `reminder ${silent.length + 1}`,
    ])
    const copies = server.letters.length
    context.diagnostic(`${kills + 2} kills: ${both.length + 1} letters, handed over ${copies} times`)
  },
)
