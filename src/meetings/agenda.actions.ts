import { newId } from '../kit/id.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type AgendaItem, type ItemKind, checkOutcome, mayOverwrite, newItem, reordered } from './agenda.ts'
import {
  findCollected,
  findItems,
  insertConflict,
  insertItems,
  lockItem,
  placeItems,
  removeItemRow,
  restoreItem,
  settleConflictRow,
  updateItem,
} from './agenda.store.ts'
import { held } from './actions.ts'
import { type Meeting, checkWritable } from './meeting.ts'

/** The meeting, held, where its agenda may still be written. */
async function writable(work: Work, meetingId: string): Promise<Meeting> {
  const meeting = await held(work, meetingId)
  checkWritable(meeting.state)
  return meeting
}

const mostItems = 300

/**
 * Puts items last on the agenda of a meeting. Ids come from the form, so that one sent twice is added once.
 * @throws Refusal `agenda.too-many`, `meeting.closed`, `meeting.sealed`, `meeting.cancelled`; NotFound
 */
export async function addItems(
  work: Work,
  meetingId: string,
  added: readonly { id: string; title: string; kind: ItemKind }[],
): Promise<void> {
  const { bodyId } = await writable(work, meetingId)
  const there = await findItems(work.db, work.association, meetingId)
  if (there.length + added.length > mostItems) throw new Refusal('agenda.too-many', { most: mostItems })
  const items = added
    .filter(({ id }) => !there.some((item) => item.id === id))
    .map((item, index) => newItem({ ...item, bodyId, meetingId, position: there.length + index + 1 }))
  if (items.length === 0) return
  await insertItems(work.db, work.association, items)
  const titles = items.map(({ title }) => title)
  await log(work, { verb: 'agenda.added', subject: meetingId, payload: { titles } })
}

/** Collects an item for the body's next meeting, between meetings. */
export async function collectItem(
  work: Work,
  collected: Pick<AgendaItem, 'id' | 'bodyId' | 'title' | 'kind'> & Partial<AgendaItem>,
): Promise<void> {
  const item = newItem({ ...collected, meetingId: null, position: 0 })
  const made = await insertItems(work.db, work.association, [item])
  if (made === 0) return
  const { title, bodyId, earlierItemId } = item
  await log(work, { verb: 'agenda.collected', subject: item.id, payload: { title, bodyId, earlierItemId } })
}

/** Takes back an item that is collected and on no agenda yet. @throws NotFound */
export async function dropCollected(work: Work, id: string): Promise<void> {
  const found = await lockItem(work.db, work.association, id)
  if (!found || found.item.meetingId !== null) throw new NotFound()
  if (found.removedAt !== null) return
  await removeItemRow(work.db, work.association, id, work.clock.now())
  await log(work, { verb: 'agenda.removed', subject: id, payload: { id, title: found.item.title } })
}

/** Puts what has been collected for the body last on the meeting's agenda. */
export async function takeUpCollected(work: Work, meetingId: string): Promise<number> {
  const { bodyId } = await writable(work, meetingId)
  const there = await findItems(work.db, work.association, meetingId)
  const collected = await findCollected(work.db, work.association, bodyId)
  if (collected.length === 0) return 0
  const ids = [...there, ...collected].map(({ id }) => id)
  await placeItems(work.db, work.association, meetingId, ids)
  const titles = collected.map(({ title }) => title)
  await log(work, { verb: 'agenda.added', subject: meetingId, payload: { titles } })
  return collected.length
}

/** Moves an item so many places up (negative) or down. */
export async function moveItem(work: Work, meetingId: string, id: string, by: number): Promise<void> {
  await writable(work, meetingId)
  const items = await findItems(work.db, work.association, meetingId)
  const before = items.map((item) => item.id)
  const ids = reordered(before, id, by)
  if (ids.every((each, index) => each === before[index])) return
  await placeItems(work.db, work.association, meetingId, ids)
  await log(work, { verb: 'agenda.reordered', subject: meetingId, payload: { id, by } })
}

/** Takes the item off the agenda. Its text stays, and whoever is writing in it brings it back. */
export async function removeItem(work: Work, meetingId: string, id: string): Promise<void> {
  await writable(work, meetingId)
  const items = await findItems(work.db, work.association, meetingId)
  const item = items.find((each) => each.id === id)
  if (!item) return
  await removeItemRow(work.db, work.association, id, work.clock.now())
  const rest = items.filter((each) => each.id !== id)
  await placeItems(
    work.db,
    work.association,
    meetingId,
    rest.map((each) => each.id),
  )
  await log(work, { verb: 'agenda.removed', subject: meetingId, payload: { id, title: item.title } })
}

/** What is written in an item during the meeting. */
export type ItemContent = Omit<
  AgendaItem,
  | 'id'
  | 'bodyId'
  | 'meetingId'
  | 'position'
  | 'paragraph'
  | 'caseId'
  | 'earlierItemId'
  | 'version'
  | 'writer'
  | 'writtenAt'
  | 'writtenBy'
>

/** The open page that writes: which version it showed, and its own id. */
export interface WritingPage {
  readonly version: number
  readonly writer: string
}

/**
 * Writes in an item. Where somebody else has written in it since the page was opened, neither text is lost: theirs stands, this one
 * is kept beside it until a person has settled which. An item that was taken off meanwhile comes back. Not logged each time: it is
 * written at every pause of the keys, and what the meeting came to goes into the chain when it is closed.
 * @throws Refusal `agenda.outcome-to`, `meeting.closed`, `meeting.sealed`, `meeting.cancelled`; NotFound
 */
export async function writeItem(
  work: Work,
  { meetingId, id }: { meetingId: string; id: string },
  page: WritingPage,
  content: ItemContent,
): Promise<'written' | 'conflict'> {
  await writable(work, meetingId)
  checkOutcome(content.outcome, content.outcomeRecipient)
  const found = await lockItem(work.db, work.association, id)
  if (!found || found.item.meetingId !== meetingId) throw new NotFound()
  const { item, removedAt } = found
  if (removedAt !== null) return await bringBack(work, item, page, content)
  if (!mayOverwrite(item, page)) return await keepBeside(work, item, page, content)
  await write(work, item, page, content)
  return 'written'
}

/** What the item is and where it stands is not the writer's to change. */
async function write(work: Work, item: AgendaItem, page: WritingPage, content: ItemContent): Promise<void> {
  const { id, bodyId, meetingId, position, paragraph, caseId, earlierItemId } = item
  await updateItem(work.db, work.association, {
    ...content,
    id,
    bodyId,
    meetingId,
    position,
    paragraph,
    caseId,
    earlierItemId,
    writer: page.writer,
    writtenAt: work.clock.now(),
    writtenBy: work.actor.name,
    version: item.version + 1,
  })
}

async function keepBeside(
  work: Work,
  item: AgendaItem,
  page: WritingPage,
  content: ItemContent,
): Promise<'conflict'> {
  await insertConflict(work.db, work.association, {
    id: newId(),
    itemId: item.id,
    basedVersion: page.version,
    text: [content.text, ...content.clauses.map((clause) => `att ${clause}`)].filter(Boolean).join('\n'),
    writer: work.actor.name,
    writtenAt: work.clock.now(),
  })
  await log(work, { verb: 'agenda.conflict', subject: item.id, payload: { version: page.version } })
  return 'conflict'
}

async function bringBack(
  work: Work,
  item: AgendaItem,
  page: WritingPage,
  content: ItemContent,
): Promise<'written'> {
  const meetingId = item.meetingId!
  const there = await findItems(work.db, work.association, meetingId)
  await restoreItem(work.db, work.association, item.id, there.length + 1)
  await write(work, { ...item, position: there.length + 1 }, page, content)
  await log(work, { verb: 'agenda.restored', subject: meetingId, payload: { id: item.id } })
  return 'written'
}

/** What stands has been settled; the text kept beside is no longer shown. With `take` it is added after the other first. */
export async function settleConflict(
  work: Work,
  meetingId: string,
  conflict: { id: string; itemId: string; text: string },
  take: boolean,
): Promise<void> {
  await writable(work, meetingId)
  const found = await lockItem(work.db, work.association, conflict.itemId)
  if (!found) throw new NotFound()
  const { item } = found
  if (take) {
    const text = [item.text, conflict.text].filter(Boolean).join('\n\n')
    await updateItem(work.db, work.association, { ...item, text, version: item.version + 1 })
  }
  await settleConflictRow(work.db, work.association, conflict.id, work.clock.now())
  await log(work, { verb: 'agenda.settled', subject: item.id, payload: { conflict: conflict.id, take } })
}
