import { dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { holdsOn } from '../organisations/membership.ts'
import { findBody } from '../organisations/body.store.ts'
import { newItem } from './agenda.ts'
import { insertItems } from './agenda.store.ts'
import {
  type EarlierTime,
  type Meeting,
  type MeetingState,
  type Time,
  checkStep,
  checkTime,
  moved,
} from './meeting.ts'
import type { Procedure } from './procedure.ts'
import {
  findMeeting,
  findProcedure,
  insertEarlier,
  insertMeeting,
  lockMeeting,
  saveProcedure,
  takeGivenNumber,
  takeNumber,
  updateMeeting,
} from './store.ts'

/** How the body meets, from now on. @throws NotFound */
export async function decideProcedure(work: Work, procedure: Procedure): Promise<void> {
  if (!(await findBody(work.db, work.association, procedure.bodyId))) throw new NotFound()
  await saveProcedure(work.db, work.association, procedure)
  const { bodyId: subject, secretaryEmail: _address, ...payload } = procedure
  await log(work, { verb: 'procedure.decided', subject, payload })
}

export interface NewMeeting extends Time {
  readonly id: string
  readonly bodyId: string
  readonly place: string | null
  readonly videoLink: string | null
  readonly hasMeal: boolean
  /** When it was first to be, where it is entered only after having been moved. */
  readonly earlier?: readonly EarlierTime[]
  /** As it was numbered elsewhere; the next one where it is left out. */
  readonly number?: number
}

/**
 * Plans a meeting: gives it the next number of its body and year, and puts the standing items on its agenda. The same form sent
 * twice plans one meeting.
 * @throws Refusal `meeting.ends-first`, `meeting.too-long`, `meeting.body-ended`, `meeting.number-taken`; NotFound
 */
export async function planMeeting(work: Work, planned: NewMeeting): Promise<Meeting> {
  const { db, association } = work
  checkTime(planned)
  const there = await lockMeeting(db, association, planned.id)
  if (there) return there
  const { bodyId, startsAt, earlier = [] } = planned
  const body = await findBody(db, association, bodyId)
  if (!body) throw new NotFound()
  const day = dayOf(startsAt)
  if (!holdsOn(body, day)) throw new Refusal('meeting.body-ended', { body: body.name, day })
  const { standingItems } = await findProcedure(db, association, bodyId)
  const year = Number(day.slice(0, 4))
  const number = await numberFor(work, bodyId, year, planned.number)
  const meeting: Meeting = {
    ...planned,
    earlier,
    year,
    number,
    state: 'planned',
    sequence: 0,
    publishedTo: null,
  }
  await insertMeeting(db, association, meeting)
  for (const [index, time] of earlier.entries())
    await insertEarlier(db, association, meeting.id, { ...time, position: index + 1 })
  const items = (planned.number === undefined ? standingItems : []).map((title, index) =>
    newItem({ id: newId(), bodyId, meetingId: meeting.id, position: index + 1, title, kind: 'information' }),
  )
  await insertItems(db, association, items)
  await log(work, {
    verb: 'meeting.planned',
    subject: meeting.id,
    payload: { ...planned, number: `${number}/${year}` },
  })
  return meeting
}

async function numberFor(work: Work, bodyId: string, year: number, given?: number): Promise<number> {
  const { db, association } = work
  if (given === undefined) return await takeNumber(db, association, { bodyId, year })
  const which = { bodyId, year, number: given }
  await takeGivenNumber(db, association, which)
  const taken = await findMeeting(db, association, which)
  if (taken) throw new Refusal('meeting.number-taken', { number: `${given}/${year}` })
  return given
}

/**
 * Moves the meeting; its former time is kept. Who has been called is told by the caller of this.
 * @throws Refusal `meeting.not-movable`, `meeting.ends-first`, `meeting.too-long`; NotFound
 */
export async function moveMeeting(
  work: Work,
  id: string,
  to: Time & { place: string | null },
): Promise<{ before: Meeting; after: Meeting }> {
  const before = await held(work, id)
  const after = moved(before, to)
  if (after === before) return { before, after }
  await updateMeeting(work.db, work.association, after)
  const added = after.earlier.slice(before.earlier.length)
  for (const [index, time] of added.entries())
    await insertEarlier(work.db, work.association, id, {
      ...time,
      position: before.earlier.length + index + 1,
    })
  const { startsAt: from } = before
  await log(work, { verb: 'meeting.moved', subject: id, payload: { from, ...to } })
  return { before, after }
}

/** @throws Refusal `meeting.not-from`; NotFound */
export async function cancelMeeting(work: Work, id: string, reason: string | null): Promise<Meeting> {
  const meeting = await step(work, id, 'cancelled')
  await log(work, { verb: 'meeting.cancelled', subject: id, payload: { reason } })
  return meeting
}

/** The meeting begins; from now on it is not moved. */
export async function openMeeting(work: Work, id: string): Promise<Meeting> {
  const meeting = await step(work, id, 'open')
  await log(work, { verb: 'meeting.opened', subject: id, payload: {} })
  return meeting
}

/** Takes the meeting to another state, counting its calendar entry up. @throws Refusal `meeting.not-from`; NotFound */
export async function step(work: Work, id: string, state: MeetingState): Promise<Meeting> {
  const before = await held(work, id)
  checkStep(before.state, state)
  const counts = state === 'cancelled' ? 1 : 0
  const after: Meeting = { ...before, state, sequence: before.sequence + counts }
  await updateMeeting(work.db, work.association, after)
  return after
}

/** Link and meal; the time is moved by `moveMeeting`. */
export async function describeMeeting(
  work: Work,
  id: string,
  facts: Pick<Meeting, 'videoLink' | 'hasMeal'>,
): Promise<void> {
  const before = await held(work, id)
  await updateMeeting(work.db, work.association, { ...before, ...facts })
  await log(work, { verb: 'meeting.described', subject: id, payload: facts })
}

/** The meeting, held until the transaction ends. @throws NotFound */
export async function held(work: Work, id: string): Promise<Meeting> {
  const meeting = await lockMeeting(work.db, work.association, id)
  if (!meeting) throw new NotFound()
  return meeting
}
