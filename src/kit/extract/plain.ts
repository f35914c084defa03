/** Text ur en fil: the words a file holds, and where its pages begin. */
export interface Extracted {
  readonly text: string
  readonly format: 'pdf' | 'docx' | 'html' | 'txt'
  /** Offset in `text` where each page begins; one entry for formats without pages. */
  readonly pages: readonly number[]
}

export type Format = Extracted['format']

/** By the first bytes, which do not lie as names do. */
export function formatOf(bytes: Uint8Array): Format {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  if (/^[\s\0\u00ef\u00bb\u00bf]{0,1024}%PDF-/.test(head)) return 'pdf'
  if (head.startsWith('PK\u0003\u0004')) return 'docx'
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body)\b/i.test(head) ? 'html' : 'txt'
}

/** UTF-8, UTF-16 with its mark, or else what Windows programs write. */
export function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
