import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Event } from './event.ts'

/** Events that end on that day or later, the nearest first; all where no day is given. */
export async function findEvents(db: Db, association: number, after?: Day): Promise<Event[]> {
  return await db
    .selectFrom('event')
    .select(['id', 'bodyId', 'name', 'place', 'fromOn', 'toOn'])
    .where('associationId', '=', association)
    .where('removedAt', 'is', null)
    .$if(after !== undefined, (query) => query.where('toOn', '>=', after!))
    .orderBy('fromOn')
    .orderBy('name')
    .execute()
}

/** False where it is there already. */
export async function insertEvent(db: Db, association: number, event: Event): Promise<boolean> {
  const made = await db
    .insertInto('event')
    .values({ ...event, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function removeEventRow(
  db: Db,
  association: number,
  id: string,
  removedAt: Instant,
): Promise<void> {
  await db
    .updateTable('event')
    .set({ removedAt })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .execute()
}
