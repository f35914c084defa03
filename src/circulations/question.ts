import type { Day, Instant } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'

/**
 * Fråga och svar: what an addressee has asked about a circulation, and the answer that all of them can read. A question stays as it
 * came; how it is worded for all is said with its answer, and a later answer takes the place of the former one.
 */
export interface Question {
  readonly id: string
  readonly circulation: string
  /** 1, 2, 3 in the circulation. */
  readonly number: number
  /** The member that asked; null: somebody else. */
  readonly organisation: string | null
  /** By title; for the staff only. */
  readonly askedBy: string | null
  readonly receivedOn: Day
  readonly channel: QuestionChannel
  /** As it came. */
  readonly text: string
  readonly recorded: Instant
  readonly answers: readonly QuestionAnswer[]
}

export const questionChannels = ['mail', 'phone', 'web', 'paper', 'meeting'] as const
export type QuestionChannel = (typeof questionChannels)[number]

export interface QuestionAnswer {
  /** 1, 2, 3 of the question. */
  readonly number: number
  /** The question as it is shown to all; null: as it came. */
  readonly wording: string | null
  /** Null: what was published before is taken down. */
  readonly answer: string | null
  readonly answered: Instant
  /** The letter in which it was sent to all, in the register; null: it was not mailed. */
  readonly entry: string | null
}

/** What all can read of a question. */
export interface AnsweredQuestion {
  readonly id: string
  readonly number: number
  readonly organisation: string | null
  readonly receivedOn: Day
  readonly question: string
  readonly answer: string
  readonly answered: Instant
}

/** What all can read of it; null before it has an answer, and after that has been taken down. */
export function published(question: Question): AnsweredQuestion | null {
  const { id, number, organisation, receivedOn, text, answers } = question
  const last = answers.at(-1)
  if (!last || last.answer === null) return null
  const { wording, answer, answered } = last
  return { id, number, organisation, receivedOn, question: wording ?? text, answer, answered }
}

/** The number of the last answer that somebody has seen; 0: there was none. */
export const lastAnswer = ({ answers }: Pick<Question, 'answers'>): number => answers.at(-1)?.number ?? 0

type Said = Pick<QuestionAnswer, 'answer' | 'wording'>

/**
 * Whether the question has that answer already, so that nothing is to be done. What has been seen as it is and is to be mailed all the
 * same was not mailed before, or those letters were stopped.
 * @param given `seen`: the number of the last answer that was on the page
 * @throws Refusal `question.answered-meanwhile`, `question.nothing-answered`
 */
export function isSaid(
  question: Question,
  said: Said,
  { seen, mailed }: { readonly seen: number; readonly mailed: boolean },
): boolean {
  const last = question.answers.at(-1)
  const isSame = last?.answer === said.answer && last.wording === said.wording
  if (isSame && (seen !== last.number || !mailed)) return true
  if (lastAnswer(question) !== seen) throw new Refusal('question.answered-meanwhile')
  if (said.answer === null && (!last || mailed)) throw new Refusal('question.nothing-answered')
  return false
}
