import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'

/** Parter utanför förbundet, as they were laid down. */
export interface OutsideParty {
  readonly name: string
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

export async function findOutsideParties(
  db: Db,
  association: number,
  instrument: string,
  known: Instant,
): Promise<OutsideParty[]> {
  return await db
    .selectFrom('outsideParty')
    .select(['name', 'validFrom', 'validTo'])
    .where('associationId', '=', association)
    .where('instrumentId', '=', instrument)
    .where('addedAt', '<=', known)
    .orderBy('name')
    .execute()
}
