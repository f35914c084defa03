import { sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'

/** One line of the case's log. */
export interface LogLine {
  readonly seq: number
  readonly recordedAt: Instant
  /** The person's name, or null for the program itself. */
  readonly actor: string | null
  readonly verb: string
  readonly payload: string | null
}

/** What was logged about the case, its entries and its documents, oldest first. */
export async function findCaseLog(db: Db, association: number, caseId: string): Promise<LogLine[]> {
  return await db
    .selectFrom('logEntry as l')
    .innerJoin('logPayload as p', (join) =>
      join.onRef('p.associationId', '=', 'l.associationId').onRef('p.seq', '=', 'l.seq'),
    )
    .leftJoin('person as w', (join) => join.on(sql<boolean>`l.actor = 'person:' || w.id`))
    .where('l.associationId', '=', association)
    .where(
      sql<boolean>`l.subject in (
        select ${caseId}::uuid
        union select id from registry_entry where association_id = ${association} and case_id = ${caseId}
        union select d.id from document d join registry_entry e
          on e.association_id = d.association_id and e.id = d.registry_entry_id
          where d.association_id = ${association} and e.case_id = ${caseId})`,
    )
    .select(['l.seq', 'l.recordedAt', 'w.name as actor', 'l.verb', 'p.payload'])
    .orderBy('l.seq')
    .execute()
}
