import { canBeScanned, canReadScans, scannedText } from '../kit/extract/scanned-text.ts'
import { type ReceivedFile, receiveAnything } from '../kit/files/receive.ts'
import { laidPieces } from '../kit/files/workspace.ts'
import { withoutIdentityNumbers } from '../kit/identity-number.ts'
import type { UnpackedPart } from '../kit/mime/unpacked.ts'
import type { PartReading } from './contents.ts'
import { steps } from './opening-child.jobs.ts'
import { type Around, type FoundText, type OpenedPart, readingOf } from './opening.jobs.ts'
import type { LetterPart } from './part.store.ts'

/** A part with its text and what that says, and its bytes as they wait to be stored. */
export interface OpenPart {
  readonly part: LetterPart
  readonly file: ReceivedFile | null
  readonly reading: PartReading | null
  /** What may be pictures of pages, which nobody has looked at yet. */
  readonly unseen: Unseen | null
}

interface Unseen {
  readonly file: ReceivedFile
  /** As the bytes say. */
  readonly mediaType: string
}

/** What has been opened, as it will be kept. */
export async function receiveParts(
  parts: readonly OpenedPart[],
  files: AsyncDisposableStack,
): Promise<OpenPart[]> {
  const received: OpenPart[] = []
  for (const [position, part] of parts.entries()) received.push(await receivePart(part, position, files))
  return received
}

async function receivePart(
  { unpacked, laid, found, reading }: OpenedPart,
  position: number,
  files: AsyncDisposableStack,
): Promise<OpenPart> {
  const source = laid ? laidPieces(laid) : unpacked.bytes
  const file = source && files.use(await receiveAnything(source))
  const mediaType = file?.mediaType ?? ''
  const unseen = file && found.why === 'unknown-kind' && canBeScanned(mediaType) ? { file, mediaType } : null
  return { part: partOf(unpacked, found, { position, file }), file, reading, unseen }
}

function partOf(
  unpacked: UnpackedPart,
  { text, pages, scanned, why }: FoundText,
  { position, file }: { readonly position: number; readonly file: ReceivedFile | null },
): LetterPart {
  const { role, parent, filename, head, reason } = unpacked
  return {
    position,
    role,
    parent,
    filename,
    head,
    size: file?.size ?? text?.length ?? 0,
    sha256: file?.sha256 ?? null,
    mediaType: mediaTypeOf(unpacked, file),
    text,
    pages,
    scanned,
    unreadReason: reason ?? why,
  }
}

/** What the letter says of mail's own forms and of texts; for the rest what the bytes say, where they say anything. */
function mediaTypeOf({ mediaType }: UnpackedPart, file: ReceivedFile | null): string {
  if (!file || /^(?:message|text)\//.test(mediaType)) return mediaType.slice(0, 200)
  return file.mediaType === 'application/octet-stream' ? mediaType.slice(0, 200) : file.mediaType
}

/** Reads pages that are pictures. A page takes its time, and so nothing else waits for it. */
export async function seeParts(parts: readonly OpenPart[], around: Around): Promise<OpenPart[]> {
  const seen: OpenPart[] = []
  for (const part of parts) seen.push(part.unseen ? await seePart(part, part.unseen, around) : part)
  return seen
}

async function seePart(open: OpenPart, unseen: Unseen, around: Around): Promise<OpenPart> {
  const { text, pages, scanned, why } = await textOnPictures(unseen)
  const reading = await readingOf(text, open.part.role, around, steps)
  return { ...open, reading, unseen: null, part: { ...open.part, text, pages, scanned, unreadReason: why } }
}

async function textOnPictures({ file, mediaType }: Unseen): Promise<FoundText> {
  if (!(await canReadScans())) return { text: null, pages: [], scanned: false, why: 'no-reader' }
  const scanned = await scannedText(() => file.pieces(), mediaType)
  return scanned
    ? { ...scanned, text: withoutIdentityNumbers(scanned.text), scanned: true, why: null }
    : { text: null, pages: [], scanned: false, why: 'no-text' }
}
