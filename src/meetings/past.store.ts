import { followupsAt } from '../followups/past.store.ts'
import type { Followup } from '../followups/followup.ts'
import { meetingTold } from '../followups/placing.ts'
import { findFollowups } from '../followups/store.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { findTold } from '../log/reconciliation.store.ts'
import { type Event, eventAsKnown, eventVerbs } from './event.ts'
import { findEvents } from './event.store.ts'
import { type Meeting, meetingAsKnown } from './meeting.ts'
import { findMeetings } from './store.ts'

/** All meetings in the order they are held, as known at the moment; null: as they are. */
export async function findMeetingsAsKnown(
  db: Db,
  association: number,
  known: Instant | null,
): Promise<Meeting[]> {
  const meetings = await findMeetings(db, association)
  if (known === null) return meetings
  const ids = meetings.map(({ id }) => id)
  const told = await findTold(db, association, ids, Object.keys(meetingTold))
  return meetings
    .flatMap((meeting) => meetingAsKnown(meeting, told.get(meeting.id) ?? [], known) ?? [])
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
}

/** All events, the nearest first, as known at the moment; null: as they are. */
export async function findEventsAsKnown(
  db: Db,
  association: number,
  known: Instant | null,
): Promise<Event[]> {
  const events = await findEvents(db, association)
  return known === null ? events : await eventsAsKnown(db, association, events, known)
}

/** Those of the events that had been added. */
export async function eventsAsKnown(
  db: Db,
  association: number,
  events: readonly Event[],
  known: Instant,
): Promise<Event[]> {
  const ids = events.map(({ id }) => id)
  const told = await findTold(db, association, ids, eventVerbs)
  return events
    .flatMap((event) => eventAsKnown(event, told.get(event.id) ?? [], known) ?? [])
    .toSorted((one, other) => one.fromOn.localeCompare(other.fromOn))
}

/** The follow-ups that were open at the moment; null: that are. */
export async function findOpenFollowups(
  db: Db,
  association: number,
  known: Instant | null,
): Promise<Followup[]> {
  if (known === null) return await findFollowups(db, association, { openOnly: true })
  const all = await findFollowups(db, association)
  const then = await followupsAt(db, association, all, { on: dayOf(known), known })
  return then.filter(({ closed }) => closed === null)
}
