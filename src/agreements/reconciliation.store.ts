import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import type { Facts } from '../log/reconciliation.ts'
import { expectedInstrument, expectedNotice } from './reconciliation.ts'

/** Instruments with the documents of their texts, by id. */
export async function findInstrumentFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const [rows, versions] = await Promise.all([
    db
      .selectFrom('instrument')
      .select(['id', 'slug', 'kind', 'title', 'validFrom', 'validTo', 'terms', 'followsId', 'replacesId'])
      .where('associationId', '=', association)
      .where('id', 'in', ids)
      .execute(),
    db
      .selectFrom('instrumentVersion')
      .select(['instrumentId', 'documentId'])
      .where('associationId', '=', association)
      .where('instrumentId', 'in', ids)
      .orderBy('version')
      .execute(),
  ])
  const texts = Map.groupBy(versions, ({ instrumentId }) => instrumentId)
  return new Map(
    rows.map(({ id, ...facts }) => [
      id,
      { ...facts, documents: (texts.get(id) ?? []).map(({ documentId }) => documentId) },
    ]),
  )
}

/** Notices with the acts that they tell of, by id. */
export async function findNoticeFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const [rows, acts] = await Promise.all([
    db
      .selectFrom('notice as n')
      .innerJoin('noticeRecipient as r', (join) =>
        join.onRef('r.associationId', '=', 'n.associationId').onRef('r.id', '=', 'n.noticeRecipientId'),
      )
      .select(['n.id', 'n.number', 'n.circulationId as circulation', 'r.name as recipient'])
      .where('n.associationId', '=', association)
      .where('n.id', 'in', ids)
      .execute(),
    db
      .selectFrom('noticeAct')
      .select(['noticeId', 'actId'])
      .where('associationId', '=', association)
      .where('noticeId', 'in', ids)
      .orderBy('actId')
      .execute(),
  ])
  const told = Map.groupBy(acts, ({ noticeId }) => noticeId)
  return new Map(
    rows.map(({ id, ...facts }) => [id, { ...facts, acts: (told.get(id) ?? []).map(({ actId }) => actId) }]),
  )
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'instrument',
    making: ['instrument.made'],
    changing: ['instrument.version_added', 'instrument.taken_back'],
    places: [{ table: 'instrument', key: 'id' }],
    find: findInstrumentFacts,
    expected: expectedInstrument,
  },
  {
    kind: 'notice',
    making: ['notice.made'],
    changing: [],
    places: [{ table: 'notice', key: 'id' }],
    find: findNoticeFacts,
    expected: expectedNotice,
  },
]
