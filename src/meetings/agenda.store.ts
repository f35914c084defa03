import { z } from 'zod'
import type { Instant } from '../kit/clock.ts'
import { column, textsColumn } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Outcome } from '../decisions/decision.ts'
import type { AgendaItem, ItemKind, Vote } from './agenda.ts'

/** The items of a meeting in their order. */
export async function findItems(db: Db, association: number, meetingId: string): Promise<AgendaItem[]> {
  const rows = await itemQuery(db, association)
    .where('i.meetingId', '=', meetingId)
    .orderBy('i.position')
    .execute()
  return rows.map(itemOf)
}

/** What is collected for a body's next meeting, the oldest first. */
export async function findCollected(db: Db, association: number, bodyId: string): Promise<AgendaItem[]> {
  const rows = await itemQuery(db, association)
    .where('i.bodyId', '=', bodyId)
    .where('i.meetingId', 'is', null)
    .orderBy('i.id')
    .execute()
  return rows.map(itemOf)
}

/** Items, of any meeting, that go on from these: postponed or handed over. */
export async function findContinuations(
  db: Db,
  association: number,
  itemIds: readonly string[],
): Promise<AgendaItem[]> {
  if (itemIds.length === 0) return []
  const rows = await itemQuery(db, association).where('i.earlierItemId', 'in', itemIds).execute()
  return rows.map(itemOf)
}

/** Null also where it has been taken off its agenda. */
export async function findItem(db: Db, association: number, id: string): Promise<AgendaItem | null> {
  const row = await itemQuery(db, association).where('i.id', '=', id).executeTakeFirst()
  return row ? itemOf(row) : null
}

/** Holds the item until the transaction ends. Also one that has been taken off: `removedAt` tells. */
export async function lockItem(
  db: Db,
  association: number,
  id: string,
): Promise<{ item: AgendaItem; removedAt: Instant | null } | null> {
  const held = await db
    .selectFrom('agendaItem')
    .select('removedAt')
    .where('associationId', '=', association)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!held) return null
  const row = await allItems(db, association).where('i.id', '=', id).executeTakeFirstOrThrow()
  return { item: itemOf(row), removedAt: held.removedAt }
}

function itemQuery(db: Db, association: number) {
  return allItems(db, association).where('i.removedAt', 'is', null)
}

function allItems(db: Db, association: number) {
  return db
    .selectFrom('agendaItem as i')
    .leftJoin('paragraph as p', (join) =>
      join.onRef('p.associationId', '=', 'i.associationId').onRef('p.itemId', '=', 'i.id'),
    )
    .select(['i.id', 'i.bodyId', 'i.meetingId', 'i.position', 'p.number as paragraph', 'i.title', 'i.kind'])
    .select(['i.presenter', 'i.plannedMinutes', 'i.isClosed', 'i.caseId', 'i.earlierItemId', 'i.text'])
    .select(['i.outcome', 'i.outcomeRecipient', 'i.outcomeBodyId', 'i.clauses', 'i.proposals', 'i.vote'])
    .select(['i.reservations', 'i.extractRecipients', 'i.version', 'i.writer', 'i.writtenAt', 'i.writtenBy'])
    .where('i.associationId', '=', association)
}

const clausesIn = textsColumn('agenda_item', 'clauses')
const extractRecipientsIn = textsColumn('agenda_item', 'extract_recipients')
const voteIn = column<Vote | null>(
  'agenda_item',
  'vote',
  z.object({ yes: z.number(), no: z.number(), abstained: z.number() }).nullable(),
)

type Row = Awaited<ReturnType<ReturnType<typeof allItems>['execute']>>[number]

const itemOf = (row: Row): AgendaItem => ({
  ...row,
  position: row.position ?? 0,
  kind: row.kind as ItemKind,
  outcome: row.outcome as Outcome | null,
  clauses: clausesIn(row.clauses),
  vote: voteIn(row.vote),
  extractRecipients: extractRecipientsIn(row.extractRecipients),
})

function rowOf(item: AgendaItem) {
  const { paragraph: _own, position, clauses, vote, extractRecipients, ...rest } = item
  return {
    ...rest,
    position: position === 0 ? null : position,
    clauses: json(clauses),
    vote: vote && json(vote),
    extractRecipients: json(extractRecipients),
  }
}

/** Those that are there already (a form sent twice) are left as they are. Returns how many were made. */
export async function insertItems(
  db: Db,
  association: number,
  items: readonly AgendaItem[],
): Promise<number> {
  if (items.length === 0) return 0
  const made = await db
    .insertInto('agendaItem')
    .values(items.map((item) => ({ ...rowOf(item), associationId: association })))
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .execute()
  return made.length
}

/** Writes the whole item as it is given, its version too. */
export async function updateItem(db: Db, association: number, item: AgendaItem): Promise<void> {
  const { id, ...row } = rowOf(item)
  await db
    .updateTable('agendaItem')
    .set(row)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Takes the item off its agenda; what was written in it stays in the database. */
export async function removeItemRow(
  db: Db,
  association: number,
  id: string,
  removedAt: Instant,
): Promise<void> {
  await db
    .updateTable('agendaItem')
    .set({ removedAt, position: null })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Puts an item that was taken off back on its agenda. */
export async function restoreItem(db: Db, association: number, id: string, position: number): Promise<void> {
  await db
    .updateTable('agendaItem')
    .set({ removedAt: null, position })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Puts the items of a meeting in that order, 1, 2, 3. */
export async function placeItems(
  db: Db,
  association: number,
  meetingId: string,
  ids: readonly string[],
): Promise<void> {
  for (const [index, id] of ids.entries())
    await db
      .updateTable('agendaItem')
      .set({ position: index + 1, meetingId })
      .where('associationId', '=', association)
      .where('id', '=', id)
      .execute()
}

export async function insertParagraphs(
  db: Db,
  association: number,
  { bodyId, year }: { bodyId: string; year: number },
  given: readonly { readonly itemId: string; readonly number: number }[],
): Promise<void> {
  if (given.length === 0) return
  await db
    .insertInto('paragraph')
    .values(given.map((each) => ({ ...each, bodyId, year, associationId: association })))
    .execute()
}

/** Text som skrevs samtidigt: another text for an item, written on a version that somebody else had changed meanwhile. */
export interface Conflict {
  readonly id: string
  readonly itemId: string
  readonly basedVersion: number
  readonly text: string
  readonly writer: string
  readonly writtenAt: Instant
}

/** Conflicts of a meeting's items that nobody has settled. */
export async function findConflicts(db: Db, association: number, meetingId: string): Promise<Conflict[]> {
  return await db
    .selectFrom('itemConflict as c')
    .innerJoin('agendaItem as i', (join) =>
      join.onRef('i.associationId', '=', 'c.associationId').onRef('i.id', '=', 'c.itemId'),
    )
    .select(['c.id', 'c.itemId', 'c.basedVersion', 'c.text', 'c.writer', 'c.writtenAt'])
    .where('c.associationId', '=', association)
    .where('i.meetingId', '=', meetingId)
    .where('c.settledAt', 'is', null)
    .orderBy('c.writtenAt')
    .execute()
}

export async function insertConflict(db: Db, association: number, conflict: Conflict): Promise<void> {
  await db
    .insertInto('itemConflict')
    .values({ ...conflict, associationId: association })
    .execute()
}

export async function settleConflictRow(
  db: Db,
  association: number,
  id: string,
  settledAt: Instant,
): Promise<void> {
  await db
    .updateTable('itemConflict')
    .set({ settledAt })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}
