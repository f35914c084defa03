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
  const row = await db
    .selectFrom('circulation as c')
    .leftJoin('instrument as i', (join) =>
      join.onRef('i.associationId', '=', 'c.associationId').onRef('i.id', '=', 'c.instrumentId'),
    )
    .where('c.associationId', '=', association)
    .where('c.id', '=', circulation)
    .select(['c.sentAt', 'c.instrumentId', 'i.terms'])
    .executeTakeFirst()
  if (!row) return null
  const { sentAt, instrumentId: instrument } = row
  const sent = sentAt !== null && (known === undefined || sentAt <= known) ? sentAt : null
  const siblings = instrument ? await findSiblings(db, association, instrument) : [circulation]
  const all = await findAddressees(db, association, siblings, known)
  const asked = all.filter((addressee) => !addressee.dropped)
  return {
    circulation,
    instrument,
    terms: row.terms as unknown as Terms | null,
    ...(await findVersion(db, association, circulation, { known, version })),
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

/** Who was added after the dispatch was sent to when added. */
const laterOf = (sent: Instant | null, added: Instant): Instant | null =>
  sent !== null && added > sent ? added : sent

async function findVersion(
  db: Db,
  association: number,
  circulation: string,
  { known, version: wanted }: SendingAt,
): Promise<{ version: number | null; lastDay: Day | null; clauses: number[] }> {
  const version = await db
    .selectFrom('circulationVersion')
    .select(['version', 'answerBy'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .$if(known !== undefined, (query) => query.where('frozenAt', '<=', known!))
    .$if(wanted !== undefined, (query) => query.where('version', '=', wanted!))
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!version) return { version: null, lastDay: null, clauses: [] }
  const clauses = await db
    .selectFrom('clause')
    .select('number')
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .where('version', '=', version.version)
    .orderBy('number')
    .execute()
  return {
    version: version.version,
    lastDay: version.answerBy,
    clauses: clauses.map((clause) => clause.number),
  }
}

async function findSiblings(db: Db, association: number, instrument: string): Promise<string[]> {
  const rows = await db
    .selectFrom('circulation')
    .select('id')
    .where('associationId', '=', association)
    .where('instrumentId', '=', instrument)
    .execute()
  return rows.map((row) => row.id)
}

/** Those asked for an answer, in the order they were added; not those who got it for their information. */
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
    .orderBy('a.id')
    .execute()
  return rows.map(({ droppedAt, ...row }) => ({
    ...row,
    dropped: droppedAt !== null && (known === undefined || droppedAt <= known),
  }))
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
