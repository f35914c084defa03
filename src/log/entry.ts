import type { Instant } from '../kit/clock.ts'
import { sha256 } from '../kit/hash.ts'

/**
 * Loggpost: one change, chained by hash to the one before it, so that nothing can be altered, taken out or put
 * between without `verify` naming the first entry that no longer fits.
 */
export interface Entry {
  readonly seq: number
  readonly recordedAt: Instant
  readonly actor: string
  /** `room.what_was_done`, e.g. `act.recorded`. */
  readonly verb: string
  /** The id of the thing that was changed. */
  readonly subject: string
  readonly imported: boolean
  readonly payloadHash: Buffer
  readonly previousHash: Buffer
}

/** Kedjans slut: the last link of a chain, what the next entry points back to. */
export interface Head {
  readonly seq: number
  readonly hash: Buffer
  readonly recordedAt: Instant
}

/** The head of a chain with nothing in it. */
export const noEntry: Head = { seq: 0, hash: Buffer.alloc(32), recordedAt: '0001-01-01T00:00:00.000Z' }

/** Loggpostens innehåll is kept apart from the entry. The salt keeps a short payload (a name, a yes) from being guessed from its hash after it has been erased. */
export function payloadHash(salt: Uint8Array, payload: string): Buffer {
  return sha256(salt, payload)
}

/** The link: SHA-256 over the hash before and every fact of the entry, one per line so that none can run into the next. */
export function entryHash(entry: Entry): Buffer {
  const facts = [entry.seq, entry.recordedAt, entry.actor, entry.verb, entry.subject, entry.imported]
  return sha256(entry.previousHash, facts.join('\n'), '\n', entry.payloadHash)
}

/** An entry as stored, with its payload (null once erased). */
export interface StoredEntry extends Entry {
  readonly hash: Buffer
  readonly salt: Buffer | null
  readonly payload: string | null
}

/** Why an entry does not fit; the Swedish and English sentences are in `texts.ts`. */
export type Break = 'missing' | 'previous' | 'hash' | 'payload' | 'time'

/**
 * Checks one entry against the head before it.
 * @returns null when it fits, else the first thing that is wrong with it
 */
export function breakOf(entry: StoredEntry, before: Head): Break | null {
  if (entry.seq !== before.seq + 1) return 'missing'
  if (!entry.previousHash.equals(before.hash)) return 'previous'
  if (entry.recordedAt <= before.recordedAt) return 'time'
  if (!entry.hash.equals(entryHash(entry))) return 'hash'
  return payloadHolds(entry) ? null : 'payload'
}

function payloadHolds(entry: StoredEntry): boolean {
  if (entry.salt === null || entry.payload === null) return true
  return payloadHash(entry.salt, entry.payload).equals(entry.payloadHash)
}
