import type { CirculationKind } from '../circulations/circulation.ts'
import type { Outcome } from '../decisions/decision.ts'
import type { Day } from '../kit/clock.ts'

/**
 * Förankring: one matter's way through bodies, meetings and circulations, in the order of time: taken up, referred back, decided, sent
 * for opinions, recommended. Everything stands where it was made; this only leads there.
 */
export type Link = ItemLink | DecisionLink | CirculationLink

interface ItemLink {
  readonly kind: 'item'
  /** The day of the meeting; null: collected, no meeting has taken it up yet. */
  readonly on: Day | null
  readonly id: string
  readonly title: string
  readonly body: string
  readonly meeting: { readonly year: number; readonly number: number } | null
  readonly outcome: Outcome | null
}

interface DecisionLink {
  readonly kind: 'decision'
  readonly on: Day
  readonly id: string
  readonly title: string
  readonly body: string
  readonly reference: string
}

interface CirculationLink {
  readonly kind: 'circulation'
  /** The day it was sent; null: it is being written. */
  readonly on: Day | null
  readonly id: string
  readonly title: string
  readonly of: CirculationKind
  readonly slug: string
  readonly dnr: string | null
  readonly answerBy: Day | null
  readonly asked: number
  readonly answered: number
}

/** First to last; on one day the meeting, then what it decided, then what was sent. What has no day yet stands last. */
export function chained(links: readonly Link[]): Link[] {
  const order: readonly Link['kind'][] = ['item', 'decision', 'circulation']
  const key = ({ on, kind, id }: Link): string => `${on ?? '9999'} ${order.indexOf(kind)} ${id}`
  return links.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
