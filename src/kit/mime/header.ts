import { addressParser, decodeWords } from 'postal-mime'

/** The head of a letter (RFC 5322): its fields, unfolded, in order. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string
  readonly value: string
}

/** A head longer than this is none: no mail program writes so much, and what follows is read as text. Bytes. */
export const longestHead = 256 * 1024

/** Where the text begins: after the first empty line; null when there is none, or no field before it. */
export function headEnd(start: Buffer): number | null {
  const text = start.toString('latin1', 0, longestHead)
  const end = /\r?\n\r?\n/.exec(text)
  if (!end || !/^(From [^\n]*\n)?[\x21-\x39\x3b-\x7e]+[ \t]*:/.test(text)) return null
  return end.index + end[0].length
}

/** The fields as written; letters outside ASCII are UTF-8, or Windows-1252 where they are not that. */
export function readFields(head: Buffer): HeaderField[] {
  const lines = decodeHead(head).split(/\r?\n/)
  const unfolded: string[] = []
  for (const line of lines) {
    if (/^[ \t]/.test(line) && unfolded.length > 0) unfolded[unfolded.length - 1] += ` ${line.trim()}`
    else unfolded.push(line)
  }
  return unfolded.flatMap((line) => {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    return /^[\x21-\x39\x3b-\x7e]+$/.test(name) ? [{ name, value: line.slice(colon + 1).trim() }] : []
  })
}

function decodeHead(head: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head)
  } catch {
    return new TextDecoder('windows-1252').decode(head)
  }
}

/** The first field of the name, with its encoded words (RFC 2047) read; null where there is none. */
export function fieldOf(fields: readonly HeaderField[], name: string): string | null {
  const field = fields.find((found) => found.name === name)
  return field ? storable(decodeWords(field.value)) : null
}

/** Every bare address in the fields of those names, in lower case. */
export function addressesIn(fields: readonly HeaderField[], names: readonly string[]): string[] {
  const values = fields.filter((field) => names.includes(field.name)).map((field) => field.value)
  const boxes = values.flatMap((value) => addressParser(value.slice(0, 20_000), { flatten: true }))
  return [...new Set(boxes.map((box) => storable(box.address ?? '').toLowerCase()))].filter((address) =>
    address.includes('@'),
  )
}

/** The ids in a Message-ID, In-Reply-To or References, without their brackets' surroundings: `<a@b>`. */
export function messageIds(value: string | null): string[] {
  return [...(value ?? '').slice(0, 50_000).matchAll(/<[^<>\s]{1,900}>/g)].map(([id]) => id)
}

/** As PostgreSQL can store it: no zero characters, no half of a pair. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '')
