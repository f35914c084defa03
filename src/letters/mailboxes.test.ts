import assert from 'node:assert/strict'
import { type AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { freshDatabase } from '../../test/help/database.ts'
import { rawLetter } from '../../test/help/letters.ts'
import {
  freePort,
  type MailServers,
  startMailServers,
  whyNoMailServers,
} from '../../test/help/mail-servers.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { systemClock } from '../kit/clock.ts'
import { noDoors } from '../kit/settings.ts'
import { openDoors } from './door.jobs.ts'

/** Gives tokens to whoever has the client's secret (RFC 6749 § 4.4), and tells Dovecot whose a token is (RFC 7662). */
async function startTokenServer(): Promise<{ readonly url: URL; readonly given: string[]; stop(): void }> {
  const given: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const asked = new URLSearchParams(body)
      const answer = (status: number, fields: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(fields))
      if (request.url === '/introspect')
        return answer(200, { active: given.includes(asked.get('token') ?? ''), username: 'funktion' })
      const known = asked.get('client_id') === 'radslag' && asked.get('client_secret') === 'hem:ligt'
      if (!known || asked.get('grant_type') !== 'client_credentials' || asked.get('scope') !== 'post')
        return answer(401, { error: 'invalid_client' })
      given.push(`token-${given.length}`)
      return answer(200, { access_token: given.at(-1), token_type: 'Bearer', expires_in: 3600 })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return { url, given, stop: () => server.close() }
}

const { database } = await freshDatabase()
const why = whyNoMailServers()

describe('several mailboxes, with a real Dovecot', { skip: why ?? false }, () => {
  let servers: MailServers
  let tokens: Awaited<ReturnType<typeof startTokenServer>>
  let first: TestSending
  let second: TestSending
  let close = async (): Promise<void> => {}

  before(async () => {
    first = await aSending(database, { slug: 'forst' })
    second = await aSending(database, { slug: 'andra' })
    tokens = await startTokenServer()
    servers = await startMailServers({
      lmtpPort: await freePort(),
      introspection: new URL('/introspect', tokens.url).href,
    })
    const byToken = new URL(servers.imapUrl('funktion'))
    byToken.password = ''
    const tokenUrl = new URL('/token?scope=post', tokens.url)
    tokenUrl.username = 'radslag'
    tokenUrl.password = encodeURIComponent('hem:ligt')
    close = await openDoors({
      database,
      clock: systemClock,
      doors: {
        ...noDoors,
        imapUrls: [
          servers.imapUrl('gemensam'),
          byToken.href,
          `${servers.imapUrl('andras')}#andra`,
          `${servers.imapUrl('ingens')}#finns-inte`,
        ],
        imapTokenUrl: tokenUrl.href,
      },
    })
  })
  after(async () => {
    await close()
    tokens?.stop()
    await servers?.stop()
  })

  async function send(name: string, mailbox: string): Promise<void> {
    const raw = rawLetter(
      {
        From: 'a@ortaby.example',
        To: 'okand@annan.example',
        Subject: name,
        'Message-ID': `<${name}@ortaby.example>`,
      },
      'Hej.',
    )
    const transport = createTransport({ host: '127.0.0.1', port: servers.smtpPort, ignoreTLS: true })
    await transport.sendMail({ envelope: { from: 'a@ortaby.example', to: `${mailbox}@imap.example` }, raw })
    transport.close()
  }

  const countIn = (whose: TestSending, name: string): Promise<number> =>
    whose.work(async ({ db, association }) => {
      const rows = await db
        .selectFrom('letter')
        .select('id')
        .where('associationId', '=', association)
        .where('messageId', '=', `<${name}@ortaby.example>`)
        .execute()
      return rows.length
    })

  async function arrived(whose: TestSending, name: string): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if ((await countIn(whose, name)) > 0) return
      await sleep(50)
    }
    assert.fail(`${name} never came\n${servers.log()}`)
  }

  test('one is opened by a token that is asked for, another beside it by its password', async () => {
    await send('med-token', 'funktion')
    await send('med-losenord', 'gemensam')
    await arrived(first, 'med-token')
    await arrived(first, 'med-losenord')
    assert.ok(tokens.given.length > 0)
  })

  test('a letter by BCC waits with the first founded, one in a mailbox of an association’s own with that', async () => {
    await send('till-andra', 'andras')
    await arrived(second, 'till-andra')
    assert.equal(await countIn(first, 'till-andra'), 0)
    assert.equal(await countIn(second, 'med-losenord'), 0)
  })

  test('a mailbox of an association that is not there is left as it is', async () => {
    await send('till-ingen', 'ingens')
    await send('sist', 'gemensam')
    await arrived(first, 'sist')
    await sleep(300)
    assert.equal((await countIn(first, 'till-ingen')) + (await countIn(second, 'till-ingen')), 0)
  })
})
