import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { StandingKind } from '../ledger/standing-words.ts'

/** The circulations that an organisation has been asked to answer, as known then. */
export async function findAskedOf(
  db: Db,
  association: number,
  organisation: string,
  known: Instant,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('addressee')
    .select('circulationId')
    .where('associationId', '=', association)
    .where('organisationId', '=', organisation)
    .where('role', '=', 'to')
    .where('addedAt', '<=', known)
    .where((where) => where.or([where('droppedAt', 'is', null), where('droppedAt', '>', known)]))
    .execute()
  return new Set(rows.map((row) => row.circulationId))
}

export interface LastStanding {
  readonly circulation: string
  readonly kind: StandingKind
  readonly decided: Day | null
  readonly until: Day | null
}

/** The organisation's standings as they are now, as last computed; none where nothing has been heard. */
export async function findLastStandings(
  db: Db,
  association: number,
  organisation: string,
): Promise<LastStanding[]> {
  const rows = await db
    .selectFrom('standing')
    .select(['circulationId as circulation', 'kind', 'decidedOn as decided', 'untilOn as until'])
    .where('associationId', '=', association)
    .where('organisationId', '=', organisation)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StandingKind }))
}

export interface BoundBy {
  readonly instrument: string
  readonly from: Day
  /** Half-open; null: until further notice. */
  readonly to: Day | null
}

/** What the organisation is, was and will be a party to, as last computed. */
export async function findBoundBy(db: Db, association: number, organisation: string): Promise<BoundBy[]> {
  return await db
    .selectFrom('party')
    .select(['instrumentId as instrument', 'validFrom as from', 'validTo as to'])
    .where('associationId', '=', association)
    .where('organisationId', '=', organisation)
    .orderBy('validFrom')
    .execute()
}
