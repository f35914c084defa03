import { wordChanges } from '../circulations/difference.ts'
import type { Clause } from '../circulations/circulation.ts'
import { Card, Paper } from '../kit/html/layout.tsx'
import { Diff, Highlight } from '../kit/html/prose.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { ClauseAnswer } from '../ledger/act.ts'
import { askedBy } from '../ledger/count.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { saysYes } from './choice.ts'
import { bareClause } from './clause-answer.ts'
import type { Sheet } from './sheet.view.ts'
import { texts } from './texts.ts'

interface Props {
  readonly visit: Visit
  readonly sheet: Sheet
}

/** What came, with the words that the proposal rests on marked; what the check says; and where the wording differs. */
export function ExtractPane(props: Props & { readonly examined?: boolean }) {
  const { visit, sheet, examined = true } = props
  const words = texts[visit.language]
  const marks = (sheet.proposal?.marks ?? []).map(({ from, to, code }) => ({
    from,
    to,
    label: words.marks[code],
  }))
  const nothing = sheet.answer.files.length > 0 ? words.noText : words.nothingRead
  return (
    <>
      <Card title={words.reading}>
        {sheet.text.trim() ? (
          <Paper>
            <Highlight text={sheet.text} evidence={marks} />
          </Paper>
        ) : (
          <p>{nothing}</p>
        )}
      </Card>
      {examined && <Examination {...props} />}
      {examined && <Comparison {...props} />}
    </>
  )
}

/** Formkontroll: findings with their reasons, the gravest first. */
function Examination({ visit, sheet }: Props) {
  const words = texts[visit.language]
  const { severities } = ledgerTexts[visit.language]
  const fine = sheet.answer.channel === 'phone' ? words.notExamined : words.inDueForm
  return (
    <Card title={words.examination}>
      {sheet.findings.length === 0 && <p>{fine}</p>}
      <ul className="findings">
        {sheet.findings.map(({ code, severity, facts }) => (
          <li>
            <b>{severities[severity]}:</b> {visit.say(code, facts)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Likalydande: every clause whose words are not the recommended ones, word by word. */
export function Comparison({ visit, sheet }: Props) {
  const words = texts[visit.language]
  const adopts = askedBy(sheet.desk.circulation.kind) === 'adoption' && saysYes(sheet.answer.choice)
  if (!adopts || sheet.desk.text.clauses.length === 0) return null
  const answers = new Map(sheet.answer.clauses.map((answer) => [answer.clause, answer]))
  const differing = sheet.desk.text.clauses.flatMap((clause) => {
    const answer = answers.get(clause.number)
    return answer && (answer.text !== null || answer.answer !== 'adopted') ? [{ clause, answer }] : []
  })
  return (
    <Card title={words.comparison}>
      {differing.length === 0 && <p>{words.sameWording}</p>}
      {differing.map((one) => (
        <ClauseDifference visit={visit} {...one} />
      ))}
    </Card>
  )
}

function ClauseDifference({ visit, clause, answer }: { visit: Visit; clause: Clause; answer: ClauseAnswer }) {
  const words = texts[visit.language]
  const { added, removed } = words
  return (
    <section>
      <h3>
        {words.clause(clause.number)}: {ledgerTexts[visit.language].clauseAnswers[answer.answer]}
      </h3>
      <div lang="sv">
        {answer.text === null ? (
          <p>{clause.text}</p>
        ) : (
          <Diff
            words={{ added, removed }}
            parts={wordChanges(bareClause(clause.text), bareClause(answer.text))}
          />
        )}
      </div>
    </section>
  )
}
