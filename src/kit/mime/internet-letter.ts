import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { decoded } from '../extract/plain.ts'
import { headEnd, readFields } from './header.ts'
import { headOf } from './head.ts'
import { htmlText } from './html-text.ts'
import type { LetterHead } from './unpacked.ts'

/** A letter as it goes over the wire (RFC 5322, MIME), taken apart. */
export interface InternetLetter {
  readonly head: LetterHead
  readonly text: { readonly mediaType: string; readonly text: string } | null
  readonly files: readonly InternetFile[]
}

export interface InternetFile {
  readonly filename: string | null
  readonly mediaType: string
  /** A picture in the text rather than a file beside it. */
  readonly inline: boolean
  readonly bytes: Uint8Array
}

const options = {
  forceRfc822Attachments: true,
  attachmentEncoding: 'arraybuffer',
  maxNestingDepth: 3000,
  maxHeadersSize: 4 * 1024 * 1024,
} as const

/** The head of a letter that is taken for one, whatever else is wrong with it. */
export function headIn(bytes: Uint8Array): LetterHead {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return headOf(readFields(data.subarray(0, headEnd(data) ?? 0)))
}

/** @throws Error where the letter breaks every rule (a head of megabytes, parts in parts in parts) */
export async function readInternetLetter(bytes: Uint8Array): Promise<InternetLetter> {
  const email = await parsed(bytes)
  const files = email.attachments.map(fileOf)
  return { head: headIn(bytes), text: textOf(email) ?? (files.length === 0 ? bareText(bytes) : null), files }
}

/** A letter whose parts cannot be told from each other, or without a head, is still words that somebody can read. */
function bareText(bytes: Uint8Array): InternetLetter['text'] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const body = data.subarray(headEnd(data) ?? 0)
  const text = decoded(body)
  return /\p{L}/u.test(text) && !body.includes(0) ? { mediaType: 'text/plain', text } : null
}

/**
 * Letters that say UTF-8 and are Windows-1252 are common (old case systems); then the letters with dots are lost, and the
 * whole is read once more with the right name of the writing in its place.
 */
async function parsed(bytes: Uint8Array): Promise<Email> {
  const email = await PostalMime.parse(bytes, options)
  if (!/\ufffd/.test(`${email.text ?? ''}${email.html ?? ''}`)) return email
  const said = Buffer.from(bytes).toString('latin1')
  const renamed = said.replace(
    /(charset\s{0,5}=\s{0,5}"?)(?:utf-?8|us-ascii|unknown-8bit)\b/gi,
    '$1windows-1252',
  )
  if (renamed === said) return email
  const again = await PostalMime.parse(Buffer.from(renamed, 'latin1'), options)
  return { ...email, ...(again.text && { text: again.text }), ...(again.html && { html: again.html }) }
}

/** The plain text where there is one that says anything, else the page's. */
function textOf({ text, html }: Email): InternetLetter['text'] {
  if (text?.trim()) return { mediaType: 'text/plain', text }
  const read = html ? htmlText(html) : ''
  return read ? { mediaType: 'text/html', text: read } : null
}

function fileOf({ filename, mimeType, disposition, related, contentId, content }: Attachment): InternetFile {
  const picture = mimeType.startsWith('image/')
  return {
    filename,
    mediaType: mimeType,
    inline: picture && disposition !== 'attachment' && (related === true || contentId !== undefined),
    bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }
}
