import { type RawBuilder, sql } from 'kysely'
import type { PublicationKind } from '../cases/publication.ts'
import { foldDnr } from '../cases/dnr.ts'
import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { type HitKind, markEnd, markStart } from './search.ts'

export interface HitFound {
  readonly kind: HitKind
  /** What the kind's address is made of: a slug or an id; for an item its body's name. */
  readonly key: string
  /** For an act: the member's code. For an item: year, number and id. */
  readonly part: string | null
  readonly title: string
  readonly excerpt: string
  readonly day: string | null
  /** Not to be read by whoever asks. */
  readonly masked: readonly string[]
}

export interface Question {
  /** For `to_tsquery`; see `searchQuery`. */
  readonly query: string
  /** As typed, for diary numbers. */
  readonly text: string
  /** Only what may be found without signing in, on that day; null for the staff. */
  readonly publicOn: Day | null
  readonly limit: number
  /** How many of each kind are ranked; `mostRanked` where it is left out. */
  readonly ranked?: number
}

/** Hits are ranked among this many of each kind: ranking every hit of a common word would cost more than it tells. */
const mostRanked = 200

/**
 * The joins are written in the order in which they are to be made, each by a whole key. Left to try every order of some
 * twenty tables, PostgreSQL plans for longer than it searches; and since it cannot know that hits and rows are of the same
 * association, it expects one hit, and would gather them all before it takes as many as are ranked.
 */
const joinedAsWritten = sql.join(
  [
    ['join_collapse_limit', '1'],
    ['enable_hashjoin', 'off'],
    ['enable_mergejoin', 'off'],
    ['enable_material', 'off'],
    ['plan_cache_mode', 'force_generic_plan'],
  ].map(([name, value]) => sql`set_config(${name}, ${value}, true)`),
)

const headline = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=30, MinWords=12, MaxFragments=1`

/**
 * Finds in all kinds at once, best first. Each kind gives its candidates from its own index by association and word,
 * and only the hits that are shown get an excerpt. What is taken away from the public is no candidate; nor is, for the
 * public, anything where a word of the question is masked, since to find it would be to read the word.
 */
export async function search(db: Db, association: number, question: Question): Promise<HitFound[]> {
  const to: Asker = {
    association,
    open: sql<boolean>`${question.publicOn === null}`,
    today: sql<Day | null>`${question.publicOn}::date`,
  }
  const parts = [circulations(to), instruments(to), cases(to), casesByDnr(to, foldDnr(question.text))]
  const rest = [documents(to), acts(to), items(to), decisions(to), followups(to)]
  const limited = [...parts, ...rest].map((part) => sql`(${part} limit ${question.ranked ?? mostRanked})`)
  const any = question.query.replaceAll(' & ', ' | ')
  const whole = question.query.replaceAll(':*', '')
  const asWritten = sql`select ${joinedAsWritten}`.execute(db)
  const best = sql<HitFound>`
    with asked as (
      select q, tenant_query(${association}, q) as own, whole, tenant_query(${association}, whole) as own_whole,
        to_tsquery('swedish', ${any}) as any_word,
        array(select '\\m' || found[1] from regexp_matches(q::text, $$'([^']+)'$$, 'g') found) as beginnings
      from to_tsquery('swedish', ${question.query}) q, to_tsquery('swedish', ${whole}) whole
    ),
    hit as (${sql.join(limited, sql` union all `)}),
    best as (
      select hit.*, ts_rank_cd(hit.vector, asked.q) as rank from hit, asked
      order by rank desc, hit.day desc nulls last, hit.key limit ${question.limit}
    )
    select kind, key, coalesce(member.code, part) as part, concat_ws(': ', member.name, title) as title,
      ts_headline('swedish', ${around}, asked.q, ${headline}) as excerpt, day, masked
    from best cross join asked cross join lateral ${firstPlace} place left join lateral ${memberOf(association)} member on best.kind = 'act'
    order by rank desc, day desc nulls last, key`.execute(db)
  const [, { rows }] = await Promise.all([asWritten, best])
  return rows
}

type Part = RawBuilder<unknown>

/**
 * Where the first words stand that every word of the question is among: PostgreSQL takes a text apart as slowly as it
 * makes its vector, so the excerpt is made of what stands there and not of the whole text. What a word is found by is its
 * beginning, whatever it ends with.
 */
const firstPlace = sql`(
  select max(regexp_instr(left(body, 20000), beginning, 1, 1, 0, 'i')) as at from unnest(asked.beginnings) beginning)`

/** A few lines on both sides of it, without what is left of a word at their beginning. */
const around = sql`case when place.at > 250 then regexp_replace(substr(body, place.at - 250, 500), '^\\w+', '')
  when place.at > 0 then left(body, 500) else left(body, 20000) end`

/** Who asks, as SQL: whether everything is open to them, and otherwise the day that it must be shown on. */
interface Asker {
  readonly association: number
  readonly open: RawBuilder<boolean>
  readonly today: RawBuilder<Day | null>
}

const none = sql`'[]'::jsonb`

/** What the public is shown of it and until when, joined as `p`; as a function it would be called for every candidate. */
const publication = ({ association }: Asker, kind: PublicationKind, id: Part, p: Part = own): Part => sql`
  left join publication ${p} on ${p}.association_id = ${association} and ${p}.kind = ${kind} and ${p}.subject_id = ${id}`

/** A row of a kind that is shown to whoever asks; as `publication_end` in the database says. The kind's rule is read once. */
const shown = (
  to: Asker,
  kind: PublicationKind,
  begun: Part,
  p: Part = own,
): Part => sql`(${to.open} or coalesce(
  case coalesce(${p}.term, 'rule') when 'rule' then ${begun} + (select days from publication_rule
    where association_id = ${to.association} and kind = ${kind}) else ${p}.shown_to end > ${to.today}, true))`

const own = sql`p`
const ofCirculation = sql`cp`

/** What is masked in it for whoever asks. */
const masked = ({ open }: Asker): Part =>
  sql`case when ${open} then '[]' else coalesce(p.masked_words, '[]') end`
const unasked = (to: Asker): Part => sql`(p.masked_words is null or not exists (
  select from jsonb_array_elements_text(${masked(to)}) word where to_tsvector('swedish', word) @@ asked.any_word))`

const dayOf = (moment: Part): Part => sql`(${moment} at time zone 'Europe/Stockholm')::date`

/**
 * The rows of a table that have the words, by its key: see `db/migrations/0029_many_associations.sql`. Those that have them
 * whole come first; words that only begin so take longer to gather, and are not looked for where there are enough.
 */
const found = (table: Part): Part => sql`asked cross join lateral (
    select * from ${table} where words @@ asked.own_whole
    union all select * from ${table} where words @@ asked.own and not vector @@ asked.whole) w`

const circulations = (to: Asker): Part => sql`
  select 'circulation' as kind, c.slug as key, null::text as part, v.title,
    (select string_agg(part->>'text', ' ') from jsonb_array_elements(v.letter->'parts') part) as body,
    w.vector, c.sent_at::date::text as day, ${none} as masked
  from ${found(sql`searched_circulation_version`)}
  join circulation c on c.association_id = ${to.association} and c.id = w.circulation_id and c.current_version = w.version
  join circulation_version v on v.association_id = c.association_id and v.circulation_id = c.id and v.version = w.version
  ${publication(to, 'circulation', sql`c.id`)}
  where ${shown(to, 'circulation', dayOf(sql`c.sent_at`))}`

const instruments = (to: Asker): Part => sql`
  select 'instrument', i.slug, null, i.title, i.title, w.vector, i.valid_from::text, ${none}
  from ${found(sql`searched_instrument`)}
  join instrument i on i.association_id = ${to.association} and i.id = w.id
  ${publication(to, 'agreement', sql`i.id`)}
  where ${shown(to, 'agreement', dayOf(sql`i.made_at`))}`

const cases = ({ association, open }: Asker): Part => sql`
  select 'case', f.id::text, null, f.dnr || ' ' || f.title, f.title, w.vector, f.opened_on::text, ${none}
  from ${found(sql`searched_case_file`)} join case_file f on f.association_id = ${association} and f.id = w.id
  where ${open}`

const casesByDnr = ({ association, open }: Asker, dnr: string): Part => sql`
  select 'case', f.id::text, null, f.dnr || ' ' || f.title, f.title, f.vector, f.opened_on::text, ${none}
  from case_file f, asked
  where f.association_id = ${association} and ${open} and f.dnr_key = ${dnr} and not f.vector @@ asked.q`

const documents = (to: Asker): Part => sql`
  select 'document', d.id::text, null, d.title, coalesce(d.text, ''), w.vector, e.happened_on::text, ${masked(to)}
  from ${found(sql`searched_document`)} join document d on d.association_id = ${to.association} and d.id = w.id
  join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
  ${publication(to, 'document', sql`d.id`)}
  where (d.public and e.voided_at is null or ${to.open})
    and ${shown(to, 'document', sql`e.happened_on`)} and ${unasked(to)}`

/** Whose act it is, by the latest name: asked for the hits that are shown, and not for each candidate. */
const memberOf = (association: number): Part => sql`(
  select o.code, n.name from organisation o
  join organisation_name n on n.association_id = o.association_id and n.organisation_id = o.id
  where o.association_id = ${association} and o.id = case best.kind when 'act' then best.part::uuid end
  order by n.valid_to desc nulls first limit 1)`

const acts = (to: Asker): Part => sql`
  select 'act', c.slug, a.organisation_id::text, v.title, ae.quote, w.vector, a.decided_on::text, ${masked(to)}
  from ${found(sql`searched_act_evidence`)}
  join act_evidence ae on ae.association_id = ${to.association} and ae.act_id = w.act_id and ae.position = w.position
  join act a on a.association_id = ae.association_id and a.id = ae.act_id
  join circulation c on c.association_id = a.association_id and c.id = a.circulation_id
  join circulation_version v on v.association_id = a.association_id
    and v.circulation_id = a.circulation_id and v.version = a.version
  left join document d on d.association_id = ae.association_id and d.id = ae.document_id
  left join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
  ${publication(to, 'document', sql`d.id`)} ${publication(to, 'circulation', sql`c.id`, ofCirculation)}
  where (coalesce(d.public and e.voided_at is null, false) or ${to.open})
    and ${shown(to, 'document', sql`e.happened_on`)} and ${shown(to, 'circulation', dayOf(sql`c.sent_at`), ofCirculation)} and ${unasked(to)}`

const publicBody = ({ association, open }: Asker, body: Part): Part =>
  sql`(${open} or exists (select from procedure
    where procedure.association_id = ${association} and body_id = ${body} and is_public))`

/** Until the minutes are sealed the public reads only what is to be taken up, and never what a closed item is about. */
const items = (to: Asker): Part => sql`
  select 'item', b.name, m.year || '/' || m.number || '#item-' || i.id,
    b.name || ' ' || m.number || '/' || m.year || ': ' || i.title,
    case when m.state = 'sealed' or ${to.open} then i.text || ' ' || i.clauses::text else i.title end,
    w.vector, ${dayOf(sql`m.starts_at`)}::text, ${masked(to)}
  from ${found(sql`searched_agenda_item`)} join agenda_item i on i.association_id = ${to.association} and i.id = w.id
  join meeting m on m.association_id = i.association_id and m.id = i.meeting_id
  join body b on b.association_id = m.association_id and b.id = m.body_id
  ${publication(to, 'meeting', sql`m.id`)}
  where i.removed_at is null and ${shown(to, 'meeting', dayOf(sql`m.starts_at`))}
    and (${to.open} or not i.is_closed) and ${publicBody(to, sql`i.body_id`)}
    and (${to.open} or m.state = 'sealed' or to_tsvector('swedish', i.title) @@ asked.q) and ${unasked(to)}`

const decisions = (to: Asker): Part => sql`
  select 'decision', d.id::text, null, d.reference || ' ' || d.title, d.clauses::text, w.vector,
    d.decided_on::text, ${masked(to)}
  from ${found(sql`searched_decision`)} join decision d on d.association_id = ${to.association} and d.id = w.id
  left join agenda_item i on i.association_id = d.association_id and i.id = d.item_id
  left join meeting m on m.association_id = d.association_id and m.id = d.meeting_id
  ${publication(to, 'meeting', sql`d.meeting_id`)}
  where ${publicBody(to, sql`d.body_id`)} and (${to.open} or not coalesce(i.is_closed, false))
    and ${shown(to, 'meeting', dayOf(sql`m.starts_at`))} and ${unasked(to)}`

const followups = (to: Asker): Part => sql`
  select 'followup', f.id::text, null, f.what, concat_ws(': ', f.who, f.what), w.vector, f.said_on::text, ${masked(to)}
  from ${found(sql`searched_followup`)} join followup f on f.association_id = ${to.association} and f.id = w.id
  left join agenda_item i on i.association_id = f.association_id and i.id = f.item_id
  left join meeting m on m.association_id = f.association_id and m.id = f.meeting_id
  ${publication(to, 'meeting', sql`f.meeting_id`)}
  where ${publicBody(to, sql`f.body_id`)}
    and (${to.open} or (f.certainty = 'task' and not coalesce(i.is_closed, false)))
    and ${shown(to, 'meeting', dayOf(sql`m.starts_at`))} and ${unasked(to)}`
