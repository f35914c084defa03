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

const opinionKinds = ['supports', 'supports_with_remarks', 'no_objection', 'opposes', 'abstains'] as const

/** "20 har svarat, 17 har antagit, 2 med villkor"; for a remiss its opinions instead of adoptions. */
export function countLine(count: Count, language: Language): string {
  const opinions = opinionKinds
    .filter((kind) => count.kinds[kind] > 0)
    .map((kind) => `${count.kinds[kind]} ${standingWords[kind][language].word.toLowerCase()}`)
  const adoptions = [lines[language].adopted(count.adopted)]
  if (count.conditional > 0) adoptions.push(lines[language].conditional(count.conditional))
  return [lines[language].answered(count.answered), ...(opinions.length > 0 ? opinions : adoptions)].join(
    ', ',
  )
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
