import { sql } from 'kysely'
import { type Day, type Instant, endOfTime } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import type { Addressee, AddresseeRole } from './addressee.ts'
import type { Circulation, CirculationKind } from './circulation.ts'
import { sentColumns } from './version.store.ts'

/** What others read of circulations that have been sent. Drafts and dispatch are written by their own stores. */

function sentOf(db: Db, association: number, known: Instant) {
  return db
    .selectFrom('circulation as c')
    .innerJoin('circulationVersion as v', (join) =>
      join.onRef('v.associationId', '=', 'c.associationId').onRef('v.circulationId', '=', 'c.id'),
    )
    .where('c.associationId', '=', association)
    .where('c.sentAt', '<=', known)
    .where((eb) =>
      eb(
        'v.version',
        '=',
        eb
          .selectFrom('circulationVersion as w')
          .select(({ fn }) => fn.max('w.version').as('latest'))
          .whereRef('w.associationId', '=', 'c.associationId')
          .whereRef('w.circulationId', '=', 'c.id')
          .where('w.frozenAt', '<=', known),
      ),
    )
    .select(sentColumns)
}

type SentRow = Awaited<ReturnType<ReturnType<typeof sentOf>['execute']>>[number]

/** A recall that was not yet known had not been made. */
function circulationOf(row: SentRow, known: Instant): Circulation {
  const recalled = row.recalledAt !== null && row.recalledAt <= known
  return {
    ...row,
    kind: row.kind as CirculationKind,
    dnr: row.dnr!,
    caseId: row.caseId!,
    sentAt: row.sentAt!,
    recalledAt: recalled ? row.recalledAt : null,
    recallReason: recalled ? row.recallReason : null,
  }
}

/**
 * The circulation as it was known at a moment; null before it was sent. Drafts are not found here.
 * @param which its part of the address, or its id
 */
export async function findCirculation(
  db: Db,
  association: number,
  which: string | { id: string },
  known: Instant = endOfTime,
): Promise<Circulation | null> {
  const [row] =
    typeof which === 'string'
      ? await sentBySlug(db, { association, known, slug: which })
      : await sentById(db, { association, known, id: which.id })
  return row ? circulationOf(row, known) : null
}

interface Sent {
  readonly association: number
  readonly known: Instant
}
const sentBySlug = often((db, { association, known, slug }: Sent & { slug: string }) =>
  sentOf(db, association, known).where('c.slug', '=', slug),
)
const sentById = often((db, { association, known, id }: Sent & { id: string }) =>
  sentOf(db, association, known).where('c.id', '=', id),
)

/** All that have been sent, the latest first. */
export async function findCirculations(
  db: Db,
  association: number,
  known: Instant = endOfTime,
): Promise<Circulation[]> {
  const rows = await sentOf(db, association, known).orderBy('c.sentAt', 'desc').execute()
  return rows.map((row) => circulationOf(row, known))
}

/** How many have been asked, have answered and have adopted, as last computed. */
export interface AnswerCount {
  readonly circulationId: string
  readonly asked: number
  readonly answered: number
  readonly counting: number
}

export async function countAnswers(db: Db, association: number): Promise<AnswerCount[]> {
  return await db
    .selectFrom('addressee as a')
    .leftJoin('standing as s', (join) =>
      join
        .onRef('s.associationId', '=', 'a.associationId')
        .onRef('s.circulationId', '=', 'a.circulationId')
        .onRef('s.organisationId', '=', 'a.organisationId'),
    )
    .where('a.associationId', '=', association)
    .where('a.role', '=', 'to')
    .where('a.droppedAt', 'is', null)
    .groupBy('a.circulationId')
    .select('a.circulationId')
    .select([
      sql<number>`count(*)::integer`.as('asked'),
      sql<number>`(count(*) filter (where s.answered))::integer`.as('answered'),
      sql<number>`(count(*) filter (where s.counts))::integer`.as('counting'),
    ])
    .execute()
}

/** An addressee as staff see it: the reply token is a secret between the association and the recipient. */
export interface AddresseeRow extends Addressee {
  readonly replyToken: string
}

interface AddresseesAsked {
  readonly on: Day
  readonly known?: Instant
  /** Only this one. */
  readonly organisation?: string
}

/**
 * Recipients in Swedish order, by their names on `on`, as known at `known`: who was added later is not there, who was
 * dropped later is not dropped.
 */
export async function findAddressees(
  db: Db,
  association: number,
  circulationId: string,
  { on, known = endOfTime, organisation }: AddresseesAsked,
): Promise<AddresseeRow[]> {
  const given = { association, circulationId, on, known }
  const rows = await (organisation === undefined
    ? allAsked(db, given)
    : oneAsked(db, { ...given, organisation }))
  // Who was dropped and is asked again has a row for each time: the last one known holds.
  const last = new Map(rows.map((row) => [row.organisationId, row]))
  return [...last.values()].map((row) => {
    const dropped = row.droppedAt !== null && row.droppedAt <= known
    const { droppedAt, droppedReason } = dropped ? row : { droppedAt: null, droppedReason: null }
    return { ...row, role: row.role as AddresseeRole, droppedAt, droppedReason }
  })
}

interface AddresseesOf {
  readonly association: number
  readonly circulationId: string
  readonly on: Day
  readonly known: Instant
}

function addresseesQuery(db: Db, { association, circulationId, on, known }: AddresseesOf) {
  return db
    .selectFrom('addressee as a')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.associationId', '=', 'a.associationId').onRef('o.id', '=', 'a.organisationId'),
    )
    .where('a.associationId', '=', association)
    .where('a.circulationId', '=', circulationId)
    .where('a.addedAt', '<=', known)
    .select(['a.id', 'a.organisationId', 'o.code', 'a.role', 'a.email', 'a.replyToken', 'a.addedAt'])
    .select(['a.droppedAt', 'a.droppedReason'])
    .select(nameOn(on).as('name'))
    .orderBy('name')
    .orderBy('a.addedAt')
    .orderBy('a.droppedAt', (order) => order.asc().nullsLast())
}

const allAsked = often(addresseesQuery)
const oneAsked = often((db, given: AddresseesOf & { organisation: string }) =>
  addresseesQuery(db, given).where('a.organisationId', '=', given.organisation),
)

/** The name that held on the day; before its first an organisation is called by it. */
const nameOn = (on: Day) => sql<string>`(
  select n.name from organisation_name n
  where n.association_id = a.association_id and n.organisation_id = a.organisation_id
  order by (coalesce(n.valid_from, '-infinity'::date) <= ${on} and coalesce(n.valid_to, 'infinity'::date) > ${on}) desc,
    n.valid_from nulls first
  limit 1)`

/** Whose reply address it is; null for a token that was never given out here. */
export async function findAddresseeByToken(
  db: Db,
  association: number,
  replyToken: string,
): Promise<{ id: string; circulationId: string; organisationId: string } | null> {
  const row = await db
    .selectFrom('addressee')
    .select(['id', 'circulationId', 'organisationId'])
    .where('associationId', '=', association)
    .where('replyToken', '=', replyToken)
    .executeTakeFirst()
  return row ?? null
}

export interface NoticeRecipient {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Third bodies that are told of the decisions received. */
export async function findNoticeRecipients(
  db: Db,
  association: number,
  circulationId: string,
): Promise<NoticeRecipient[]> {
  return await db
    .selectFrom('noticeRecipient')
    .select(['id', 'name', 'email'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulationId)
    .orderBy('name')
    .execute()
}
