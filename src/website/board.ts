import { type Day, type Instant, dayOf, daysBetween } from '../kit/clock.ts'
import type { Act } from '../ledger/act.ts'
import { contains } from '../ledger/consent.ts'
import { type Count, count } from '../ledger/count.ts'
import { type Ledger } from '../ledger/entry-into-force.ts'
import { parties } from '../ledger/party.ts'
import { type Standing, standingsOf } from '../ledger/standing.ts'
import { type StandingKind, standingKinds } from '../ledger/standing-words.ts'

/**
 * Svarsläge: the board of one circulation, every addressee with its standing as known at K and, where there is an
 * instrument, whether it is a party on D.
 */

/** What the board is about: the circulation as it was last sent. */
export interface BoardSubject {
  readonly slug: string
  readonly dnr: string
  readonly kind: 'recommendation' | 'consultation' | 'offer' | 'enquiry'
  readonly title: string
  readonly sender: string
  readonly decision: { readonly body: string; readonly on: Day; readonly paragraph: string | null } | null
  readonly addressedTo: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly sameAsSigning: boolean
  readonly sentAt: Instant
  readonly recalled: { readonly at: Instant; readonly reason: string } | null
  /** The answers are invented: said on the page and in every export. */
  readonly example: boolean
}

export interface BoardAddressee {
  readonly organisation: string
  readonly code: string | null
  readonly name: string
  /** The short name on the tile map. */
  readonly label: string
  readonly column: number | null
  readonly row: number | null
  /** When the letter to it left; null while it has not. */
  readonly sent: Instant | null
}

/** What an act rests on, as far as the reader may see it. */
export interface BoardEvidence {
  readonly act: string
  readonly href: string | null
  readonly sha256: string | null
  readonly title: string
  readonly quote: string | null
}

export interface BoardFacts {
  readonly on: Day
  readonly known: Instant
  readonly lastDay: Day | null
  readonly addressees: readonly BoardAddressee[]
  readonly acts: readonly Act[]
  readonly paragraphs: ReadonlyMap<string, string>
  readonly evidence: readonly BoardEvidence[]
  /** Null for a circulation that asks for no adoption. */
  readonly ledger: Ledger | null
}

export interface BoardRow extends BoardAddressee {
  readonly standing: Standing
  readonly party: boolean
  /** The first day of the period that it is a party in on D, or of the first one ahead. */
  readonly effective: Day | null
  /** The § of the decision that the standing rests on. */
  readonly paragraph: string | null
  readonly evidence: readonly BoardEvidence[]
  /** Every act known at K, oldest first, superseded ones too. */
  readonly acts: readonly Act[]
}

export interface Board {
  readonly on: Day
  readonly known: Instant
  readonly lastDay: Day | null
  readonly rows: readonly BoardRow[]
  readonly count: Count
}

export function boardOf(facts: BoardFacts): Board {
  const terms = facts.ledger?.terms ?? null
  const at = { known: facts.known, lastDay: facts.lastDay, terms }
  const names = facts.addressees.map((addressee) => addressee.organisation)
  const standings = standingsOf(names, facts.acts, at)
  const periods = facts.ledger ? parties(facts.ledger, facts.known) : new Map<string, never[]>()
  const rows = facts.addressees.map((addressee, index): BoardRow => {
    const standing = standings[index]!
    const own = periods.get(addressee.organisation) ?? []
    const holding = own.find((period) => contains(period, facts.on))
    const next = own.find((period) => period.from > facts.on)
    return {
      ...addressee,
      standing,
      party: holding !== undefined,
      effective: (holding ?? next)?.from ?? null,
      paragraph: firstOf(standing.restsOn, facts.paragraphs),
      evidence: facts.evidence.filter(({ act }) => standing.restsOn.includes(act)),
      acts: standing.history.map((line) => line.act),
    }
  })
  return { on: facts.on, known: facts.known, lastDay: facts.lastDay, rows, count: count(standings) }
}

function firstOf(ids: readonly string[], values: ReadonlyMap<string, string>): string | null {
  const found = ids.toReversed().find((id) => values.has(id))
  return found === undefined ? null : (values.get(found) ?? null)
}

/** The kinds that the board has now, in the table's order, with how many there are of each. */
export function kindsInUse(board: Board): { kind: StandingKind; count: number }[] {
  return standingKinds
    .map((kind) => ({ kind, count: board.count.kinds[kind] }))
    .filter(({ count: number }) => number > 0)
}

/** Days left until the last day as known at K; negative once it has passed, null where there is none. */
export function daysLeft(board: Board): number | null {
  return board.lastDay === null ? null : daysBetween(dayOf(board.known), board.lastDay)
}

/** The rows in the order of the strip: the kinds as in the table, and within a kind by name. */
export function byKind(board: Board): BoardRow[] {
  const place = (row: BoardRow): number => standingKinds.indexOf(row.standing.kind)
  return board.rows.toSorted((a, b) => place(a) - place(b))
}
