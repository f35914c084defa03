import type { Decision } from '../decisions/decision.ts'
import type { TypedFollowup } from '../followups/followup-line.ts'
import { undated } from '../followups/when.ts'
import type { AgendaItem } from './agenda.ts'
import { itemNumber } from './agenda.ts'
import type { MeetingFacts } from './composition.ts'
import { dayOfMeeting, meetingNumber } from './meeting.ts'

/** Mötets avslutning: what follows from the outcome of each item. */

/** Where an item goes on: to a body's next agenda. Null where it stays. */
export function continuationOf(item: AgendaItem): { bodyId: string; title: string } | null {
  const { bodyId, title, outcome, outcomeBodyId } = item
  if (outcome === 'postponed') return { bodyId, title }
  return outcome === 'handed_over' && outcomeBodyId !== null ? { bodyId: outcomeBodyId, title } : null
}

/** Återremiss gives the group something to do, without a day: nobody said one. */
export function taskOfReferral(item: AgendaItem): TypedFollowup | null {
  if (item.outcome !== 'referred_back') return null
  const { after: _none, ...when } = undated
  return {
    who: item.outcomeRecipient,
    what: `bearbetar ${item.title}`,
    when,
    certainty: 'task',
    afterNumber: null,
  }
}

/** The decision that an item became; null where it has no clauses. Its id is the item's own: one item, one decision. */
export function decisionOf(item: AgendaItem, { meeting }: Pick<MeetingFacts, 'meeting'>): Decision | null {
  if (item.clauses.length === 0) return null
  const number = itemNumber(item)
  const { id, bodyId, title, clauses, caseId } = item
  return {
    id,
    bodyId,
    title,
    clauses,
    caseId,
    meetingId: meeting.id,
    itemId: id,
    reference: item.paragraph === null ? `${meetingNumber(meeting)} p. ${number}` : number,
    decidedOn: dayOfMeeting(meeting),
    manner: 'meeting',
    earlierId: null,
    relation: null,
  }
}
