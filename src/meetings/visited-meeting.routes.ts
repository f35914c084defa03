import { withdrawnFor } from '../cases/published.routes.ts'
import { dayOf } from '../kit/clock.ts'
import type { Visit } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import type { Body } from '../organisations/body.ts'
import { findBodies } from '../organisations/body.store.ts'
import { slugOf } from '../organisations/organisation.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import type { Meeting } from './meeting.ts'
import { type Paper, findPapers } from './paper.store.ts'
import type { Procedure } from './procedure.ts'
import { usualProcedure } from './procedure.ts'
import { findMeeting, findProcedures } from './store.ts'

/** A body of the association's own, with how it meets. */
export interface MeetingBody {
  readonly body: Body
  readonly procedure: Procedure
}

/** The association's own bodies; for the public those that are public. */
export async function bodiesOf(visit: Visit, { db, association }: Work): Promise<MeetingBody[]> {
  const { hubId } = await findOwnAssociation(db, association)
  const bodies = await findBodies(db, association, hubId)
  const procedures = await findProcedures(db, association)
  return bodies
    .map((body) => ({
      body,
      procedure: procedures.find(({ bodyId }) => bodyId === body.id) ?? usualProcedure(body.id),
    }))
    .filter(({ procedure }) => visit.actor.administrator || procedure.isPublic)
}

/** The body that the address names. @throws NotFound, also where the public may not know of it */
export async function bodyOf(visit: Visit, work: Work): Promise<MeetingBody> {
  const bodies = await bodiesOf(visit, work)
  const found = bodies.find(({ body }) => slugOf(body.name) === visit.params['body'])
  if (!found) throw new NotFound()
  return found
}

/** Whether the public still finds the meeting. */
export const isShown = (visit: Visit, { publishedTo }: Pick<Meeting, 'publishedTo'>): boolean =>
  visit.actor.administrator || publishedTo === null || dayOf(visit.site.clock.now()) < publishedTo

/** The meeting that the address names: body, year and number. @throws NotFound */
export async function meetingOf(visit: Visit, work: Work): Promise<MeetingBody & { meeting: Meeting }> {
  const found = await bodyOf(visit, work)
  const { year = '', number = '' } = visit.params
  if (!/^\d{4}$/.test(year) || !/^\d{1,6}$/.test(number)) throw new NotFound()
  const which = { bodyId: found.body.id, year: Number(year), number: Number(number) }
  const meeting = await findMeeting(work.db, work.association, which)
  if (!meeting || !isShown(visit, meeting)) throw new NotFound()
  return { ...found, meeting }
}

/** The meeting's papers that the visitor may know of: for the public not those that have been taken away. */
export async function papersFor(visit: Visit, work: Work, meetingId: string): Promise<Paper[]> {
  const papers = await findPapers(work.db, work.association, meetingId)
  const withdrawn = await withdrawnFor(visit, work, 'paper')
  return papers.filter(({ id }) => !withdrawn.has(id))
}
