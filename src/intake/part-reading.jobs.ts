import { documentText } from '../kit/extract/document-text.ts'
import { canBeScanned, canReadScans, scannedText } from '../kit/extract/scanned-text.ts'
import { fileKinds } from '../kit/files/kind.ts'
import { type ReceivedFile, receiveAnything } from '../kit/files/receive.ts'
import { withoutIdentityNumbers } from '../kit/identity-number.ts'
import type { UnpackedPart } from '../kit/mime/unpacked.ts'
import type { LetterPart } from './part.store.ts'

/** A part with its text, and its bytes as they wait to be stored. */
export interface OpenPart {
  readonly part: LetterPart
  readonly file: ReceivedFile | null
}

/** Reads the text of each part, before the transaction that keeps them: a scanned page takes its time. */
export async function openParts(
  parts: readonly UnpackedPart[],
  files: AsyncDisposableStack,
): Promise<OpenPart[]> {
  const opened: OpenPart[] = []
  for (const [position, part] of parts.entries()) opened.push(await openPart(part, position, files))
  return opened
}

async function openPart(
  unpacked: UnpackedPart,
  position: number,
  files: AsyncDisposableStack,
): Promise<OpenPart> {
  const { bytes, role, parent, filename, head, reason } = unpacked
  const file = bytes && files.use(await receiveAnything(bytes))
  const found = await textOf(unpacked, file)
  const part = {
    position,
    role,
    parent,
    filename,
    head,
    size: bytes?.length ?? found.text?.length ?? 0,
    sha256: file?.sha256 ?? null,
    mediaType: mediaTypeOf(unpacked, file),
    // The letter itself keeps them; what is read, shown and searched does not.
    text: found.text === null ? null : withoutIdentityNumbers(found.text),
    pages: found.pages,
    scanned: found.scanned,
    unreadReason: reason ?? found.why,
  }
  return { part, file }
}

/** The head of a letter, sent back without the letter, looks like a letter; it is read as the text it says it is. */
async function textOf(
  { role, text, bytes, reason, mediaType }: UnpackedPart,
  file: ReceivedFile | null,
): Promise<FoundText> {
  if (text !== null || !bytes || !file || role !== 'attachment' || reason !== null) {
    return { ...without(null), text }
  }
  return await textOfFile(bytes, file.mediaType, mediaType)
}

async function textOfFile(bytes: Uint8Array, found: string, said: string): Promise<FoundText> {
  const isText = /^(?:text|message)\//.test(said) && found === fileKinds.eml.mediaType
  const read = await textIn(bytes, isRtf(bytes) ? 'application/rtf' : isText ? 'text/plain' : found)
  return read.why === 'unknown-kind' && isOldOffice(bytes) ? { ...read, why: 'old-office' } : read
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)
const isRtf = (bytes: Uint8Array): boolean => begins(bytes, [...Buffer.from('{\\rtf')])
/** Word, Excel and PowerPoint as they wrote before 2007. */
const isOldOffice = (bytes: Uint8Array): boolean => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])

/** What the letter says of mail's own forms and of texts; for the rest what the bytes say, where they say anything. */
function mediaTypeOf({ mediaType }: UnpackedPart, file: ReceivedFile | null): string {
  if (!file || /^(?:message|text)\//.test(mediaType)) return mediaType.slice(0, 200)
  return file.mediaType === 'application/octet-stream' ? mediaType.slice(0, 200) : file.mediaType
}

interface FoundText {
  readonly text: string | null
  readonly pages: readonly number[]
  readonly scanned: boolean
  readonly why: 'no-text' | 'no-reader' | 'unknown-kind' | 'old-office' | null
}

const without = (why: FoundText['why']): FoundText => ({ text: null, pages: [], scanned: false, why })

async function textIn(bytes: Uint8Array, mediaType: string): Promise<FoundText> {
  const typed = await documentText(bytes, mediaType)
  if (typed) return { ...typed, scanned: false, why: null }
  if (!canBeScanned(mediaType)) return without(mediaType === 'text/plain' ? 'no-text' : 'unknown-kind')
  if (!(await canReadScans())) return without('no-reader')
  const scanned = await scannedText(bytes, mediaType)
  return scanned ? { ...scanned, scanned: true, why: null } : without('no-text')
}
