import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { fileBytes } from '../../src/kit/files/store.ts'
import { freshDatabase } from '../help/database.ts'
import { extractOf, passedOn, rawLetter } from '../help/letters.ts'
import { deliver } from '../help/lmtp-client.ts'
import { freePort } from '../help/mail-servers.ts'
import { aSending, type TestSending } from '../help/sending.ts'

/** KILLS=1000 for a long night. */
const kills = Number(process.env['KILLS'] ?? (process.env['CI'] === 'true' ? 150 : 24))
const members = 6

/**
 * Where it is killed, beside any moment: before and after the end of a transaction, and at which one of its kind. The
 * third of an opening is the one in which all that was found is kept.
 */
const points = [
  ['take before', 1],
  ['open before', 3],
  ['take after', 1],
  ['open after', 3],
  ['whose after', 2],
  ['open after', 1],
  ['take before', 3],
  ['open before', 2],
] as const

const { connection, database } = await freshDatabase()

/** What each member sends, and twice as many letters about other things. */
function lettersOf(round: string): Buffer[] {
  return Array.from({ length: members * 3 }, (_, index) => {
    const place = `ort${String.fromCharCode(97 + (index % members))}by`
    const isAnswer = index < members
    const head = {
      From: `registrator@${place}.example`,
      To: 'registrator@forbundet.example',
      Subject: isAnswer ? 'Svar: PROV/15/0016-5' : `Fråga ${index}`,
      'Message-ID': `<${round}-${index}@${place}.example>`,
      Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
      'Content-Type': 'text/plain; charset=utf-8',
    }
    return rawLetter(head, isAnswer ? extractOf(place, index + 10) : `Hej! Fråga nummer ${index}.`)
  })
}

/** Each letter two to five times, by other servers' ways, in any order. */
function repeated(letters: readonly Buffer[]): Buffer[] {
  const copies = letters.flatMap((raw) =>
    Array.from({ length: 2 + Math.floor(Math.random() * 4) }, (_, copy) =>
      copy === 0 ? raw : passedOn(raw, `mx${copy}.example`),
    ),
  )
  return copies
    .map((raw) => [Math.random(), raw] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, raw]) => raw)
}

/** All that the letters came to, without what differs between runs. */
async function endOf(sending: TestSending) {
  return await sending.work(async ({ db, association }) => {
    const { rows } = await sql<{
      messageId: string
      state: string
      sorted: string
      act: string
      member: string
      parts: number
    }>`
      select split_part(l.message_id, '-', 2) as "messageId", l.state, l.sorted, l.proposals->0->>'act' as act,
        (select n.name from organisation_name n where n.association_id = ${association}
          and n.organisation_id = (l.proposals->0->>'organisation')::uuid) as member,
        (select count(*)::integer from letter_part p where p.association_id = ${association} and p.letter_id = l.id) as parts
      from letter l where l.association_id = ${association} order by l.message_id`.execute(db)
    return rows
  })
}

/** The process that takes letters in, started again whenever it has died. */
class Intake {
  readonly port: number
  private child: ChildProcess | null = null
  constructor(port: number) {
    this.port = port
  }
  /** Resolves when its doors are open, or it has died before. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const program = new URL('../help/mail-intake.ts', import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: {
        ...process.env,
        DATABASE_URL: connection.connectionString!,
        LMTP_PORT: String(this.port),
        ...env,
      },
      stdio: ['ignore', 'pipe', process.env['SHOW_LOG'] ? 'inherit' : 'ignore'],
    })
    this.child = child
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  }
  private get dead(): boolean {
    return !this.child || this.child.exitCode !== null || this.child.signalCode !== null
  }
  /** Waits until it has died by itself, but not longer. */
  async ended(milliseconds: number): Promise<void> {
    if (!this.dead) await Promise.race([once(this.child!, 'exit'), sleep(milliseconds)])
  }
  async kill(): Promise<void> {
    if (this.dead) return
    this.child!.kill('SIGKILL')
    await once(this.child!, 'exit')
  }
}

/** Kills it so many times, half of them at a point and half at any moment. */
async function killAgainAndAgain(intake: Intake, times: number): Promise<void> {
  for (let killed = 0; killed < times; killed++) {
    const atPoint = killed % 2 === 0
    const [point, nth] = points[Math.floor(killed / 2) % points.length]!
    await intake.start(atPoint ? { KILL_AT: point, KILL_NTH: String(nth) } : {})
    if (atPoint) await intake.ended(4000)
    else await sleep(Math.random() * 250)
    await intake.kill()
  }
}

/** New letters come until it is said to be enough; each round is another eighteen. Returns what was sent. */
async function deliverRounds(port: number, enough: () => boolean): Promise<string[]> {
  const never = new AbortController().signal
  const sent: string[] = []
  for (let round = 0; round === 0 || !enough(); round++) {
    sent.push(...lettersOf(`r${round}`).map((raw) => raw.toString()))
    const waiting = repeated(lettersOf(`r${round}`)).map((raw) => ({
      raw,
      to: 'registrator@forbundet.example',
    }))
    await Promise.all(
      [0, 1, 2].map(async (lane) => {
        for (let index = lane; index < waiting.length; index += 3) await deliver(port, waiting[index]!, never)
      }),
    )
  }
  return sent
}

async function settled(sending: TestSending): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const left = await sending.work(({ db }) =>
      db.selectFrom('letter').select('id').where('state', '=', 'received').execute(),
    )
    if (left.length === 0) return
    await sleep(100)
  }
  assert.fail('letters were never opened')
}

const expected = (round: string) =>
  lettersOf(round).map((_, index) => {
    const isAnswer = index < members
    return {
      messageId: `${index}@`,
      sorted: isAnswer ? 'to_register' : 'holding',
      act: isAnswer ? 'adopted' : null,
    }
  })

const seen = (rows: Awaited<ReturnType<typeof endOf>>) =>
  rows
    .map(({ messageId, sorted, act }) => ({ messageId: messageId.replace(/@.*$/, '@'), sorted, act }))
    .toSorted((a, b) => Number.parseInt(a.messageId) - Number.parseInt(b.messageId))

test('killed again and again, no letter that was acknowledged is lost, and none is there twice', async (context) => {
  const sending = await aSending(database, { slug: 'dodad', members })
  const intake = new Intake(await freePort())
  after(() => intake.kill())
  let enough = false
  const delivering = deliverRounds(intake.port, () => enough)
  await killAgainAndAgain(intake, kills)
  enough = true
  await intake.start()
  const wanted = await delivering
  await settled(sending)
  await intake.kill()

  const ids = await sending.work(({ db }) =>
    db
      .selectFrom('letter')
      .select(['messageId', sql<string>`encode(sha256, 'hex')`.as('sha256')])
      .execute(),
  )
  assert.equal(ids.length, wanted.length, 'each letter once')
  assert.equal(new Set(ids.map(({ messageId }) => messageId)).size, wanted.length)
  for (const { sha256 } of ids) {
    const raw = await sending.work(({ db, association }) => fileBytes(db, association, sha256))
    assert.ok(
      wanted.some((text) => raw.toString().endsWith(text)),
      'byte for byte',
    )
  }
  context.diagnostic(`${kills} kills, ${wanted.length} letters, each once`)
  const opened = await endOf(sending)
  assert.ok(
    opened.every(({ state, parts }) => state === 'parsed' && parts === 1),
    'each opened once',
  )
})

test('letters that come again and in another order come to the same in the end', async () => {
  const ends: unknown[] = []
  for (const slug of ['ena', 'andra']) {
    // One association at a time is the only one, so that letters to any address are its own.
    const { connection: alone, database: own } = await freshDatabase()
    const sending = await aSending(own, { slug, members })
    const port = await freePort()
    const intake = new Intake(port)
    await intake.start({ DATABASE_URL: alone.connectionString! })
    const waiting = repeated(lettersOf('r0'))
    await Promise.all(
      waiting.map((raw) =>
        deliver(port, { raw, to: 'registrator@forbundet.example' }, AbortSignal.timeout(60_000)),
      ),
    )
    await settled(sending)
    await intake.kill()
    ends.push(seen(await endOf(sending)))
  }
  assert.deepEqual(ends[0], ends[1])
  assert.deepEqual(ends[0], expected('r0'))
})
