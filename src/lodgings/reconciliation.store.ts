import type { Db } from '../kit/db/db.ts'
import type { Facts } from '../log/reconciliation.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { writtenIn } from './lodging.store.ts'
import { lodgedFacts } from './reconciliation.ts'

export async function findLodgingFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('lodging')
    .select(['id', 'addresseeId as addressee', 'number', 'version', 'written', 'letterId as letter'])
    .where('associationId', '=', association)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, lodgedFacts({ ...row, written: writtenIn(row.written) })]))
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'lodging',
    making: ['lodging.made'],
    changing: [],
    places: [{ table: 'lodging', key: 'id' }],
    find: findLodgingFacts,
    expected: ([made]) => made!.payload,
  },
]
