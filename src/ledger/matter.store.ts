import { sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Addressee, Matter } from './requirement.ts'
import type { Member, Terms } from './terms.ts'

/** A circulation as the ledger sees it: what was sent to whom and when, and by what terms it binds. */
export interface Sending extends Omit<Matter, 'members'> {
  readonly circulation: string
  readonly instrument: string | null
  /** The version that holds; null before dispatch. */
  readonly version: number | null
  /** Every circulation of the same instrument, this one too: who is a party follows from all of them. */
  readonly siblings: readonly string[]
  readonly addressees: readonly (Addressee & { readonly added: Instant })[]
  /** Those who were asked and are so no longer. */
  readonly dropped: readonly string[]
  /** Everybody asked by any of them. */
  readonly asked: readonly Member[]
}

export interface SendingAt {
  /** What was recorded by then is known; left out: as it is. */
  readonly known?: Instant | undefined
  /** The version whose clauses are asked for; left out: the one that holds. */
  readonly version?: number | undefined
}

/** Null: there is no such circulation. */
export async function findSending(
  db: Db,
  association: number,
  circulation: string,
  { known, version }: SendingAt = {},
): Promise<Sending | null> {
  const row = await sendingQuery(db, association, { known, version })
    .where('c.id', '=', circulation)
    .executeTakeFirst()
  if (!row) return null
  const { sentAt, instrument, terms, siblings, lastDay, clauses } = row
  const sent = sentAt !== null && (known === undefined || sentAt <= known) ? sentAt : null
  const all = await findAddressees(db, association, siblings, known)
  const asked = all.filter((addressee) => !addressee.dropped)
  return {
    circulation,
    instrument,
    terms: terms as unknown as Terms | null,
    version: row.version,
    lastDay,
    clauses,
    siblings,
    addressees: asked
      .filter((addressee) => addressee.circulation === circulation)
      .map((addressee) => ({ ...addressee, sent: laterOf(sent, addressee.added) })),
    dropped: all
      .filter((addressee) => addressee.circulation === circulation && addressee.dropped)
      .map((addressee) => addressee.organisation),
    asked: [...new Map(asked.map((addressee) => [addressee.organisation, addressee])).values()],
  }
}

/** In one query with its version, clauses and siblings: whoever records an act waits for each round trip. */
function sendingQuery(db: Db, association: number, { known, version }: SendingAt) {
  const clauses = sql<number[]>`array(
    select n.number::integer from clause n
    where n.association_id = c.association_id and n.circulation_id = c.id and n.version = v.version
    order by n.number)`
  const siblings = sql<string[]>`array(
    select s.id::text from circulation s
    where s.association_id = c.association_id and (s.id = c.id or s.instrument_id = c.instrument_id))`
  return db
    .selectFrom('circulation as c')
    .leftJoin('instrument as i', (join) =>
      join.onRef('i.associationId', '=', 'c.associationId').onRef('i.id', '=', 'c.instrumentId'),
    )
    .leftJoin('circulationVersion as v', (join) =>
      join
        .onRef('v.associationId', '=', 'c.associationId')
        .onRef('v.circulationId', '=', 'c.id')
        .on((on) => (known === undefined ? on.val(true) : on('v.frozenAt', '<=', known)))
        .on((on) => (version === undefined ? on.val(true) : on('v.version', '=', version))),
    )
    .where('c.associationId', '=', association)
    .select(['c.sentAt', 'c.instrumentId as instrument', 'i.terms', 'v.version', 'v.answerBy as lastDay'])
    .select([clauses.as('clauses'), siblings.as('siblings')])
    .orderBy('v.version', (order) => order.desc().nullsLast())
    .limit(1)
}

/** Who was added after the dispatch was sent to when added. */
const laterOf = (sent: Instant | null, added: Instant): Instant | null =>
  sent !== null && added > sent ? added : sent

/**
 * Those asked for an answer, in the order they were added; not those who got it for their information. Who was dropped and
 * is asked again stands as at the last time, but has been asked since the first: an answer from then is one.
 */
async function findAddressees(
  db: Db,
  association: number,
  circulations: readonly string[],
  known: Instant | undefined,
) {
  const rows = await db
    .selectFrom('addressee as a')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.associationId', '=', 'a.associationId').onRef('o.id', '=', 'a.organisationId'),
    )
    .where('a.associationId', '=', association)
    .where('a.circulationId', 'in', [...circulations])
    .where('a.role', '=', 'to')
    .$if(known !== undefined, (query) => query.where('a.addedAt', '<=', known!))
    .select([
      'a.circulationId as circulation',
      'a.organisationId as organisation',
      'o.inhabitants',
      'a.addedAt as added',
      'a.droppedAt',
    ])
    .orderBy('a.addedAt')
    .orderBy('a.droppedAt', (order) => order.asc().nullsLast())
    .orderBy('a.id')
    .execute()
  const standingNow = ({ droppedAt, ...row }: (typeof rows)[number]) => ({
    ...row,
    dropped: droppedAt !== null && (known === undefined || droppedAt <= known),
  })
  const last = new Map<string, ReturnType<typeof standingNow>>()
  for (const row of rows) {
    const key = `${row.circulation} ${row.organisation}`
    last.set(key, { ...standingNow(row), added: last.get(key)?.added ?? row.added })
  }
  return [...last.values()]
}

/** Which of these organisations are members of the association on that day. */
export async function findMembersAmong(
  db: Db,
  association: number,
  organisations: readonly string[],
  on: Day,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('membership')
    .select('organisationId')
    .where('associationId', '=', association)
    .where('organisationId', 'in', [...organisations])
    .where('validFrom', '<=', on)
    .where((membership) => membership.or([membership('validTo', 'is', null), membership('validTo', '>', on)]))
    .execute()
  return new Set(rows.map((row) => row.organisationId))
}
