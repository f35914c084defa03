import { momentInTable } from '../kit/day-words.ts'
import { SelectField } from '../kit/html/field.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { type Act, meaning } from '../ledger/act.ts'
import { isAnswerType } from '../ledger/act-kind.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { pathOf } from './parts.pages.tsx'
import type { Sheet } from './sheet.view.ts'
import { texts } from './texts.ts'

interface Props {
  readonly visit: Visit
  readonly sheet: Sheet
  readonly state: FormState
}

const answers = (act: Act): boolean => {
  const said = meaning(act)
  return said !== null && isAnswerType(said)
}

/** A new decision in the place of an old one: only where there is one, and never in a correction. */
export function ReplacesField({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { acts } = ledgerTexts[visit.language]
  const earlier = sheet.earlier.filter(({ act, state: holds }) => holds === 'holds' && answers(act))
  if (sheet.corrects || earlier.length === 0) return null
  const options = earlier.map(({ act }) => ({
    value: act.id,
    label: [acts[meaning(act)!], act.decided ?? momentInTable(act.recorded)].join(' '),
  }))
  return (
    <SelectField
      name="replaces"
      label={words.replaces}
      hint={words.replacesHint}
      empty={words.replacesNothing}
      options={options}
      value={state.value('replaces')}
      error={state.error('replaces')}
    />
  )
}

/** What is recorded of the member before, so that nobody takes a second letter for a first one. */
export function Before({ visit, sheet: { desk, member, earlier, corrects } }: Props) {
  const words = texts[visit.language]
  const placed = desk.standings.members.find(
    ({ standing }) => standing.organisation === member?.organisationId,
  )
  if (!member || !placed || corrects || earlier.length === 0) return null
  const { decided } = placed.standing
  return (
    <p className="aside">
      {words.before} {wordOf(placed.standing, visit.language)}
      {decided && `, ${decided}`}.{' '}
      <a href={`${pathOf(visit, desk)}/members/${member.code ?? member.organisationId}`}>{words.history}</a>
    </p>
  )
}
