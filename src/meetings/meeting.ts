import { type Day, type Instant, dayOf, millisecondsBetween, timeOfDay, weekdayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Language } from '../kit/language.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Sitting, earlierBy, meetingTold } from '../followups/placing.ts'
import { type Told, isErased, latestFacts } from '../log/reconciliation.ts'

/** Möte, sammanträde: a body comes together at a time and place. It is numbered in its body and year (1/2012), may be moved, and is never taken away. */
export interface Meeting {
  readonly id: string
  readonly bodyId: string
  readonly year: number
  readonly number: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string | null
  readonly videoLink: string | null
  /** Whether one signs up for food. */
  readonly hasMeal: boolean
  readonly state: MeetingState
  /** Counts changes of time, place or state, for the members' calendars (iCalendar SEQUENCE). */
  readonly sequence: number
  /** Not for the public from that day on; null: for ever. */
  readonly publishedTo: Day | null
  readonly earlier: readonly EarlierTime[]
}

/** Planned until called, under way once opened, closed when the minutes go to be adjusted, sealed when they have been. */
export const meetingStates = ['planned', 'called', 'open', 'closed', 'sealed', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/** Tidigare mötestid: when it was to be before it was moved. Where only "marsmötet" is known the time stays unknown. */
export interface EarlierTime {
  readonly startsAt: Instant | null
  readonly month: string | null
}

/** "1/2012". */
export const meetingNumber = ({ number, year }: Pick<Meeting, 'number' | 'year'>): string =>
  `${number}/${year}`

export interface Time {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

const longestHours = 72

/** @throws Refusal `meeting.ends-first`, `meeting.too-long` (more than three days: a slip of the year) */
export function checkTime({ startsAt, endsAt }: Time): void {
  if (endsAt <= startsAt) throw new Refusal('meeting.ends-first')
  const hours = millisecondsBetween(startsAt, endsAt) / 3_600_000
  if (hours > longestHours) throw new Refusal('meeting.too-long', { hours: longestHours })
}

/**
 * The meeting at its new time, with the one it had kept. The number stays, also over the turn of the year: it has been printed.
 * @throws Refusal `meeting.not-movable` (opened, held or cancelled), `meeting.ends-first`, `meeting.too-long`
 */
export function moved(meeting: Meeting, to: Time & { place: string | null }): Meeting {
  if (meeting.state !== 'planned' && meeting.state !== 'called') throw new Refusal('meeting.not-movable')
  checkTime(to)
  const sameTime = to.startsAt === meeting.startsAt && to.endsAt === meeting.endsAt
  if (sameTime && to.place === meeting.place) return meeting
  const earlier = to.startsAt === meeting.startsAt ? [] : [{ startsAt: meeting.startsAt, month: null }]
  return { ...meeting, ...to, sequence: meeting.sequence + 1, earlier: [...meeting.earlier, ...earlier] }
}

const next: Record<MeetingState, readonly MeetingState[]> = {
  planned: ['called', 'open', 'cancelled'],
  called: ['open', 'cancelled'],
  open: ['closed'],
  closed: ['open', 'sealed'],
  sealed: [],
  cancelled: [],
}

/** @throws Refusal `meeting.not-from` when a meeting in its state cannot come to that one */
export function checkStep(from: MeetingState, to: MeetingState): void {
  if (!next[from].includes(to)) throw new Refusal('meeting.not-from', { from, to })
}

const closedTo: Partial<Record<MeetingState, string>> = {
  closed: 'meeting.closed',
  sealed: 'meeting.sealed',
  cancelled: 'meeting.cancelled',
}

/** Whether agenda and text may still be written. @throws Refusal `meeting.closed`, `meeting.sealed`, `meeting.cancelled` */
export function checkWritable(state: MeetingState): void {
  const code = closedTo[state]
  if (code) throw new Refusal(code)
}

export const dayOfMeeting = (meeting: Pick<Meeting, 'startsAt'>): Day => dayOf(meeting.startsAt)

/** Held or cancelled: nothing more comes up there. */
export const isOver = (state: MeetingState): boolean => ['closed', 'sealed', 'cancelled'].includes(state)

/** As the follow-ups see it. */
export function sittingOf(meeting: Meeting): Sitting {
  return {
    id: meeting.id,
    bodyId: meeting.bodyId,
    day: dayOfMeeting(meeting),
    earlierDays: meeting.earlier.flatMap(({ startsAt }) => (startsAt ? [dayOf(startsAt)] : [])),
    earlierMonths: meeting.earlier.flatMap(({ month }) => (month ? [month] : [])),
    isOver: isOver(meeting.state),
  }
}

/**
 * Its time, place and state as known at a moment. Its agenda and texts are written over, and are only what they are now.
 * @param told all that the log tells of it, oldest first
 * @returns null before it was planned, and where what was told of it has been erased
 */
export function meetingAsKnown(now: Meeting, told: readonly Told[], known: Instant): Meeting | null {
  const entries = told.filter(({ recordedAt }) => recordedAt <= known)
  if (entries.length === 0 || isErased(entries)) return null
  const { startsAt, endsAt, place, state } = latestFacts(entries, meetingTold) as unknown as Meeting
  const earlier = now.earlier.slice(0, earlierBy(now.earlier.length, told, known))
  return { ...now, startsAt, endsAt, place, state, earlier }
}

const weekdays = {
  sv: 'söndag måndag tisdag onsdag torsdag fredag lördag'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
} as const

/** "torsdag 26 januari 2012 kl. 13.00–17.00"; with both days where it goes on over midnight. */
export function timeWords({ startsAt, endsAt }: Time, language: Language): string {
  const day = dayOf(startsAt)
  const weekday = weekdays[language][weekdayOf(day)]!
  const clock = (instant: Instant): string =>
    language === 'sv' ? timeOfDay(instant) : timeOfDay(instant).replace('.', ':')
  const [from, to] = [clock(startsAt), clock(endsAt)]
  const at = language === 'sv' ? ' kl. ' : ', '
  const lead = `${weekday} ${dayWords(day, language)}${at}${from}`
  return dayOf(endsAt) === day ? `${lead}–${to}` : `${lead} – ${dayWords(dayOf(endsAt), language)}${at}${to}`
}

/** The meeting's time as the form shows it. */
export const timeShown = ({ startsAt, endsAt, place }: Meeting) => ({
  day: dayOf(startsAt),
  from: timeOfDay(startsAt),
  to: timeOfDay(endsAt),
  place: place ?? '',
})
