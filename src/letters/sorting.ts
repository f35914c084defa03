import type { Sorted } from './letter.ts'

/** Sortering: machines' letters told from people's. They are kept and can be opened; none of them counts for anything. */
export interface Signs {
  readonly subject: string
  /** Lower-case names. */
  readonly marks: Readonly<Record<string, string>>
  readonly from: string | null
  /** The media types of its parts. */
  readonly mediaTypes: readonly string[]
  /** Something in it decides, by its text. */
  readonly decides: boolean
  /** Its reply address, thread or Dnr is ours. */
  readonly pointed: boolean
  readonly matched: boolean
}

export interface Sorting {
  readonly sorted: Sorted
  /** The sign, as a code; null where a person wrote. */
  readonly reason: SortReason | null
}

export const sortReasons = [
  'delivery_status',
  'mailer_daemon',
  'auto_replied',
  'auto_generated',
  'away_subject',
  'bulk',
  'spam_flag',
  'calendar_reply',
] as const
export type SortReason = (typeof sortReasons)[number]

/** What the letter is found to be. A decision in it, or a pointer to a circulation, goes before a mark that only hints. */
export function sortingOf(signs: Signs): Sorting {
  const report = reportSign(signs)
  if (report) return { sorted: 'delivery_report', reason: report }
  const automatic = automaticSign(signs)
  if (automatic) return { sorted: 'automatic', reason: automatic }
  const known = signs.pointed || (signs.matched && signs.decides)
  if (!known && isSpam(signs)) return { sorted: 'suspect', reason: 'spam_flag' }
  if (!known && isBulk(signs)) return { sorted: 'newsletter', reason: 'bulk' }
  return { sorted: signs.matched ? 'to_register' : 'holding', reason: null }
}

/** RFC 3464, and the servers that write a report without its form. */
function reportSign({ marks, mediaTypes, from }: Signs): SortReason | null {
  const type = marks['content-type']?.toLowerCase() ?? ''
  const formal =
    mediaTypes.includes('message/delivery-status') || /report-type\s*=\s*"?delivery-status/.test(type)
  if (formal) return 'delivery_status'
  const daemon = /^(?:mailer-daemon|postmaster)@/.test(from ?? '')
  return daemon || 'x-failed-recipients' in marks ? 'mailer_daemon' : null
}

const awaySubject =
  /^\s*(?:autosvar|automatiskt svar|auto(?:matic)?[ -]?reply|out of (?:the )?office|frånvaro(?:meddelande|svar)?|semester(?:svar|meddelande)?|ej på plats|inte på plats|auto)\s*[:\-–!]/i

/**
 * RFC 3834: what a machine wrote in answer never counts. What a machine sends of its own (a case system that mails out
 * extracts) may be a decision, and then somebody shall see it.
 */
function automaticSign({ marks, subject, decides }: Signs): SortReason | null {
  if (isReply(marks)) return 'auto_replied'
  if (awaySubject.test(subject)) return 'away_subject'
  const bySelf = !/^\s*no\b/i.test(marks['auto-submitted'] ?? 'no')
  return bySelf && !decides ? 'auto_generated' : null
}

const isReply = (marks: Signs['marks']): boolean =>
  /^\s*auto-replied/i.test(marks['auto-submitted'] ?? '') ||
  'x-autoreply' in marks ||
  'x-autorespond' in marks ||
  /^auto[_-]?reply/i.test(marks['precedence'] ?? '')

const isBulk = ({ marks }: Signs): boolean =>
  'list-id' in marks || 'list-unsubscribe' in marks || /^(?:bulk|list|junk)/i.test(marks['precedence'] ?? '')

const isSpam = ({ marks }: Signs): boolean =>
  /^yes/i.test(marks['x-spam-flag'] ?? '') || /^yes/i.test(marks['x-spam-status'] ?? '')
