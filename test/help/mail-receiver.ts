import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { type ParsedLetter, parseLetter } from './mail-parser.ts'

export interface ReceivedLetter extends ParsedLetter {
  readonly raw: Buffer
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
}

/** What the server answers: nothing to take the letter, or a refusal such as `{ code: 451, words: 'Try later' }`. */
export type Answer = { readonly code: number; readonly words: string } | void

export interface ReceiverOptions {
  readonly port?: number
  /** Asked when the letter's bytes are there, and before it is taken. May wait. */
  readonly onLetter?: (letter: ReceivedLetter) => Answer | Promise<Answer>
  /** Asked for each recipient's address. */
  readonly onRecipient?: (address: string) => Answer
}

/** A mail server on loopback that keeps what it is sent. */
export interface MailReceiver {
  readonly url: string
  readonly port: number
  /** The letters it has taken, in order. */
  readonly letters: readonly ReceivedLetter[]
  /** How many connections there have been. */
  readonly connections: number
  /** Breaks every connection, without a word. */
  cut(): void
  stop(): Promise<void>
}

export async function startMailReceiver(options: ReceiverOptions = {}): Promise<MailReceiver> {
  const letters: ReceivedLetter[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onConnect(_session, done) {
      connections++
      done()
    },
    onRcptTo(address, _session, done) {
      done(refusal(options.onRecipient?.(address.address)))
    },
    onData: dataHandler(options, (letter) => letters.push(letter)),
  })
  // Clients that are killed in the middle of a letter are part of the tests.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket) => sockets.add(socket))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    letters,
    get connections() {
      return connections
    },
    cut: () => sockets.forEach((socket) => socket.destroy()),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function dataHandler(
  options: ReceiverOptions,
  keep: (letter: ReceivedLetter) => void,
): NonNullable<SMTPServerOptions['onData']> {
  return (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const raw = Buffer.concat(chunks)
      const { mailFrom, rcptTo } = session.envelope
      const envelope = {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map((recipient) => recipient.address),
      }
      const letter = { ...parseLetter(raw), raw, envelope }
      void Promise.resolve(options.onLetter?.(letter)).then((answer) => {
        if (!answer) keep(letter)
        done(refusal(answer))
      })
    })
  }
}

function refusal(answer: Answer): Error | null {
  return answer ? Object.assign(new Error(answer.words), { responseCode: answer.code }) : null
}
