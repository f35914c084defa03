import { Button } from '../kit/html/button.tsx'
import { DateField, TextArea, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Clauses } from '../kit/html/prose.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { formState } from '../kit/http/problems.tsx'
import { newId } from '../kit/id.ts'
import { type LodgingPageView, matterPath } from './lodging-view.pages.tsx'
import { lodgingKindTexts } from './lodging-kind.texts.ts'
import { lodgingTexts } from './lodging.texts.ts'
import { ownPaper } from './own-paper.ts'

/** What is asked: the clauses, the documents, text for the member's own paper, and what others have asked. */
export function AboutMatter({ visit, view }: LodgingPageView) {
  const words = lodgingTexts[visit.language]
  const { circulation, text } = view.sheet.desk
  const kind = lodgingKindTexts[visit.language][circulation.kind]
  const board = `/${visit.association.slug}/circulations/${circulation.slug}`
  return (
    <>
      {view.clauses.length > 0 && (
        <Card title={kind.clauses}>
          <div lang="sv">
            <Clauses
              label={kind.clauses}
              clauses={view.clauses.map(({ number, text: clause }) => ({
                id: `clause-${number}`,
                lead: `${number}.`,
                text: clause,
              }))}
            />
          </div>
        </Card>
      )}
      <Card title={words.documents}>
        <ul className="plain">
          {view.documents.map(({ documentId, title }) => (
            <li>
              <a href={`/${visit.association.slug}/documents/${documentId}`} lang="sv">
                {title}
              </a>
            </li>
          ))}
          <li>
            <a href={board}>{words.letter}</a>
          </li>
        </ul>
      </Card>
      <Card title={words.paper}>
        <p className="hint">{kind.paperLead}</p>
        <TextArea
          name="paper"
          label={words.paperCopy}
          rows={8}
          value={ownPaper(text, view.clauses, `${visit.site.settings.publicUrl}${board}`)}
          lang="sv"
        />
      </Card>
      {view.questions.length > 0 && (
        <Card title={words.questions}>
          <dl className="stack" lang="sv">
            {view.questions.map(({ question, answer }) => (
              <div>
                <dt>
                  <b>{question}</b>
                </dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </>
  )
}

/** More time, and questions: both reach the office, and neither is an answer. */
export function AskForMore({ visit, problem, guest, view }: LodgingPageView) {
  const words = lodgingTexts[visit.language]
  const state = formState(visit, problem)
  const path = matterPath(guest, view)
  return (
    <Card>
      <details open={state.error('extensionUntil') !== undefined}>
        <summary>{words.extension}</summary>
        <p>{words.extensionLead}</p>
        <PostForm action={`${path}/extension`} hidden={{ id: newId() }}>
          <DateField
            name="extensionUntil"
            label={words.fields.extensionUntil}
            hint={words.decidedHint}
            value={state.value('extensionUntil')}
            error={state.error('extensionUntil')}
          />
          <TextArea
            name="reason"
            label={words.fields.reason}
            optional={words.optional}
            rows={2}
            value={state.value('reason')}
            lang="sv"
          />
          <Button look="secondary">{words.extensionSubmit}</Button>
        </PostForm>
      </details>
      <details open={state.error('text') !== undefined}>
        <summary>{words.ask}</summary>
        <p>{words.askLead}</p>
        <PostForm action={`${path}/questions`} hidden={{ id: newId() }}>
          <TextArea
            name="text"
            label={words.fields.text}
            rows={3}
            value={state.value('text')}
            error={state.error('text')}
            lang="sv"
          />
          <TextField
            name="askedBy"
            label={words.askedBy}
            optional={words.optional}
            value={state.value('askedBy')}
          />
          <Button look="secondary">{words.askSubmit}</Button>
        </PostForm>
      </details>
    </Card>
  )
}
