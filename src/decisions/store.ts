import { type NotNull, sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import { textsColumn } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Decision, DecisionInPlace } from './decision.ts'

const columns = [
  'id',
  'bodyId',
  'meetingId',
  'itemId',
  'reference',
  'title',
  'decidedOn',
  'manner',
  'clauses',
  'caseId',
  'earlierId',
  'relation',
] as const

const clausesIn = textsColumn('decision', 'clauses')

type Row = Omit<Decision, 'clauses' | 'manner' | 'relation'> &
  Record<'manner', string> & {
    readonly clauses: unknown
    readonly relation: string | null
  }

const decisionOf = <R extends Row>(row: R) => ({
  ...row,
  clauses: clausesIn(row.clauses),
  manner: row.manner as Decision['manner'],
  relation: row.relation as Decision['relation'],
})

/** Decisions, the latest first: of one body, one meeting or all. */
export async function findDecisions(
  db: Db,
  association: number,
  { bodyId, meetingId, upTo }: { bodyId?: string; meetingId?: string; upTo?: Day } = {},
): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(columns)
    .where('associationId', '=', association)
    .$if(bodyId !== undefined, (query) => query.where('bodyId', '=', bodyId!))
    .$if(meetingId !== undefined, (query) => query.where('meetingId', '=', meetingId!))
    .$if(upTo !== undefined, (query) => query.where('decidedOn', '<=', upTo!))
    .orderBy('decidedOn', 'desc')
    .orderBy('reference')
    .limit(1000)
    .execute()
  return rows.map(decisionOf)
}

export async function findDecision(db: Db, association: number, id: string): Promise<Decision | null> {
  const row = await db
    .selectFrom('decision')
    .select(columns)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? decisionOf(row) : null
}

/** Whose decisions are asked for: of everybody's bodies and meetings on that day, or all. */
export interface Sight {
  /** Null: the staff see all. */
  readonly publicOn: Day | null
  /** Made no later than the day, and recorded no later than the moment. Null: all there are. */
  readonly past: Past | null
}

export interface Past {
  readonly on: Day
  readonly known: Instant
}

/** Decisions with the names that a reader knows them by, the latest first; `about` one: it, the one before it, and those after. */
export async function findDecisionsInPlace(
  db: Db,
  association: number,
  { publicOn, past }: Sight,
  about?: string,
): Promise<DecisionInPlace[]> {
  const rows = await inPlace(db, association)
    .$if(about !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('d.id', '=', about!),
          where('d.earlierId', '=', about!),
          where('d.id', '=', earlierOf(db, association, about!)),
        ]),
      ),
    )
    .$if(past !== null, (query) =>
      query
        .where('d.decidedOn', '<=', past!.on)
        .where((where) => where.exists(recordedBy(db, association, past!.known))),
    )
    .$if(publicOn !== null, (query) =>
      query
        .where('p.isPublic', '=', true)
        .where((where) => where.or([where('i.isClosed', 'is', null), where('i.isClosed', '=', false)]))
        .where(
          sql<boolean>`coalesce(publication_end(d.association_id, 'meeting', d.meeting_id,
            (m.starts_at at time zone 'Europe/Stockholm')::date) > ${publicOn}, true)`,
        ),
    )
    .orderBy('d.decidedOn', 'desc')
    .orderBy('b.name')
    .orderBy('d.reference')
    .limit(1000)
    .execute()
  return rows.map(({ year, number, ...row }) => ({
    ...decisionOf(row),
    meeting: year === null || number === null ? null : { year, number },
  }))
}

function inPlace(db: Db, association: number) {
  return db
    .selectFrom('decision as d')
    .innerJoin('body as b', (join) =>
      join.onRef('b.associationId', '=', 'd.associationId').onRef('b.id', '=', 'd.bodyId'),
    )
    .leftJoin('procedure as p', (join) =>
      join.onRef('p.associationId', '=', 'd.associationId').onRef('p.bodyId', '=', 'd.bodyId'),
    )
    .leftJoin('meeting as m', (join) =>
      join.onRef('m.associationId', '=', 'd.associationId').onRef('m.id', '=', 'd.meetingId'),
    )
    .leftJoin('agendaItem as i', (join) =>
      join.onRef('i.associationId', '=', 'd.associationId').onRef('i.id', '=', 'd.itemId'),
    )
    .leftJoin('caseFile as c', (join) =>
      join.onRef('c.associationId', '=', 'd.associationId').onRef('c.id', '=', 'd.caseId'),
    )
    .select(columns.map((column) => `d.${column}` as const))
    .select(['b.name as body', 'm.year', 'm.number', 'c.dnr'])
    .where('d.associationId', '=', association)
}

/** A decision is never changed: what the log says of when it was made is all its history. */
const recordedBy = (db: Db, association: number, known: Instant) =>
  db
    .selectFrom('logEntry as l')
    .select('l.seq')
    .where('l.associationId', '=', association)
    .where('l.subject', '=', sql.ref<string>('d.id'))
    .where('l.verb', '=', 'decision.made')
    .where('l.recordedAt', '<=', known)

const earlierOf = (db: Db, association: number, id: string) =>
  db.selectFrom('decision').select('earlierId').where('associationId', '=', association).where('id', '=', id)

/** What the members have been recommended, or are about to be, on the ground of a decision. */
export interface Recommended {
  readonly slug: string
  readonly dnr: string | null
  readonly title: string
  readonly sent: boolean
}

/** @param drafts those that have not been sent too; for the staff, of the present */
export async function findRecommended(
  db: Db,
  association: number,
  decision: string,
  { drafts, past }: { readonly drafts: boolean; readonly past: Past | null },
): Promise<Recommended[]> {
  return await db
    .selectFrom('circulationNow as c')
    .where('c.associationId', '=', association)
    .where('c.decisionId', '=', decision)
    .where(sql<boolean>`(c.sent_at is not null or (${drafts} and not c.discarded))`)
    .$if(past !== null, (query) => query.where('c.sentAt', '<=', past!.known))
    .select(['c.slug', 'c.dnr', 'c.title', sql<boolean>`c.sent_at is not null`.as('sent')])
    .$narrowType<{ slug: NotNull; title: NotNull }>()
    .orderBy('c.id')
    .execute()
}

/** False when it is there already (a form sent twice, an item adjusted at once before the whole was sealed). */
export async function insertDecision(db: Db, association: number, decision: Decision): Promise<boolean> {
  const made = await db
    .insertInto('decision')
    .values({ ...decision, clauses: json(decision.clauses), associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
