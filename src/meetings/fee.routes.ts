import { staff } from '../kit/actor.ts'
import { type Day, addDays, dayOf, parseDay } from '../kit/clock.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import type { Work } from '../kit/work.ts'
import { slugOf } from '../organisations/organisation.ts'
import { findMembers, findOrganisations } from '../organisations/store.ts'
import { findAttendeesOf } from './attendance.store.ts'
import { type FeeView, feeSheet, feesPage } from './fee.pages.tsx'
import { feeTexts } from './fee.texts.ts'
import { type Fee, feesOf } from './fee.ts'
import { type Meeting, dayOfMeeting } from './meeting.ts'
import { findMeetings } from './store.ts'
import { type MeetingBody, bodiesOf } from './visited-meeting.routes.ts'
import { titleOf } from './address.ts'

/** Meetings whose attendance stands: closed, and not called off. */
const isHeld = ({ state }: Meeting): boolean => state === 'closed' || state === 'sealed'

/** What the address asks for: a period, the year of the latest meeting where none is said, and one body or all. */
async function feeView(visit: Visit): Promise<FeeView> {
  return await visit.work(async (work) => {
    const bodies = await bodiesOf(visit, work)
    const asked = (name: string): Day | null => parseDay(visit.url.searchParams.get(name) ?? '')
    const slug = visit.url.searchParams.get('body')
    const chosen = bodies.filter(({ body }) => !slug || slugOf(body.name) === slug)
    const all = (await findMeetings(work.db, work.association)).filter(isHeld)
    const latest = all.at(-1)
    const year = (latest ? dayOfMeeting(latest) : dayOf(visit.site.clock.now())).slice(0, 4)
    const from = asked('from') ?? `${year}-01-01`
    const to = asked('to') ?? `${year}-12-31`
    const meetings = all.filter((meeting) => {
      const day = dayOfMeeting(meeting)
      return from <= day && day < addDays(to, 1) && chosen.some(({ body }) => body.id === meeting.bodyId)
    })
    const body = chosen.length < bodies.length ? slug : null
    return { bodies, body, from, to, fees: await findFees(work, meetings, chosen) }
  })
}

/** Members and names are those of each meeting's own day. */
async function findFees(
  { db, association }: Work,
  meetings: readonly Meeting[],
  bodies: readonly MeetingBody[],
): Promise<Fee[]> {
  const attendees = await findAttendeesOf(
    db,
    association,
    meetings.map(({ id }) => id),
  )
  const fees: Fee[] = []
  for (const meeting of meetings) {
    const on = dayOfMeeting(meeting)
    const [members, organisations] = await Promise.all([
      findMembers(db, association, on),
      findOrganisations(db, association, on),
    ])
    const { body } = bodies.find((each) => each.body.id === meeting.bodyId)!
    const title = titleOf({ body, meeting })
    const there = attendees.get(meeting.id) ?? []
    fees.push(...feesOf({ title, meeting, members, organisations, attendees: there }))
  }
  return fees
}

const showFees: Handler = async (visit) => feesPage(visit, await feeView(visit))

const feesTable = async (visit: Visit): Promise<Sheet> => {
  const { fees, from, to, body } = await feeView(visit)
  const name = [feeTexts[visit.language].title, body, from, to].filter(Boolean).join(' ')
  return feeSheet(visit, name, fees)
}

export const feeRoutes: readonly Route[] = [
  get('/:association/meetings/fees', staff, showFees, { table: feesTable }),
]
