import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import type { Facts } from '../log/reconciliation.ts'

export async function findDecisionFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('associationId', '=', association)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row }]))
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'decision',
    making: ['decision.made'],
    changing: [],
    places: [{ table: 'decision', key: 'id' }],
    find: findDecisionFacts,
    // The entry holds the whole decision, which is never changed.
    expected: ([made]) => made!.payload,
  },
]
