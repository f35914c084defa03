import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import { foldDnr } from '../cases/dnr.ts'
import { type HitKind, markEnd, markStart } from './search.ts'

export interface HitFound {
  readonly kind: HitKind
  /** What the kind's address is made of: a slug or an id. */
  readonly key: string
  /** For an act: the member's code. */
  readonly part: string | null
  readonly title: string
  readonly excerpt: string
  readonly day: string | null
}

export interface Question {
  /** For `to_tsquery`; see `searchQuery`. */
  readonly query: string
  /** As typed, for diary numbers. */
  readonly text: string
  /** Only what may be found without signing in. */
  readonly publicOnly: boolean
  readonly limit: number
}

/** Hits are ranked among this many of each kind: ranking every hit of a common word would cost more than it tells. */
const candidates = 200

const headline = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=30, MinWords=12, MaxFragments=1`

/**
 * Finds in all kinds at once, best first. Each kind gives its candidates from its own index by association and word,
 * and only the hits that are shown get an excerpt.
 */
export async function search(db: Db, association: number, question: Question): Promise<HitFound[]> {
  const open = sql<boolean>`${!question.publicOnly}`
  const parts = [circulations(association), instruments(association), cases(association, open)]
  const rest = [
    casesByDnr(association, foldDnr(question.text), open),
    documents(association, open),
    acts(association, open),
  ]
  const limited = [...parts, ...rest].map((part) => sql`(${part} limit ${candidates})`)
  // The joins are written in the order in which they are to be made. Left to try every order of some twenty tables,
  // PostgreSQL plans for longer than it searches.
  await sql`set local join_collapse_limit = 1`.execute(db)
  const found = await sql<HitFound>`
    with asked as (select to_tsquery('swedish', ${question.query}) as q),
    hit as (${sql.join(limited, sql` union all `)}),
    best as (
      select hit.*, ts_rank_cd(hit.vector, asked.q) as rank from hit, asked
      order by rank desc, hit.day desc nulls last, hit.key limit ${question.limit}
    )
    select kind, key, coalesce(member.code, part) as part, concat_ws(': ', member.name, title) as title,
      ts_headline('swedish', left(body, 20000), asked.q, ${headline}) as excerpt, day
    from best cross join asked left join lateral ${memberOf(association)} member on best.kind = 'act'
    order by rank desc, day desc nulls last, key`.execute(db)
  return found.rows
}

type Part = RawBuilder<unknown>

const circulations = (association: number): Part => sql`
  select 'circulation' as kind, c.slug as key, null::text as part, v.title,
    (select string_agg(part->>'text', ' ') from jsonb_array_elements(v.letter->'parts') part) as body,
    v.vector, c.sent_at::date::text as day
  from circulation_version v join asked on v.vector @@ asked.q
  join circulation c on c.association_id = v.association_id and c.id = v.circulation_id
  where v.association_id = ${association} and v.version = c.current_version`

const instruments = (association: number): Part => sql`
  select 'instrument', i.slug, null, i.title, i.title, i.vector, i.valid_from::text
  from instrument i join asked on i.vector @@ asked.q
  where i.association_id = ${association}`

const cases = (association: number, open: Part): Part => sql`
  select 'case', f.id::text, null, f.dnr || ' ' || f.title, f.title, f.vector, f.opened_on::text
  from case_file f join asked on f.vector @@ asked.q
  where f.association_id = ${association} and ${open}`

const casesByDnr = (association: number, dnr: string, open: Part): Part => sql`
  select 'case', f.id::text, null, f.dnr || ' ' || f.title, f.title, f.vector, f.opened_on::text
  from case_file f, asked
  where f.association_id = ${association} and ${open} and f.dnr_key = ${dnr} and not f.vector @@ asked.q`

const documents = (association: number, open: Part): Part => sql`
  select 'document', d.id::text, null, d.title, coalesce(d.text, ''), d.vector, e.happened_on::text
  from document d join asked on d.vector @@ asked.q
  join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
  where d.association_id = ${association} and (d.public and e.voided_at is null or ${open})`

/** Whose act it is, by the latest name: asked for the hits that are shown, and not for each candidate. */
const memberOf = (association: number): Part => sql`(
  select o.code, n.name from organisation o
  join organisation_name n on n.association_id = o.association_id and n.organisation_id = o.id
  where o.association_id = ${association} and o.id = best.part::uuid
  order by n.valid_to desc nulls first limit 1)`

const acts = (association: number, open: Part): Part => sql`
  select 'act', c.slug, a.organisation_id::text, v.title, ae.quote, ae.vector, a.decided_on::text
  from act_evidence ae join asked on ae.vector @@ asked.q
  join act a on a.association_id = ae.association_id and a.id = ae.act_id
  join circulation c on c.association_id = a.association_id and c.id = a.circulation_id
  join circulation_version v on v.association_id = a.association_id
    and v.circulation_id = a.circulation_id and v.version = a.version
  left join document d on d.association_id = ae.association_id and d.id = ae.document_id
  left join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
  where ae.association_id = ${association} and (coalesce(d.public and e.voided_at is null, false) or ${open})`
