import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import type { InboxLetter } from './inbox.store.ts'
import {
  type AnswerPlace,
  answersLeft,
  isSameAnswer,
  movedAnswer,
  withAnswer,
  withoutAnswer,
} from './letter-answers.ts'
import { findLetterActs } from './inbox.store.ts'
import { type Step, holdAsSeen, takeStep } from './letter-step.actions.ts'
import type { Match } from '../letters/matching.ts'

/** What a person says that a letter answers. Nothing is registered by it: each answer is confirmed on its own. */

interface Seen {
  readonly id: string
  readonly revision: number
}

async function hold(work: Work, { id, revision }: Seen): Promise<InboxLetter> {
  const letter = await holdAsSeen(work, id, revision)
  if (letter.sorted === 'copy') throw new Refusal('letter.is-copy')
  return letter
}

/** The letter waits while something in it has not been registered. */
async function answersNow(
  work: Work,
  letter: InboxLetter,
  proposals: readonly Match[],
): Promise<Step['change']> {
  const acts = await findLetterActs(work.db, work.association, letter.id)
  const waits = answersLeft(proposals, acts).length > 0
  const sorted = waits ? 'to_register' : acts.length > 0 ? 'registered' : 'holding'
  return { sorted, sortedReason: null, snoozedTo: null, joinedId: null, proposals }
}

/** One letter, several answers: another member's, or to another circulation. @throws Refusal `letter.answer-there` */
export async function addAnswer(
  work: Work,
  { part, circulation, organisation, ...seen }: Seen & AnswerPlace & { readonly part: number },
): Promise<void> {
  const letter = await hold(work, seen)
  const answer = { circulation, organisation, part }
  if (letter.proposals.some((match) => isSameAnswer(match, answer))) throw new Refusal('letter.answer-there')
  const change = await answersNow(work, letter, withAnswer(letter.proposals, answer))
  await takeStep(work, letter, { done: 'answer_added', change })
}

/** It answers another circulation, or it is another member's. Where nothing was proposed, it is what it answers. */
export async function moveAnswer(
  work: Work,
  { from, circulation, organisation, ...seen }: Seen & AnswerPlace & { readonly from: AnswerPlace | null },
): Promise<void> {
  const letter = await hold(work, seen)
  const to = { circulation, organisation }
  const acts = await findLetterActs(work.db, work.association, letter.id)
  if (acts.some((act) => isSameAnswer(act, to))) throw new Refusal('letter.answer-there')
  const proposals = from
    ? movedAnswer(letter.proposals, from, to)
    : withAnswer(letter.proposals, { ...to, part: 0 })
  const change = await answersNow(work, letter, proposals)
  await takeStep(work, letter, { done: 'answer_moved', change })
}

/** It does not answer that. */
export async function dropAnswer(
  work: Work,
  { answer, ...seen }: Seen & { answer: AnswerPlace },
): Promise<void> {
  const letter = await hold(work, seen)
  const change = await answersNow(work, letter, withoutAnswer(letter.proposals, answer))
  await takeStep(work, letter, { done: 'answer_dropped', change })
}
