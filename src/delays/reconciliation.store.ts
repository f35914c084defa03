import type { Db } from '../kit/db/db.ts'
import type { Facts } from '../log/reconciliation.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { notedFacts } from './reconciliation.ts'

export async function findCallFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('callNote')
    .select(['id', 'circulationId as circulation', 'organisationId as organisation'])
    .select(['calledOn', 'spokeWith', 'said', 'actId'])
    .where('associationId', '=', association)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, notedFacts(row)]))
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'call',
    making: ['call.noted'],
    changing: [],
    places: [{ table: 'call_note', key: 'id' }],
    find: findCallFacts,
    expected: ([noted]) => noted!.payload,
  },
]
