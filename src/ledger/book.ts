import type { Day, Instant } from '../kit/clock.ts'
import { contains, type Period } from './consent.ts'
import { entryIntoForce, type EntryIntoForce } from './entry-into-force.ts'
import { parties } from './party.ts'
import { organisationsIn } from './projection.ts'
import type { RecordedAct } from './recorded-act.ts'
import { type Sending, type SentRecord, sendingAt } from './sending.ts'
import { standingsOf, type Standing } from './standing.ts'

/**
 * Liggarens uppslag: all that is recorded of one circulation and its kin. Everything that can be asked of it, "valid on
 * D, as known at K", follows from it alone.
 */
export interface Book {
  readonly record: SentRecord
  /** Of the circulation and of all others of its instrument, oldest first. */
  readonly acts: readonly RecordedAct[]
}

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

/** Where everybody stands, computed from the acts alone. */
export function standingsIn(book: Book, { on, known }: AsOf): Standings {
  const sending = sendingAt(book.record, { known })
  const all = book.acts.filter((act) => act.recorded <= known)
  const isAlone = sending.siblings.length === 1
  const acts = isAlone ? all : all.filter((act) => act.circulation === sending.circulation)
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
