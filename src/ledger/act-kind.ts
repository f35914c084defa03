import type { ActType } from './act.ts'

/** Slag av ställningstaganden: which acts answer the question, which are only on the way to it, and which leave. */

/** Yes or no: only another of these, or an express replacement, takes its place. */
const positions: readonly ActType[] = [
  'adopted',
  'adopted_with_declaration',
  'adopted_with_condition',
  'adopted_in_part',
  'declined',
  'acceded',
]
/** Answers that are neither: any later answer takes their place. */
const neutral: readonly ActType[] = [
  'noted',
  'abstained',
  'not_concerned',
  'opinion',
  'answered',
  'nominated',
]
/** On the way to an answer: never displaces one, and is never one. */
const underway: readonly ActType[] = ['submitted', 'referred_back', 'postponed']
/** Ways of leaving. */
const departures: readonly ActType[] = ['withdrawn', 'succeeded']

/** Consent to be bound: what a depositary receives. */
export const isConsentType = (type: ActType): boolean => isPositionType(type) && type !== 'declined'
export const isPositionType = (type: ActType): boolean => positions.includes(type)
export const isNeutralType = (type: ActType): boolean => neutral.includes(type)
export const isUnderwayType = (type: ActType): boolean => underway.includes(type)
export const isDepartureType = (type: ActType): boolean => departures.includes(type)
export const isAnswerType = (type: ActType): boolean => isPositionType(type) || isNeutralType(type)
