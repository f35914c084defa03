import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { NotFound } from '../kit/refusal.ts'
import { contains, type Period } from './consent.ts'
import { entryIntoForce, type EntryIntoForce } from './entry-into-force.ts'
import { findSending, type Sending } from './matter.store.ts'
import { parties } from './party.ts'
import { organisationsIn } from './projection.ts'
import type { RecordedAct } from './recorded-act.ts'
import { standingsOf, type Standing } from './standing.ts'
import { findActs } from './store.ts'

/** On a day in the world, as known at a moment. */
export interface AsOf {
  readonly on: Day
  readonly known: Instant
}

export interface MemberStanding {
  readonly standing: Standing
  /** When the circulation was sent to it; null for who was not asked (a successor, an accession). */
  readonly sent: Instant | null
  /** Whether it is bound by the instrument on the day asked for. */
  readonly party: boolean
  /** All days on which it is, was or will be bound, as known. */
  readonly periods: readonly Period[]
}

export interface Standings extends AsOf {
  readonly sending: Sending
  /** The circulation's acts known then, oldest first. */
  readonly acts: readonly RecordedAct[]
  /** Addressees in the order they were added, then those who have acted unasked. */
  readonly members: readonly MemberStanding[]
  /** Null for a circulation without an instrument. */
  readonly entry: EntryIntoForce | null
}

/**
 * Where everybody stands, computed from the acts alone: "valid on D, as known at K".
 * @throws NotFound when there is no such circulation
 */
export async function findStandings(
  db: Db,
  association: number,
  circulation: string,
  { on, known }: AsOf,
): Promise<Standings> {
  const sending = await findSending(db, association, circulation, { known })
  if (!sending) throw new NotFound()
  const all = await findActs(db, association, sending.siblings, { known })
  const isAlone = sending.siblings.length === 1
  const acts = isAlone ? all : all.filter((act) => act.circulation === circulation)
  const ledger = sending.terms && { terms: sending.terms, members: sending.asked, acts: all }
  const bound = ledger ? parties(ledger, known) : new Map<string, Period[]>()
  const sent = new Map(sending.addressees.map((addressee) => [addressee.organisation, addressee.sent]))
  const standings = standingsOf(organisationsIn(sending, acts), acts, { ...sending, known })
  const members = standings.map((standing) => {
    const periods = bound.get(standing.organisation) ?? []
    const party = periods.some((period) => contains(period, on))
    return { standing, sent: sent.get(standing.organisation) ?? null, party, periods }
  })
  return { on, known, sending, acts, members, entry: ledger && entryIntoForce(ledger, known) }
}
