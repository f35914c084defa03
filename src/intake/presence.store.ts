import type { Db } from '../kit/db/db.ts'
import type { Instant } from '../kit/clock.ts'

/** Who has which letter open. Rows that have not been renewed mean nothing. */

export interface Seat {
  readonly letterId: string
  /** One signed-in browser; 16 bytes. */
  readonly seat: Buffer
}

export async function holdSeat(
  db: Db,
  association: number,
  { letterId, seat }: Seat,
  who: { readonly name: string; readonly now: Instant; readonly until: Instant },
): Promise<void> {
  const { name, now, until } = who
  await db
    .deleteFrom('letterPresence')
    .where('associationId', '=', association)
    .where('untilAt', '<=', now)
    .execute()
  await db
    .insertInto('letterPresence')
    .values({ associationId: association, letterId, seat, name, sinceAt: now, untilAt: until })
    .onConflict((conflict) =>
      conflict.columns(['associationId', 'letterId', 'seat']).doUpdateSet({ untilAt: until, name }),
    )
    .execute()
}

export async function leaveSeat(db: Db, association: number, { letterId, seat }: Seat): Promise<void> {
  await db
    .deleteFrom('letterPresence')
    .where('associationId', '=', association)
    .where('letterId', '=', letterId)
    .where('seat', '=', seat)
    .execute()
}

/** The others at the letter, who came first first. */
export async function findOthers(
  db: Db,
  association: number,
  { letterId, seat }: Seat,
  now: Instant,
): Promise<{ name: string; sinceAt: Instant }[]> {
  return await db
    .selectFrom('letterPresence')
    .select(['name', 'sinceAt'])
    .where('associationId', '=', association)
    .where('letterId', '=', letterId)
    .where('seat', '<>', seat)
    .where('untilAt', '>', now)
    .orderBy('sinceAt')
    .execute()
}
