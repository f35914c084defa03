import Burner from '@kenjiuno/msgreader/lib/Burner.js'
import Reader from '@kenjiuno/msgreader/lib/Reader.js'
import { type Instant, instantOf } from '../../src/kit/clock.ts'

/** Letters as Outlook saves them (.msg): a compound file of properties (MS-CFB, MS-OXMSG), for tests. */
export interface OutlookLetter {
  readonly subject: string
  readonly body: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: readonly { readonly name: string; readonly address: string }[]
  readonly messageId?: string
  readonly sentAt: Instant
  readonly deliveredAt: Instant
  readonly files?: readonly (
    | { readonly filename: string; readonly mediaType: string; readonly bytes: Buffer }
    | { readonly filename: string; readonly letter: OutlookLetter }
  )[]
}

/** A stream (bytes) or a storage (what is in it). */
interface Node {
  readonly name: string
  readonly bytes?: Buffer
  readonly children?: readonly Node[]
}

/** Types of properties: a text, bytes, a number, a moment, an embedded letter. */
const kinds = { text: 0x001f, bytes: 0x0102, number: 0x0003, moment: 0x0040, object: 0x000d } as const

type Property =
  | readonly ['text', number, string]
  | readonly ['bytes', number, Buffer]
  | readonly ['number', number, number]
  | readonly ['moment', number, Instant]

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0')
const streamName = (id: number, kind: keyof typeof kinds): string =>
  `__substg1.0_${hex(id, 4)}${hex(kinds[kind], 4)}`

/** Hundreds of nanoseconds since 1601. */
const fileTime = (moment: Instant): bigint => (BigInt(Date.parse(moment)) + 11_644_473_600_000n) * 10_000n

/** The fixed part of a property: its tag, flags for reading and writing, and its value or its length. */
function entry([kind, id, value]: Property): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt16LE(kinds[kind], 0)
  bytes.writeUInt16LE(id, 2)
  bytes.writeUInt32LE(6, 4)
  if (kind === 'moment') bytes.writeBigUInt64LE(fileTime(value), 8)
  else if (kind === 'number') bytes.writeUInt32LE(value, 8)
  else bytes.writeUInt32LE(kind === 'text' ? value.length * 2 + 2 : value.length, 8)
  return bytes
}

function properties(head: Buffer, all: readonly Property[]): Node[] {
  const streams = all.flatMap(([kind, id, value]): Node[] =>
    kind === 'text'
      ? [{ name: streamName(id, kind), bytes: Buffer.from(value, 'utf16le') }]
      : kind === 'bytes'
        ? [{ name: streamName(id, kind), bytes: value }]
        : [],
  )
  return [{ name: '__properties_version1.0', bytes: Buffer.concat([head, ...all.map(entry)]) }, ...streams]
}

function letterNodes(letter: OutlookLetter, isEmbedded: boolean): Node[] {
  const { subject, body, from, to, messageId, sentAt, deliveredAt, files = [] } = letter
  // Next and present numbers of recipients and attachments; an embedded letter has no room reserved after them.
  const head = Buffer.alloc(isEmbedded ? 24 : 32)
  for (const [index, count] of [to.length, files.length, to.length, files.length].entries())
    head.writeUInt32LE(count, 8 + index * 4)
  const own = properties(head, [
    ['text', 0x001a, 'IPM.Note'],
    ['text', 0x0037, subject],
    ['text', 0x1000, body],
    ['text', 0x0c1a, from.name],
    ['text', 0x5d01, from.address],
    ...(messageId ? ([['text', 0x1035, messageId]] as const) : []),
    ['moment', 0x0039, sentAt],
    ['moment', 0x0e06, deliveredAt],
  ])
  const recipients = to.map(({ name, address }, index): Node => ({
    name: `__recip_version1.0_#${hex(index, 8)}`,
    children: properties(Buffer.alloc(8), [
      ['number', 0x0c15, 1],
      ['text', 0x3001, name],
      ['text', 0x39fe, address],
    ]),
  }))
  const attachments = files.map((file, index): Node => ({
    name: `__attach_version1.0_#${hex(index, 8)}`,
    children:
      'letter' in file
        ? [
            ...properties(Buffer.alloc(8), [
              ['number', 0x3705, 5],
              ['text', 0x3001, file.filename],
            ]),
            { name: streamName(0x3701, 'object'), children: letterNodes(file.letter, true) },
          ]
        : properties(Buffer.alloc(8), [
            ['number', 0x3705, 1],
            ['text', 0x3707, file.filename],
            ['text', 0x370e, file.mediaType],
            ['bytes', 0x3701, file.bytes],
          ]),
  }))
  return [...own, ...recipients, ...attachments]
}

/** The names of properties beyond the standard's own: none, but the storage must be there. */
const noNames: Node = {
  name: '__nameid_version1.0',
  children: ['00020102', '00030102', '00040102'].map((tag) => ({
    name: `__substg1.0_${tag}`,
    bytes: Buffer.alloc(0),
  })),
}

export function outlookFile(letter: OutlookLetter): Buffer {
  const flat: Parameters<typeof Burner.burn>[0] = []
  const add = ({ name, bytes, children }: Node, type: Reader.TypeEnum): number => {
    const index = flat.push({ name, type, length: 0 }) - 1
    if (children) {
      const numbers = children.map((child) =>
        add(child, child.children ? Reader.TypeEnum.DIRECTORY : Reader.TypeEnum.DOCUMENT),
      )
      flat[index]!.children = numbers
    } else {
      flat[index]!.length = bytes!.length
      // A copy: the writer takes the whole memory that a small Buffer is a piece of.
      flat[index]!.binaryProvider = () => new Uint8Array(bytes!)
    }
    return index
  }
  add({ name: 'Root Entry', children: [noNames, ...letterNodes(letter, false)] }, Reader.TypeEnum.ROOT)
  return Buffer.from(Burner.burn(flat))
}

/** An extract in a letter that was handed on: the municipality's own letter lies inside. */
export const anOutlookLetter: OutlookLetter = {
  subject: 'VB: Svar PROV/15/0016-5',
  body: 'Se bifogat svar från kommunen.\r\n',
  from: { name: 'Kansliet', address: 'kansliet@forbundet.example' },
  to: [{ name: 'Registrator', address: 'registrator@forbundet.example' }],
  messageId: '<vidare@forbundet.example>',
  sentAt: instantOf('2015-06-02T09:00'),
  deliveredAt: instantOf('2015-06-02T09:01'),
}
