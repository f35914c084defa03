import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { logger } from '../logger.ts'
import { Refusal } from '../refusal.ts'

/** From whom and to whom, as the mail server said it (not as the letter does). */
export interface Envelope {
  readonly from: string | null
  readonly to: readonly string[]
}

export interface LmtpDoor {
  readonly port: number
  /** Takes no more letters; the one that is being handed over is finished. */
  stop(): Promise<void>
}

interface LmtpOptions {
  readonly port: number
  readonly host?: string
  /** Resolves when the letter is safe; until then the mail server keeps it. */
  readonly take: (content: AsyncIterable<Uint8Array>, envelope: Envelope) => Promise<void>
}

/** Everything is refused for now and not for good: the mail server keeps the letter and tries again for days. */
const tryLater = (words: string): Error => Object.assign(new Error(words), { responseCode: 451 })

/** A door for the mail server on the same machine (LMTP, RFC 2033): Postfix, Exim or Dovecot hand letters over here. */
export async function openLmtp({ port, host = '127.0.0.1', take }: LmtpOptions): Promise<LmtpDoor> {
  const server = new SMTPServer({
    lmtp: true,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    banner: 'Radslag',
    closeTimeout: 10_000,
    // No `size`: a letter over it would be refused for good before we could say otherwise.
    onData: (stream, session, done) => {
      void takeIn(stream, session, take).then(
        () => done(),
        (error: unknown) => done(refusal(stream, error)),
      )
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Refusal('lmtp.port-busy', { port }) : error)
    })
    server.listen(port, host, resolve)
  })
  server.removeAllListeners('error').on('error', (error) => logger.error('lmtp.connection', error))
  logger.info('lmtp.listening', { port: (server.server.address() as AddressInfo).port })
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function takeIn(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  take: LmtpOptions['take'],
): Promise<void> {
  const from = envelope.mailFrom ? envelope.mailFrom.address || null : null
  await take(stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>, {
    from,
    to: envelope.rcptTo.map((recipient) => recipient.address),
  })
}

/** The rest of a letter that could not be taken is read and thrown away, so that the answer can be given. */
function refusal(stream: SMTPServerDataStream, error: unknown): Error {
  stream.resume()
  if (error instanceof Refusal) return tryLater(`4.3.0 ${error.code}`)
  logger.error('lmtp.refused', error)
  return tryLater('4.3.0 try later')
}
