import type { Instrument } from '../agreements/instrument.ts'
import type { Day, Instant } from '../kit/clock.ts'
import { type Period, contains } from '../ledger/consent.ts'
import { type EntryIntoForce, type Ledger, type WhatIf, entryIntoForce } from '../ledger/entry-into-force.ts'
import { parties } from '../ledger/party.ts'
import { askedOf } from '../ledger/threshold.ts'

/** Överenskommelsens sida: in force or not on D, as known at K, and who is bound by it. */
export interface Agreement {
  readonly instrument: Instrument
  readonly on: Day
  readonly known: Instant
  /** Null where no decisions are collected here. */
  readonly entry: EntryIntoForce | null
  /** Whose answer the rule may wait for. */
  readonly asked: readonly string[]
  /** The same, had one member answered otherwise; null: nobody asks. */
  readonly supposed: { readonly whatIf: WhatIf; readonly entry: EntryIntoForce } | null
  readonly state: AgreementState
  /** Every period known, of those bound on D, before and after it. */
  readonly periods: readonly AgreementPeriod[]
  readonly partiesOn: number
}

/** `unknown`: its decisions are not collected here, so who is bound cannot be said. */
export type AgreementState = 'in_force' | 'ahead' | 'not_in_force' | 'ended' | 'unknown'

export interface AgreementPeriod extends Period {
  readonly organisation: string
  readonly holds: boolean
}

/** @param ledger null where nothing has been circulated about the instrument */
export function agreementOf(
  instrument: Instrument,
  ledger: Ledger | null,
  on: Day,
  known: Instant,
  whatIf: WhatIf | null = null,
): Agreement {
  const entry = ledger && entryIntoForce(ledger, known)
  const bound = ledger ? [...parties(ledger, known)] : []
  const periods = bound.flatMap(([organisation, list]) =>
    list.map((period) => ({ ...period, organisation, holds: contains(period, on) })),
  )
  const partiesOn = periods.filter((period) => period.holds).length
  const asked = ledger
    ? askedOf(ledger.terms.entry, ledger.members).map(({ organisation }) => organisation)
    : []
  const isAsked = whatIf !== null && asked.includes(whatIf.organisation)
  const supposed = ledger && isAsked ? { whatIf, entry: entryIntoForce(ledger, known, whatIf) } : null
  const state = stateOn(instrument, periods, on, ledger)
  return { instrument, on, known, entry, asked, supposed, state, periods, partiesOn }
}

function stateOn(
  { validTo }: Instrument,
  periods: readonly AgreementPeriod[],
  on: Day,
  ledger: Ledger | null,
): AgreementState {
  if (validTo !== null && on >= validTo) return 'ended'
  if (!ledger) return 'unknown'
  if (periods.some((period) => period.holds)) return 'in_force'
  if (periods.some((period) => period.from > on)) return 'ahead'
  return periods.length > 0 ? 'ended' : 'not_in_force'
}
