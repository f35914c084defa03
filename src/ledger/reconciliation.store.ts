import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import type { Facts } from '../log/reconciliation.ts'
import { expectedAct } from './reconciliation.ts'

/** Acts with what they rest on, by id. */
export async function findActFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const [rows, evidence] = await Promise.all([
    actQuery(db, association).where('id', 'in', ids).execute(),
    db
      .selectFrom('actEvidence')
      .select(['actId', 'documentId as document', 'quote', 'page', 'note'])
      .where('associationId', '=', association)
      .where('actId', 'in', ids)
      .orderBy('position')
      .execute(),
  ])
  const resting = Map.groupBy(evidence, ({ actId }) => actId)
  return new Map(
    rows.map(({ id, ...facts }) => [
      id,
      { ...facts, evidence: (resting.get(id) ?? []).map(({ actId: _act, ...each }) => each) },
    ]),
  )
}

function actQuery(db: Db, association: number) {
  return db
    .selectFrom('act')
    .select(['id', 'type', 'asType as as', 'circulationId as circulation', 'version'])
    .select(['organisationId as organisation', 'registryEntryId as registryEntry'])
    .select([
      'decidedOn as decided',
      'finalOn as final',
      'depositedOn as deposited',
      'effectiveOn as effective',
    ])
    .select([
      'decidedBy',
      'paragraph',
      'clauses',
      'riders',
      'findings',
      'untilOn as until',
      'opinion',
      'nominees',
    ])
    .select(['supersedesId as supersedes', 'concernsId as concerns', 'successorId as successor', 'note'])
    .select(['recordedAt as recorded', 'logSeq as entry'])
    .where('associationId', '=', association)
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'act',
    making: ['act.recorded'],
    changing: [],
    places: [{ table: 'act', key: 'id' }],
    find: findActFacts,
    expected: expectedAct,
  },
]
