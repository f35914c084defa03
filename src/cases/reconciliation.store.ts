import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import type { Facts } from '../log/reconciliation.ts'
import { expectedCase, expectedDocument, expectedEntry } from './reconciliation.ts'

const byId = (rows: readonly (Facts & { readonly id: string })[]): Map<string, Facts> =>
  new Map(rows.map(({ id, ...facts }) => [id, facts]))

export async function findCaseFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('caseFile')
    .select([
      'id',
      'dnr',
      'title',
      'openedOn',
      'closedOn',
      sql<boolean>`voided_at is not null`.as('isVoided'),
    ])
    .where('associationId', '=', association)
    .where('id', 'in', ids)
    .execute()
  return byId(rows)
}

export async function findEntryFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('registryEntry as e')
    .leftJoin('registryProtected as p', (join) =>
      join.onRef('p.associationId', '=', 'e.associationId').onRef('p.registryEntryId', '=', 'e.id'),
    )
    .select(['e.id', 'e.caseId', 'e.number', 'e.direction', 'e.happenedOn', 'e.receivedAt', 'e.counterpart'])
    .select(['e.foreignDnr', 'e.subject', 'e.channel'])
    .select(sql<boolean>`e.voided_at is not null`.as('isVoided'))
    .select(sql<boolean>`p.registry_entry_id is not null`.as('protected'))
    .where('e.associationId', '=', association)
    .where('e.id', 'in', ids)
    .execute()
  return byId(rows)
}

export async function findDocumentFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('document as d')
    .leftJoin('file as f', (join) =>
      join.onRef('f.associationId', '=', 'd.associationId').onRef('f.sha256', '=', 'd.sha256'),
    )
    .select(['d.id', 'd.registryEntryId as entryId', 'd.title', 'd.filename', 'd.public'])
    .select(sql<string>`encode(d.sha256, 'hex')`.as('sha256'))
    .select(sql<boolean>`f.sha256 is not null`.as('isStored'))
    .where('d.associationId', '=', association)
    .where('d.id', 'in', ids)
    .execute()
  return byId(rows)
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'case',
    making: ['case.opened'],
    changing: ['case.retitled', 'case.closed', 'case.reopened', 'case.voided'],
    places: [{ table: 'case_file', key: 'id' }],
    find: findCaseFacts,
    expected: expectedCase,
  },
  {
    kind: 'entry',
    making: ['entry.added'],
    changing: ['entry.corrected', 'entry.voided'],
    places: [{ table: 'registry_entry', key: 'id' }],
    find: findEntryFacts,
    expected: expectedEntry,
  },
  {
    kind: 'document',
    making: ['document.added'],
    changing: ['document.shown', 'document.hidden'],
    places: [{ table: 'document', key: 'id' }],
    find: findDocumentFacts,
    expected: expectedDocument,
  },
]
