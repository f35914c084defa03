import type { Day } from '../kit/clock.ts'

/** Villkor för ikraftträdande och uppsägning: what an instrument says of when it binds whom. Data, never code per agreement. */

/** Which of a member's dates counts when a rule waits for it. */
export type CountingDate = 'decided' | 'final' | 'deposited'

/** Ikraftträdande: when the instrument begins to bind. */
export type EntryRule =
  | { readonly kind: 'fixed'; readonly on: Day } // also retroactive: 2015-01-01 for a text sent on 2015-03-19
  | { readonly kind: 'each' } // per member, at its own adoption
  | { readonly kind: 'all' } // when every addressee has adopted
  | { readonly kind: 'count'; readonly count: number; readonly daysAfter: number } // k days after the n-th; 0 = the same day
  | { readonly kind: 'percent'; readonly percent: number; readonly of: 'members' | 'inhabitants' }
  | { readonly kind: 'named'; readonly organisations: readonly string[] }

/** Uppsägning. A notice given on D takes effect when the months have run and, where so agreed, only at a year's end. */
export interface WithdrawalRule {
  readonly months: number
  readonly yearEndOnly: boolean
}

export interface Terms {
  readonly entry: EntryRule
  readonly counting: CountingDate
  /** Whether an adoption with a condition counts at once. Otherwise it counts when the condition is met. */
  readonly conditionsAllowed: boolean
  /** The instrument's own last day, where it has one; null: until further notice (tills vidare). */
  readonly validTo: Day | null
  readonly withdrawal: WithdrawalRule | null
}

/** Where a text says nothing: each is bound from its own decision, until further notice, and conditions have to be met. */
export const plainTerms: Terms = {
  entry: { kind: 'each' },
  counting: 'decided',
  conditionsAllowed: false,
  validTo: null,
  withdrawal: null,
}

/** A member in the rule's eyes. `inhabitants` is needed only for a percentage of inhabitants. */
export interface Member {
  readonly organisation: string
  readonly inhabitants: number | null
}
