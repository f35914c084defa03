import { type Day, type Instant, dayOf } from '../kit/clock.ts'
import type { Door } from './door.ts'

/**
 * Inkommet brev: what came in, byte for byte. It is kept before anything in it is read, and stays whatever it is found
 * to be; what cannot be read is "att läsa för hand".
 */
export interface Letter {
  readonly id: string
  /** Of the raw bytes; hexadecimal. */
  readonly sha256: string
  readonly messageId: string | null
  readonly door: Door
  readonly filename: string | null
  /** When it was committed here. */
  readonly takenAt: Instant
  /** When it reached the office. */
  readonly receivedAt: Instant
  /** When somebody at the office sent it on; null when nobody did. */
  readonly forwardedAt: Instant | null
  readonly state: LetterState
  readonly unreadReason: string | null
  readonly sorted: Sorted
  /** The word that told a machine's letter, or the registrar's note. */
  readonly sortedReason: string | null
  /** The letter that this is another copy of. */
  readonly copyId: string | null
  /** The letter whose answer this one is a part of. */
  readonly joinedId: string | null
  /** The colleague who has it. */
  readonly assignedId: string | null
  /** Put off: not shown as waiting until that day. */
  readonly snoozedTo: Day | null
  /** Counted up at every change, so that two registrars do not overwrite each other. */
  readonly revision: number
}

/** Mottaget → läst, or not readable by a machine. */
export type LetterState = 'received' | 'parsed' | 'unreadable'

/** What a letter is found to be, and where a person has put it. */
export const sortings = [
  'unsorted',
  'to_register',
  'holding',
  'registered',
  'returned',
  'joined',
  'not_an_answer',
  'not_entered',
  'other_post',
  'automatic',
  'delivery_report',
  'bounced',
  'newsletter',
  'suspect',
  'copy',
] as const
export type Sorted = (typeof sortings)[number]

/** Att registrera, okänt ("Ingen träff – välj ärende och kommun"), a letter of ours that did not arrive, or not read yet. */
export const waitingSorts = [
  'unsorted',
  'to_register',
  'holding',
  'bounced',
] as const satisfies readonly Sorted[]

export const isWaiting = ({ sorted }: Pick<Letter, 'sorted'>): boolean =>
  waitingSorts.some((each) => each === sorted)

/** What the letter is called as a file. */
export const originalName = ({ filename, receivedAt }: Pick<Letter, 'filename' | 'receivedAt'>): string =>
  filename ?? `brev-${dayOf(receivedAt)}.eml`
