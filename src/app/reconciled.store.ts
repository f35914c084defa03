import { sql } from 'kysely'
import { reconciled as agreements } from '../agreements/reconciliation.store.ts'
import { reconciled as cases } from '../cases/reconciliation.store.ts'
import { reconciled as circulations } from '../circulations/reconciliation.store.ts'
import { reconciled as questions } from '../circulations/question-reconciliation.store.ts'
import { reconciled as decisions } from '../decisions/reconciliation.store.ts'
import { reconciled as delays } from '../delays/reconciliation.store.ts'
import { reconciled as letters } from '../letters/reconciliation.store.ts'
import type { Db } from '../kit/db/db.ts'
import { reconciled as ledger } from '../ledger/reconciliation.store.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import type { Facts } from '../log/reconciliation.ts'
import { reconciled as departures } from '../log/departure.store.ts'
import { reconciled as lodgings } from '../lodgings/reconciliation.store.ts'
import { reconciled as meetings } from '../meetings/reconciliation.store.ts'
import { reconciled as organisations } from '../organisations/reconciliation.store.ts'

/** Everything that is held against the log, room by room. */
export const reconciled: readonly Reconciled[] = [
  ...cases,
  ...circulations,
  ...agreements,
  ...ledger,
  ...decisions,
  ...letters,
  ...lodgings,
  ...meetings,
  ...organisations,
  ...questions,
  ...delays,
  ...departures,
]

/** What people call the things that facts point to. */
export interface Called {
  readonly organisation: string | null
  /** Of the circulation. */
  readonly dnr: string | null
  /** The registry entry: "KSL/15/0016-5". */
  readonly entry: string | null
  readonly case: string | null
  readonly instrument: string | null
  /** "Kommundirektörsgruppen 1/2012". */
  readonly meeting: string | null
}

/** @param id the thing itself, which the facts of minutes do not name */
export async function findCalled(db: Db, association: number, facts: Facts, id: string): Promise<Called> {
  const { organisation, addressee, circulation, entryId, caseId, instrument } = facts as Record<
    string,
    string | undefined
  >
  const { rows } = await sql<Called>`select
    (select n.name from organisation_name n where n.association_id = ${association}
      and n.organisation_id = coalesce(${organisation}::uuid, a.organisation_id, ${id}::uuid) order by n.valid_from desc nulls last limit 1) as organisation,
    (select c.dnr from circulation c where c.association_id = ${association}
      and c.id = coalesce(${circulation}::uuid, a.circulation_id, ${id}::uuid)) as dnr,
    (select f.dnr || '-' || e.number from registry_entry e
      join case_file f on f.association_id = e.association_id and f.id = e.case_id
      where e.association_id = ${association} and e.id = ${entryId ?? id}::uuid) as entry,
    (select f.dnr from case_file f where f.association_id = ${association} and f.id = ${caseId}::uuid) as "case",
    (select i.title from instrument i where i.association_id = ${association}
      and i.id = ${instrument}::uuid) as instrument,
    (select b.name || ' ' || m.number || '/' || m.year from meeting m
      join body b on b.association_id = m.association_id and b.id = m.body_id
      where m.association_id = ${association} and m.id = ${id}::uuid) as meeting
    from (select) nothing
    left join addressee a on a.association_id = ${association} and a.id = ${addressee}::uuid`.execute(db)
  return rows[0]!
}

/** The first document or letter that a file is, by its hash (hexadecimal); nulls where it is neither. */
export async function findHolder(
  db: Db,
  association: number,
  sha256: string,
): Promise<{
  readonly filename: string | null
  readonly entry: string | null
  readonly letter: string | null
}> {
  const { rows } = await sql<{ filename: string | null; entry: string | null; letter: string | null }>`
    select d.filename, d.entry, l.id as letter from (select decode(${sha256}, 'hex') as sha256) f
    left join lateral (
      select d.filename, c.dnr || '-' || e.number as entry from document d
      join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
      join case_file c on c.association_id = e.association_id and c.id = e.case_id
      where d.association_id = ${association} and d.sha256 = f.sha256 order by d.id limit 1) d on true
    left join lateral (
      select l.id from letter l where l.association_id = ${association} and l.sha256 = f.sha256 order by l.id limit 1
    ) l on true`.execute(db)
  return rows[0]!
}
