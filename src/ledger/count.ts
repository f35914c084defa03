import type { Language } from '../kit/language.ts'
import { standingKinds, standingWords, type StandingKind } from './standing-words.ts'

/** Räkning: the honest numbers of a circulation. Only what the table of standings lets count is counted. */

export interface Count {
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
  const number = (test: (standing: Counted) => boolean): number => standings.filter(test).length
  const kinds = standingKinds.map((kind) => [kind, number((standing) => standing.kind === kind)])
  return {
    addressees: standings.length,
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
  const answered = language === 'sv' ? `${count.answered} har svarat` : `${count.answered} have answered`
  const opinions = opinionKinds.filter((kind) => count.kinds[kind] > 0)
  const parts =
    opinions.length > 0
      ? opinions.map((kind) => `${count.kinds[kind]} ${standingWords[kind][language].word.toLowerCase()}`)
      : adoptions(count, language)
  return [answered, ...parts].join(', ')
}

function adoptions(count: Count, language: Language): string[] {
  const adopted = language === 'sv' ? `${count.adopted} har antagit` : `${count.adopted} have adopted`
  const conditional =
    language === 'sv' ? `${count.conditional} med villkor` : `${count.conditional} with a condition`
  return count.conditional > 0 ? [adopted, conditional] : [adopted]
}
