import type { Day } from '../kit/clock.ts'
import { isAnswer } from '../ledger/ground.ts'
import { type Step, effectOf, isReplaced, isStayed, isVoid } from '../ledger/history.ts'
import type { Terms } from '../ledger/terms.ts'
import { firstDayOut } from '../ledger/withdrawal.ts'
import { rowId } from './running-list.ts'

/**
 * Översyn: what a member has added to its yes wants the matter looked at again on a day ("ska utvärderas efter ett år"). Read from the
 * answers each time, so that a correction moves it; the id is of the answer and the addition's place, so that it is never doubled.
 */
export interface Review {
  readonly id: string
  readonly text: string
  readonly on: Day
  /** The day it was decided. */
  readonly saidOn: Day
}

/** What ends an answer from without. */
export interface Around {
  readonly today: Day
  readonly terms: Pick<Terms, 'withdrawal'> | null
  /** Of the same circulation, by which the agreement ends for all. */
  readonly terminations: readonly Step[]
}

/**
 * Those that still are to be held. None of what a court has stayed, while it has; nor on a day when the member is out by notice
 * given or the agreement has ended: until then it is bound, and its wish stands.
 * @param steps of one member
 */
export function reviewsIn(steps: readonly Step[], around: Around): Review[] {
  const live = steps.filter(
    (step) => isAnswer(step) && !isVoid(step) && !isReplaced(step) && !isStayed(step, around.today),
  )
  return live.flatMap((step) => {
    const end = endOf(step, steps, around)
    return step.act.riders.flatMap(({ text, reviewOn: on }, index) =>
      on === null || (end !== null && on >= end)
        ? []
        : [{ id: reviewId(step, index), text, on, saidOn: step.day }],
    )
  })
}

/** The first day on which what the step said no longer holds; null: until further notice. */
function endOf(step: Step, steps: readonly Step[], { today, terms, terminations }: Around): Day | null {
  const isLater = (other: Step): boolean => firstRecorded(other) > firstRecorded(step)
  const holds = (other: Step): boolean => !isVoid(other) && !isStayed(other, today)
  const notices = steps.filter((other) => other.type === 'withdrawn' && isLater(other) && holds(other))
  const out = notices.flatMap((notice) => firstDayOut(notice, terms && terms.withdrawal) ?? [])
  const ended = terminations.filter(holds).map(effectOf)
  return [...out, ...ended].toSorted()[0] ?? null
}

const firstRecorded = ({ act, trail }: Step): string => trail[0]?.recorded ?? act.recorded

const reviewId = ({ id }: Step, index: number): string => rowId(id, `review ${index}`)

/** Every review that the answers have ever asked for. */
export function everReviewed(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    const most = Math.max(0, ...step.trail.map(({ riders }) => riders.length))
    return Array.from({ length: most }, (_, index) => reviewId(step, index))
  })
}
