import type { Instant } from '../clock.ts'
import type { Db } from '../db/db.ts'

/** Who has which thing open. Rows that have not been renewed mean nothing. */

export interface Seat {
  /** What is open: a letter, an item. */
  readonly subjectId: string
  /** One signed-in browser; 16 bytes. */
  readonly seat: Buffer
}

export async function holdSeat(
  db: Db,
  association: number,
  { subjectId, seat }: Seat,
  who: { readonly name: string; readonly now: Instant; readonly until: Instant },
): Promise<void> {
  const { name, now, until } = who
  await db
    .deleteFrom('presence')
    .where('associationId', '=', association)
    .where('untilAt', '<=', now)
    .execute()
  await db
    .insertInto('presence')
    .values({ associationId: association, subjectId, seat, name, sinceAt: now, untilAt: until })
    .onConflict((conflict) =>
      conflict.columns(['associationId', 'subjectId', 'seat']).doUpdateSet({ untilAt: until, name }),
    )
    .execute()
}

export async function leaveSeat(db: Db, association: number, { subjectId, seat }: Seat): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('associationId', '=', association)
    .where('subjectId', '=', subjectId)
    .where('seat', '=', seat)
    .execute()
}

/** The others there, who came first first. */
export async function findOthers(
  db: Db,
  association: number,
  { subjectId, seat }: Seat,
  now: Instant,
): Promise<{ name: string; sinceAt: Instant }[]> {
  return await db
    .selectFrom('presence')
    .select(['name', 'sinceAt'])
    .where('associationId', '=', association)
    .where('subjectId', '=', subjectId)
    .where('seat', '<>', seat)
    .where('untilAt', '>', now)
    .orderBy('sinceAt')
    .execute()
}
