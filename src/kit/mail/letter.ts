import type { Instant } from '../clock.ts'

/** Why a letter is sent. */
export type MailPurpose =
  | 'circulation'
  | 'new_version'
  | 'recall'
  | 'for_information'
  | 'reminder'
  | 'extension'
  | 'followup_reminder'
  | 'receipt'
  | 'returned'
  | 'notice'
  | 'call'
  | 'meeting_moved'
  | 'meeting_cancelled'
  | 'late_papers'
  | 'event_invitation'
  | 'event_changed'
  | 'event_cancelled'
  | 'event_reminder'
  | 'justering'
  | 'protocol_extract'
  | 'question_answered'
  | 'answer_link'
  | 'test'

/**
 * Where a letter is: `waiting` (can still be undone) → `sending` → `sent`; `failed` when the server refused it or no try
 * was left; `unsure` when nobody knows whether the server took it (it is sent again with the same Message-ID);
 * `cancelled` when it was undone.
 */
export const mailStates = ['waiting', 'sending', 'unsure', 'sent', 'failed', 'cancelled'] as const
export type MailState = (typeof mailStates)[number]

/** How long a letter can be undone after the click, in milliseconds. */
export const undoWindow = 30_000

/** A letter is given up after so many tries; with the pauses of its queue that is about a day and a half. */
export const mostAttempts = 48

/** A file that goes with a letter, named as the reader will see it. */
export interface Attachment {
  /** Hex, of a file that the association has stored. */
  readonly sha256: string
  readonly filename: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

/** A letter to be written. Addresses are bare or as `mailbox` makes them. */
export interface LetterDraft {
  readonly id?: string
  readonly purpose: MailPurpose
  /** What it is about: the circulation's, the answer's or the notice's id. */
  readonly concerns: string
  readonly from: string
  readonly to: string
  readonly replyTo?: string
  readonly subject: string
  /** Plain text, lines ended by \n; a paragraph may be one long line. */
  readonly body: string
  readonly attachments?: readonly Pick<Attachment, 'sha256' | 'filename'>[]
  /** When it may leave; the undo window from now if it is not said. */
  readonly dueAt?: Instant
  /** Where one click ends letters of this kind; only for those that somebody may do without. */
  readonly unsubscribeUrl?: string
}

/** What makes up the letter that is sent, and nothing else. */
export interface Letter {
  readonly messageId: string
  readonly fromAddress: string
  readonly toAddress: string
  readonly replyTo: string | null
  readonly subject: string
  readonly bodyText: string
  readonly attachments: readonly Attachment[]
  /** Null: what it says must be got. */
  readonly unsubscribeUrl: string | null
  /** Also its Date: the same at every try, by the clock of the association. */
  readonly dueAt: Instant
}

/** Utgående brev: a letter on its way, and how far it has come. */
export interface OutgoingLetter extends Letter {
  readonly id: string
  /** Nobody has pressed a button for it: it leaves in office hours, at every try. */
  readonly byItself: boolean
  readonly purpose: MailPurpose
  readonly concerns: string
  readonly state: MailState
  readonly attempts: number
  /** The server's own words, or the connection's. */
  readonly lastError: string | null
  readonly sentAt: Instant | null
}
