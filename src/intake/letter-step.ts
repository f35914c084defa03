import type { Instant } from '../kit/clock.ts'
import type { Letter } from '../letters/letter.ts'
import type { Match } from '../letters/matching.ts'

/** Handgrepp: what a person did with a letter, with how it was before, so that the last one can be undone. */
export interface LetterStep {
  readonly letterId: string
  /** The letter's after it: a step can be undone while nothing has come after it. */
  readonly revision: number
  readonly done: StepKind
  readonly before: LetterPlace
  readonly made: StepMade
  readonly doneAt: Instant
}

export const stepKinds = [
  'sorted',
  'snoozed',
  'assigned',
  'entered',
  'opened_case',
  'answer_added',
  'answer_moved',
  'answer_dropped',
  'joined',
  'returned',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Where a letter stands in the inbox: all that a step may change. */
export interface LetterPlace extends Pick<
  Letter,
  'sorted' | 'sortedReason' | 'assignedId' | 'snoozedTo' | 'joinedId'
> {
  readonly proposals: readonly Match[]
}

/** What a step made outside the inbox. */
export interface StepMade {
  /** Registry entries, the latest first. */
  readonly entries?: readonly string[]
  /** An entry that the letter had since an undone registration, taken up again: it is not voided by an undo. */
  readonly takenUp?: readonly string[]
  readonly caseId?: string
  /** What the letter that was sent concerns; it can be stopped while it has not left. */
  readonly mail?: string
}

export function placeOf(letter: LetterPlace): LetterPlace {
  const { sorted, sortedReason, assignedId, snoozedTo, joinedId, proposals } = letter
  return { sorted, sortedReason, assignedId, snoozedTo, joinedId, proposals }
}
