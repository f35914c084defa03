import { Refusal } from '../kit/refusal.ts'
import { type Break, type Head, type StoredEntry, breakOf, noEntry } from './entry.ts'

/**
 * Loggutskrift: an association's chain as lines of JSON, so that somebody else can walk it without the database. Every entry is
 * there with its hashes; what it says goes along only where the association means to show it.
 */
export interface Transcript {
  readonly association: string
  readonly entries: readonly StoredEntry[]
  /** How many entries there were when it was written, so that one cut short is noticed. */
  readonly length: number
}

const kind = 'radslag-log-1'

export const headLine = (association: string, { seq, hash }: Head): string =>
  JSON.stringify({ kind, association, length: seq, hash: hash.toString('hex') })

export function entryLine(entry: StoredEntry, isShown: boolean): string {
  const { payloadHash, previousHash, hash, salt, payload, ...facts } = entry
  const hex = (bytes: Buffer | null): string | null => bytes && bytes.toString('hex')
  return JSON.stringify({
    ...facts,
    payloadHash: hex(payloadHash),
    previousHash: hex(previousHash),
    hash: hex(hash),
    salt: isShown ? hex(salt) : null,
    payload: isShown ? payload : null,
  })
}

/** @throws Refusal `log.not-a-transcript` {line} */
export function readTranscript(text: string): Transcript {
  const [first = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const head = parsed(first, 1)
  if (head['kind'] !== kind) throw new Refusal('log.not-a-transcript', { line: 1 })
  const entries = lines.map((line, index) => entryOf(parsed(line, index + 2)))
  return { association: String(head['association']), length: Number(head['length']), entries }
}

function parsed(line: string, number: number): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    throw new Refusal('log.not-a-transcript', { line: number })
  }
}

function entryOf(line: Record<string, unknown>): StoredEntry {
  const bytes = (name: string): Buffer => Buffer.from(String(line[name]), 'hex')
  const isShown = line['salt'] !== null && line['payload'] !== null
  return {
    seq: Number(line['seq']),
    recordedAt: String(line['recordedAt']),
    actor: String(line['actor']),
    verb: String(line['verb']),
    subject: String(line['subject']),
    imported: line['imported'] === true,
    payloadHash: bytes('payloadHash'),
    previousHash: bytes('previousHash'),
    hash: bytes('hash'),
    salt: isShown ? bytes('salt') : null,
    payload: isShown ? String(line['payload']) : null,
  }
}

/** Walks the transcript as `verifyChain` walks the database. */
export function walkTranscript({ entries, length }: Transcript): {
  entries: number
  broken: { seq: number; why: Break } | null
} {
  let head: Head = noEntry
  for (const entry of entries) {
    const why = breakOf(entry, head)
    if (why) return { entries: head.seq, broken: { seq: head.seq + 1, why } }
    head = entry
  }
  return { entries: head.seq, broken: head.seq < length ? { seq: head.seq + 1, why: 'missing' } : null }
}
