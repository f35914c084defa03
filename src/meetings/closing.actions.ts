import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { checkClauses } from '../decisions/decision.ts'
import { addFollowup } from '../followups/actions.ts'
import type { AgendaItem } from './agenda.ts'
import { findContinuations, findItems, insertItems, insertParagraphs } from './agenda.store.ts'
import { newItem } from './agenda.ts'
import { collectItem } from './agenda.actions.ts'
import { continuationOf, taskOfReferral } from './closing.ts'
import type { WholeMeeting } from './composition.view.ts'
import { dayOfMeeting } from './meeting.ts'
import { numberParagraphs } from './numbering.ts'
import { findMeetings, takeParagraphs } from './store.ts'

/** Gives the items their paragraphs, where the body numbers so; those that have one keep it. Takes the number lock. */
export async function giveParagraphs(
  work: Work,
  { procedure, meeting }: WholeMeeting,
  items: readonly AgendaItem[],
): Promise<void> {
  for (const { outcome, clauses } of items) checkClauses(outcome, clauses)
  const without = items.filter(({ paragraph }) => paragraph === null)
  if (procedure.numbering !== 'paragraphs' || without.length === 0) return
  const { bodyId, year } = meeting
  const last = await takeParagraphs(work.db, work.association, { bodyId, year }, without.length)
  const numbered = numberParagraphs(
    without.map(({ id: itemId }) => ({ itemId, isMinuted: true })),
    last,
  )
  const given = numbered.map(({ itemId, paragraph }) => ({ itemId, number: paragraph! }))
  await insertParagraphs(work.db, work.association, { bodyId, year }, given)
}

/** Sends each item on to where its outcome says; what has gone on before (the meeting was opened again) is not sent twice. */
export async function handOn(work: Work, { items, followups, meeting }: WholeMeeting): Promise<void> {
  const { db, association } = work
  const ids = items.map(({ id }) => id)
  const gone = new Set((await findContinuations(db, association, ids)).map((item) => item.earlierItemId))
  for (const item of items) {
    const continuation = continuationOf(item)
    if (continuation && !gone.has(item.id)) await putOnNextAgenda(work, item, continuation, meeting.startsAt)
    const task = taskOfReferral(item)
    if (!task || followups.some((each) => each.itemId === item.id && each.who === task.who)) continue
    const { bodyId, id: itemId } = item
    const source = { id: newId(), bodyId, meetingId: meeting.id, itemId, saidOn: dayOfMeeting(meeting) }
    await addFollowup(work, source, task)
  }
}

/** On the agenda of the body's next meeting after that moment, or collected until it has one. */
async function putOnNextAgenda(
  work: Work,
  item: AgendaItem,
  { bodyId, title }: { bodyId: string; title: string },
  after: string,
): Promise<void> {
  const { db, association } = work
  const { kind, caseId, presenter, isClosed } = item
  const facts = { id: newId(), bodyId, title, kind, caseId, presenter, isClosed, earlierItemId: item.id }
  const meetings = await findMeetings(db, association, { bodyId })
  const next = meetings.find(
    ({ state, startsAt }) => (state === 'planned' || state === 'called') && startsAt > after,
  )
  if (!next) return await collectItem(work, facts)
  const there = await findItems(db, association, next.id)
  await insertItems(db, association, [newItem({ ...facts, meetingId: next.id, position: there.length + 1 })])
}
