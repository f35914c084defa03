import type { Candidate } from '../circulations/candidate.ts'
import { type Day, daysBetween } from '../kit/clock.ts'
import type { CallNote } from './call.ts'

/**
 * Eskaleringslista: members whose answer is overdue, or who have never got the letter. Those of whom something is known are
 * told apart from those who have never been heard of.
 */
export const silences = ['unreachable', 'silent', 'asks_for_time', 'heard'] as const
export type Silence = (typeof silences)[number]

/**
 * Null: nothing to do about it. Who has not got the letter is on the list at once, also before the last day.
 * @param called somebody there has been spoken to
 */
export function silenceOf({ waited, standing }: Candidate, called: boolean): Silence | null {
  if (!waited.asked || waited.answered) return null
  if (waited.unreachable) return 'unreachable'
  if (waited.asksForTime) return 'asks_for_time'
  if (!standing?.overdue) return null
  return called || hasWritten(waited) ? 'heard' : 'silent'
}

/** Something has come from it, or been settled with it; also what lies unread in the inbox. */
const hasWritten = ({ kind, extendedTo, unread }: Candidate['waited']): boolean =>
  kind !== 'silent' || extendedTo !== null || unread

/** One line of the list. */
export interface Escalated {
  readonly silence: Silence
  readonly circulation: { readonly slug: string; readonly dnr: string; readonly title: string }
  readonly member: { readonly organisationId: string; readonly code: string | null; readonly name: string }
  readonly addresseeId: string
  /** The address that the letter went to. */
  readonly email: string
  readonly candidate: Candidate
  /** Days since the day until which the answer was waited for; null: not overdue. */
  readonly daysLate: number | null
  readonly lastCall: CallNote | null
}

export function daysLate({ standing }: Candidate, today: Day): number | null {
  return standing?.overdue && standing.dueOn !== null ? daysBetween(standing.dueOn, today) : null
}

/** Those who cannot be reached first, then those never heard of; in each the latest first. */
export function escalationOrder(rows: readonly Escalated[]): Escalated[] {
  const place = (row: Escalated): number => silences.indexOf(row.silence)
  return rows.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      (b.daysLate ?? 0) - (a.daysLate ?? 0) ||
      a.member.name.localeCompare(b.member.name, 'sv'),
  )
}
