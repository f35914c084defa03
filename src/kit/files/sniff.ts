import { isAscii } from 'node:buffer'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer, fileTypeFromStream } from 'file-type'
import { Refusal } from '../refusal.ts'
import { type FileClaim, type FileKind, claimedKind, kindOfEnding } from './kind.ts'

/** Bytes that can be read again from the start, as often as needed. */
export interface Content {
  /** The first bytes, at least 4 kB where there are so many. */
  head(): Promise<Buffer>
  /** The last bytes, 256 kB where there are so many. */
  tail(): Promise<Buffer>
  /** From the start in pieces of 256 kB. */
  pieces(): AsyncIterable<Buffer>
  /** From the start as a stream; null when all of it is in `head`. */
  stream(): Readable | null
}

const imageKinds: readonly FileKind[] = ['png', 'jpeg', 'tiff']

/** Kinds that are nothing but text. */
const textKinds: readonly FileKind[] = ['txt', 'csv', 'ics']

/**
 * What the bytes are, held against what they are said to be. An image may be another image than its name says
 * (scanners do so, and it harms nobody); every other difference is refused.
 * @param text whether all of it reads as text
 * @throws Refusal `file.not-what-it-says` {says, is}, `file.kind-not-allowed` {ending}
 */
export async function kindOf(content: Content, text: boolean, claim: FileClaim): Promise<FileKind> {
  const claimed = claimedKind(claim)
  // Text that happens to begin with another format's two letters ("BM", "MZ") is still text: programs hold NUL bytes.
  if (text && claimed !== null && textKinds.includes(claimed)) return claimed
  const found = await find(content)
  if (claimed === null) return found.kind ?? unclaimed(found.ending, text)
  if (found.kind && isAsClaimed(found.kind, claimed)) return found.kind
  throw new Refusal('file.not-what-it-says', { says: claimed, is: found.ending || (text ? 'txt' : null) })
}

function isAsClaimed(found: FileKind, claimed: FileKind): boolean {
  return found === claimed || (imageKinds.includes(found) && imageKinds.includes(claimed))
}

function unclaimed(ending: string, text: boolean): FileKind {
  if (text) return 'txt'
  throw new Refusal('file.kind-not-allowed', { ending })
}

interface Found {
  /** One of our kinds, if it is one. */
  readonly kind: FileKind | null
  /** What such files usually end in; empty when the bytes are of no known kind. */
  readonly ending: string
}

/** What the bytes are by themselves. */
async function find(content: Content): Promise<Found> {
  const head = await content.head()
  if (isPdf(head)) return { kind: 'pdf', ending: 'pdf' }
  // Its list of contents tells a Word file or a workbook without unpacking anything.
  const office = isZip(head) ? officeEnding(await content.tail()) : 'zip'
  if (office !== 'zip') return { kind: kindOfEnding(office), ending: office }
  const stream = content.stream()
  const type = await (stream ? fileTypeFromStream(stream) : fileTypeFromBuffer(head))
  if (!type) return isLetter(head) ? { kind: 'eml', ending: 'eml' } : { kind: null, ending: '' }
  if (type.ext === 'cfb') {
    return (await isOutlookLetter(content)) ? { kind: 'msg', ending: 'msg' } : { kind: null, ending: '' }
  }
  return { kind: kindOfEnding(type.ext), ending: type.ext }
}

const isZip = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))

/** The list of contents that tells an office file from another ZIP is the last in it, after large pictures. */
function officeEnding(tail: Buffer): string {
  if (tail.includes('/vbaProject.bin')) return 'docm'
  if (tail.includes('word/document.xml')) return 'docx'
  return tail.includes('xl/workbook.xml') ? 'xlsx' : 'zip'
}

/** Some programs write a byte order mark or empty lines before the mark that should come first. */
function isPdf(head: Buffer): boolean {
  return /^(\u00EF\u00BB\u00BF)?[\s\0]{0,1024}%PDF-/.test(head.toString('latin1', 0, 2048))
}

/** Begins with header fields, one of which every letter has (RFC 5322 § 3.6: From and Date are required). */
function isLetter(head: Buffer): boolean {
  const lines = head.toString('latin1').split(/\r?\n/)
  if (lines[0]?.startsWith('From ')) lines.shift()
  const end = lines.findIndex((line) => !/^([\x21-\x39\x3b-\x7e]+[ \t]*:|[ \t])/.test(line))
  const header = lines.slice(0, end === -1 ? lines.length : end)
  return header.some((line) => /^(from|date|received|return-path|message-id)[ \t]*:/i.test(line))
}

/** Outlook letters, old Word files and Windows installers share one container; only letters have these streams. */
async function isOutlookLetter(content: Content): Promise<boolean> {
  const mark = Buffer.from('__properties_version1.0', 'utf16le')
  // Directory entries are 128 bytes and aligned, so none is split between two pieces.
  for await (const piece of content.pieces()) if (piece.includes(mark)) return true
  return false
}

/** Looks at bytes as they pass and tells whether all of them read as text: UTF-8, UTF-16 with its mark, or Windows-1252. */
export class TextLook {
  private decoder: TextDecoder | null = null
  private plain = true
  private utf = true
  private western = true

  look(piece: Uint8Array): void {
    this.decoder ??= decoderFor(piece)
    if (this.isPlain(piece)) return
    if (this.utf) this.utf = this.decodes(piece)
    if (this.western) this.western = !hasByte(piece, notWestern)
  }

  /** ASCII so far, and only what is printed: it reads so in both. */
  private isPlain(piece: Uint8Array): boolean {
    this.plain &&= this.decoder!.encoding === 'utf-8' && isAscii(piece) && !hasByte(piece, notWestern)
    return this.plain
  }

  /** To be asked once, at the end. */
  get text(): boolean {
    if (this.utf) this.utf = this.decodes(null)
    return this.utf || this.western
  }

  private decodes(piece: Uint8Array | null): boolean {
    try {
      const text = piece ? this.decoder?.decode(piece, { stream: true }) : this.decoder?.decode()
      return !controls.test(text ?? '')
    } catch {
      return false
    }
  }
}

function decoderFor(start: Uint8Array): TextDecoder {
  const mark = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(mark, { fatal: true })
}

/** Control characters other than tab, line feed, form feed, return and the end mark of old DOS text. */
// oxlint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]/

const notWestern = new Uint8Array(256)
for (let byte = 0; byte < 256; byte++) {
  const undefinedInWestern = [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)
  if (undefinedInWestern || controls.test(String.fromCharCode(byte))) notWestern[byte] = 1
}

function hasByte(piece: Uint8Array, wanted: Uint8Array): boolean {
  // By place: twice as fast as one byte after another, and files are large.
  // oxlint-disable-next-line typescript/prefer-for-of
  for (let place = 0; place < piece.length; place += 1) if (wanted[piece[place]!] === 1) return true
  return false
}
