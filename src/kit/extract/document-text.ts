import { withoutIdentityNumbers } from '../identity-number.ts'
import { Refusal } from '../refusal.ts'
import { type Extracted, Extractor } from './extract.ts'

/** Kinds that have text to read. A picture has none here: it is shown to the person who registers. */
const readableTypes: readonly string[] = [
  'text/plain',
  'text/calendar',
  'text/html',
  'application/pdf',
  'application/rtf',
  'text/rtf',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]

const extractor = new Extractor()

/** How the text is taken out of bytes: in a child of this process, where nothing else is said. */
export type Extract = (bytes: Uint8Array) => Promise<Extracted>
const inChild: Extract = (bytes) => extractor.text(bytes)

/**
 * The text of a file as the association keeps it. Null when it has none: a scanned page, a picture, a broken or locked
 * file. Whoever registers sees the file itself.
 */
export async function documentText(
  bytes: Uint8Array,
  mediaType: string,
  extract: Extract = inChild,
): Promise<Extracted | null> {
  try {
    return await readableText(bytes, mediaType, extract)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/**
 * As `documentText`, for whoever can be told why there is none.
 * @throws Refusal `extract.encrypted`, `extract.no-text`, `extract.unreadable`, `extract.too-slow` {seconds}
 */
export async function readableText(
  bytes: Uint8Array,
  mediaType: string,
  extract: Extract = inChild,
): Promise<Extracted> {
  if (!readableTypes.includes(mediaType)) throw new Refusal('extract.unreadable', { format: null })
  const extracted = await extract(bytes)
  return { ...extracted, text: storable(extracted.text) }
}

/**
 * What PostgreSQL cannot store becomes a space, and a personal identity number as many dots: the pages still begin where
 * they did. The file itself stays as it is.
 */
const storable = (text: string): string => withoutIdentityNumbers(text.replace(/(?![\n\t])\p{Cc}/gu, ' '))
