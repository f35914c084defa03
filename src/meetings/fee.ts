import { type Day, millisecondsBetween, timeOfDay } from '../kit/clock.ts'
import { type Attendee, type Presence, presenceOf } from './attendance.ts'
import type { Named } from './composition.ts'
import { type Meeting, dayOfMeeting } from './meeting.ts'

/** Arvodesunderlag: who was at which meeting, as what and for how long: what fees and mileage are paid by. */
export interface Fee {
  /** "Kommundirektörsgruppen 1/2012". */
  readonly meeting: string
  readonly day: Day
  readonly organisation: string | null
  readonly presence: Presence | 'guest' | 'officer'
  /** Null for a member that nobody came for. */
  readonly attendee: Attendee | null
  /** "13.00"; null for who was not there. */
  readonly from: string | null
  readonly to: string | null
  readonly minutes: number | null
}

/** One meeting with those who were there, and its members on that day. */
export interface FeeMeeting {
  readonly title: string
  readonly meeting: Meeting
  readonly members: readonly Named[]
  readonly organisations: readonly Named[]
  readonly attendees: readonly Attendee[]
}

/** Every member of the day with whoever came for it, then guests and officers. */
export function feesOf({ title, meeting, members, organisations, attendees }: FeeMeeting): Fee[] {
  const nameOf = (id: string | null): string | null =>
    organisations.find((organisation) => organisation.id === id)?.name ?? null
  const fee = (presence: Fee['presence'], organisationId: string | null, attendee: Attendee | null): Fee => ({
    meeting: title,
    day: dayOfMeeting(meeting),
    organisation: nameOf(organisationId),
    presence,
    attendee,
    ...timeAt(meeting, attendee),
  })
  const ids = members.map(({ id }) => id)
  return [
    ...presenceOf(ids, attendees).flatMap(({ organisationId, presence, attendees: own }) =>
      own.length === 0
        ? [fee(presence, organisationId, null)]
        : own.map((each) => fee(presence, organisationId, each)),
    ),
    ...attendees.flatMap((each) =>
      each.kind === 'guest' || each.kind === 'officer' ? [fee(each.kind, each.organisationId, each)] : [],
    ),
  ]
}

/** The part of the meeting that somebody was there for. */
function timeAt(meeting: Meeting, attendee: Attendee | null): Pick<Fee, 'from' | 'to' | 'minutes'> {
  if (!attendee || attendee.kind === 'apology') return { from: null, to: null, minutes: null }
  const from = attendee.cameAt ?? meeting.startsAt
  const to = attendee.leftAt ?? meeting.endsAt
  const minutes = Math.round(millisecondsBetween(from, to) / 60_000)
  return { from: timeOfDay(from), to: timeOfDay(to), minutes }
}

/** One person's meetings of a period. */
export interface FeeTotal {
  readonly organisation: string | null
  readonly holder: string
  readonly meetings: number
  readonly minutes: number
}

/** Those who were there, by organisation and name; the same name for another organisation is somebody else. */
export function feeTotals(fees: readonly Fee[]): FeeTotal[] {
  const there = fees.filter(({ minutes }) => minutes !== null)
  const people = Map.groupBy(there, ({ organisation, attendee }) =>
    JSON.stringify([organisation, attendee!.holder]),
  )
  return [...people.values()]
    .map((own) => ({
      organisation: own[0]!.organisation,
      holder: own[0]!.attendee!.holder,
      meetings: new Set(own.map(({ meeting }) => meeting)).size,
      minutes: own.reduce((sum, { minutes }) => sum + minutes!, 0),
    }))
    .toSorted(
      (one, other) =>
        (one.organisation ?? '\uffff').localeCompare(other.organisation ?? '\uffff', 'sv') ||
        one.holder.localeCompare(other.holder, 'sv'),
    )
}
