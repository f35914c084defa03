import { DateField, SelectField, TextArea } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { clauseAnswers } from '../ledger/act.ts'
import { askedBy } from '../ledger/count.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { riderKinds } from './answer.form.ts'
import type { Sheet } from './sheet.view.ts'
import { texts } from './texts.ts'

interface Props {
  readonly visit: Visit
  readonly sheet: Sheet
  readonly state: FormState
}

/** Folded away while every clause is adopted as it was recommended, which is the usual. */
export function ClauseFields({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { clauses } = sheet.answer
  if (clauses.length === 0) return null
  const asked = askedBy(sheet.desk.circulation.kind)
  const usual = asked === 'adoption' ? 'adopted' : 'not_answered'
  const same = clauses.every((answer) => answer.answer === usual && answer.text === null)
  const ledger = ledgerTexts[visit.language]
  const said = asked === 'adoption' ? ledger.clauseAnswers : ledger.clauseOpinions
  const options = clauseAnswers.map((value) => ({ value, label: said[value] }))
  return (
    <details open={!same}>
      <summary>{asked === 'adoption' ? words.clauses(same) : words.points}</summary>
      {clauses.map(({ clause, answer, text }) => (
        <div>
          <SelectField
            name={`clause.${clause}`}
            label={words.clause(clause)}
            options={options}
            value={answer}
            error={state.error(`clause.${clause}`)}
          />
          <TextArea
            name={`clauseText.${clause}`}
            label={asked === 'adoption' ? words.clauseText(clause) : words.pointText(clause)}
            optional={words.optional}
            rows={2}
            value={text ?? ''}
            lang="sv"
          />
        </div>
      ))}
    </details>
  )
}

/** What is there, and one empty row for what is not yet. */
export function RiderFields({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { riders } = sheet.answer
  if (askedBy(sheet.desk.circulation.kind) !== 'adoption') return <RemarkFields visit={visit} sheet={sheet} />
  const rows = [...riders, { kind: 'declaration' as const, text: '', reviewOn: null }]
  const typedDays = state.all('riderReview')
  const options = riderKinds.map((value) => ({ value, label: ledgerTexts[visit.language].riders[value] }))
  return (
    <details open={riders.length > 0}>
      <summary>{words.riders}</summary>
      {rows.map((rider, index) => (
        <fieldset className="field">
          <legend className="label">{words.rider(index + 1)}</legend>
          <FieldRow>
            <SelectField
              name="riderKind"
              id={`riderKind.${index}`}
              label={words.riderKind}
              options={options}
              value={rider.kind}
            />
            <DateField
              name="riderReview"
              id={`riderReview.${index}`}
              label={words.riderReview}
              optional={words.optional}
              value={typedDays[index] ?? rider.reviewOn ?? ''}
              error={state.error(`riderReview.${index}`)}
            />
          </FieldRow>
          <TextArea
            name="riderText"
            id={`riderText.${index}`}
            label={words.riderText}
            rows={2}
            value={rider.text}
            lang="sv"
          />
        </fieldset>
      ))}
    </details>
  )
}

/** With an opinion or an answer: the member's own words, each remark for itself. */
function RemarkFields({ visit, sheet }: Pick<Props, 'visit' | 'sheet'>) {
  const words = texts[visit.language]
  const { remark } = ledgerTexts[visit.language]
  const { riders } = sheet.answer
  const rows = [...riders.map(({ text }) => text), '']
  return (
    <details open={riders.length > 0}>
      <summary>{words.remarks}</summary>
      {rows.map((text, index) => (
        <div>
          <input type="hidden" name="riderKind" value="addition" />
          <input type="hidden" name="riderReview" value="" />
          <TextArea
            name="riderText"
            id={`riderText.${index}`}
            label={`${remark} ${index + 1}`}
            rows={3}
            value={text}
            lang="sv"
          />
        </div>
      ))}
    </details>
  )
}
