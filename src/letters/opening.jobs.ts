import { parseInstant } from '../kit/clock.ts'
import { type Extract, documentText } from '../kit/extract/document-text.ts'
import { fileKinds } from '../kit/files/kind.ts'
import { mediaTypeOf } from '../kit/files/receive.ts'
import type { LaidFile } from '../kit/files/workspace.ts'
import { withoutIdentityNumbers } from '../kit/identity-number.ts'
import { headIn } from '../kit/mime/internet-letter.ts'
import type { LetterHead, UnpackedLetter, UnpackedPart, UnreadReason } from '../kit/mime/unpacked.ts'
import type { PartReading } from './contents.ts'
import type { TextReading } from './pointer.ts'
import { wordsToRead } from './quoted.ts'

/** How a letter is opened: taken apart, its texts taken out of its files, and read. The same here and in the child. */

/** What is known beforehand of where letters come to and from. */
export interface Around {
  /** Names that stand alone in a letterhead. */
  readonly organisations: readonly string[]
  /** The office's own domains. */
  readonly home: readonly string[]
}

/** What the rules find in one text. */
export interface WorkerReading extends TextReading {
  /** The head of a letter that stands in the text as text (forwarded, printed). */
  readonly mail: { readonly from: string | null; readonly sent: string | null } | null
}

/** The three steps that meet what strangers have sent. None throws for what is in a letter. */
export interface Steps {
  unpack(raw: Uint8Array): Promise<UnpackedLetter | UnreadReason>
  readonly extract: Extract
  /** Null where the rules did not come to an end: a person reads it instead. */
  read(text: string, organisations: readonly string[]): Promise<WorkerReading | null>
}

export interface OpenedLetter {
  readonly head: LetterHead
  /** Why nothing of it could be read; null where it could. */
  readonly failed: UnreadReason | null
  readonly parts: readonly OpenedPart[]
}

export interface OpenedPart {
  readonly unpacked: UnpackedPart
  /** Of a large letter: where its bytes lie, which are not in `unpacked` then. */
  readonly laid: LaidFile | null
  readonly found: FoundText
  readonly reading: PartReading | null
}

/** The text of a part, or why there is none. */
export interface FoundText {
  readonly text: string | null
  /** Where each page begins in it. */
  readonly pages: readonly number[]
  /** Read from pictures of the pages. */
  readonly scanned: boolean
  readonly why: 'no-text' | 'no-reader' | 'unknown-kind' | 'old-office' | null
}

const without = (why: FoundText['why']): FoundText => ({ text: null, pages: [], scanned: false, why })

export async function openRaw(raw: Uint8Array, around: Around, steps: Steps): Promise<OpenedLetter> {
  const unpacked = await steps.unpack(raw)
  if (typeof unpacked === 'string') return { head: headIn(raw), failed: unpacked, parts: [] }
  const parts: OpenedPart[] = []
  for (const part of unpacked.parts)
    parts.push({ unpacked: part, laid: null, ...(await openPart(part, around, steps)) })
  return { head: unpacked.head, failed: null, parts }
}

/** The text of a part, and what that says. */
export type OpenText = Pick<OpenedPart, 'found' | 'reading'>

export async function openPart(
  part: UnpackedPart,
  around: Around,
  steps: Pick<Steps, 'extract' | 'read'>,
): Promise<OpenText> {
  const found = await textOf(part, steps.extract)
  return { found, reading: await readingOf(found.text, part.role, around, steps) }
}

/** A file that took the child down, or all of its time, is shown and not read. */
export const notRead: OpenText = { found: without('unknown-kind'), reading: null }

/** What a text says; what the writer had below it was said by somebody else. */
export async function readingOf(
  text: string | null,
  role: UnpackedPart['role'],
  { organisations, home }: Around,
  { read }: Pick<Steps, 'read'>,
): Promise<PartReading | null> {
  if (text === null) return null
  const ours = home.map((domain) => `@${domain}`)
  const reading = await read(role === 'text' ? wordsToRead(text, ours) : text, organisations)
  if (!reading) return null
  const { mail, ...rest } = reading
  const sentAt = mail?.sent ? parseInstant(mail.sent.replace(' ', 'T')) : null
  return { ...rest, mail: mail && { from: mail.from, sentAt } }
}

/** The letter itself keeps identity numbers; what is read, shown and searched does not. */
async function textOf(part: UnpackedPart, extract: Extract): Promise<FoundText> {
  const { role, text, bytes, reason } = part
  if (text !== null) return { ...without(null), text: withoutIdentityNumbers(text) }
  if (!bytes || role !== 'attachment' || reason !== null) return without(null)
  return await textOfFile(bytes, part.mediaType, extract)
}

/** The head of a letter, sent back without the letter, looks like a letter; it is read as the text it says it is. */
async function textOfFile(bytes: Uint8Array, said: string, extract: Extract): Promise<FoundText> {
  const known = await mediaTypeOf(bytes)
  const isText = /^(?:text|message)\//.test(said) && known === fileKinds.eml.mediaType
  const mediaType = isRtf(bytes) ? 'application/rtf' : isText ? 'text/plain' : known
  const typed = await documentText(bytes, mediaType, extract)
  if (typed) return { ...typed, scanned: false, why: null }
  if (mediaType === 'text/plain') return without('no-text')
  return without(isOldOffice(bytes) ? 'old-office' : 'unknown-kind')
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)
const isRtf = (bytes: Uint8Array): boolean => begins(bytes, [...Buffer.from('{\\rtf')])
/** Word, Excel and PowerPoint as they wrote before 2007. */
const isOldOffice = (bytes: Uint8Array): boolean => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])
