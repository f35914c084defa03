import { type Day, type Instant, addDays, instantOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Language } from '../kit/language.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Told, isErased } from '../log/reconciliation.ts'
import type { CalendarEvent } from './calendar.ts'

/**
 * Evenemang: an occasion of a body that is no meeting (a seminar). It has days and no minutes, and tasks may be due at it. It may be
 * moved and called off; it is never taken away, so that every calendar is told.
 */
export interface Event extends EventFacts {
  readonly id: string
  readonly bodyId: string
  /** Counts its changes, for the calendars of those invited (iCalendar SEQUENCE). */
  readonly sequence: number
  readonly cancelledAt: Instant | null
  readonly cancelReason: string | null
  /** What it was before each change, the first one first. */
  readonly earlier: readonly EventFacts[]
}

/** What may be changed. */
export interface EventFacts {
  readonly name: string
  readonly place: string | null
  readonly fromOn: Day
  /** The last day itself. */
  readonly toOn: Day
  /** The last day to sign up; null: nobody signs up. */
  readonly signUpOn: Day | null
}

const longestDays = 60

/**
 * @throws Refusal `event.ends-first`, `event.too-long` (more than sixty days: a slip of the year), `event.sign-up-late` (it has begun
 * by then)
 */
export function checkEvent({ fromOn, toOn, signUpOn }: Omit<EventFacts, 'name' | 'place'>): void {
  if (toOn < fromOn) throw new Refusal('event.ends-first')
  if (toOn > addDays(fromOn, longestDays)) throw new Refusal('event.too-long', { days: longestDays })
  if (signUpOn !== null && signUpOn > fromOn) throw new Refusal('event.sign-up-late')
}

const facts = ['name', 'place', 'fromOn', 'toOn', 'signUpOn'] as const

/**
 * The event with its new facts, those it had kept among its earlier ones; the same event where nothing is new.
 * @throws Refusal `event.cancelled`, and as `checkEvent`
 */
export function changedEvent(event: Event, to: EventFacts): Event {
  if (event.cancelledAt !== null) throw new Refusal('event.cancelled')
  checkEvent(to)
  if (facts.every((fact) => event[fact] === to[fact])) return event
  const { name, place, fromOn, toOn, signUpOn } = event
  const before = { name, place, fromOn, toOn, signUpOn }
  return { ...event, ...to, sequence: event.sequence + 1, earlier: [...event.earlier, before] }
}

/** @throws Refusal `event.cancelled` where it is already */
export function cancelledEvent(event: Event, at: Instant, reason: string | null): Event {
  if (event.cancelledAt !== null) throw new Refusal('event.cancelled')
  return { ...event, cancelledAt: at, cancelReason: reason, sequence: event.sequence + 1 }
}

/** An answer is to days: at new ones it is asked for anew. */
export const asksAnew = (before: EventFacts, after: EventFacts): boolean =>
  before.fromOn !== after.fromOn || before.toOn !== after.toOn

/** "12–13 april 2012". */
export function eventDays({ fromOn, toOn }: Pick<Event, 'fromOn' | 'toOn'>, language: Language): string {
  if (fromOn === toOn) return dayWords(fromOn, language)
  const sameMonth = fromOn.slice(0, 7) === toOn.slice(0, 7)
  if (sameMonth) return `${Number(fromOn.slice(8))}–${dayWords(toOn, language)}`
  return `${dayWords(fromOn, language)} – ${dayWords(toOn, language)}`
}

/** Whether a day that something is due on lies in the event. */
export const isAt = ({ fromOn, toOn }: Pick<Event, 'fromOn' | 'toOn'>, due: Day | null): boolean =>
  due !== null && fromOn <= due && due <= toOn

/** The days it had before it was last moved; null where it never was. */
export function formerDays({ earlier, ...now }: Event): Pick<EventFacts, 'fromOn' | 'toOn'> | null {
  return earlier.findLast((before) => asksAnew(before, now)) ?? null
}

/** The sequence at which it got its present days: an answer to an earlier one was to other days. */
export function lastMove({ earlier, ...now }: Event): number {
  return earlier.findLastIndex((before) => asksAnew(before, now)) + 1
}

interface CalendarPlace {
  readonly href: string
  readonly host: string
}

const noPeople = { organizer: null, attendees: [] }

const wholeDays = (from: Day, to: Day) => ({
  startsAt: instantOf(`${from}T00:00`),
  endsAt: instantOf(`${addDays(to, 1)}T00:00`),
  days: { from, after: addDays(to, 1) },
})

/** The event in a calendar, as whole days; a change is the same entry (UID) with a higher SEQUENCE, and says what it was. */
export function eventEntry(event: Event, { href, host }: CalendarPlace): CalendarEvent {
  const { id, name, place, fromOn, toOn, signUpOn, sequence, cancelledAt } = event
  const former = formerDays(event)
  const said = [
    ...(former ? [`Flyttat. Tidigare: ${eventDays(former, 'sv')}`] : []),
    ...(signUpOn ? [`Anmälan senast den ${dayWords(signUpOn, 'sv')}`] : []),
  ]
  return {
    uid: `${id}@${host}`,
    sequence,
    ...wholeDays(fromOn, toOn),
    summary: name,
    location: place,
    description: said.join('\n') || null,
    url: href,
    isCancelled: cancelledAt !== null,
    ...noPeople,
  }
}

/** The last day to sign up, as an entry of its own; it goes when the event is called off or nobody signs up any more. */
export function signUpEntry(event: Event, { href, host }: CalendarPlace): CalendarEvent | null {
  const last = event.signUpOn ?? event.earlier.findLast(({ signUpOn }) => signUpOn !== null)?.signUpOn
  if (!last) return null
  return {
    uid: `${event.id}-anmalan@${host}`,
    sequence: event.sequence,
    ...wholeDays(last, last),
    summary: `Sista dag för anmälan: ${event.name}`,
    location: null,
    description: null,
    url: href,
    isCancelled: event.cancelledAt !== null || event.signUpOn === null,
    ...noPeople,
  }
}

/** Its last day has passed. */
export const isPast = ({ toOn }: Pick<Event, 'toOn'>, today: Day): boolean => toOn < today

/** What the log tells of an event's facts. */
export const eventVerbs = ['event.added', 'event.changed', 'event.cancelled']

/**
 * As known at a moment.
 * @param told all that the log tells of it, oldest first
 * @returns null before it was added, and where what was told of it has been erased
 */
export function eventAsKnown(now: Event, told: readonly Told[], known: Instant): Event | null {
  const entries = told.filter(({ recordedAt }) => recordedAt <= known)
  if (entries.length === 0 || isErased(entries)) return null
  const fresh: Event = { ...now, sequence: 0, cancelledAt: null, cancelReason: null, earlier: [] }
  return entries.reduce((before, { verb, recordedAt, payload }) => {
    const { reason, ...to } = payload as unknown as EventFacts & { reason: string | null }
    if (verb === 'event.cancelled') return cancelledEvent(before, now.cancelledAt ?? recordedAt, reason)
    return verb === 'event.changed' ? changedEvent(before, to) : { ...before, ...to }
  }, fresh)
}
