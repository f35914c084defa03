import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { type Sending, type SendingAt, type SentRecord, sendingAt } from './sending.ts'
import { termsIn } from './terms-column.store.ts'

/** Null: there is no such circulation. */
export async function findSending(
  db: Db,
  association: number,
  circulation: string,
  at: SendingAt = {},
): Promise<Sending | null> {
  const record = await findSentRecord(db, association, circulation)
  return record && sendingAt(record, at)
}

/**
 * What the ledger needs to know of a circulation, of whatever time. Null: there is no such.
 * @param organisations of who is asked only these; left out: all
 */
export async function findSentRecord(
  db: Db,
  association: number,
  circulation: string,
  organisations?: readonly string[],
): Promise<SentRecord | null> {
  const [versions, asked] = await Promise.all([
    versionsOf(db, { association, circulation }),
    findAsked(db, { association, circulation }, organisations),
  ])
  const [row] = versions
  if (!row) return null
  return {
    circulation,
    instrument: row.instrument,
    terms: row.terms === null ? null : termsIn(row.terms),
    siblings: row.siblings,
    sentAt: row.sentAt,
    versions: versions.flatMap(({ version, frozenAt, lastDay, clauses }) =>
      version === null || frozenAt === null ? [] : [{ version, frozenAt, lastDay, clauses }],
    ),
    asked,
  }
}

async function findAsked(
  db: Db,
  which: Which,
  organisations: readonly string[] | undefined,
): Promise<SentRecord['asked']> {
  if (!organisations) return await askedBy(db, which)
  const [organisation, ...others] = organisations
  return organisation !== undefined && others.length === 0
    ? await askedOfOne(db, { ...which, organisation })
    : await askedAmong(db, { ...which, organisations })
}

/** The ids of the circulation and of all others of the same instrument, as a subquery. */
export const kinOf = (association: number, circulation: string): RawBuilder<string> => sql<string>`(
  select kin.id from circulation kin
  where kin.association_id = ${association} and kin.id = ${circulation}
  union
  select kin.id from circulation own
  join circulation kin on kin.association_id = own.association_id and kin.instrument_id = own.instrument_id
  where own.association_id = ${association} and own.id = ${circulation})`

interface Which {
  readonly association: number
  readonly circulation: string
}
const versionsOf = often((db, { association, circulation }: Which) =>
  versionsQuery(db, association, circulation),
)
const askedBy = often((db, { association, circulation }: Which) => askedQuery(db, association, circulation))
/** A query of its own: PostgreSQL keeps no plan for a list that may be of any length. */
const askedOfOne = often((db, given: Which & { organisation: string }) =>
  askedQuery(db, given.association, given.circulation).where('a.organisationId', '=', given.organisation),
)
const askedAmong = often((db, given: Which & { organisations: readonly string[] }) =>
  askedQuery(db, given.association, given.circulation).where(
    sql<boolean>`a.organisation_id = any(${given.organisations})`,
  ),
)

/** A row for each version, or one without any. */
function versionsQuery(db: Db, association: number, circulation: string) {
  const clauses = sql<number[]>`array(
    select n.number::integer from clause n
    where n.association_id = c.association_id and n.circulation_id = c.id and n.version = v.version
    order by n.number)`
  const siblings = sql<string[]>`array(select id::text from ${kinOf(association, circulation)} kin)`
  return db
    .selectFrom('circulation as c')
    .leftJoin('instrument as i', (join) =>
      join.onRef('i.associationId', '=', 'c.associationId').onRef('i.id', '=', 'c.instrumentId'),
    )
    .leftJoin('circulationVersion as v', (join) =>
      join.onRef('v.associationId', '=', 'c.associationId').onRef('v.circulationId', '=', 'c.id'),
    )
    .where('c.associationId', '=', association)
    .where('c.id', '=', circulation)
    .select(['c.sentAt', 'c.instrumentId as instrument', 'i.terms'])
    .select(['v.version', 'v.frozenAt', 'v.answerBy as lastDay'])
    .select([clauses.as('clauses'), siblings.as('siblings')])
    .orderBy('v.version')
}

/** Those asked for an answer by it or its kin, in the order they were added; not those who got it for their information. */
function askedQuery(db: Db, association: number, circulation: string) {
  return db
    .selectFrom('addressee as a')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.associationId', '=', 'a.associationId').onRef('o.id', '=', 'a.organisationId'),
    )
    .where('a.associationId', '=', association)
    .where('a.circulationId', 'in', kinOf(association, circulation))
    .where('a.role', '=', 'to')
    .select(['a.circulationId as circulation', 'a.organisationId as organisation', 'o.inhabitants'])
    .select(['a.addedAt as added', 'a.droppedAt'])
    .orderBy('a.addedAt')
    .orderBy('a.droppedAt', (order) => order.asc().nullsLast())
    .orderBy('a.id')
}

/** From a day, and to the first day that it is no longer so; null: until further notice. */
export interface Membership {
  readonly from: Day
  readonly to: Day | null
}

/** When the organisation has been a member of the association. */
export async function findMemberships(
  db: Db,
  association: number,
  organisation: string,
): Promise<Membership[]> {
  return await membershipsOf(db, { association, organisation })
}

const membershipsOf = often((db, given: { association: number; organisation: string }) =>
  db
    .selectFrom('membership')
    .select(['validFrom as from', 'validTo as to'])
    .where('associationId', '=', given.association)
    .where('organisationId', '=', given.organisation),
)
