import type { Instant } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Governance } from '../organisations/body.ts'
import type { Quorum } from './procedure.ts'

/**
 * Närvaro: who was there for which member, who had sent an apology, and which guests. Absence is never written: it is what remains
 * of that day's list of members.
 */
export interface Attendee {
  readonly id: string
  /** Null for a guest who comes for nobody, or whose organisation is not known. */
  readonly organisationId: string | null
  readonly holder: string
  readonly kind: AttendeeKind
  /** A guest's role, or what somebody else present is there as: "säkerhetschef". */
  readonly role: string | null
  /** Tjänstgörande ersättare: sits in the member's place. */
  readonly isSubstitute: boolean
  readonly byDistance: boolean
  /** Where not the whole meeting. */
  readonly cameAt: Instant | null
  readonly leftAt: Instant | null
  /** Jäv: items the person did not take part in. */
  readonly recusedItems: readonly string[]
}

export const attendeeKinds = ['present', 'apology', 'guest', 'officer'] as const
export type AttendeeKind = (typeof attendeeKinds)[number]

/** Närvarande, anmält förhinder, or absent without a word: nothing is said of why. */
export type Presence = 'present' | 'apology' | 'absent'

export interface MemberPresence {
  readonly organisationId: string
  readonly presence: Presence
  readonly attendees: readonly Attendee[]
}

/** Each member of that day with its presence, in the order given. One who is there counts, also when an apology had come. */
export function presenceOf(memberIds: readonly string[], attendees: readonly Attendee[]): MemberPresence[] {
  return memberIds.map((organisationId) => {
    const own = attendees.filter((attendee) => attendee.organisationId === organisationId)
    const present = own.filter((attendee) => attendee.kind === 'present')
    if (present.length > 0) return { organisationId, presence: 'present', attendees: present }
    const apologies = own.filter((attendee) => attendee.kind === 'apology')
    const presence = apologies.length > 0 ? 'apology' : 'absent'
    return { organisationId, presence, attendees: apologies }
  })
}

export interface PresenceCount {
  readonly members: number
  readonly present: number
  readonly apologies: number
  readonly absent: number
}

export function countPresence(rows: readonly MemberPresence[]): PresenceCount {
  const of = (presence: Presence): number => rows.filter((row) => row.presence === presence).length
  return { members: rows.length, present: of('present'), apologies: of('apology'), absent: of('absent') }
}

/** Whether the body may decide with those present. A body under KL needs more than half whatever its procedure says (KL 5:45, 6:28). */
export function isQuorate(count: PresenceCount, quorum: Quorum, governance: Governance): boolean {
  const underLaw = ['municipality', 'kommunalforbund', 'gemensam_namnd'].includes(governance)
  return quorum === 'none' && !underLaw ? true : count.present * 2 > count.members
}

/** @throws Refusal `attendance.left-first` (left before coming), `attendance.member` (present or apology for no member) */
export function checkAttendee(attendee: Attendee): void {
  const { cameAt, leftAt, kind, organisationId } = attendee
  if (cameAt !== null && leftAt !== null && leftAt <= cameAt) throw new Refusal('attendance.left-first')
  if ((kind === 'present' || kind === 'apology') && organisationId === null)
    throw new Refusal('attendance.member')
}
