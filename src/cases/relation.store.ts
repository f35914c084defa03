import { type NotNull, sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'

/** Something elsewhere in the association that belongs to the case. */
export interface Relation {
  readonly kind: 'circulation' | 'instrument'
  readonly slug: string
  readonly title: string
}

/** Circulations sent from the case, and instruments whose text lies in it. */
export async function findRelations(db: Db, association: number, caseId: string): Promise<Relation[]> {
  const circulations = db
    .selectFrom('circulationNow as c')
    // A draft is nobody's to see here.
    .where('c.sentAt', 'is not', null)
    .where('c.associationId', '=', association)
    .where('c.caseId', '=', caseId)
    .select([sql<Relation['kind']>`'circulation'`.as('kind'), 'c.slug', 'c.title'])
    .$narrowType<{ slug: NotNull; title: NotNull }>()
  const instruments = db
    .selectFrom('instrument as i')
    .where('i.associationId', '=', association)
    .where(
      sql<boolean>`exists (select from instrument_version v
        join document d on d.association_id = v.association_id and d.id = v.document_id
        join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
        where v.association_id = i.association_id and v.instrument_id = i.id and e.case_id = ${caseId})`,
    )
    .select([sql<Relation['kind']>`'instrument'`.as('kind'), 'i.slug', 'i.title'])
  return await circulations.unionAll(instruments).execute()
}
