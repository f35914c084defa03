import { LinkButton } from '../kit/html/button.tsx'
import type { Problem, Visit } from '../kit/http/visit.ts'
import type { Guest } from './by-link.routes.ts'
import { lodgingTexts } from './lodging.texts.ts'
import { nomineeRows } from './lodging.ts'
import { nominationTexts } from '../answers/nomination.texts.ts'
import type { LodgingView } from './lodging.view.ts'
import type { ReasonCode } from '../answers/proposal.ts'
import type { Typed } from '../answers/typed.ts'

/** What the pages about one matter are made of. */
export interface LodgingPageView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly guest: Guest
  readonly view: LodgingView
  /** What a colleague has saved meanwhile, field by field. */
  readonly colleague: readonly { readonly label: string; readonly text: string }[]
  readonly now: string
}

/** A field's value: what is typed just now, what was saved, or what was read in the extract, with its reason. */
export interface FieldTeller {
  value(name: string): string
  error(name: string): string | undefined
  /** Why, where the value was read and not typed. */
  reasons(name: keyof Typed, code: ReasonCode): readonly string[]
}

export const matterPath = ({ home }: Guest, { sheet }: LodgingView): string =>
  `${home}/circulations/${encodeURIComponent(sheet.desk.circulation.slug)}`

/** What each field is called, for the list of faults, for the summary, and for what a colleague has written. */
export function labelsOf(visit: Visit, { clauses }: Pick<LodgingView, 'clauses'>): Record<string, string> {
  const words = lodgingTexts[visit.language]
  const perClause = clauses.flatMap(({ number }) => [
    [`clause.${number}`, words.clause(number)],
    [`clauseText.${number}`, words.clauseText(number)],
  ])
  return {
    ...words.fields,
    ...nomineeLabels(visit),
    ...(Object.fromEntries(perClause) as Record<string, string>),
  }
}

/** What the fields are called by which the member names somebody. */
export function nomineeLabels({ language }: Visit): Record<string, string> {
  const words = Object.entries(nominationTexts[language].ofHolder)
  const labels = nomineeRows.flatMap((row) =>
    words.map(([name, word]) => [`${name}.${row}`, `${word} ${row}`]),
  )
  return Object.fromEntries(labels) as Record<string, string>
}

/** Back to the list, from the pages under it. */
export function BackLink({ visit, guest }: { visit: Visit; guest: Guest }) {
  return (
    <LinkButton href={guest.home} look="quiet">
      {lodgingTexts[visit.language].back}
    </LinkButton>
  )
}
