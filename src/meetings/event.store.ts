import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Event, EventFacts } from './event.ts'

const columns = [
  'id',
  'bodyId',
  'name',
  'place',
  'fromOn',
  'toOn',
  'signUpOn',
  'sequence',
  'cancelledAt',
  'cancelReason',
] as const

/** Events that end on that day or later, the nearest first; all where no day is given. Also those that have been called off. */
export async function findEvents(db: Db, association: number, after?: Day): Promise<Event[]> {
  const rows = await eventQuery(db, association)
    .$if(after !== undefined, (query) => query.where('toOn', '>=', after!))
    .orderBy('fromOn')
    .orderBy('name')
    .execute()
  return await withEarlier(db, association, rows)
}

export async function findEvent(db: Db, association: number, id: string): Promise<Event | null> {
  const rows = await eventQuery(db, association).where('id', '=', id).execute()
  return (await withEarlier(db, association, rows))[0] ?? null
}

/** Holds the event until the transaction ends. */
export async function lockEvent(db: Db, association: number, id: string): Promise<Event | null> {
  const rows = await eventQuery(db, association).where('id', '=', id).forUpdate().execute()
  return (await withEarlier(db, association, rows))[0] ?? null
}

const eventQuery = (db: Db, association: number) =>
  db.selectFrom('event').select(columns).where('associationId', '=', association)

async function withEarlier(
  db: Db,
  association: number,
  rows: readonly Omit<Event, 'earlier'>[],
): Promise<Event[]> {
  const changed = rows.filter(({ sequence }) => sequence > 0).map(({ id }) => id)
  if (changed.length === 0) return rows.map((row) => ({ ...row, earlier: [] }))
  const earlier = await db
    .selectFrom('eventEarlier')
    .select(['eventId', 'name', 'place', 'fromOn', 'toOn', 'signUpOn'])
    .where('associationId', '=', association)
    .where('eventId', 'in', changed)
    .orderBy('sequence')
    .execute()
  const byEvent = Map.groupBy(earlier, ({ eventId }) => eventId)
  return rows.map((row) => ({
    ...row,
    earlier: (byEvent.get(row.id) ?? []).map(({ eventId: _its, ...before }) => before),
  }))
}

/** False where it is there already. */
export async function insertEvent(db: Db, association: number, event: Event): Promise<boolean> {
  const { earlier: _none, ...row } = event
  const made = await db
    .insertInto('event')
    .values({ ...row, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateEvent(db: Db, association: number, event: Event): Promise<void> {
  const { id, bodyId: _fixed, earlier: _kept, ...change } = event
  await db
    .updateTable('event')
    .set(change)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Tidigare uppgifter om ett evenemang: keeps what it was under that sequence. */
export async function insertEarlierEvent(
  db: Db,
  association: number,
  eventId: string,
  { name, place, fromOn, toOn, signUpOn, sequence }: EventFacts & Pick<Event, 'sequence'>,
): Promise<void> {
  await db
    .insertInto('eventEarlier')
    .values({ associationId: association, eventId, sequence, name, place, fromOn, toOn, signUpOn })
    .execute()
}
