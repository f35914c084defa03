import { Button } from '../kit/html/button.tsx'
import { SelectField, TextArea } from '../kit/html/field.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { Changes, type JusteringView } from './sealing.pages.tsx'
import { justeringTexts } from './justering.texts.ts'
import { formPage } from '../kit/http/form-page.tsx'
import { MinutesSheet } from './minutes.pages.tsx'
import type { Minutes } from './minutes.ts'
import type { KeptAdjuster } from './minutes.store.ts'
import { nav } from './pages.tsx'
import type { WholeMeeting } from './composition.view.ts'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

/** What an adjuster sees, by a link of her own and without an account: the sheet, what has changed, and the three answers. */
export function adjusterPage(
  visit: Visit,
  problem: Problem | undefined,
  { view, adjuster }: { view: JusteringView; adjuster: KeptAdjuster },
): Page {
  const words = justeringTexts[visit.language]
  const { minutes, textHash } = view
  const title = words.adjustTitle({ number: `${minutes.body} ${minutes.number}` })
  const answered = adjuster.answer?.textHash === textHash
  const action = `/${visit.association.slug}/justering/${visit.part('token')}`
  const body = (
    <>
      <PageHead title={title} lang="sv">
        <p>{words.adjustLead}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{ reason: words.reason, change: words.change }} />
      {answered && (
        <Notice kind="success" title={words.thanks}>
          <p>
            {adjuster.holder}: {adjuster.answer.confirmed ? words.confirmed : words.refused}
          </p>
        </Notice>
      )}
      <Columns kind="narrow-right">
        <Column>
          <Card>
            <MinutesSheet minutes={minutes} />
          </Card>
        </Column>
        <Column>
          <Changes visit={visit} view={view} />
          {!answered && <Answers visit={visit} action={action} textHash={textHash} minutes={minutes} />}
        </Column>
      </Columns>
    </>
  )
  return { title, nav, body, hidden: true }
}

interface AnswerProps {
  readonly visit: Visit
  readonly action: string
  readonly textHash: string
  readonly minutes: Minutes
}

/** The three answers; the link itself is the permission. */
function Answers({ visit, action, textHash, minutes }: AnswerProps) {
  const words = justeringTexts[visit.language]
  return (
    <>
      <Card title={words.confirm}>
        <PostForm action={action} hidden={{ answer: 'confirm', textHash }}>
          <Consequence>{words.confirmConsequence}</Consequence>
          <Button>{words.confirm}</Button>
        </PostForm>
      </Card>
      <Card title={words.askChange}>
        <PostForm action={action} hidden={{ answer: 'change', textHash, id: newId() }}>
          <SelectField
            name="itemId"
            label={texts[visit.language].item}
            empty={words.wholeMinutes}
            options={minutes.items.map(({ id, number, title }) => ({
              value: id,
              label: `${number} ${title}`,
            }))}
            value={visit.form.text('itemId') ?? ''}
          />
          <TextArea name="change" label={words.change} lang="sv" value={visit.form.text('change') ?? ''} />
          <Button look="secondary">{words.askChange}</Button>
        </PostForm>
      </Card>
      <Card title={words.refuse}>
        <PostForm action={action} hidden={{ answer: 'refuse', textHash }}>
          <TextArea name="reason" label={words.reason} lang="sv" value={visit.form.text('reason') ?? ''} />
          <Button look="danger">{words.refuse}</Button>
        </PostForm>
      </Card>
    </>
  )
}

/** The sealed text of one item, to be corrected as an act of its own. */
export function correctPage(
  visit: Visit,
  problem: Problem | undefined,
  { whole, minutes }: { whole: WholeMeeting; minutes: Minutes },
): Page {
  const words = justeringTexts[visit.language]
  const meetingWords = texts[visit.language]
  const wanted = visit.form.text('itemId') ?? visit.url.searchParams.get('item')
  const item = minutes.items.find(({ id }) => id === wanted) ?? minutes.items[0]!
  return formPage(visit, problem, {
    title: words.correct,
    nav,
    trail: [
      { label: meetingWords.meetings, href: meetingsPath(visit) },
      { label: titleOf(whole), href: pathOf(visit, whole) },
    ],
    action: pathOf(visit, whole, 'correct'),
    labels: { text: meetingWords.text, clauses: meetingWords.clauses, reason: words.reason },
    submit: words.correct,
    lead: words.correctLead,
    hidden: { itemId: item.id },
    fields: (state) => (
      <>
        <nav className="agenda" aria-label={meetingWords.item}>
          <ol>
            {minutes.items.map(({ id, number, title }) => (
              <li>
                <a
                  href={`${pathOf(visit, whole, 'correct')}?item=${id}`}
                  aria-current={id === item.id ? 'true' : undefined}
                  lang="sv"
                >
                  <span>{number}</span> {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <TextArea
          name="text"
          label={meetingWords.text}
          rows={10}
          lang="sv"
          value={state.value('text', item.text)}
        />
        <TextArea
          name="clauses"
          label={meetingWords.clauses}
          lang="sv"
          value={state.value('clauses', item.clauses.join('\n'))}
        />
        <TextArea
          name="reason"
          label={words.reason}
          rows={2}
          lang="sv"
          value={state.value('reason')}
          error={state.error('reason')}
        />
      </>
    ),
  })
}
