/** winmail.dat (TNEF, MS-OXTNEF): how Outlook wraps a letter's attachments when it takes the receiver for another Outlook. */
export interface TnefContents {
  readonly text: string | null
  readonly files: readonly { readonly filename: string | null; readonly bytes: Uint8Array }[]
}

const attribute = { title: 0x8010, data: 0x800f, begin: 0x9002, body: 0x800c, message: 0x9003, props: 0x9005 }
const property = { longName: 0x3707, body: 0x1000, data: 0x3701 }

interface TnefFile {
  filename: string | null
  bytes: Uint8Array | null
}

/** @throws RangeError when the bytes end before what they announce; Error when they are no TNEF */
export function readTnef(bytes: Uint8Array): TnefContents {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < 6 || data.readUInt32LE(0) !== 0x223e9f78) throw new Error('not TNEF')
  const files: TnefFile[] = []
  let text: string | null = null
  for (const { id, value } of attributes(data)) {
    if (id === attribute.begin) files.push({ filename: null, bytes: null })
    const file = files.at(-1)
    if (id === attribute.body) text = western(value)
    if (id === attribute.message) text ??= stringOf(properties(value).get(property.body))
    if (file) fill(file, id, value)
  }
  return {
    text,
    files: files.flatMap(({ filename, bytes: found }) => (found ? [{ filename, bytes: found }] : [])),
  }
}

function fill(file: TnefFile, id: number, value: Buffer): void {
  if (id === attribute.title) file.filename ??= western(value)
  if (id === attribute.data) file.bytes = value
  if (id !== attribute.props) return
  const props = properties(value)
  file.filename = stringOf(props.get(property.longName)) ?? file.filename
  file.bytes ??= props.get(property.data)?.value ?? null
}

function* attributes(data: Buffer): Generator<{ id: number; value: Buffer }> {
  for (let at = 6; at + 11 <= data.length;) {
    const id = data.readUInt16LE(at + 1)
    const length = data.readUInt32LE(at + 5)
    if (at + 9 + length > data.length) throw new RangeError('TNEF ends too early')
    yield { id, value: data.subarray(at + 9, at + 9 + length) }
    at += 11 + length
  }
}

interface Property {
  readonly type: number
  readonly value: Buffer
}

/** Bytes of the types with a fixed length; the others say theirs. */
const fixed = new Map([
  ...[0x2, 0x3, 0x4, 0xa, 0xb].map((type) => [type, 4] as const),
  ...[0x5, 0x6, 0x7, 0x14, 0x40].map((type) => [type, 8] as const),
  [0x48, 16] as const,
])

function properties(data: Buffer): Map<number, Property> {
  const found = new Map<number, Property>()
  let at = 4
  for (let count = data.readUInt32LE(0); count > 0; count--) {
    const type = data.readUInt16LE(at)
    const id = data.readUInt16LE(at + 2)
    at = id >= 0x8000 ? afterName(data, at + 4) : at + 4
    const many = (type & 0x1000) !== 0 || !fixed.has(type)
    let values = 1
    if (many) {
      values = data.readUInt32LE(at)
      at += 4
    }
    for (; values > 0; values--) {
      const size = fixed.get(type & 0xfff)
      const length = size ?? data.readUInt32LE(at)
      if (size === undefined) at += 4
      if (at + length > data.length) throw new RangeError('a TNEF property ends too early')
      if (!found.has(id)) found.set(id, { type, value: data.subarray(at, at + length) })
      at += Math.ceil(length / 4) * 4
    }
  }
  return found
}

/** A named property carries its name, or a number instead. */
function afterName(data: Buffer, at: number): number {
  const kind = data.readUInt32LE(at + 16)
  const length = data.readUInt32LE(at + 20)
  return kind === 0 ? at + 24 : at + 24 + Math.ceil(length / 4) * 4
}

function stringOf(found: Property | undefined): string | null {
  if (!found) return null
  return found.type === 0x1f ? cut(found.value.toString('utf16le')) : western(found.value)
}

const western = (bytes: Buffer): string => cut(new TextDecoder('windows-1252').decode(bytes))
const cut = (text: string): string => text.split('\0')[0] ?? ''
