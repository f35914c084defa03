import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { Instant } from '../clock.ts'
import { logger } from '../logger.ts'
import { Refusal } from '../refusal.ts'
import { accessToken } from './access-token.ts'

export interface FetchedLetter {
  readonly content: AsyncIterable<Uint8Array>
  /** When the mail server got it (INTERNALDATE). */
  readonly arrivedAt: Instant
}

export interface MailboxOptions {
  /** `imaps://user:password@host/INBOX`; `imap:` uses TLS where the server offers it. What stands after `#` is the caller's. */
  readonly url: string
  /** The folder that letters are moved to when they have been taken; made where there is none. */
  readonly takenTo: string
  /** Where a token is asked for (client credentials) when the URL has no password. */
  readonly tokenUrl: string | null
  /** Resolves when the letter is safe. One that is refused stays in the mailbox and is tried again. */
  readonly take: (letter: FetchedLetter) => Promise<void>
}

export interface MailboxWatch {
  stop(): Promise<void>
}

/**
 * Pauses in milliseconds: after the first broken connection, at most, before a letter that stayed is tried again, and
 * before one that was refused is: it is as large, or as empty, the next time.
 */
const pauses = { first: 1000, longest: 60_000, stayed: 5000, refused: 3_600_000 }

/** How long the server may be silent before the mailbox is looked at all the same, in milliseconds. */
const longestIdle = 60_000

/** Takes what is in a mailbox, and then what comes, until stopped. Connects again when the connection breaks. */
export function watchMailbox(options: MailboxOptions): MailboxWatch {
  const stopping = new AbortController()
  const watching = keepWatching(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await watching
    },
  }
}

async function keepWatching(options: MailboxOptions, stopping: AbortSignal): Promise<void> {
  let pause = pauses.first
  while (!stopping.aborted) {
    try {
      await connected(options, stopping, () => (pause = pauses.first))
    } catch (error) {
      logger.error('imap.connection', error, { pause })
    }
    await sleep(pause, null, { signal: stopping }).catch(() => null)
    pause = Math.min(pause * 2, pauses.longest)
  }
}

/** One connection, from its beginning to its end. */
async function connected(options: MailboxOptions, stopping: AbortSignal, on: () => void): Promise<void> {
  const client = await connect(options)
  const news = new News(client, stopping)
  const round = { client, options, stopping, refused: new Map<number, number>() }
  try {
    await client.connect()
    await makeFolder(client, options.takenTo)
    await client.mailboxOpen(mailboxOf(options.url))
    on()
    while (!stopping.aborted && client.usable) {
      news.forget()
      const all = await takeAll(round)
      if (news.have) continue
      // Returns only when another command ends it, so it is not waited for.
      client.idle().catch(() => null)
      await news.wait(all ? longestIdle : pauses.stayed)
    }
  } finally {
    if (client.usable) await client.logout().catch(() => null)
    client.close()
  }
}

async function connect({ url, tokenUrl }: MailboxOptions): Promise<ImapFlow> {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  const user = decodeURIComponent(username)
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth:
      tokenUrl && !password
        ? { user, accessToken: await accessToken(tokenUrl) }
        : { user, pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
  })
  // Without a listener a broken connection would end the process; the command under way fails by itself.
  client.on('error', () => {})
  return client
}

const mailboxOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'

async function makeFolder(client: ImapFlow, name: string): Promise<void> {
  const folders = await client.list()
  if (!folders.some((folder) => folder.path === name)) await client.mailboxCreate(name)
}

interface Round {
  readonly client: ImapFlow
  readonly options: MailboxOptions
  readonly stopping: AbortSignal
  /** Letters that were refused, and when they may be tried again (milliseconds). */
  readonly refused: Map<number, number>
}

/** Takes every letter in the open mailbox, one after another. False when some had to stay that may be taken soon. */
async function takeAll(round: Round): Promise<boolean> {
  const { client, stopping, refused } = round
  const uids = (await client.search({ all: true }, { uid: true })) || []
  let all = true
  for (const uid of uids) {
    if (stopping.aborted) return true
    if ((refused.get(uid) ?? 0) > performance.now()) continue
    all = (await takeOne(round, uid)) && all
  }
  return all
}

/** Moved only once it is safe: killed in between, it is found again, and known. */
async function takeOne({ client, options, refused }: Round, uid: number): Promise<boolean> {
  const found = await client.fetchOne(String(uid), { internalDate: true }, { uid: true })
  const { content } = await client.download(String(uid), undefined, { uid: true })
  // Another process has moved it meanwhile.
  if (!found || !content) return true
  try {
    await options.take({ content, arrivedAt: new Date(found.internalDate ?? Date.now()).toISOString() })
  } catch (error) {
    content.destroy()
    if (!(error instanceof Refusal)) {
      logger.error('imap.stayed', error)
      return false
    }
    logger.error('imap.refused', error, { uid, code: error.code })
    refused.set(uid, performance.now() + pauses.refused)
    return true
  }
  await client.messageMove(String(uid), options.takenTo, { uid: true })
  return true
}

/** Whether the server has told of letters since last looked. */
class News {
  have = false
  private wake: () => void = () => {}

  constructor(client: ImapFlow, stopping: AbortSignal) {
    const tell = (): void => {
      this.have = true
      this.wake()
    }
    client.on('exists', tell)
    client.on('close', tell)
    stopping.addEventListener('abort', tell)
  }

  forget(): void {
    this.have = false
  }

  async wait(milliseconds: number): Promise<void> {
    if (this.have) return
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, milliseconds)
      this.wake = () => {
        clearTimeout(late)
        resolve()
      }
    })
  }
}
