import { staff } from '../kit/actor.ts'
import { type Day, type Instant, instantOf, parseInstant } from '../kit/clock.ts'
import type { Form } from '../kit/http/form-body.ts'
import { type Handler, type Route, type Visit, get, post } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { FormFaults } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import { holdsOn } from '../organisations/membership.ts'
import { isSameName } from '../organisations/organisation.ts'
import { findMandates } from '../people/mandate.store.ts'
import { recordAttendance } from './attendance.actions.ts'
import { findInvitees } from './attendance.store.ts'
import { type Expected, attendancePage } from './attendance.pages.tsx'
import type { Attendee } from './attendance.ts'
import type { Named } from './composition.ts'
import { type WholeMeeting, findWholeMeeting } from './composition.view.ts'
import { feesOf } from './fee.ts'
import { feeSheet } from './fee.pages.tsx'
import { dayOfMeeting } from './meeting.ts'
import { one, taking } from './meeting.routes.ts'
import { texts } from './texts.ts'
import { meetingOf } from './visited-meeting.routes.ts'
import { titleOf } from './address.ts'

const wholeOf = async (visit: Visit): Promise<WholeMeeting> =>
  await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    return await findWholeMeeting(work.db, work.association, meeting)
  })

const showAttendance: Handler = async (visit, problem) => {
  const whole = await wholeOf(visit)
  const { bodyId } = whole.meeting
  const on = dayOfMeeting(whole.meeting)
  const mandates = await visit.work(({ db, association }) => findMandates(db, association, bodyId))
  const held = mandates.filter((mandate) => mandate.role !== 'substitute' && holdsOn(mandate, on))
  const invitees = await visit.work(({ db, association }) =>
    findInvitees(db, association, { meetingId: whole.meeting.id }),
  )
  const holders: Map<string, Expected> = new Map(
    held.map(({ organisationId, holder }) => [organisationId, { holder, isSubstitute: false }]),
  )
  for (const { organisationId, answer, answerNote } of invitees)
    if (organisationId !== null && answer === 'substitute')
      holders.set(organisationId, { holder: answerNote ?? '', isSubstitute: true })
  const guests = invitees.filter(({ role, answer }) => role === 'guest' && answer === 'comes')
  return attendancePage(visit, problem, { whole, holders, guests: guests.map(({ holder }) => holder) })
}

/** Who was there, as a table: what fees and mileage are paid by. */
const attendanceTable = async (visit: Visit): Promise<Sheet> => {
  const whole = await wholeOf(visit)
  const title = titleOf(whole)
  return feeSheet(visit, `${texts[visit.language].attendanceSheet} ${title}`, feesOf({ ...whole, title }))
}

const takeAttendance = taking(async (work, meeting, visit) => {
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  const present = whole.members.flatMap((member) => memberFrom(visit.form, member, whole))
  const people = [...peopleFrom(visit.form, 'guest', whole), ...peopleFrom(visit.form, 'officer', whole)]
  await recordAttendance(work, meeting.id, [...present, ...people])
}, 'attendance')

/** The row of one member; whoever else came for it (a second person) stays as written. */
function memberFrom(form: Form, member: Named, whole: WholeMeeting): Attendee[] {
  const typed = (name: string): string => (form.text(`${name}.${member.id}`) ?? '').trim()
  const choice = typed('presence')
  if (choice === '') return []
  const [first, ...others] = whole.attendees.filter(
    ({ organisationId, kind }) => organisationId === member.id && kind !== 'guest' && kind !== 'officer',
  )
  const before = first ?? { id: newId(), role: null, recusedItems: [] }
  const attendee: Attendee = {
    ...before,
    organisationId: member.id,
    holder: typed('holder') || member.name,
    kind: choice === 'apology' ? 'apology' : 'present',
    isSubstitute: choice === 'substitute',
    byDistance: choice === 'distance',
    ...hoursFrom(typed('hours'), dayOfMeeting(whole.meeting)),
  }
  return [attendee, ...others]
}

/** "13.30–15.00", "13.30–", "–15.00". */
function hoursFrom(written: string, day: Day): Pick<Attendee, 'cameAt' | 'leftAt'> {
  const text = written.trim()
  if (text === '') return { cameAt: null, leftAt: null }
  const match = /^(?:(\d{1,2})[.:](\d{2}))?\s*[-–]\s*(?:(\d{1,2})[.:](\d{2}))?$/.exec(text)
  if (!match) throw new FormFaults([{ field: 'hours', code: 'meeting.not-a-time' }])
  const at = (hour: string | undefined, minute: string | undefined): Instant | null => {
    if (hour === undefined) return null
    const moment = `${day}T${hour.padStart(2, '0')}:${minute}`
    if (parseInstant(moment) === null) throw new FormFaults([{ field: 'hours', code: 'meeting.not-a-time' }])
    return instantOf(moment)
  }
  return { cameAt: at(match[1], match[2]), leftAt: at(match[3], match[4]) }
}

/** One a line: "säkerhetschef, Ängelholm"; an organisation that is known is taken as such, the middle is the role. */
function peopleFrom(form: Form, kind: 'guest' | 'officer', whole: WholeMeeting): Attendee[] {
  const lines = (form.text(kind === 'guest' ? 'guests' : 'officers') ?? '').split('\n')
  const before = whole.attendees.filter((attendee) => attendee.kind === kind)
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const parts = line.split(/,\s*/)
      const organisation = whole.organisations.find(({ name }) => isSameName(name, parts.at(-1)!))
      const words = organisation && parts.length > 1 ? parts.slice(0, -1) : parts
      const [holder = line, ...role] = words
      return {
        id: before.find((each) => each.holder === holder)?.id ?? newId(),
        organisationId: parts.length > 1 ? (organisation?.id ?? null) : null,
        holder,
        kind,
        role: role.join(', ') || null,
        isSubstitute: false,
        byDistance: false,
        cameAt: null,
        leftAt: null,
        recusedItems: [],
      }
    })
}

export const attendanceRoutes: readonly Route[] = [
  get(`${one}/attendance`, staff, showAttendance, { table: attendanceTable }),
  post(`${one}/attendance`, staff, takeAttendance, showAttendance),
]
