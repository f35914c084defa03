import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { freshDatabase } from '../../test/help/database.ts'
import { handOver } from '../../test/help/lmtp-client.ts'
import { rawLetter } from '../../test/help/letters.ts'
import {
  freePort,
  type MailServers,
  startMailServers,
  whyNoMailServers,
} from '../../test/help/mail-servers.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { systemClock } from '../kit/clock.ts'
import { Database, type Db } from '../kit/db/db.ts'
import { fileBytes } from '../kit/files/store.ts'
import { noDoors } from '../kit/settings.ts'
import { openDoors } from './door.jobs.ts'
import { associationsOf } from './door.ts'

describe('whose a letter is', () => {
  const all = [
    { association: 1, slug: 'ksl', mailFrom: '"Kansliet" <Registrator@ksl.example>' },
    { association: 2, slug: 'skane', mailFrom: null },
  ]
  const nothing = { byToken: [], rest: null }

  test('its recipient says it, also with a note after a plus', () => {
    assert.deepEqual(associationsOf(['registrator+dnr16@ksl.example'], all, nothing), [1])
  })
  test('a reply address says it', () => {
    assert.deepEqual(associationsOf(['svar+x@svar.example'], all, { byToken: [2], rest: null }), [2])
  })
  test('sent to two, it is both’s', () => {
    assert.deepEqual(associationsOf(['registrator@ksl.example'], all, { byToken: [2], rest: null }), [1, 2])
  })
  test('nothing says it, and the one named for the rest gets it, or else the first founded', () => {
    assert.deepEqual(associationsOf(['info@annan.example'], all.toReversed(), nothing), [1])
    assert.deepEqual(associationsOf(['info@annan.example'], all, { byToken: [], rest: 'skane' }), [2])
    assert.deepEqual(associationsOf([], all.slice(0, 1), nothing), [1])
    assert.deepEqual(associationsOf([], [], nothing), [])
  })
})

/** A database that cannot commit for a while. */
class StumblingDatabase extends Database {
  stumbles = 0
  override async transaction<T>(association: number | null, work: (db: Db) => Promise<T>): Promise<T> {
    if (association !== null && this.stumbles > 0) {
      this.stumbles -= 1
      return await super.transaction(association, async (db) => {
        await work(db)
        throw new Error('the disk is full')
      })
    }
    return await super.transaction(association, work)
  }
}

const { connection, database: plain } = await freshDatabase()
const why = whyNoMailServers()

describe('doors, with a real Postfix and a real Dovecot', { skip: why ?? false }, () => {
  let servers: MailServers
  let sending: TestSending
  let database: StumblingDatabase
  let lmtpPort: number
  const closing: (() => Promise<void>)[] = []

  before(async () => {
    database = new StumblingDatabase(connection)
    sending = await aSending(plain)
    lmtpPort = await freePort()
    servers = await startMailServers({ lmtpPort })
  })
  after(async () => {
    for (const close of closing) await close()
    await database?.close()
    await servers?.stop()
  })

  const letter = (name: string, to: string): Buffer =>
    rawLetter(
      {
        From: 'a@ortaby.example',
        To: to,
        Subject: name,
        'Message-ID': `<${name}@ortaby.example>`,
        Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
      },
      `Hej ${name}, åäö.`,
    )

  async function send(name: string, domain: string): Promise<Buffer> {
    const to = `registrator@${domain}`
    const raw = letter(name, to)
    const transport = createTransport({ host: '127.0.0.1', port: servers.smtpPort, ignoreTLS: true })
    await transport.sendMail({ envelope: { from: 'a@ortaby.example', to }, raw })
    transport.close()
    return raw
  }

  const found = (name: string) =>
    sending.work(({ db }) =>
      db
        .selectFrom('letter')
        .select(['sha256', 'door'])
        .where('messageId', '=', `<${name}@ortaby.example>`)
        .execute(),
    )

  async function arrived(name: string): Promise<{ sha256: Buffer; door: string }[]> {
    let rows = await found(name)
    for (let tries = 0; tries < 300 && rows.length === 0; tries++) {
      await sleep(50)
      rows = await found(name)
    }
    assert.ok(rows.length > 0, `${name} never came\n${servers.log()}`)
    return rows
  }

  async function open(imap: boolean, lmtp: boolean, through: Database = database) {
    const doors = {
      ...noDoors,
      imapUrls: imap ? [servers.imapUrl('registrator')] : [],
      lmtpPort: lmtp ? lmtpPort : null,
    }
    const close = await openDoors({ database: through, clock: systemClock, doors })
    closing.push(close)
    return close
  }

  async function mailboxes(): Promise<Record<string, number>> {
    const url = new URL(servers.imapUrl('registrator'))
    const client = new ImapFlow({
      host: url.hostname,
      port: Number(url.port),
      secure: false,
      auth: { user: url.username, pass: url.password },
      logger: false,
    })
    await client.connect()
    const counts: Record<string, number> = {}
    for (const { path } of await client.list()) {
      const status = await client.status(path, { messages: true })
      counts[path] = (status && status.messages) || 0
    }
    await client.logout()
    return counts
  }

  test('LMTP: what Postfix could not hand over while nobody was there comes when somebody is', async () => {
    const raw = await send('tidigt', 'lmtp.example')
    await sleep(500)
    assert.deepEqual(await found('tidigt'), [])
    await open(false, true)
    const [row] = await arrived('tidigt')
    const kept = await sending.work(({ db, association }) =>
      fileBytes(db, association, row!.sha256.toString('hex')),
    )
    assert.ok(kept.includes(raw.subarray(raw.indexOf('Subject:'))), 'byte for byte below Postfix’s own lines')
    assert.equal(row!.door, 'lmtp')
  })

  test('LMTP: a letter that cannot be committed is refused for now, nothing of it stays, and it comes again', async () => {
    database.stumbles = 1
    const raw = letter('snubblar', 'registrator@lmtp.example')
    assert.equal(await handOver(lmtpPort, { raw, to: 'registrator@lmtp.example' }), false)
    assert.deepEqual(await found('snubblar'), [])
    const files = await sending.work(({ db }) => db.selectFrom('file').select('sha256').execute())
    assert.equal(await handOver(lmtpPort, { raw, to: 'registrator@lmtp.example' }), true)
    assert.equal((await found('snubblar')).length, 1)
    const now = await sending.work(({ db }) => db.selectFrom('file').select('sha256').execute())
    assert.equal(now.length, files.length + 1, 'nothing was half stored')
  })

  test('IMAP: what lies there is taken and moved, and then what comes; nothing is deleted', async () => {
    await send('ligger-dar', 'imap.example')
    await sleep(300)
    await open(true, false)
    await arrived('ligger-dar')
    const began = performance.now()
    await send('kommer', 'imap.example')
    await arrived('kommer')
    assert.ok(performance.now() - began < 5000, 'IDLE tells of it at once')
    for (let tries = 0; tries < 60 && ((await mailboxes())['Hamtat'] ?? 0) < 2; tries++) await sleep(50)
    assert.deepEqual(await mailboxes(), { INBOX: 0, Hamtat: 2 })
  })

  test('IMAP: a connection that breaks is made again', async () => {
    await servers.breakImap()
    await send('efter-avbrott', 'imap.example')
    await arrived('efter-avbrott')
  })

  test('IMAP: a letter that could not be committed stays, and is taken later', async () => {
    database.stumbles = 1
    await send('stannar', 'imap.example')
    await sleep(400)
    await send('vacker', 'imap.example')
    await arrived('vacker')
    await arrived('stannar')
  })

  test('both doors and another process bring the same letter, and it is there once', async () => {
    const other = new Database({ connectionString: database.pool.options.connectionString! }, 3)
    const close = await open(true, false, other)
    const names = Array.from({ length: 8 }, (_, index) => `bada-${index}`)
    await Promise.all(names.map((name) => send(name, 'both.example')))
    for (const name of names) await arrived(name)
    for (let tries = 0; tries < 100 && (await mailboxes())['INBOX'] !== 0; tries++) await sleep(50)
    for (const name of names) assert.equal((await found(name)).length, 1, name)
    assert.equal((await mailboxes())['INBOX'], 0)
    await close()
    await other.close()
  })
})
