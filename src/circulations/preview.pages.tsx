import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { SelectField } from '../kit/html/field.tsx'
import { Form } from '../kit/html/form.tsx'
import { Card, Column, Columns, Paper } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { Diff } from '../kit/html/prose.tsx'
import { Facts } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { type Change, wordChanges } from './difference.ts'
import type { Lack } from './draft-lack.ts'
import type { ComposedLetter } from './letter-text.ts'
import { texts } from './texts.ts'

/** What is sent, as it is sent. */
export interface Preview {
  readonly href: string
  readonly revision: number
  readonly title: string
  readonly dnr: string
  readonly from: string
  /** The one whose letter is shown; null where there is no recipient yet. */
  readonly shown: { readonly id: string; readonly name: string; readonly email: string } | null
  readonly letter: ComposedLetter
  readonly attachments: readonly { readonly title: string; readonly href: string }[]
  readonly recipients: readonly { readonly id: string; readonly name: string }[]
  readonly asked: number
  readonly told: number
  readonly thirdBodies: readonly string[]
  readonly lacks: readonly Lack[]
  readonly remarks: readonly string[]
  /** Of a next version; null for the first. */
  readonly changes: readonly Change[] | null
}

export function previewPage(visit: Visit, preview: Preview, problem: Problem | undefined): Page {
  const words = texts[visit.language]
  const trail = [
    { href: `/${visit.association.slug}/circulations`, label: words.title },
    { href: `${preview.href}/draft`, label: preview.title || words.untitled },
  ]
  const body = (
    <>
      <Crumbs label={words.room} trail={trail} here={words.preview} />
      <PageHead title={words.preview}>
        <p>{words.previewLead}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{}} />
      <Columns kind="narrow-right">
        <Column>
          <LetterCard visit={visit} preview={preview} />
          {preview.changes && <Changes visit={visit} changes={preview.changes} />}
        </Column>
        <Column>
          <Lacks visit={visit} preview={preview} />
          <Remarks visit={visit} preview={preview} />
          {preview.lacks.length === 0 && <Send visit={visit} preview={preview} />}
          <LinkButton href={`${preview.href}/draft`}>{words.backToDraft}</LinkButton>
        </Column>
      </Columns>
    </>
  )
  return { title: words.preview, nav: 'circulations', body, hidden: true }
}

function LetterCard({ visit, preview }: { visit: Visit; preview: Preview }) {
  const words = texts[visit.language]
  const { shown, letter, attachments } = preview
  const facts = [
    { label: words.letter.from, value: preview.from },
    { label: words.letter.to, value: shown ? `${shown.name} ${shown.email && `<${shown.email}>`}` : '–' },
    { label: words.letter.replyTo, value: shown ? words.ownReply(shown.name) : '–' },
    { label: words.letter.subject, value: <span lang="sv">{letter.subject}</span> },
    {
      label: words.letter.attachments,
      value:
        attachments.length === 0 ? (
          words.letter.none
        ) : (
          <ul>
            {attachments.map(({ title, href }) => (
              <li>
                <a href={href} lang="sv">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        ),
    },
  ]
  return (
    <Card>
      {preview.recipients.length > 1 && (
        <Form action={`${preview.href}/preview`} method="get" className="row">
          <SelectField
            name="to"
            label={words.showTo}
            value={shown?.id}
            options={preview.recipients.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button look="secondary">{words.show}</Button>
        </Form>
      )}
      <Facts facts={facts} look="rows" />
      <Paper>
        <div className="highlight">{letter.text}</div>
      </Paper>
    </Card>
  )
}

function Lacks({ visit, preview }: { visit: Visit; preview: Preview }) {
  const { lacks, href } = preview
  if (lacks.length === 0) return null
  return (
    <Notice kind="error" title={texts[visit.language].lacksTitle(lacks.length)}>
      <ul>
        {lacks.map((lack) => (
          <li>
            <a href={`${href}/draft#${lack.field}`}>{visit.say(lack.code, lack.facts)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Remarks({ visit, preview }: { visit: Visit; preview: Preview }) {
  if (preview.remarks.length === 0) return null
  return (
    <Notice kind="warning" title={texts[visit.language].remarksTitle}>
      <ul>
        {preview.remarks.map((remark) => (
          <li>{remark}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Send({ visit, preview }: { visit: Visit; preview: Preview }) {
  const words = texts[visit.language]
  const { asked, told, thirdBodies, changes } = preview
  const first = [words.consequenceTo(asked, told), words.consequenceUndo, words.consequenceFrozen]
  const sentences = [
    ...(changes ? [words.consequenceVersion(asked + told)] : first),
    words.consequenceEntry(preview.dnr),
    ...(thirdBodies.length > 0 ? [words.consequenceTold(thirdBodies.join(', '))] : []),
  ]
  return (
    <Card>
      <Consequence>
        <p>{words.whenSent}</p>
        <ul>
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Consequence>
      <PostForm action={`${preview.href}/send`} hidden={{ revision: String(preview.revision) }}>
        <Actions>
          <Button>{words.send(asked + told)}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

/** What a new version changes, word by word. */
export function Changes({ visit, changes }: { visit: Visit; changes: readonly Change[] }) {
  const words = texts[visit.language]
  return (
    <Card title={words.changes}>
      {changes.length === 0 && <p>{words.noChanges}</p>}
      {changes.map((change) => (
        <section>
          <h3>
            {words.changeFields[change.field]} <span lang="sv">{change.name}</span>
          </h3>
          <div lang="sv">
            <Diff parts={wordChanges(change.before, change.after)} words={words.diff} />
          </div>
        </section>
      ))}
    </Card>
  )
}
