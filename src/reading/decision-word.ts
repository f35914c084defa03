import type { ReadAct, ReadOpinion } from './act.ts'

/** Utfall: what an office did with the matter, in seven words. Coarser than an act: a machine's summary for lists. */
export type DecisionWord =
  | 'adopted'
  | 'adopted_with_reservation' // the office's own condition or addition
  | 'declined'
  | 'postponed'
  | 'referred_back'
  | 'noted'
  | 'none'

const words: Readonly<Record<ReadAct, DecisionWord>> = {
  submitted: 'none',
  adopted: 'adopted',
  adopted_with_declaration: 'adopted_with_reservation',
  adopted_with_condition: 'adopted_with_reservation',
  adopted_in_part: 'adopted_with_reservation',
  declined: 'declined',
  noted: 'noted',
  referred_back: 'referred_back',
  postponed: 'postponed',
  abstained: 'none',
  not_concerned: 'none',
  extension_requested: 'none',
  opinion: 'adopted',
  withdrawn: 'adopted',
}

export function decisionWord(act: ReadAct | null, opinion: ReadOpinion | null): DecisionWord {
  if (act === null) return 'none'
  if (act === 'opinion' && opinion === 'opposes') return 'declined'
  if (act === 'opinion' && opinion === 'abstains') return 'none'
  return words[act]
}
