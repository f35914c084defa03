import { sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { ActType } from '../ledger/act.ts'

/** A letter that came in and was entered in the case, byte for byte as it came. */
export interface CaseLetter {
  readonly entryNumber: number
  readonly sha256: string
}

export async function findCaseLetters(db: Db, association: number, caseId: string): Promise<CaseLetter[]> {
  return await db
    .selectFrom('letterEntry as le')
    .innerJoin('letter as l', (join) =>
      join.onRef('l.associationId', '=', 'le.associationId').onRef('l.id', '=', 'le.letterId'),
    )
    .innerJoin('registryEntry as e', (join) =>
      join.onRef('e.associationId', '=', 'le.associationId').onRef('e.id', '=', 'le.entryId'),
    )
    .where('le.associationId', '=', association)
    .where('e.caseId', '=', caseId)
    .select(['e.number as entryNumber', sql<string>`encode(l.sha256, 'hex')`.as('sha256')])
    .orderBy('e.number')
    .execute()
}

/** The letters that were sent about the case: those of its circulations, and what its entries led to. */
export async function findCaseMails(
  db: Db,
  association: number,
  caseId: string,
): Promise<{ id: string; sentAt: Instant }[]> {
  const { rows } = await sql<{ id: string; sentAt: Instant }>`
    select m.id, m.sent_at from outgoing_mail m
    where m.association_id = ${association} and m.sent_at is not null and m.concerns in (
      select id from circulation where association_id = ${association} and case_id = ${caseId}
      union all select id from registry_entry where association_id = ${association} and case_id = ${caseId}
      union all select a.id from act a
        join circulation c on c.association_id = a.association_id and c.id = a.circulation_id
        where a.association_id = ${association} and c.case_id = ${caseId}
      union all select r.id from addressee r
        join circulation c on c.association_id = r.association_id and c.id = r.circulation_id
        where r.association_id = ${association} and c.case_id = ${caseId})
    order by m.sent_at, m.id`.execute(db)
  return rows
}

/** What the members have done in the case's circulations, first to last. */
export interface CaseAct {
  readonly id: string
  readonly circulation: string
  readonly code: string | null
  readonly member: string
  readonly type: ActType
  readonly as: ActType | null
  readonly decided: Day | null
  readonly decidedBy: string | null
  readonly paragraph: string | null
  readonly recorded: Instant
  readonly supersedes: string | null
}

export async function findCaseActs(db: Db, association: number, caseId: string): Promise<CaseAct[]> {
  const { rows } = await sql<CaseAct>`
    select a.id, c.dnr as circulation, o.code, member.name as member, a.type, a.as_type as "as",
      a.decided_on as decided, a.decided_by, a.paragraph, a.recorded_at as recorded, a.supersedes_id as supersedes
    from act a
    join circulation c on c.association_id = a.association_id and c.id = a.circulation_id
    join organisation o on o.association_id = a.association_id and o.id = a.organisation_id
    cross join lateral (select n.name from organisation_name n
      where n.association_id = a.association_id and n.organisation_id = a.organisation_id
      order by n.valid_to desc nulls first limit 1) member
    where a.association_id = ${association} and c.case_id = ${caseId}
    order by a.recorded_at`.execute(db)
  return rows
}
