import type { Instrument } from '../agreements/instrument.ts'
import type { Circulation } from '../circulations/circulation.ts'
import type { Day, Instant } from '../kit/clock.ts'
import type { StandingKind } from '../ledger/standing-words.ts'

/** Medlemmens sida: what it has been asked and has answered, and what it is bound by, on D as known at K. */
export interface MemberView {
  readonly when: { readonly on: Day; readonly known: Instant; readonly present: boolean }
  readonly answers: readonly MemberAnswer[]
  readonly parties: readonly MemberAgreement[]
}

export interface MemberAnswer {
  readonly circulation: Circulation
  readonly standing: {
    readonly kind: StandingKind
    readonly decided: Day | null
    readonly postponedTo: Day | null
  }
}

export interface MemberParty {
  readonly instrument: string
  readonly from: Day
  /** Half-open; null: until further notice. */
  readonly to: Day | null
}

export interface MemberAgreement {
  readonly instrument: Instrument
  readonly from: Day
  readonly to: Day | null
  readonly holds: boolean
}

export function partiesOn(
  parties: readonly MemberParty[],
  instruments: readonly Instrument[],
  on: Day,
): MemberAgreement[] {
  return parties.flatMap(({ instrument: id, from, to }) => {
    const instrument = instruments.find((one) => one.id === id)
    const holds = from <= on && (to === null || on < to)
    return instrument ? [{ instrument, from, to, holds }] : []
  })
}
