import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { addFollowup } from '../followups/actions.ts'
import { readFollowupLine } from '../followups/followup-line.ts'
import { findBodies } from '../organisations/body.store.ts'
import { findMembers, findOwnAssociation } from '../organisations/store.ts'
import { openMeeting, planMeeting } from './actions.ts'
import { type AgendaItem, newItem } from './agenda.ts'
import { insertItems } from './agenda.store.ts'
import { recordAttendance } from './attendance.actions.ts'
import type { Attendee } from './attendance.ts'
import { type AttendanceRow, attendeeOf, isCalled } from './attendance-import.ts'
import type { ProposedItem } from './item-import.ts'
import { chooseAdjusters } from './justering.actions.ts'
import { type Meeting, type Time, dayOfMeeting } from './meeting.ts'
import { closeMeeting } from './minutes.actions.ts'
import { addPaper } from './paper.actions.ts'
import { findProcedures } from './store.ts'

/** Old minutes as a person has corrected them. */
export interface CorrectedMinutes extends Time {
  readonly id: string
  readonly bodyId: string
  readonly number: number
  readonly place: string | null
  /** Lines "who, member". */
  readonly present: readonly string[]
  readonly apologies: readonly string[]
  readonly guests: readonly string[]
  readonly adjusters: readonly string[]
  readonly items: readonly CorrectedItem[]
  /** The original, kept as a paper of the meeting. */
  readonly source: { readonly sha256: string; readonly filename: string }
}

export type CorrectedItem = ProposedItem

/**
 * Enters a meeting that was held before the program came, as closed: its number is the one it had, and nothing goes on to other agendas
 * but its open tasks. The same form sent twice enters it once.
 * @throws Refusal as `planMeeting`, `recordAttendance`, `addFollowup`, `closeMeeting`; NotFound
 */
export async function importMinutes(work: Work, minutes: CorrectedMinutes): Promise<Meeting> {
  const { id, bodyId, number, startsAt, endsAt, place } = minutes
  const facts = { id, bodyId, number, startsAt, endsAt, place, videoLink: null, hasMeal: false }
  const meeting = await planMeeting(work, facts)
  if (meeting.state !== 'planned') return meeting
  const { sha256, filename } = minutes.source
  const title = filename.replace(/\.[^.]{1,5}$/, '')
  await addPaper(work, id, { id: newId(), itemId: null, title, filename, sha256 })
  const rows = await attendanceOf(work, meeting, minutes)
  const items = minutes.items.map((item, index) => itemOf(item, { meeting, position: index + 1, rows }))
  await insertItems(work.db, work.association, items)
  await openMeeting(work, id)
  await recordAttendance(work, id, withRecused(rows, minutes.items, items))
  await noteFollowups(
    work,
    meeting,
    minutes.items.map(({ followups }, index) => ({ itemId: items[index]!.id, followups })),
  )
  await chooseAdjusters(
    work,
    id,
    minutes.adjusters.map((holder) => ({ id: newId(), holder, email: null, role: 'adjuster', itemId: null })),
  )
  await closeMeeting(work, id, false)
  return meeting
}

interface Place {
  readonly meeting: Meeting
  readonly position: number
  readonly rows: readonly AttendanceRow[]
}

/** Who took no part and does not stand in the attendance is told in the text. */
function itemOf(item: CorrectedItem, { meeting, position, rows }: Place): AgendaItem {
  const { title, clauses, outcome, recipient, proposals, vote, reservations, extractRecipients } = item
  const unknown = item.recused.filter((name) => !rows.some((row) => isCalled(row, name)))
  const text = [item.text, unknown.length > 0 ? `Jäv: ${unknown.join('; ')}` : '']
    .filter(Boolean)
    .join('\n\n')
  return newItem({
    id: newId(),
    bodyId: meeting.bodyId,
    meetingId: meeting.id,
    position,
    title,
    kind: clauses.length > 0 ? 'decision' : 'information',
    text,
    clauses,
    outcome,
    outcomeRecipient: recipient,
    proposals,
    vote,
    reservations,
    extractRecipients,
  })
}

/** Each with the items it took no part in. */
const withRecused = (
  rows: readonly AttendanceRow[],
  corrected: readonly CorrectedItem[],
  items: readonly AgendaItem[],
): Attendee[] =>
  rows.map((row) => {
    const recused = items.filter((_, index) => corrected[index]!.recused.some((name) => isCalled(row, name)))
    return { ...row.attendee, recusedItems: recused.map(({ id }) => id) }
  })

/** Whoever comes for a member of that day is there for it; others present are officers. */
async function attendanceOf(
  work: Work,
  meeting: Meeting,
  minutes: CorrectedMinutes,
): Promise<AttendanceRow[]> {
  const day = dayOfMeeting(meeting)
  const members = await findMembers(work.db, work.association, day)
  const rows = (kind: Attendee['kind'], lines: readonly string[]): AttendanceRow[] =>
    lines.map((line) => ({ line, attendee: attendeeOf(line, { id: newId(), kind, members, day }) }))
  return [
    ...rows('present', minutes.present),
    ...rows('apology', minutes.apologies),
    ...rows('guest', minutes.guests),
  ]
}

async function noteFollowups(
  work: Work,
  meeting: Meeting,
  items: readonly { itemId: string; followups: readonly string[] }[],
): Promise<void> {
  const { hubId } = await findOwnAssociation(work.db, work.association)
  const procedures = await findProcedures(work.db, work.association)
  const bodies = (await findBodies(work.db, work.association, hubId)).map((body) => ({
    ...body,
    shortName: procedures.find((each) => each.bodyId === body.id)?.shortName ?? null,
  }))
  const { id: meetingId, bodyId } = meeting
  const saidOn = dayOfMeeting(meeting)
  for (const { itemId, followups } of items)
    for (const line of followups) {
      const typed = readFollowupLine(line, { on: saidOn, bodyId, bodies, actors: [] })
      await addFollowup(work, { id: newId(), bodyId, meetingId, itemId, saidOn }, typed)
    }
}
