import type { CirculationKind } from '../circulations/circulation.ts'
import { type Act, type ActType, type Opinion, meaning, opinions } from '../ledger/act.ts'
import { type StandingKind, kindOf } from '../ledger/standing-words.ts'

/** Val: the states that a registrar chooses among, each a card with its mark and its key. */
export type Choice = Exclude<
  StandingKind,
  'silent' | 'retracted' | 'stayed' | 'quashed' | 'withdrawn' | 'succeeded'
>

const underway = ['submitted', 'referred_back'] as const
const rare = ['noted', 'not_concerned', 'abstained'] as const

/** In the order of the cards: the first five have the keys 1–5. */
const adoptions: readonly Choice[] = [
  'adopted',
  'adopted_with_declaration',
  'adopted_with_condition',
  'postponed',
  'declined',
  ...underway,
  'adopted_in_part',
  ...rare,
]
const statements: readonly Choice[] = [
  'supports',
  'supports_with_remarks',
  'no_objection',
  'opposes',
  'postponed',
  'abstains',
  ...underway,
  'noted',
  'not_concerned',
]

/** An enquiry is answered in the member's own words, or by naming somebody. */
const replies: readonly Choice[] = [
  'nominated',
  'answered',
  'postponed',
  'abstained',
  'not_concerned',
  ...underway,
  'noted',
]

/**
 * A remiss asks for opinions, an enquiry for an answer, everything else for a yes or a no.
 * @param names whether the members are asked to name somebody
 */
export function choicesFor(kind: CirculationKind, names = false): readonly Choice[] {
  if (kind === 'consultation') return statements
  if (kind === 'enquiry') return names ? replies : replies.filter((choice) => choice !== 'nominated')
  return adoptions
}

export const isChoice = (text: string): text is Choice =>
  [...adoptions, ...statements, ...replies].some((choice) => choice === text)

/** The key that chooses the card; null after the fifth. */
export const keyOf = (index: number): string | null => (index < 5 ? String(index + 1) : null)

export const isOpinion = (choice: string): choice is Opinion => opinions.some((opinion) => opinion === choice)

/** What the choice is in the ledger's words. */
export function actOf(choice: Choice): { type: ActType; opinion: Opinion | null } {
  return isOpinion(choice) ? { type: 'opinion', opinion: choice } : { type: choice, opinion: null }
}

/** The choice that the act says; null where it says something that is no answer (a withdrawal, a judgment). */
export function choiceOf(act: Pick<Act, 'type' | 'as' | 'opinion'>): Choice | null {
  const said = meaning(act as Act)
  const kind = said && kindOf(said, act.opinion)
  return kind !== null && isChoice(kind) ? kind : null
}

const yes: readonly Choice[] = [
  'adopted',
  'adopted_with_declaration',
  'adopted_with_condition',
  'adopted_in_part',
]
/** A yes, whole or in part: then it matters which clauses are adopted and in what words. */
export const saysYes = (choice: Choice): boolean => yes.includes(choice)

/** An answer is told on to the third body; a step on the way to one is not. */
export const isDecision = (choice: Choice): boolean =>
  choice !== 'postponed' && !underway.some((step) => step === choice)
