import type { Markup } from '../kit/html/markup.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Card, Paper } from '../kit/html/layout.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Highlight } from '../kit/html/prose.tsx'
import type { DraftForm } from './draft-form.pages.ts'
import { draftTexts } from './draft.texts.ts'

/** What stands beside the form: what is missing, the letter it was read from, another registrar's text. */
export function Lacks({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  if (form.lacks.length === 0)
    return (
      <Notice kind="success" title={words.ready}>
        <LinkButton href={`${form.href}/preview`}>{words.previewOnly}</LinkButton>
      </Notice>
    )
  return (
    <Notice kind="warning" title={words.lacks(form.lacks.length)}>
      <ul>
        {form.lacks.map((lack) => (
          <li>
            <a href={`#${lack.field}`}>{lack.sentence}</a>
          </li>
        ))}
      </ul>
      <p className="hint">{words.lacksLead}</p>
    </Notice>
  )
}

export function Source({ form }: { form: DraftForm }): Markup {
  const words = draftTexts[form.language]
  const { source } = form.draft
  if (!source) return null
  const evidence = Object.entries(source.quotes).map(([field, { start, end }]) => ({
    from: start,
    to: end,
    label: form.labelOf(field),
  }))
  return (
    <Card title={words.source}>
      <p className="hint">{words.sourceHint}</p>
      <Paper>
        <Highlight text={source.text} evidence={evidence} />
      </Paper>
    </Card>
  )
}

export function Conflicts({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  if (form.conflicts.length === 0) return null
  return (
    <Notice kind="warning" title={words.conflict}>
      <p>{words.conflictLead}</p>
      <dl className="facts rows">
        {form.conflicts.map(({ field, saved }) => (
          <div>
            <dt>
              <a href={`#${field}`}>{form.labelOf(field)}</a>
            </dt>
            <dd lang="sv" className="highlight">
              {saved || '–'}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
