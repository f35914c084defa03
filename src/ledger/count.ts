import type { Language } from '../kit/language.ts'
import { standingKinds, standingWords, type StandingKind } from './standing-words.ts'

/** Räkning: the honest numbers of a circulation. Only what the table of standings lets count is counted. */

export interface Count {
  /** Whose answer is asked for; who has been succeeded by another is counted through that one. */
  readonly addressees: number
  readonly answered: number
  /** Adopted, with an addition too; with a condition only where it counts. */
  readonly adopted: number
  /** Adopted with a condition that does not count yet. */
  readonly conditional: number
  /** Not answered and the day has passed. */
  readonly overdue: number
  readonly kinds: Readonly<Record<StandingKind, number>>
}

interface Counted {
  readonly kind: StandingKind
  readonly answered: boolean
  readonly counts: boolean
  readonly overdue: boolean
}

export function count(standings: readonly Counted[]): Count {
  const seated = standings.filter((standing) => standing.kind !== 'succeeded')
  const number = (test: (standing: Counted) => boolean): number => seated.filter(test).length
  const kinds = standingKinds.map((kind) => [kind, standings.filter((one) => one.kind === kind).length])
  return {
    addressees: seated.length,
    answered: number((standing) => standing.answered),
    adopted: number((standing) => standing.counts),
    conditional: number((standing) => !standing.counts && standingWords[standing.kind].counts === 'when-met'),
    overdue: number((standing) => standing.overdue),
    kinds: Object.fromEntries(kinds) as Record<StandingKind, number>,
  }
}

/** Vad som frågas efter: a yes, an opinion, or an answer in the member's own words. */
export type Asked = 'adoption' | 'opinion' | 'answer'

/** @param kind of the circulation */
export const askedBy = (kind: string): Asked =>
  kind === 'consultation' ? 'opinion' : kind === 'enquiry' ? 'answer' : 'adoption'

const opinionKinds = ['supports', 'supports_with_remarks', 'no_objection', 'opposes', 'abstains'] as const

/** "20 har svarat, 17 har antagit, 2 med villkor"; for a remiss its opinions instead of adoptions. */
export function countLine(count: Count, language: Language, asked: Asked = 'adoption'): string {
  return [lines[language].answered(count.answered), ...countParts(count, language, asked)].join(', ')
}

/** What the answers amount to: "17 har antagit", "2 med villkor"; "5 tillstyrker"; "9 har namngett". */
export function countParts(count: Count, language: Language, asked: Asked): string[] {
  const said = (kind: StandingKind): string[] =>
    count.kinds[kind] > 0 ? [`${count.kinds[kind]} ${standingWords[kind][language].word.toLowerCase()}`] : []
  if (asked === 'opinion') return opinionKinds.flatMap(said)
  if (asked === 'answer') return said('nominated')
  const conditional = count.conditional > 0 ? [lines[language].conditional(count.conditional)] : []
  return [lines[language].adopted(count.adopted), ...conditional]
}

const have = (number: number): string => (number === 1 ? '1 has' : `${number} have`)

const lines = {
  sv: {
    answered: (number: number) => `${number} har svarat`,
    adopted: (number: number) => `${number} har antagit`,
    conditional: (number: number) => `${number} med villkor`,
  },
  en: {
    answered: (number: number) => `${have(number)} answered`,
    adopted: (number: number) => `${have(number)} adopted`,
    conditional: (number: number) => `${number} with a condition`,
  },
}
