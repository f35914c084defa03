import { createHash, type Hash } from 'node:crypto'
import { type HeaderField, headEnd, longestHead, messageIds, readFields } from './header.ts'

/** What makes a letter the one it is, however it came. */
export interface LetterIdentity {
  /** SHA-256 of its Message-ID, from whom to whom, when, about what, and its text. */
  readonly key: Buffer
  /** `<…>`; null where the letter has none. */
  readonly messageId: string | null
  readonly fields: readonly HeaderField[]
}

/**
 * Each mail server on the way writes its own lines into a letter's head (Received, Delivered-To, verdicts on spam), so
 * that the same letter by two doors is not the same bytes. Those lines are left out here, and so is how lines end.
 * The Message-ID alone would not do: some programs use one twice, and the second letter would be lost.
 */
export async function letterIdentity(pieces: AsyncIterable<Buffer>): Promise<LetterIdentity> {
  const hash = createHash('sha256')
  const text = new LineHash(hash)
  let start: Buffer | null = Buffer.alloc(0)
  let fields: HeaderField[] = []
  const begin = (bytes: Buffer): void => {
    const end = headEnd(bytes)
    fields = end === null ? [] : readFields(bytes.subarray(0, end))
    hash.update(`${lasting(fields)}\0`)
    text.add(bytes.subarray(end ?? 0))
  }
  for await (const piece of pieces) {
    if (start === null) text.add(piece)
    else {
      start = Buffer.concat([start, piece])
      if (start.length < longestHead) continue
      begin(start)
      start = null
    }
  }
  if (start !== null) begin(start)
  const messageId = messageIds(valueOf(fields, 'message-id'))[0] ?? null
  return { key: hash.digest(), messageId, fields }
}

/** What the writer's program wrote, and no server on the way changes without changing the text too. */
const kept = [
  'message-id',
  'from',
  'to',
  'cc',
  'date',
  'subject',
  'in-reply-to',
  'references',
  'content-type',
  'content-transfer-encoding',
]

const valueOf = (fields: readonly HeaderField[], name: string): string =>
  fields.find((field) => field.name === name)?.value ?? ''

const lasting = (fields: readonly HeaderField[]): string =>
  kept.map((name) => valueOf(fields, name).replace(/\s+/g, ' ')).join('\n')

/** Hashes text without its returns and without the empty lines at its end, which mail servers add and take away. */
class LineHash {
  private readonly hash: Hash
  /** Line feeds that have come after the last word; they count when another comes. */
  private feeds = 0
  constructor(hash: Hash) {
    this.hash = hash
  }

  /** Made one text before it is hashed: to hash a file line by line, as it stands in a letter, took five times as long. */
  add(bytes: Buffer): void {
    const text = bytes.toString('latin1').replaceAll('\r', '')
    let end = text.length
    while (text[end - 1] === '\n') end -= 1
    if (end > 0) {
      this.hash.update('\n'.repeat(this.feeds)).update(text.slice(0, end), 'latin1')
      this.feeds = 0
    }
    this.feeds += text.length - end
  }
}
