import type { Markup } from '../kit/html/markup.ts'
import { Aside, Facts } from '../kit/html/table.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { isChoice } from '../answers/choice.ts'
import { lodgingTexts } from './lodging.texts.ts'
import { nomineeLabels } from './lodging-view.pages.tsx'
import { type Written, extensionRequest } from './lodging.ts'
import { nominationTexts } from '../answers/nomination.texts.ts'

interface SummaryProps {
  readonly visit: Visit
  readonly written: Written
  /** As it was typed: what is not there was read in the extract. */
  readonly typed: Written
  /** Under which address the files lie. */
  readonly filesAt: string
}

/** What is lodged, field by field, and which of it was read in the extract. */
export function Summary({ visit, written, typed, filesAt }: SummaryProps) {
  const words = lodgingTexts[visit.language]
  const facts = Object.entries(written.fields).flatMap(([name, value]) => {
    const label = labelOf(visit, name)
    if (!label) return []
    const isRead = typed.fields[name] === undefined
    return [
      {
        name,
        label,
        value: <Value text={wordsOf(visit, name, value)} aside={isRead ? words.wasRead : null} />,
      },
    ]
  })
  const files = written.files.map(({ sha256, filename }) => (
    <div>
      <a href={`${filesAt}/files/${sha256}`}>{filename}</a>
    </div>
  ))
  const order = facts.toSorted((a, b) => placeOf(a.name) - placeOf(b.name))
  return (
    <Facts
      facts={[...order, ...(files.length > 0 ? [{ label: words.files, value: <>{files}</> }] : [])]}
      look="rows"
    />
  )
}

function Value({ text, aside }: { text: string; aside: string | null }): Markup {
  return (
    <>
      <span className="typed">{text}</span>
      {aside && <Aside>{aside}</Aside>}
    </>
  )
}

const order = ['choice', 'decidedBy', 'decided', 'paragraph', 'ownDnr', 'until', 'approved', 'riderText']

function placeOf(name: string): number {
  const place = order.indexOf(name)
  return place === -1 ? order.length : place
}

function labelOf(visit: Visit, name: string): string | null {
  const words = lodgingTexts[visit.language]
  const [, kind, number] = /^(clause|clauseText)\.(\d+)$/.exec(name) ?? []
  if (number) return kind === 'clause' ? words.clause(Number(number)) : words.clauseText(Number(number))
  const labels: Readonly<Record<string, string>> = { ...words.fields, ...nomineeLabels(visit) }
  return labels[name] ?? null
}

function wordsFor(visit: Visit, name: string): Readonly<Record<string, string>> {
  const words = lodgingTexts[visit.language]
  if (name === 'approved') return words.approvals
  if (name.startsWith('nomineeRole.')) return nominationTexts[visit.language].roles
  return name.startsWith('clause.') ? words.clauseAnswers : {}
}

/** What was chosen is said in words; what was typed stands as it was typed. */
function wordsOf(visit: Visit, name: string, value: string): string {
  if (name === 'choice') return choiceWord(visit, value)
  return wordsFor(visit, name)[value] ?? value
}

export function choiceWord(visit: Visit, value: string): string {
  const words = lodgingTexts[visit.language]
  if (value === extensionRequest) return words.extensionAnswer
  return isChoice(value) ? words.choices[value] : words.noAnswer
}
