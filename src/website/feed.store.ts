import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { NewsText, ToldAct } from './feed.ts'

/** Who follows a feed asks often; what is older than this many is on the page. */
const most = 100

export interface Wanted {
  readonly known: Instant
  /** The public's day: nothing that has been taken away by then. */
  readonly today: Day
  /** The id of the only circulation wanted. */
  readonly circulation?: string
}

/** The first day on which the public is not shown it. A feed is for everybody, whoever asks for it. */
function endOf(kind: 'circulation' | 'agreement', begun: 'c.sent_at' | 'i.made_at'): RawBuilder<Day | null> {
  const table = sql.ref(begun.slice(0, 1))
  const day = sql`(${sql.ref(begun)} at time zone 'Europe/Stockholm')::date`
  return sql`publication_end(${table}.association_id, ${kind}, ${table}.id, ${day})`
}

/** The acts recorded last, the latest first, each with its member by the name it has now. */
export async function findLatestActs(
  db: Db,
  association: number,
  { known, today, circulation }: Wanted,
): Promise<ToldAct[]> {
  const only = circulation ? sql`and a.circulation_id = ${circulation}` : sql``
  // Acts are recorded in the log's order, which has an index. Only what is shown is asked whose it is and what became of it.
  const { rows } = await sql<ToldAct>`
    select a.id, a.type, a.as_type as "as", a.opinion, a.recorded_at as recorded, a.decided_on as decided,
      a.decided_by, a.paragraph, a.until_on as until, member.name as member, a.dnr, a.title, a.example,
      later.recorded_at as superseded
    from (
      select a.*, c.dnr, c.title, c.example
      from act a
      join circulation_now c on c.association_id = a.association_id and c.id = a.circulation_id
      where a.association_id = ${association} and a.recorded_at <= ${known} ${only}
        and coalesce(${endOf('circulation', 'c.sent_at')} > ${today}, true)
      order by a.log_seq desc limit ${most}
    ) a
    cross join lateral (select n.name from organisation_name n
      where n.association_id = a.association_id and n.organisation_id = a.organisation_id
      order by n.valid_to desc nulls first limit 1) member
    left join lateral (select s.recorded_at from act s
      where s.association_id = a.association_id and s.supersedes_id = a.id and s.recorded_at <= ${known}
      order by s.recorded_at desc limit 1) later on true
    order by a.log_seq desc`.execute(db)
  return rows
}

/** What the association has sent and made, the latest first. */
export async function findNews(db: Db, association: number, { known, today }: Wanted): Promise<NewsText[]> {
  const { rows } = await sql<NewsText>`
    select c.id, 'circulation' as kind, c.kind as sort, c.slug, c.dnr, c.title, c.sent_at as "at",
      case when c.recalled_at <= ${known} then c.recalled_at end as recalled, c.answer_by
    from circulation_now c
    where c.association_id = ${association} and c.sent_at <= ${known}
      and coalesce(${endOf('circulation', 'c.sent_at')} > ${today}, true)
    union all
    select i.id, 'agreement', i.kind, i.slug, null, i.title, i.made_at, null, null
    from instrument i where i.association_id = ${association} and i.made_at <= ${known}
      and coalesce(${endOf('agreement', 'i.made_at')} > ${today}, true)
    order by "at" desc limit ${most}`.execute(db)
  return rows
}

/** Where an act's permanent address leads: its circulation's slug and its member's code, or id where it has none. */
export async function findActPlace(
  db: Db,
  association: number,
  id: string,
): Promise<{ slug: string; member: string } | null> {
  const row = await db
    .selectFrom('act as a')
    .innerJoin('circulation as c', (join) =>
      join.onRef('c.associationId', '=', 'a.associationId').onRef('c.id', '=', 'a.circulationId'),
    )
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.associationId', '=', 'a.associationId').onRef('o.id', '=', 'a.organisationId'),
    )
    .where('a.associationId', '=', association)
    .where('a.id', '=', id)
    .select(['c.slug', sql<string>`coalesce(o.code, o.id::text)`.as('member')])
    .executeTakeFirst()
  return row ?? null
}

/** Since when the association is here: nothing is older. */
export async function findFounded(db: Db, association: number): Promise<Instant> {
  const { createdAt } = await db
    .selectFrom('association')
    .select('createdAt')
    .where('id', '=', association)
    .executeTakeFirstOrThrow()
  return createdAt
}
