import { once } from 'node:events'
import { type Readable, Transform } from 'node:stream'
import { createTransport, type NodemailerError } from 'nodemailer'
import { readMailbox } from './address.ts'
import type { Letter } from './letter.ts'

/**
 * How a try ended. `refused`: the server will never take it. `later`: it was not taken now. `unsure`: the whole letter
 * was handed over and the answer never came.
 */
export type Delivery =
  | { readonly end: 'sent' }
  | { readonly end: 'refused' | 'later' | 'unsure'; readonly words: string }

export interface Transport {
  /** Hands a letter over. `compose` gives its bytes; never throws for what the server or the network does. */
  deliver(letter: Letter, compose: () => Readable): Promise<Delivery>
  /** Ends the connection; a letter that is just being handed over fails. */
  close(): void
}

/** Letters are caught: the demo keeps them in its outbox, where they can be read, and nothing leaves the machine. */
export const catchingTransport: Transport = {
  async deliver(_letter, compose) {
    const message = compose().resume()
    await once(message, 'end')
    return { end: 'sent' }
  },
  close() {},
}

/**
 * Sends through the mail server of `url` (`smtp://user:password@host:port`, `smtps://…`), over one connection that is
 * kept while there are letters. TLS is used wherever the server offers it.
 */
export function smtpTransport(url: string): Transport {
  const mailer = createTransport({
    pool: true,
    url,
    maxConnections: 1,
    maxMessages: 1000,
    // A letter whose connection broke is ours to judge: it may have been taken.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver(letter, compose) {
      const watch = new HandOver()
      try {
        const from = readMailbox(letter.fromAddress)!.address
        const to = readMailbox(letter.toAddress)!.address
        await mailer.sendMail({ envelope: { from, to }, raw: compose().pipe(watch) })
        return { end: 'sent' }
      } catch (error) {
        return judge(error as NodemailerError, watch.whole)
      }
    },
    close: () => mailer.close({ force: true }),
  }
}

/** Lets the letter's bytes through and notes when the last has gone. */
class HandOver extends Transform {
  whole = false
  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, data: Buffer) => void,
  ): void {
    done(null, chunk)
  }
  override _flush(done: () => void): void {
    this.whole = true
    done()
  }
}

function judge(error: NodemailerError, whole: boolean): Delivery {
  const words = error.response ?? error.message
  // Only these are about the letter; a refused password or greeting (also 5xx) is about us and may be mended.
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') {
    return { end: error.permanent === false ? 'later' : 'refused', words }
  }
  return { end: whole && error.responseCode === undefined ? 'unsure' : 'later', words }
}
