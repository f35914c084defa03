import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import { textsColumn } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import {
  type Publication,
  type PublicationKind,
  type PublicationTerm,
  type Sought,
  type Withdrawn,
  undecided,
} from './publication.ts'

const maskedWordsIn = textsColumn('publication', 'masked_words')

/** What was decided of one thing; by the rule, and nothing masked, where nobody has. */
export async function findPublication(
  db: Db,
  association: number,
  kind: PublicationKind,
  subject: string,
): Promise<Publication> {
  const row = await db
    .selectFrom('publication')
    .select(['term', 'shownTo', 'ground', 'maskedWords'])
    .where('associationId', '=', association)
    .where('kind', '=', kind)
    .where('subjectId', '=', subject)
    .executeTakeFirst()
  if (!row) return undecided
  return { ...row, term: row.term as PublicationTerm, maskedWords: maskedWordsIn(row.maskedWords) }
}

export async function savePublication(
  db: Db,
  association: number,
  subject: { readonly kind: PublicationKind; readonly id: string },
  decided: Publication & { readonly decidedAt: Instant },
): Promise<void> {
  const { maskedWords, ...rest } = decided
  const values = { ...rest, maskedWords: json(maskedWords) }
  await db
    .insertInto('publication')
    .values({ associationId: association, kind: subject.kind, subjectId: subject.id, ...values })
    .onConflict((conflict) => conflict.columns(['associationId', 'kind', 'subjectId']).doUpdateSet(values))
    .execute()
}

/** Days that each kind is shown, where the association has a rule for it. */
export async function findPublicationRules(
  db: Db,
  association: number,
): Promise<Partial<Record<PublicationKind, number>>> {
  const rows = await db
    .selectFrom('publicationRule')
    .select(['kind', 'days'])
    .where('associationId', '=', association)
    .execute()
  return Object.fromEntries(rows.map(({ kind, days }) => [kind, days]))
}

/** @param days null: until further notice */
export async function savePublicationRule(
  db: Db,
  association: number,
  kind: PublicationKind,
  days: number | null,
): Promise<void> {
  if (days === null) {
    await db
      .deleteFrom('publicationRule')
      .where('associationId', '=', association)
      .where('kind', '=', kind)
      .execute()
    return
  }
  await db
    .insertInto('publicationRule')
    .values({ associationId: association, kind, days })
    .onConflict((conflict) => conflict.columns(['associationId', 'kind']).doUpdateSet({ days }))
    .execute()
}

/** What can be published, with when it began to be: id, name and day by kind. The public has never been shown others. */
const things: Readonly<Record<PublicationKind, (association: number) => RawBuilder<unknown>>> = {
  circulation: (association) => sql`select c.id, c.slug as key, c.dnr as name,
    (c.sent_at at time zone 'Europe/Stockholm')::date as begun
    from circulation c where c.association_id = ${association} and c.sent_at is not null`,
  agreement: (association) => sql`select i.id, i.slug as key, i.title as name,
    (i.made_at at time zone 'Europe/Stockholm')::date as begun
    from instrument i where i.association_id = ${association}`,
  document: (association) => sql`select d.id, d.id::text as key, f.dnr || '-' || e.number as name,
    e.happened_on as begun
    from document d
    join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
    join case_file f on f.association_id = e.association_id and f.id = e.case_id
    where d.association_id = ${association} and d.public and e.voided_at is null`,
  meeting: (association) => sql`select m.id, m.year || '/' || m.number as key,
    b.name || ' ' || m.number || '/' || m.year as name,
    (m.starts_at at time zone 'Europe/Stockholm')::date as begun
    from meeting m
    join body b on b.association_id = m.association_id and b.id = m.body_id
    join procedure p on p.association_id = m.association_id and p.body_id = m.body_id and p.is_public
    where m.association_id = ${association}`,
  paper: (association) => sql`select p.id, p.id::text as key,
    b.name || ' ' || m.number || '/' || m.year || ': ' || p.title as name,
    (p.added_at at time zone 'Europe/Stockholm')::date as begun
    from meeting_paper p
    join meeting m on m.association_id = p.association_id and m.id = p.meeting_id
    join body b on b.association_id = m.association_id and b.id = m.body_id
    join procedure o on o.association_id = m.association_id and o.body_id = m.body_id and o.is_public
    where p.association_id = ${association} and p.removed_at is null`,
}

/** Everything of the kind that the public is no longer shown on that day, by its id. */
export async function findWithdrawnIds(
  db: Db,
  association: number,
  kind: PublicationKind,
  today: Day,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select thing.id from (${things[kind](association)}) thing
    where publication_end(${association}, ${kind}, thing.id, thing.begun) <= ${today}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** All that has been taken away, or will be on a day that is known, the latest first. */
export async function findEndings(
  db: Db,
  association: number,
): Promise<{ kind: PublicationKind; id: string; name: string; end: Day; ground: string | null }[]> {
  const kinds = Object.entries(things).map(
    ([kind, of]) => sql`select ${kind} as kind, thing.id, thing.name,
      publication_end(${association}, ${kind}, thing.id, thing.begun) as "end" from (${of(association)}) thing`,
  )
  const { rows } = await sql<{
    kind: PublicationKind
    id: string
    name: string
    end: Day
    ground: string | null
  }>`select ending.*, p.ground from (${sql.join(kinds, sql` union all `)}) ending
    left join publication p on p.association_id = ${association}
      and p.kind = ending.kind and p.subject_id = ending.id
    where ending."end" is not null order by ending."end" desc limit 200`.execute(db)
  return rows
}

/** Which thing of which kind an address leads to; an act to its circulation, a decision to its meeting. */
function whichOf(sought: Sought, association: number): { kind: PublicationKind; where: RawBuilder<boolean> } {
  switch (sought.kind) {
    case 'act':
      return {
        kind: 'circulation',
        where: sql`thing.id = (select circulation_id from act where association_id = ${association} and id = ${sought.id})`,
      }
    case 'decision':
      return {
        kind: 'meeting',
        where: sql`thing.id = (select meeting_id from decision where association_id = ${association} and id = ${sought.id})`,
      }
    case 'document':
    case 'paper':
      return { kind: sought.kind, where: sql`thing.id = ${sought.id}` }
    case 'meeting':
      return { kind: 'meeting', where: sql`thing.key = ${`${sought.year}/${sought.number}`}` }
    default:
      return { kind: sought.kind, where: sql`thing.key = ${sought.slug}` }
  }
}

/** What has been taken away from the public of what an address may lead to; several bodies may have a meeting 3/2012. */
export async function findWithdrawn(
  db: Db,
  association: number,
  sought: Sought,
  today: Day,
): Promise<Withdrawn[]> {
  const { kind, where } = whichOf(sought, association)
  const { rows } = await sql<Omit<Withdrawn, 'kind'>>`
    select thing.name, ending.on, p.ground
    from (${things[kind](association)}) thing
    cross join lateral (select publication_end(${association}, ${kind}, thing.id, thing.begun) as on) ending
    left join publication p on p.association_id = ${association} and p.kind = ${kind} and p.subject_id = thing.id
    where ${where} and ending.on <= ${today}`.execute(db)
  return rows.map((row) => ({ ...row, kind }))
}

/** The words masked in each of these things, where there are any. */
export async function findMaskedWords(
  db: Db,
  association: number,
  kind: PublicationKind,
  subjects: readonly string[],
): Promise<Map<string, string[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication')
    .select(['subjectId', 'maskedWords'])
    .where('associationId', '=', association)
    .where('kind', '=', kind)
    .where('subjectId', 'in', [...subjects])
    .where(sql<boolean>`masked_words <> '[]'`)
    .execute()
  return new Map(rows.map((row) => [row.subjectId, maskedWordsIn(row.maskedWords)]))
}

/** Of these documents, those that the public may not read in whole on that day: taken away, or with words masked. */
export async function findDocumentLimits(
  db: Db,
  association: number,
  documents: readonly string[],
  today: Day,
): Promise<Map<string, { gone: boolean; words: string[] }>> {
  if (documents.length === 0) return new Map()
  const { rows } = await sql<{ id: string; gone: boolean; words: unknown }>`
    select thing.id, coalesce(ending.on <= ${today}, false) as gone, coalesce(p.masked_words, '[]') as words
    from (${things.document(association)} and d.id = any(${documents}::uuid[])) thing
    cross join lateral (select publication_end(${association}, 'document', thing.id, thing.begun) as on) ending
    left join publication p on p.association_id = ${association} and p.kind = 'document' and p.subject_id = thing.id
    where ending.on <= ${today} or p.masked_words <> '[]'`.execute(db)
  return new Map(rows.map(({ id, gone, words }) => [id, { gone, words: maskedWordsIn(words) }]))
}

/** One thing that can be published: what it is called, and the first day on which the public is not shown it. */
export interface PublishedThing {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly end: Day | null
}

/** Null where there is none, or the public has never been shown it. */
export async function findPublishedThing(
  db: Db,
  association: number,
  kind: PublicationKind,
  id: string,
): Promise<PublishedThing | null> {
  const { rows } = await sql<PublishedThing>`select thing.id, thing.key, thing.name,
    publication_end(${association}, ${kind}, thing.id, thing.begun) as "end"
    from (${things[kind](association)}) thing where thing.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What of all that can be published an address leads to. */
export async function findSought(
  db: Db,
  association: number,
  sought: Sought,
): Promise<{ kind: PublicationKind; id: string; name: string }[]> {
  const { kind, where } = whichOf(sought, association)
  const { rows } = await sql<{ id: string; name: string }>`
    select thing.id, thing.name from (${things[kind](association)}) thing where ${where}`.execute(db)
  return rows.map((row) => ({ ...row, kind }))
}
