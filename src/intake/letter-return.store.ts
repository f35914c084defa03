import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import type { Instant } from '../kit/clock.ts'

/** Letters that were sent back to be completed, and wait for what is missing. */

export interface LetterReturn {
  readonly letterId: string
  /** The registry entry of the letter that went. */
  readonly entryId: string
  readonly circulationId: string
  readonly organisationId: string
}

export async function insertReturn(db: Db, association: number, row: LetterReturn): Promise<void> {
  await db
    .insertInto('letterReturn')
    .values({ ...row, associationId: association })
    .execute()
}

export interface WaitingReturn {
  readonly letterId: string
  readonly receivedAt: Instant
  readonly subject: string | null
}

/** The member's letters that wait to be completed, the oldest first. */
export async function findReturned(
  db: Db,
  association: number,
  { circulation, organisation }: { readonly circulation: string; readonly organisation: string },
): Promise<WaitingReturn[]> {
  return await db
    .selectFrom('letterReturn as r')
    .innerJoin('letter as l', (join) =>
      join.onRef('l.associationId', '=', 'r.associationId').onRef('l.id', '=', 'r.letterId'),
    )
    .select(['r.letterId', 'l.receivedAt'])
    .select(sql<string | null>`l.head->>'subject'`.as('subject'))
    .distinct()
    .where('r.associationId', '=', association)
    .where('r.circulationId', '=', circulation)
    .where('r.organisationId', '=', organisation)
    .where('l.sorted', '=', 'returned')
    .orderBy('l.receivedAt')
    .execute()
}

/** Letters that were sent back, and then completed by that one. */
export async function findCompletedBy(db: Db, association: number, letterId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('letter as l')
    .select('l.id')
    .where('l.associationId', '=', association)
    .where('l.joinedId', '=', letterId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('letterReturn as r')
          .select('r.letterId')
          .whereRef('r.associationId', '=', 'l.associationId')
          .whereRef('r.letterId', '=', 'l.id'),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}
