import type { Match } from '../letters/matching.ts'

/**
 * Brevets svar: which members' answers to which circulations a letter holds. Matching proposes them; a person may add
 * one (several municipalities in one letter), move one to another circulation or member, or strike one out.
 */
export interface AnswerPlace {
  readonly circulation: string
  readonly organisation: string | null
}

export const isSameAnswer = (one: AnswerPlace, other: AnswerPlace): boolean =>
  one.circulation === other.circulation && one.organisation === other.organisation

/** Those that have not been registered yet. */
export const answersLeft = <T extends AnswerPlace>(
  proposals: readonly T[],
  registered: readonly AnswerPlace[],
): T[] => proposals.filter((match) => !registered.some((done) => isSameAnswer(done, match)))

const chosen = [{ code: 'by_hand', fact: null }] as const

export function withAnswer(
  proposals: readonly Match[],
  answer: AnswerPlace & { readonly part: number },
): Match[] {
  return [...proposals, { ...answer, act: null, reasons: chosen }]
}

/** In the same place in the list; one that is there already is not doubled. */
export function movedAnswer(
  proposals: readonly Match[],
  from: AnswerPlace,
  { circulation, organisation }: AnswerPlace,
): Match[] {
  const moved = proposals.map((match) =>
    isSameAnswer(match, from) ? { ...match, circulation, organisation, reasons: chosen } : match,
  )
  return moved.filter((match, index) => moved.findIndex((each) => isSameAnswer(each, match)) === index)
}

export const withoutAnswer = (proposals: readonly Match[], answer: AnswerPlace): Match[] =>
  proposals.filter((match) => !isSameAnswer(match, answer))

/**
 * What was registered may be another member's or circulation's than was proposed: then it was the proposal that was
 * looked at, moved. That is the one of the same circulation, else the only one left.
 */
export function answeredAs(
  proposals: readonly Match[],
  registered: readonly AnswerPlace[],
  act: AnswerPlace,
): Match[] {
  if (proposals.some((match) => isSameAnswer(match, act))) return [...proposals]
  const left = answersLeft(proposals, registered)
  const same = left.filter(({ circulation }) => circulation === act.circulation)
  const looked = same.length === 1 ? same[0] : left.length === 1 ? left[0] : undefined
  return looked ? movedAnswer(proposals, looked, act) : [...proposals]
}
