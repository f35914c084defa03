import type { Db } from '../kit/db/db.ts'
import { NotFound } from '../kit/refusal.ts'
import { findFollowups } from '../followups/store.ts'
import type { Body } from '../organisations/body.ts'
import { findBody } from '../organisations/body.store.ts'
import { findMembers, findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import { findItems } from './agenda.store.ts'
import { findAttendees } from './attendance.store.ts'
import type { MeetingFacts } from './composition.ts'
import { type Meeting, dayOfMeeting } from './meeting.ts'
import { type KeptAdjuster, findAdjusters } from './minutes.store.ts'
import type { Procedure } from './procedure.ts'
import { findProcedure } from './store.ts'

/** Everything of one meeting that its pages and minutes are made of. */
export interface WholeMeeting extends MeetingFacts {
  readonly body: Body
  readonly procedure: Procedure
  readonly adjusters: readonly KeptAdjuster[]
}

/** Members and names are those of the day of the meeting, whenever it is asked. */
export async function findWholeMeeting(db: Db, association: number, meeting: Meeting): Promise<WholeMeeting> {
  const on = dayOfMeeting(meeting)
  const body = await findBody(db, association, meeting.bodyId)
  if (!body) throw new NotFound()
  const { hubId } = await findOwnAssociation(db, association)
  const organisations = await findOrganisations(db, association, on)
  const members = await findMembers(db, association, on)
  const procedure = await findProcedure(db, association, meeting.bodyId)
  return {
    association: organisations.find(({ id }) => id === hubId)?.name ?? '',
    body,
    meeting,
    items: await findItems(db, association, meeting.id),
    attendees: await findAttendees(db, association, meeting.id),
    members: members.map(({ id, name }) => ({ id, name })),
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    secretary: procedure.secretary,
    adjusters: await findAdjusters(db, association, meeting.id),
    followups: await findFollowups(db, association, { meetingId: meeting.id }),
    procedure,
  }
}
