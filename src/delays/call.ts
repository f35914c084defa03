import type { Day, Instant } from '../kit/clock.ts'
import type { ActType } from '../ledger/act.ts'

/** Telefonanteckning: what was said when a member that has not answered was called, and what was learnt by it. */
export interface CallNote {
  readonly id: string
  readonly calledOn: Day
  /** By what they are called at work: "registratorn". */
  readonly spokeWith: string
  readonly said: string
  /** The act that it became; null: nothing but a note. */
  readonly actId: string | null
  readonly notedAt: Instant
}

/** What a call may teach; an answer is registered as an answer. */
export const lessons = ['note', 'submitted', 'postponed', 'referred_back', 'extension_requested'] as const
export type Lesson = (typeof lessons)[number]

/** Null: only a note. */
export const actOfLesson = (lesson: Lesson): ActType | null => (lesson === 'note' ? null : lesson)

/** Whether a day belongs to it: when the board takes it up, to which it is postponed, until when more time is wanted. */
export const hasDay = (lesson: Lesson): boolean => lesson !== 'note' && lesson !== 'referred_back'
