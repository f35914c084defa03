import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { held } from './actions.ts'
import { type Attendee, checkAttendee } from './attendance.ts'
import { deleteAttendees, findAttendees, saveAttendees } from './attendance.store.ts'
import { checkWritable } from './meeting.ts'

/**
 * Writes who was there, all of it: rows that are not given any more go.
 * @throws Refusal `attendance.left-first`, `attendance.member`, `meeting.closed`, `meeting.sealed`, `meeting.cancelled`; NotFound
 */
export async function recordAttendance(
  work: Work,
  meetingId: string,
  attendees: readonly Attendee[],
): Promise<void> {
  const meeting = await held(work, meetingId)
  checkWritable(meeting.state)
  for (const attendee of attendees) checkAttendee(attendee)
  const there = await findAttendees(work.db, work.association, meetingId)
  const ids = new Set(attendees.map(({ id }) => id))
  const gone = there.filter(({ id }) => !ids.has(id)).map(({ id }) => id)
  await deleteAttendees(work.db, work.association, meetingId, gone)
  await saveAttendees(work.db, work.association, meetingId, attendees)
  await log(work, { verb: 'attendance.recorded', subject: meetingId, payload: { attendees } })
}
