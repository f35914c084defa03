import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { outcomes, readClauses } from '../decisions/decision.ts'
import { addFollowup } from '../followups/actions.ts'
import { readFollowupLine } from '../followups/followup-line.ts'
import { type ItemContent, settleConflict, writeItem } from './agenda.actions.ts'
import { type AgendaItem, type Vote, itemKinds } from './agenda.ts'
import { findConflicts, findItems } from './agenda.store.ts'
import { recordAttendance } from './attendance.actions.ts'
import { findAttendees } from './attendance.store.ts'
import { held } from './actions.ts'
import { findWholeMeeting } from './composition.view.ts'
import type { LiveView } from './item-form.pages.tsx'
import { livePage } from './live.pages.tsx'
import { type Meeting, dayOfMeeting } from './meeting.ts'
import { closeMeeting } from './minutes.actions.ts'
import { one, taking } from './meeting.routes.ts'
import { atItem, presenceRoutes } from './presence.routes.ts'
import { bodiesOf, meetingOf } from './visited-meeting.routes.ts'
import { meetingPath } from './address.ts'

/** All that the page shows but who else is there. */
type Opened = Omit<LiveView, 'writer' | 'presence'>

async function opened(visit: Visit, work: Work): Promise<Opened | string> {
  const { db, association } = work
  const { meeting, body } = await meetingOf(visit, work)
  const whole = await findWholeMeeting(db, association, meeting)
  const wanted = visit.form.text('item') ?? visit.url.searchParams.get('item')
  const item = whole.items.find(({ id }) => id === wanted) ?? whole.items[0]
  if (!item) return meetingPath(visit, body, meeting)
  const bodies = (await bodiesOf(visit, work)).map((each) => each.body)
  return { whole, item, conflicts: await findConflicts(db, association, meeting.id), bodies }
}

/** A meeting without an agenda has nothing to write in: its own page says what to do. */
const showLive: Handler = async (visit, problem) => {
  const view = await visit.work((work) => opened(visit, work))
  if (typeof view === 'string') return seeOther(view)
  const writer = visit.form.text('writer') ?? newId()
  return livePage(visit, problem, { ...view, writer, presence: await atItem(visit, view.item, writer) })
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export const voteField = z
  .string()
  .trim()
  .regex(/^(\d{1,4}\s*[-–,]\s*\d{1,4}(\s*[-–,]\s*\d{1,4})?)?$/, 'agenda.not-a-vote')
  .transform((text): Vote | null => {
    const [yes, no, abstained] = text.split(/[-–,]/).map(Number)
    return text === '' ? null : { yes: yes!, no: no!, abstained: abstained ?? 0 }
  })

const itemForm = z.object({
  item: field.id(),
  writer: field.id(),
  version: field.count(),
  title: field.text(1000),
  kind: field.oneOf(itemKinds),
  presenter: field.optionalText(300),
  plannedMinutes: z.union([
    z.literal('').transform(() => null),
    field.count(1000).transform((minutes) => minutes || null),
  ]),
  text: z.string().max(1_000_000, 'form.too-long'),
  clauses: z.string().transform(readClauses),
  outcome: z.union([z.literal('').transform(() => null), field.oneOf(outcomes)]),
  outcomeRecipient: field.optionalText(300),
  outcomeBodyId: field.optionalId(),
  proposals: field.optionalLines(100_000),
  vote: voteField,
  reservations: field.optionalLines(100_000),
  recused: z.array(field.id()),
  extractRecipients: z.string().transform(lines),
  isClosed: field.checkbox(),
})

/** Back to the item that was written. */
async function backTo(visit: Visit, item: string): Promise<Response> {
  const { body, meeting } = await visit.work((work) => meetingOf(visit, work))
  return seeOther(`${meetingPath(visit, body, meeting, 'write')}?item=${item}`)
}

const takeItem: Handler = async (visit) => {
  const typed = parseForm(visit.form, itemForm, ['recused'])
  const { item: id, writer, version, recused, ...content } = typed
  await visit.work(async (work) => {
    const { meeting, body } = await meetingOf(visit, work)
    const recipient = await recipientOf(visit, work, content)
    const written: ItemContent = { ...content, outcomeRecipient: recipient }
    await writeItem(work, { meetingId: meeting.id, id }, { version, writer }, written)
    await recuse(work, meeting, id, recused)
    return body
  })
  return await backTo(visit, id)
}

/** What is handed to a body is said to be handed to it, where nothing else was typed. */
async function recipientOf(
  visit: Visit,
  work: Work,
  {
    outcome,
    outcomeRecipient,
    outcomeBodyId,
  }: Pick<AgendaItem, 'outcome' | 'outcomeRecipient' | 'outcomeBodyId'>,
): Promise<string | null> {
  if (outcome !== 'handed_over' || outcomeRecipient !== null || outcomeBodyId === null)
    return outcomeRecipient
  const bodies = await bodiesOf(visit, work)
  return bodies.find(({ body }) => body.id === outcomeBodyId)?.body.name ?? null
}

/** Who takes no part in the item; the list of attendance is written only where it changes. */
async function recuse(work: Work, meeting: Meeting, itemId: string, ids: readonly string[]): Promise<void> {
  const attendees = await findAttendees(work.db, work.association, meeting.id)
  const after = attendees.map((attendee) => {
    const others = attendee.recusedItems.filter((id) => id !== itemId)
    return { ...attendee, recusedItems: ids.includes(attendee.id) ? [...others, itemId] : others }
  })
  const changed = after.some(
    (attendee, index) => attendee.recusedItems.length !== attendees[index]!.recusedItems.length,
  )
  if (changed) await recordAttendance(work, meeting.id, after)
}

const followupForm = z.object({ id: field.id(), item: field.id(), line: field.text(2000) })

const takeFollowup: Handler = async (visit) => {
  const { id, item, line } = parseForm(visit.form, followupForm)
  await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    await held(work, meeting.id)
    const bodies = (await bodiesOf(visit, work)).map(({ body, procedure }) => ({
      ...body,
      shortName: procedure.shortName,
    }))
    const items = await findItems(work.db, work.association, meeting.id)
    if (!items.some((each) => each.id === item)) throw new NotFound()
    const attendees = await findAttendees(work.db, work.association, meeting.id)
    const { bodyId } = meeting
    const saidOn = dayOfMeeting(meeting)
    const actors = [...attendees, ...bodies.map(({ name }) => ({ holder: name }))].map(({ holder }) => holder)
    const typed = readFollowupLine(line, { on: saidOn, bodyId, bodies, actors })
    await addFollowup(work, { id, bodyId, meetingId: meeting.id, itemId: item, saidOn }, typed)
  })
  return await backTo(visit, item)
}

const settleForm = z.object({ id: field.id(), item: field.id(), take: field.checkbox() })

const takeSettled: Handler = async (visit) => {
  const { id, item, take } = parseForm(visit.form, settleForm)
  await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    const conflicts = await findConflicts(work.db, work.association, meeting.id)
    const conflict = conflicts.find((each) => each.id === id)
    if (conflict) await settleConflict(work, meeting.id, conflict, take)
  })
  return await backTo(visit, item)
}

export const liveRoutes: readonly Route[] = [
  ...presenceRoutes,
  get(`${one}/write`, staff, showLive),
  post(`${one}/write`, staff, takeItem, showLive),
  post(`${one}/followups`, staff, takeFollowup, showLive),
  post(`${one}/settle`, staff, takeSettled, showLive),
  post(
    `${one}/close`,
    staff,
    taking((work, { id }) => closeMeeting(work, id), 'justering'),
    showLive,
  ),
]
