import { Refusal } from '../refusal.ts'

/** Text ur en fil: the words a file holds, and where its pages begin. */
export interface Extracted {
  readonly text: string
  readonly format: 'pdf' | 'docx' | 'odt' | 'rtf' | 'html' | 'txt'
  /** Offset in `text` where each page begins; one entry for formats without pages. */
  readonly pages: readonly number[]
}

/** The first entry of an OpenDocument says in clear what it is. */
const odtMark = 'mimetypeapplication/vnd.oasis.opendocument.text'

export type Format = Extracted['format']

/** By the first bytes, which do not lie as names do. */
export function formatOf(bytes: Uint8Array): Format {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  if (/^[\s\0\u00ef\u00bb\u00bf]{0,1024}%PDF-/.test(head)) return 'pdf'
  if (head.startsWith('PK\u0003\u0004')) return head.slice(0, 200).includes(odtMark) ? 'odt' : 'docx'
  if (head.startsWith('{\\rtf')) return 'rtf'
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body)\b/i.test(head) ? 'html' : 'txt'
}

/** UTF-16 whose mark is lost: every other byte of its first lines is nought. */
function looksWide(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 512)
  const noughts = (odd: number): number =>
    start.filter((byte, index) => index % 2 === odd && byte === 0).length
  return start.length > 3 && noughts(1) > start.length * 0.4 && noughts(0) < noughts(1) * 0.1
}

/** Bytes that are no writing at all: a picture, a program, a file in pieces. */
export function isBinary(text: string): boolean {
  const start = text.slice(0, 4000)
  // eslint-disable-next-line no-control-regex
  const strange = start.match(/[\0-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return strange > Math.max(8, start.length * 0.02)
}

/** UTF-8, UTF-16 with or without its mark, or else what Windows programs write. */
export function decoded(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || looksWide(bytes)
  try {
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Plain text needs no parser, and so no child. @throws Refusal `extract.no-text`, `extract.unreadable` */
export function plainText(bytes: Uint8Array): Extracted {
  const text = decoded(bytes)
  if (!/\p{L}/u.test(text)) throw new Refusal('extract.no-text', { format: 'txt' })
  if (isBinary(text)) throw new Refusal('extract.unreadable', { format: null })
  return { text, format: 'txt', pages: [0] }
}
