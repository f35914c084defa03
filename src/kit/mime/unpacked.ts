import type { Instant } from '../clock.ts'

/** Uppackat brev: a letter taken apart, as the child that does it answers. */
export interface UnpackedLetter {
  readonly head: LetterHead
  /** In reading order; a part within another stands after it. */
  readonly parts: readonly UnpackedPart[]
}

export interface Person {
  readonly name: string
  /** Lower case. */
  readonly address: string
}

/** What is wanted of a head. */
export interface LetterHead {
  /** `<…>` */
  readonly messageId: string | null
  /** The letters that it answers, the nearest first (In-Reply-To, then References from the end). */
  readonly answers: readonly string[]
  readonly from: Person | null
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  /** Every address that the letter was to reach, also those that servers on the way have noted. */
  readonly recipients: readonly string[]
  readonly subject: string
  /** When it was written, by the writer's clock. */
  readonly sentAt: Instant | null
  /** When the last server on its way had it. */
  readonly arrivedAt: Instant | null
  /** Fields that tell machines' letters from people's, by their lower-case names. */
  readonly marks: Readonly<Record<string, string>>
}

export type PartRole = 'text' | 'attachment' | 'inline' | 'letter'

/** Why a part could not be read; the sentence is in the room's texts. */
export const unreadReasons = [
  'broken',
  'empty',
  'too-deep',
  'too-many',
  'too-large',
  'left-many',
  'left-large',
  'locked',
  'too-slow',
  'no-text',
  'no-reader',
  'unknown-kind',
  'old-office',
  'encrypted',
] as const
export type UnreadReason = (typeof unreadReasons)[number]

export interface UnpackedPart {
  readonly role: PartRole
  /** The position of the letter or archive that it lies in; null in the letter itself. */
  readonly parent: number | null
  readonly filename: string | null
  readonly mediaType: string
  /** What is to be kept as a file; null for a text, which stands in the letter. */
  readonly bytes: Uint8Array | null
  /** Of a text, or of the head of a letter within the letter. */
  readonly text: string | null
  readonly head: LetterHead | null
  readonly reason: UnreadReason | null
}

/** Fields kept as marks. */
export const markNames = [
  'auto-submitted',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'return-path',
  'content-type',
  'x-failed-recipients',
  'x-spam-flag',
  'x-spam-status',
  'feedback-id',
] as const
