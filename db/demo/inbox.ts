import { replyAddress } from '../../src/circulations/addressee.ts'
import { findAddressees } from '../../src/circulations/store.ts'
import { takeLetter } from '../../src/letters/letter.actions.ts'
import { dayOf, instantOf } from '../../src/kit/clock.ts'
import { receiveAnything } from '../../src/kit/files/receive.ts'
import { sha256 } from '../../src/kit/hash.ts'
import { composeMessage } from '../../src/kit/mail/compose.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { letterIdentity } from '../../src/kit/mime/identity.ts'
import { type DemoLetter, bounceOf, demoLetters } from './inbox-letters.ts'
import type { DemoWork } from './ksl.ts'

const office = 'registrator@ksl.example'

/**
 * The post of 3 June, taken in as the doors take it. It is opened by the program's own job once it runs, so that the demo
 * starts as quickly as without.
 */
export async function layInbox(work: DemoWork, circulation: string): Promise<void> {
  const { db, association, clock } = work
  const addressees = await findAddressees(db, association, circulation, { on: dayOf(clock.now()) })
  const tokens = new Map(addressees.map(({ code, replyToken }) => [code, replyToken]))
  for (const letter of demoLetters) {
    const token = tokens.get(letter.answers ?? null)
    const to = token ? replyAddress(token, 'svar.ksl.example') : office
    await take(work, await written(letter, to), { at: letter.at, to })
  }
  const [returned] = (await outbox(db, association, { concerns: circulation, limit: 100 })).filter(
    ({ toAddress }) => toAddress === 'registrator@vaxholm.example',
  )
  if (returned)
    await take(work, Buffer.from(wired(bounceOf(returned))), { at: '2015-06-03T16:55', to: office })
}

/** Lines end in mail as they do on a typewriter. */
const wired = (raw: string): string => raw.replaceAll('\n', '\r\n')

async function written(letter: DemoLetter, to: string): Promise<Buffer> {
  const { at, from, messageId, subject, text, papers = [], automatic = false } = letter
  const named = papers.map(({ filename, bytes }) => ({
    filename,
    bytes,
    hash: sha256(bytes).toString('hex'),
  }))
  const message = composeMessage(
    {
      messageId: `<${messageId}@exempel.example>`,
      fromAddress: from,
      toAddress: to,
      replyTo: null,
      unsubscribeUrl: null,
      subject,
      bodyText: text,
      attachments: named.map(({ filename, bytes, hash }) => ({
        sha256: hash,
        filename,
        mediaType: filename.endsWith('.pdf') ? 'application/pdf' : 'text/plain',
        size: bytes.length,
      })),
      dueAt: instantOf(at),
    },
    (hash) => piecesOf(named.find((paper) => paper.hash === hash)!.bytes),
    automatic ? 'program' : 'person',
  )
  return Buffer.concat(await message.toArray())
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function take(work: DemoWork, raw: Buffer, { at, to }: { at: string; to: string }): Promise<void> {
  await using received = await receiveAnything(raw)
  const identity = await letterIdentity(received.pieces())
  work.clock.set(at)
  await takeLetter(work, {
    received,
    identity,
    arrival: {
      door: 'imap',
      envelope: { from: null, to: [to] },
      filename: null,
      receivedAt: work.clock.now(),
    },
  })
}
