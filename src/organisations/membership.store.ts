import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'

export async function insertMembership(
  db: Db,
  association: number,
  row: { id: string; organisationId: string; validFrom: Day },
): Promise<void> {
  await db
    .insertInto('membership')
    .values({ ...row, associationId: association })
    .execute()
}

export async function endMembershipRow(db: Db, association: number, id: string, validTo: Day): Promise<void> {
  await db
    .updateTable('membership')
    .set({ validTo })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}
