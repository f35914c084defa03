import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'

/** Where reminders of one follow-up go. */
export interface ReminderSetting {
  readonly followupId: string
  /** Null: to the secretary of the body. */
  readonly email: string | null
  /** Whoever got them has ended them. */
  readonly stoppedAt: Instant | null
}

export async function findReminderSettings(
  db: Db,
  association: number,
): Promise<Map<string, ReminderSetting>> {
  const rows = await db
    .selectFrom('followupReminder')
    .select(['followupId', 'email', 'stoppedAt'])
    .where('associationId', '=', association)
    .execute()
  return new Map(rows.map((row) => [row.followupId, row]))
}

/** An address that is given begins them anew. */
export async function saveReminderSetting(
  db: Db,
  association: number,
  followupId: string,
  change:
    | { readonly email: string | null; readonly stoppedAt: Instant | null }
    | { readonly tokenHash: Buffer },
): Promise<void> {
  await db
    .insertInto('followupReminder')
    .values({ associationId: association, followupId, ...change })
    .onConflict((conflict) => conflict.columns(['associationId', 'followupId']).doUpdateSet(change))
    .execute()
}

/** Ends them by the link in the latest letter. Null: no such link. */
export async function stopByToken(
  db: Db,
  association: number,
  tokenHash: Buffer,
  stoppedAt: Instant,
): Promise<string | null> {
  const row = await db
    .updateTable('followupReminder')
    .set({ stoppedAt })
    .where('associationId', '=', association)
    .where('tokenHash', '=', tokenHash)
    .returning('followupId')
    .executeTakeFirst()
  return row?.followupId ?? null
}

/** Which follow-up a link is about. */
export async function findByToken(db: Db, association: number, tokenHash: Buffer): Promise<string | null> {
  const row = await db
    .selectFrom('followupReminder')
    .select('followupId')
    .where('associationId', '=', association)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
  return row?.followupId ?? null
}
