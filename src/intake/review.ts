import type { Day } from '../kit/clock.ts'
import { isAnswer } from '../ledger/ground.ts'
import { type Step, isReplaced, isVoid } from '../ledger/history.ts'
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

/** @param steps of one member */
export function reviewsIn(steps: readonly Step[]): Review[] {
  const live = steps.filter((step) => isAnswer(step) && !isVoid(step) && !isReplaced(step))
  return live.flatMap((step) =>
    step.act.riders.flatMap(({ text, reviewOn: on }, index) =>
      on === null ? [] : [{ id: reviewId(step, index), text, on, saidOn: step.day }],
    ),
  )
}

const reviewId = ({ id }: Step, index: number): string => rowId(id, `review ${index}`)

/** Every review that the answers have ever asked for. */
export function everReviewed(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    const most = Math.max(0, ...step.trail.map(({ riders }) => riders.length))
    return Array.from({ length: most }, (_, index) => reviewId(step, index))
  })
}
