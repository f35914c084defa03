/**
 * Signerat brev: a letter that its writer's program has put within a signature (S/MIME opaque signing, RFC 8551 § 3.5.2;
 * CMS, RFC 5652 § 5, in BER). The words lie there in clear. Whether the signature holds is not looked into.
 */

/**
 * The content within a signature; null where it cannot be read without a key, or is nothing that is known.
 * @throws Error where it is signed, and broken or without its content
 */
export function openSigned(bytes: Uint8Array): Buffer | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isSigned(data)) return null
  const [, wrapped] = childrenOf(elementAt(data, 0))
  const [signed] = wrapped ? childrenOf(wrapped) : []
  // version, digestAlgorithms, encapContentInfo
  const encapsulated = signed && childrenOf(signed)[2]
  const [, content] = encapsulated ? childrenOf(encapsulated) : []
  if (content?.tag !== tags.explicit) throw new Error('the signature stands apart from what it signs')
  return Buffer.concat(childrenOf(content).map((part) => octetsOf(part)))
}

/** Its type stands first, whatever its length; 1.2.840.113549.1.7.2 */
function isSigned(data: Buffer): boolean {
  const type = Buffer.from('06092a864886f70d010702', 'hex')
  return data[0] === tags.sequence && data.subarray(0, 32).includes(type)
}

const tags = { sequence: 0x30, octets: 0x04, manyOctets: 0x24, explicit: 0xa0 } as const

interface Element {
  readonly tag: number
  readonly content: Buffer
  /** Where the next one begins. */
  readonly end: number
}

/** Signed letters go some seven deep. */
const deepest = 30

function elementAt(data: Buffer, at: number, depth = 0): Element {
  if (depth > deepest) throw new Error('too deep')
  const tag = data.readUInt8(at)
  const first = data.readUInt8(at + 1)
  if (first === 0x80) return openEnded(data, at, depth)
  const wide = first > 0x80 ? first - 0x80 : 0
  const length = wide === 0 ? first : data.readUIntBE(at + 2, Math.min(wide, 6))
  const start = at + 2 + wide
  if (start + length > data.length) throw new RangeError('the signature ends too early')
  return { tag, content: data.subarray(start, start + length), end: start + length }
}

/** Its length is not told: it ends at two noughts (X.690 § 8.1.3.6). */
function openEnded(data: Buffer, at: number, depth: number): Element {
  let next = at + 2
  while (data.readUInt16BE(next) !== 0) next = elementAt(data, next, depth + 1).end
  return { tag: data.readUInt8(at), content: data.subarray(at + 2, next), end: next + 2 }
}

function childrenOf({ content }: Element): Element[] {
  const children: Element[] = []
  for (let at = 0; at < content.length;) {
    const child = elementAt(content, at)
    children.push(child)
    at = child.end
  }
  return children
}

/** Bytes in one piece, or in many. */
function octetsOf(element: Element, depth = 0): Buffer {
  if (element.tag === tags.octets) return element.content
  if (element.tag !== tags.manyOctets || depth > deepest) throw new Error('no bytes')
  return Buffer.concat(childrenOf(element).map((part) => octetsOf(part, depth + 1)))
}
