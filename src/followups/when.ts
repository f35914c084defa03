import type { Day } from '../kit/clock.ts'

/**
 * När: by which day something is to be done, at which meeting it is to be heard, and what it waits for. Minutes seldom say all
 * three. A meeting is kept as it was said ("nästa möte", "i februari eller mars") and found again whenever the calendar changes.
 */
export interface When {
  readonly at: Occasion | null
  readonly by: Day | null
  /** The follow-up that must be closed first. */
  readonly after: string | null
  /** As it was written. */
  readonly words: string | null
}

/** A month of the calendar, `2012-02`. */
export type Month = string

/** Vid vilket möte: of a body, by what was said of it. */
export type Occasion =
  /** "nästa möte": the first one after it was said. */
  | { readonly kind: 'next'; readonly bodyId: string }
  /** "ett kommande möte": some meeting, nobody has said which. */
  | { readonly kind: 'coming'; readonly bodyId: string }
  | { readonly kind: 'day'; readonly bodyId: string; readonly day: Day }
  | { readonly kind: 'months'; readonly bodyId: string; readonly months: readonly Month[] }

export const undated: When = { at: null, by: null, after: null, words: null }
