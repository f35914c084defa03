import { z } from 'zod'
import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { field, parseForm } from '../kit/form.ts'
import { knownIn } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import type { Work } from '../kit/work.ts'
import { findFollowups } from '../followups/store.ts'
import { findOrganisations } from '../organisations/store.ts'
import { eventsSchema } from './api.schema.ts'
import { findInvitees } from './attendance.store.ts'
import { calendarMediaType, calendarText } from './calendar.ts'
import { recipientsOf } from './call.actions.ts'
import { extraFrom, postOf, findMeetingPost } from './call.routes.ts'
import { addEvent } from './event.actions.ts'
import { cancelEventPage, changeEventPage, invitePage, newEventPage } from './event-form.pages.tsx'
import { cancelEventAndTell, changeEventAndTell, inviteToEvent } from './event-invitation.actions.ts'
import { type EventList, dueAt, eventsPath } from './event-table.pages.tsx'
import { type EventView, eventPage, eventsPage } from './event.pages.tsx'
import { findEvent } from './event.store.ts'
import { eventTexts } from './event.texts.ts'
import { type Event, eventEntry, isPast, signUpEntry } from './event.ts'
import { answerWords } from './invitee.pages.tsx'
import { eventsAsKnown, findEventsAsKnown, findOpenFollowups } from './past.store.ts'
import { type MeetingBody, bodiesOf } from './visited-meeting.routes.ts'

/** Events of the bodies that the visitor may see, by their days, and what is due on a day. */
export async function eventList(visit: Visit): Promise<EventList> {
  return await visit.work(async (work) => {
    const { db, association } = work
    const bodies = await bodiesOf(visit, work)
    const known = new Set(bodies.map(({ body }) => body.id))
    const moment = knownIn(visit)
    const events = await findEventsAsKnown(db, association, moment)
    const open = await findOpenFollowups(db, association, moment)
    const isShown = (bodyId: string | null): boolean =>
      bodyId === null ? visit.actor.administrator : known.has(bodyId)
    return {
      bodies,
      events: events.filter(({ bodyId }) => known.has(bodyId)),
      due: open.filter(({ when, bodyId }) => when.by !== null && isShown(bodyId)),
    }
  })
}

const latestFirst = async (visit: Visit): Promise<EventList> => {
  const list = await eventList(visit)
  return { ...list, events: list.events.toReversed() }
}

const showEvents: Handler = async (visit) => eventsPage(visit, await latestFirst(visit))

const eventData = (visit: Visit, event: Event, { bodies, due }: Pick<EventList, 'bodies' | 'due'>) => ({
  id: event.id,
  body: bodies.find(({ body }) => body.id === event.bodyId)!.body.name,
  name: event.name,
  place: event.place,
  from: event.fromOn,
  to: event.toOn,
  signUpOn: event.signUpOn,
  cancelled: event.cancelledAt,
  reason: event.cancelReason,
  earlier: event.earlier.map(({ fromOn, toOn, signUpOn, ...rest }) => ({
    ...rest,
    from: fromOn,
    to: toOn,
    signUpOn,
  })),
  due: dueAt(event, due).map(({ who, what, when }) => ({ who, what, by: when.by })),
  href: eventsPath(visit, event.id),
})

const eventsData = async (visit: Visit): Promise<unknown> => {
  const list = await latestFirst(visit)
  return { events: list.events.map((event) => eventData(visit, event, list)) }
}

const eventsTable = async (visit: Visit): Promise<Sheet> => {
  const words = eventTexts[visit.language]
  const { events, bodies } = await latestFirst(visit)
  const { columns } = words
  return {
    name: `${visit.association.slug} ${words.events.toLowerCase()}`,
    columns: [
      columns.body,
      words.name,
      words.from,
      words.to,
      words.place,
      words.signUpOn,
      words.state,
      columns.reason,
    ],
    rows: events.map((event) => [
      bodies.find(({ body }) => body.id === event.bodyId)!.body.name,
      event.name,
      event.fromOn,
      event.toOn,
      event.place,
      event.signUpOn,
      event.cancelledAt ? words.cancelled : words.planned,
      event.cancelReason,
    ]),
  }
}

/** The event that the address names. @throws NotFound, also where the public may not know of its body */
async function eventOf(visit: Visit, work: Work): Promise<{ event: Event; body: MeetingBody['body'] }> {
  const id = visit.part('event')
  const event = isId(id) ? await findEvent(work.db, work.association, id) : null
  const bodies = await bodiesOf(visit, work)
  const found = bodies.find(({ body }) => body.id === event?.bodyId)
  if (!event || !found) throw new NotFound()
  return { event, body: found.body }
}

async function eventView(visit: Visit, work: Work): Promise<EventView> {
  const { db, association } = work
  const { event, body } = await eventOf(visit, work)
  const isStaff = staff(visit.actor)
  return {
    event,
    body,
    due: await findFollowups(db, association, { openOnly: true }),
    invitees: isStaff ? await findInvitees(db, association, { eventId: event.id }) : [],
    today: dayOf(visit.site.clock.now()),
  }
}

/** As known at the moment asked for; who is invited is told of the present alone. @throws NotFound also before it was added */
async function eventViewThen(visit: Visit, work: Work): Promise<EventView> {
  const view = await eventView(visit, work)
  const known = knownIn(visit)
  if (known === null) return view
  const { db, association } = work
  const [event] = await eventsAsKnown(db, association, [view.event], known)
  if (!event) throw new NotFound()
  const due = await findOpenFollowups(db, association, known)
  return { ...view, event, due, invitees: [], today: dayOf(known) }
}

const showEvent: Handler = async (visit) =>
  eventPage(visit, await visit.work((work) => eventViewThen(visit, work)))

const oneEventData = async (visit: Visit): Promise<unknown> => {
  const { event, body, due } = await visit.work((work) => eventViewThen(visit, work))
  return eventData(visit, event, { bodies: [{ body } as MeetingBody], due })
}

/** Who is invited and what was answered, for name tags and for the caterer. */
const invitedTable = async (visit: Visit): Promise<Sheet> => {
  const { columns, events } = eventTexts[visit.language]
  return await visit.work(async (work) => {
    const { event, invitees } = await eventView(visit, work)
    const organisations = await findOrganisations(work.db, work.association, event.fromOn)
    return {
      name: `${visit.association.slug} ${events.toLowerCase()} ${event.fromOn}`,
      columns: [
        columns.organisation,
        columns.holder,
        columns.email,
        columns.answer,
        columns.note,
        columns.answered,
      ],
      rows: invitees.map((invitee) => [
        organisations.find(({ id }) => id === invitee.organisationId)?.name ?? null,
        invitee.holder,
        invitee.email,
        answerWords(visit, invitee),
        invitee.answerNote,
        invitee.answeredAt && momentInTable(invitee.answeredAt),
      ]),
    }
  })
}

/** Entries of events as calendars read them: its days, and the last day to sign up. */
export function eventEntries(visit: Visit, events: readonly Event[]) {
  const base = visit.site.settings.publicUrl
  return events.flatMap((event) => {
    const place = { href: base + eventsPath(visit, event.id), host: new URL(base).hostname }
    return [eventEntry(event, place), signUpEntry(event, place)].filter((entry) => entry !== null)
  })
}

const showEntry: Handler = async (visit) => {
  const { event, body } = await visit.work((work) => eventOf(visit, work))
  const stamp = visit.site.clock.now()
  const name = `${visit.association.name}: ${body.name}`
  const text = calendarText(eventEntries(visit, [event]), { method: 'PUBLISH', name, stamp })
  return new Response(text, { headers: { 'content-type': `${calendarMediaType}; charset=utf-8` } })
}

const facts = {
  name: field.text(300),
  place: field.optionalText(500),
  fromOn: field.day(),
  toOn: field.day(),
  signUpOn: field.optionalDay(),
}

const showNew: Handler = async (visit, problem) =>
  newEventPage({ visit, problem }, await visit.work((work) => bodiesOf(visit, work)))

const takeNew: Handler = async (visit) => {
  const event = parseForm(visit.form, z.object({ ...facts, id: field.id(), bodyId: field.id() }))
  await visit.work(async (work) => {
    const bodies = await bodiesOf(visit, work)
    if (!bodies.some(({ body }) => body.id === event.bodyId)) throw new NotFound()
    await addEvent(work, event)
  })
  return seeOther(eventsPath(visit, event.id))
}

/** A form of one event, told how many are invited. */
const formOf =
  (page: typeof changeEventPage): Handler =>
  async (visit, problem) => {
    const { event, invitees } = await visit.work((work) => eventView(visit, work))
    return page({ visit, problem }, event, invitees.length)
  }

const showChange = formOf(changeEventPage)
const showCancel = formOf(cancelEventPage)

const showInvited: Handler = async (visit, problem) => {
  const view = await visit.work(async (work) => {
    const { event, invitees, today } = await eventView(visit, work)
    const there = new Set(invitees.map(({ email }) => email))
    const all = await recipientsOf(work, { bodyId: event.bodyId, on: event.fromOn })
    const count = all.filter(({ email }) => !there.has(email)).length
    const mayInvite = event.cancelledAt === null && !isPast(event, today)
    return { event, invitees, count, mayInvite }
  })
  return invitePage({ visit, problem }, view)
}

/** Does something with the event that the address names, and goes back to its page. */
const taking =
  (run: (work: Work, id: string, visit: Visit) => Promise<unknown>): Handler =>
  async (visit) => {
    const id = await visit.work(async (work) => {
      const { event } = await eventOf(visit, work)
      await run(work, event.id, visit)
      return event.id
    })
    return seeOther(eventsPath(visit, id))
  }

const takeChange = taking(async (work, id, visit) => {
  await changeEventAndTell(
    work,
    id,
    parseForm(visit.form, z.object(facts)),
    await findMeetingPost(visit, work),
  )
})

const takeCancel = taking(async (work, id, visit) => {
  const { reason } = parseForm(visit.form, z.object({ reason: field.optionalLines(2000) }))
  await cancelEventAndTell(work, id, reason, await findMeetingPost(visit, work))
})

const takeInvite = taking(async (work, id, visit) => {
  const { message, extra } = parseForm(
    visit.form,
    z.object({ message: field.optionalLines(), extra: z.string() }),
  )
  const post = await postOf(visit, work)
  await inviteToEvent(work, id, { message, extra: extraFrom(extra), post })
})

const room = '/:association/meetings/events'

export const eventRoutes: readonly Route[] = [
  get(room, anyone, showEvents, {
    data: eventsData,
    table: eventsTable,
    api: {
      summary: 'Events of the bodies that are not meetings, public ones',
      schema: eventsSchema,
      timeless: 'on',
    },
  }),
  get(`${room}/new`, staff, showNew),
  post(`${room}/new`, staff, takeNew, showNew),
  get(`${room}/:event/calendar.ics`, anyone, showEntry),
  get(`${room}/:event/change`, staff, showChange),
  post(`${room}/:event/change`, staff, takeChange, showChange),
  get(`${room}/:event/cancel`, staff, showCancel),
  post(`${room}/:event/cancel`, staff, takeCancel, showCancel),
  get(`${room}/:event/invited`, staff, showInvited, { table: invitedTable }),
  post(`${room}/:event/invited`, staff, takeInvite, showInvited),
  get(`${room}/:event`, anyone, showEvent, { data: oneEventData }),
]
