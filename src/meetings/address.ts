import type { Body } from '../organisations/body.ts'
import { slugOf } from '../organisations/organisation.ts'
import { type Meeting, meetingNumber } from './meeting.ts'

/** Mötets adress: where a meeting and what belongs to it is found in the association's pages. */
interface Place {
  readonly association: { readonly slug: string }
}

export function meetingsPath(visit: Place, ...under: readonly string[]): string {
  return ['', visit.association.slug, 'meetings', ...under].join('/')
}

export function meetingPath(
  visit: Place,
  body: Pick<Body, 'name'>,
  { year, number }: Pick<Meeting, 'year' | 'number'>,
  ...under: readonly string[]
): string {
  return meetingsPath(visit, slugOf(body.name), String(year), String(number), ...under)
}

/** "Kommundirektörsgruppen 1/2012". */
export const titleOf = ({ body, meeting }: { body: Pick<Body, 'name'>; meeting: Meeting }): string =>
  `${body.name} ${meetingNumber(meeting)}`

export const pathOf = (
  visit: Place,
  { body, meeting }: { body: Pick<Body, 'name'>; meeting: Meeting },
  ...under: string[]
): string => meetingPath(visit, body, meeting, ...under)

export const transcriptPath = (visit: Place): string => `/${visit.association.slug}/log.ndjson`
