import { momentInTable } from '../kit/day-words.ts'
import { SelectField } from '../kit/html/field.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { type Act, meaning } from '../ledger/act.ts'
import { isAnswerType } from '../ledger/act-kind.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import type { Sheet } from './sheet.store.ts'
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
