import { z } from 'zod'
import { anyone, staff } from '../kit/actor.ts'
import { momentInTable } from '../kit/day-words.ts'
import { field, parseForm } from '../kit/form.ts'
import { knownIn } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { planMeeting } from './actions.ts'
import { meetingsSchema } from './api.schema.ts'
import { attendanceRoutes } from './attendance.routes.ts'
import { calendarMediaType, calendarText } from './calendar.ts'
import { eventOf } from './call-letter.ts'
import { callRoutes } from './call.routes.ts'
import { extractRoutes } from './extract.routes.ts'
import { collectRoutes } from './collect.routes.ts'
import { importRoutes } from './import.routes.ts'
import { justeringRoutes } from './justering.routes.ts'
import { liveRoutes } from './live.routes.ts'
import { eventEntries, eventList, eventRoutes } from './event.routes.ts'
import { findEvents } from './event.store.ts'
import { feeRoutes } from './fee.routes.ts'
import { lateRoutes } from './late-paper.routes.ts'
import { type Meeting, dayOfMeeting, isOver, meetingNumber } from './meeting.ts'
import { meetingRoutes } from './meeting.routes.ts'
import { type MeetingList, meetingsPage, planPage } from './pages.tsx'
import { perCapsulamRoutes } from './per-capsulam.routes.ts'
import { findMeetingsAsKnown } from './past.store.ts'
import { procedureRoutes } from './procedure.routes.ts'
import { sealRoutes } from './seal.routes.ts'
import { findMeetings } from './store.ts'
import { texts } from './texts.ts'
import { timeForm, timeFrom } from './time-form.routes.ts'
import { wordRoutes } from './word.routes.ts'
import { bodiesOf, bodyOf, isShown } from './visited-meeting.routes.ts'
import { meetingPath } from './address.ts'

async function meetingList(visit: Visit): Promise<MeetingList> {
  return await visit.work(async (work) => {
    const bodies = await bodiesOf(visit, work)
    const known = new Set(bodies.map(({ body }) => body.id))
    const all = await findMeetingsAsKnown(work.db, work.association, knownIn(visit))
    const meetings = all.filter((meeting) => known.has(meeting.bodyId) && isShown(visit, meeting))
    const isComing = ({ state }: Meeting): boolean => !isOver(state)
    return {
      bodies,
      coming: meetings.filter(isComing),
      held: meetings.filter((meeting) => !isComing(meeting)).reverse(),
    }
  })
}

const showMeetings: Handler = async (visit) =>
  meetingsPage(visit, await meetingList(visit), await eventList(visit))

const meetingsData = async (visit: Visit): Promise<unknown> => {
  const { bodies, coming, held } = await meetingList(visit)
  const body = (meeting: Meeting) => bodies.find((each) => each.body.id === meeting.bodyId)!.body
  return {
    meetings: [...coming, ...held].map((meeting) => ({
      id: meeting.id,
      body: body(meeting).name,
      number: meetingNumber(meeting),
      day: dayOfMeeting(meeting),
      starts: meeting.startsAt,
      ends: meeting.endsAt,
      place: meeting.place,
      state: meeting.state,
      earlier: meeting.earlier,
      href: meetingPath(visit, body(meeting), meeting),
    })),
  }
}

const meetingsTable = async (visit: Visit): Promise<Sheet> => {
  const words = texts[visit.language]
  const { bodies, coming, held } = await meetingList(visit)
  return {
    name: `${visit.association.slug} ${words.meetings.toLowerCase()}`,
    columns: [words.body, words.number, words.from, words.to, words.place, words.state],
    rows: [...coming, ...held].map((meeting) => [
      bodies.find(({ body }) => body.id === meeting.bodyId)!.body.name,
      meetingNumber(meeting),
      momentInTable(meeting.startsAt),
      momentInTable(meeting.endsAt),
      meeting.place,
      words.states[meeting.state],
    ]),
  }
}

const showCalendar: Handler = async (visit) => {
  const { body, meetings, occasions } = await visit.work(async (work) => {
    const found = await bodyOf(visit, work)
    const all = await findMeetings(work.db, work.association, { bodyId: found.body.id })
    const occasions = await findEvents(work.db, work.association)
    return { ...found, occasions, meetings: all.filter((meeting) => isShown(visit, meeting)) }
  })
  const base = visit.site.settings.publicUrl
  const sittings = meetings.map((meeting) =>
    eventOf(meeting, body, { href: base + meetingPath(visit, body, meeting), host: new URL(base).hostname }),
  )
  const own = occasions.filter(({ bodyId }) => bodyId === body.id)
  const events = [...sittings, ...eventEntries(visit, own)]
  const stamp = visit.site.clock.now()
  const name = `${visit.association.name}: ${body.name}`
  return new Response(calendarText(events, { method: 'PUBLISH', name, stamp }), {
    headers: { 'content-type': `${calendarMediaType}; charset=utf-8` },
  })
}

const showPlan: Handler = async (visit, problem) =>
  planPage({ visit, problem }, await visit.work((work) => bodiesOf(visit, work)))

const planForm = z.object({
  ...timeForm,
  id: field.id(),
  bodyId: field.id(),
  videoLink: field.optionalText(1000).refine((link) => link === null || /^https:\/\/\S+$/.test(link), {
    message: 'meeting.not-a-link',
  }),
  hasMeal: field.checkbox(),
})

const takePlan: Handler = async (visit) => {
  const { day, from, to, ...typed } = parseForm(visit.form, planForm)
  const time = timeFrom({ day, from, to })
  const path = await visit.work(async (work) => {
    const meeting = await planMeeting(work, { ...typed, ...time })
    const { body } = (await bodiesOf(visit, work)).find((each) => each.body.id === meeting.bodyId)!
    return meetingPath(visit, body, meeting)
  })
  return seeOther(path)
}

const room = '/:association/meetings'

export const routes: readonly Route[] = [
  get(room, anyone, showMeetings, {
    data: meetingsData,
    table: meetingsTable,
    api: { summary: 'Meetings of the bodies, public ones', schema: meetingsSchema, timeless: 'on' },
  }),
  get(`${room}/new`, staff, showPlan),
  post(`${room}/new`, staff, takePlan, showPlan),
  ...importRoutes,
  ...eventRoutes,
  ...feeRoutes,
  ...collectRoutes,
  get(`${room}/:body/calendar.ics`, anyone, showCalendar),
  ...procedureRoutes,
  ...perCapsulamRoutes,
  ...meetingRoutes,
  ...liveRoutes,
  ...attendanceRoutes,
  ...justeringRoutes,
  ...sealRoutes,
  ...wordRoutes,
  ...extractRoutes,
  ...callRoutes,
  ...lateRoutes,
]
