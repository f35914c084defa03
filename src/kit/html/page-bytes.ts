import { bytesWithoutIdentityNumbers, mayHoldNumber } from '../identity-number.ts'

/**
 * The page being written, as bytes. Text is put into one piece of memory that every page uses: joined strings would be
 * some forty thousand small objects for a large page, and clearing those away takes longer than all the rest.
 */
let page = Buffer.allocUnsafeSlow(65_536)
let end = 0

/** Most pages fit; what a very large one has taken is given back. */
const usual = 1_048_576

/** Where in the page parts stand that need not be looked through: from, to, from, to … */
let parts: number[] = []

/** What `add` adds, in a memory of its own. Writing is one unbroken run of the program, so no other page comes between. */
export function bytesOf(add: () => void): Buffer {
  const begin = end
  const around = parts
  parts = []
  try {
    add()
    return withoutNumbers(Buffer.from(page.subarray(begin, end)), begin)
  } finally {
    parts = around
    end = begin
    if (begin === 0 && page.length > usual) page = Buffer.allocUnsafeSlow(usual)
  }
}

/**
 * Identity numbers are masked when a text is taken in; once more here, for what is older than the mask or came by another
 * way. What was written before has been looked through.
 */
function withoutNumbers(bytes: Buffer, begin: number): Buffer {
  let from = 0
  for (const [index, at] of [...parts, begin + bytes.length].entries()) {
    if (index % 2 === 1) from = at - begin
    else if (mayHoldNumber(bytes.subarray(from, at - begin))) return bytesWithoutIdentityNumbers(bytes)
  }
  return bytes
}

/** @param bytes what `bytesOf` has made of elements: a number does not go on across a tag */
export function addWritten(bytes: Uint8Array): void {
  const from = end
  addBytes(bytes)
  if (bytes.at(0) === lessThan && bytes.at(-1) === greaterThan) parts.push(from, end)
}

const [lessThan, greaterThan] = [0x3c, 0x3e]

function makeRoom(length: number): void {
  if (end + length <= page.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(page.length * 2, end + length))
  page.copy(larger, 0, 0, end)
  page = larger
}

function addBytes(bytes: Uint8Array): void {
  makeRoom(bytes.length)
  page.set(bytes, end)
  end += bytes.length
}

/** @param text of the program's own: plain characters (ASCII), as they are */
export function addPlain(text: string): void {
  makeRoom(text.length)
  let at = end
  for (let index = 0; index < text.length; index += 1) page[at++] = text.charCodeAt(index)
  end = at
}

/** Text as it is put into HTML, between tags or in quotation marks: in UTF-8, with the five signs that mean something as words. */
export function addEscaped(text: string): void {
  // No character takes more: six for `&quot;`.
  makeRoom(text.length * 6)
  const bytes = page
  let at = end
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80 && isPlain[code] === 1) bytes[at++] = code
    else if (code >= 0x80 && code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else {
      const piece = entities[code] ?? String.fromCodePoint(text.codePointAt(index)!)
      at += bytes.write(piece, at)
      if (piece.length === 2) index += 1
    }
  }
  end = at
}

const entities: Readonly<Record<number, string>> = {
  0x22: '&quot;',
  0x26: '&amp;',
  0x27: '&#x27;',
  0x3c: '&lt;',
  0x3e: '&gt;',
}

const isPlain = Uint8Array.from({ length: 0x80 }, (_, code) => (code in entities ? 0 : 1))
