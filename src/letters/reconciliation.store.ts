import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import type { Facts } from '../log/reconciliation.ts'

export async function findLetterFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('letter as l')
    .leftJoin('file as f', (join) =>
      join.onRef('f.associationId', '=', 'l.associationId').onRef('f.sha256', '=', 'l.sha256'),
    )
    .select(['l.id', 'l.door', sql<string>`encode(l.sha256, 'hex')`.as('sha256')])
    .select(sql<boolean>`f.sha256 is not null`.as('isStored'))
    .where('l.associationId', '=', association)
    .where('l.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'letter',
    making: ['letter.received'],
    changing: [],
    places: [{ table: 'letter', key: 'id' }],
    find: findLetterFacts,
    // The door it came by, and the file that is the letter byte for byte.
    expected: ([received]) => ({ ...received!.payload, isStored: true }),
  },
]
