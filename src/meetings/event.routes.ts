import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { addDays, dayOf, instantOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, post, seeOther } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import { findFollowups } from '../followups/store.ts'
import type { CalendarEvent } from './calendar.ts'
import { addEvent, removeEvent } from './event.actions.ts'
import type { EventList } from './event.pages.tsx'
import { findEvents } from './event.store.ts'
import type { Event } from './event.ts'
import { bodiesOf, meetingsPath } from './visited-meeting.routes.ts'

/** Events that are not over, of the bodies that the visitor may see, and what is due on a day. */
export async function eventList(visit: Visit): Promise<EventList> {
  return await visit.work(async (work) => {
    const { db, association } = work
    const known = new Set((await bodiesOf(visit, work)).map(({ body }) => body.id))
    const events = await findEvents(db, association, dayOf(visit.site.clock.now()))
    const open = await findFollowups(db, association, { openOnly: true })
    return {
      events: events.filter(({ bodyId }) => known.has(bodyId)),
      due: open.filter(({ when, bodyId }) => when.by !== null && known.has(bodyId)),
    }
  })
}

/** An event in a calendar, as whole days. */
export function wholeDays(
  { id, name, place, fromOn, toOn }: Event,
  at: { readonly href: string; readonly host: string },
): CalendarEvent {
  return {
    uid: `${id}@${at.host}`,
    sequence: 0,
    startsAt: instantOf(`${fromOn}T00:00`),
    endsAt: instantOf(`${addDays(toOn, 1)}T00:00`),
    days: { from: fromOn, after: addDays(toOn, 1) },
    summary: name,
    location: place,
    description: null,
    url: at.href,
    isCancelled: false,
    organizer: null,
    attendees: [],
  }
}

const eventForm = z.object({
  id: field.id(),
  bodyId: field.id(),
  name: field.text(300),
  place: field.optionalText(500),
  fromOn: field.day(),
  toOn: field.day(),
})

const takeEvent: Handler = async (visit) => {
  const event = parseForm(visit.form, eventForm)
  await visit.work(async (work) => {
    const bodies = await bodiesOf(visit, work)
    if (!bodies.some(({ body }) => body.id === event.bodyId)) throw new NotFound()
    await addEvent(work, event)
  })
  return seeOther(meetingsPath(visit))
}

const takeRemoved: Handler = async (visit) => {
  const { id } = parseForm(visit.form, z.object({ id: field.id() }))
  await visit.work((work) => removeEvent(work, id))
  return seeOther(meetingsPath(visit))
}

/** @param again the page that the forms stand on */
export const eventRoutes = (again: Handler): readonly Route[] => [
  post('/:association/meetings/events', staff, takeEvent, again),
  post('/:association/meetings/events/remove', staff, takeRemoved, again),
]
