import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { type Outcome } from '../decisions/decision.ts'
import { addFollowup } from '../followups/actions.ts'
import { readFollowupLine } from '../followups/followup-line.ts'
import { findBodies } from '../organisations/body.store.ts'
import { isSameName } from '../organisations/organisation.ts'
import { findMembers, findOwnAssociation } from '../organisations/store.ts'
import { openMeeting, planMeeting } from './actions.ts'
import { newItem } from './agenda.ts'
import { insertItems } from './agenda.store.ts'
import { recordAttendance } from './attendance.actions.ts'
import type { Attendee } from './attendance.ts'
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

export interface CorrectedItem {
  readonly title: string
  readonly text: string
  readonly clauses: readonly string[]
  readonly outcome: Outcome | null
  readonly recipient: string | null
  readonly followups: readonly string[]
}

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
  const items = minutes.items.map((item, index) =>
    newItem({
      id: newId(),
      bodyId,
      meetingId: id,
      position: index + 1,
      title: item.title,
      kind: item.clauses.length > 0 ? 'decision' : 'information',
      text: item.text,
      clauses: item.clauses,
      outcome: item.outcome,
      outcomeRecipient: item.recipient,
    }),
  )
  await insertItems(work.db, work.association, items)
  await openMeeting(work, id)
  await recordAttendance(work, id, await attendanceOf(work, meeting, minutes))
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

/** Whoever comes for a member of that day is there for it; others present are officers. */
async function attendanceOf(work: Work, meeting: Meeting, minutes: CorrectedMinutes): Promise<Attendee[]> {
  const members = await findMembers(work.db, work.association, dayOfMeeting(meeting))
  const rowOf =
    (kind: Attendee['kind']) =>
    (line: string): Attendee => {
      const parts = line.split(/,\s*/)
      const member = members.find(({ name }) => isSameName(name, parts.at(-1)!))
      const [holder = line, ...role] = member && parts.length > 1 ? parts.slice(0, -1) : parts
      const isMember = member !== undefined || kind === 'guest'
      return {
        id: newId(),
        organisationId: member?.id ?? null,
        holder,
        kind: isMember ? kind : 'officer',
        role: role.join(', ') || null,
        isSubstitute: false,
        byDistance: false,
        cameAt: null,
        leftAt: null,
        recusedItems: [],
      }
    }
  return [
    ...minutes.present.map(rowOf('present')),
    ...minutes.apologies.map(rowOf('apology')),
    ...minutes.guests.map(rowOf('guest')),
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
