import type { Markup } from '../kit/html/markup.ts'
import { dayWords, momentInTable } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { itemNumber } from './agenda.ts'
import { adjustBy, adjusterRoles, adjustingManners } from './justering.ts'
import { justeringTexts as words_ } from './justering.texts.ts'
import { MeetingFacts } from './meeting.pages.tsx'
import { dayOfMeeting } from './meeting.ts'
import { MinutesSheet } from './minutes.pages.tsx'
import type { KeptAdjuster } from './minutes.store.ts'
import { nav } from './pages.tsx'
import { Board, Changes, type JusteringProps, type JusteringView, Seal } from './sealing.pages.tsx'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

/** The adjusting as the secretary sees it: who has answered, what they ask for, what has changed, and the seal. */
export function justeringPage(visit: Visit, problem: Problem | undefined, view: JusteringView): Page {
  const words = words_[visit.language]
  const { whole } = view
  const title = `${words.justering}: ${titleOf(whole)}`
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[
          { label: texts[visit.language].meetings, href: meetingsPath(visit) },
          { label: titleOf(whole), href: pathOf(visit, whole) },
        ]}
        here={words.justering}
      />
      <PageHead title={title} lang="sv" facts={<MeetingFacts visit={visit} whole={whole} />} />
      <Problems
        visit={visit}
        problem={problem}
        labels={{
          picked: words.adjuster,
          holder: words.otherHolder,
          email: words.email,
          reason: words.reason,
          board: words.board,
        }}
      />
      <Adjusters visit={visit} problem={problem} view={view} />
      <Comments visit={visit} view={view} />
      <Changes visit={visit} view={view} />
      <Seal visit={visit} view={view} />
      <Board visit={visit} view={view} />
      <Card title={texts[visit.language].minutes}>
        <MinutesSheet minutes={view.minutes} />
      </Card>
    </>
  )
  return { title, nav, body, hidden: true }
}

interface Problematic {
  readonly problem: Problem | undefined
}

function Adjusters({ visit, problem, view }: JusteringProps & Problematic): Markup {
  const words = words_[visit.language]
  const { whole, link } = view
  const by = adjustBy(whole.body.governance, dayOfMeeting(whole.meeting))
  const isOpen = whole.meeting.state !== 'sealed'
  return (
    <Card title={words.adjusters}>
      {by && <p>{words.adjustBy({ day: dayWords(by, visit.language) })}</p>}
      {link && (
        <Notice kind="success" title={words.linkIs}>
          <p>
            <a href={link}>{link}</a>
          </p>
        </Notice>
      )}
      <DataTable
        caption={words.adjusters}
        columns={adjusterColumns(visit, view)}
        rows={whole.adjusters}
        rowId={({ id }) => `adjuster-${id}`}
        empty={
          <Empty title={words.noAdjusters}>
            <p>{words.noAdjustersNext}</p>
          </Empty>
        }
      />
      {isOpen && <AddAdjuster visit={visit} problem={problem} view={view} />}
      {isOpen && whole.adjusters.length > 0 && <Record visit={visit} view={view} />}
    </Card>
  )
}

function adjusterColumns(visit: Visit, { whole, textHash }: JusteringView): Column<KeptAdjuster>[] {
  const words = words_[visit.language]
  const scope = ({ itemId }: KeptAdjuster): string => {
    const item = whole.items.find(({ id }) => id === itemId)
    return item ? words.immediate({ number: itemNumber(item) }) : words.wholeMinutes
  }
  const answer = ({ answer, itemId }: KeptAdjuster): Markup => {
    if (!answer) return words.waiting
    const isCurrent = itemId !== null || whole.meeting.state === 'sealed' || answer.textHash === textHash
    return (
      <>
        {answer.confirmed ? words.confirmed : words.refused} {momentInTable(answer.at)}
        {!isCurrent && <Aside>{words.outdated}</Aside>}
        {answer.reason && <Aside>{answer.reason}</Aside>}
        {answer.manner !== 'page' && <Aside>{words.manners[answer.manner]}</Aside>}
      </>
    )
  }
  const links = (adjuster: KeptAdjuster): Markup =>
    whole.meeting.state === 'sealed' ? null : (
      <PostForm action={pathOf(visit, whole, 'justering', 'link')} hidden={{ id: adjuster.id }}>
        <Actions>
          {adjuster.email && (
            <Button look="secondary" name="send" value="yes">
              {words.sendLink}
            </Button>
          )}
          <Button look="quiet" name="send" value="">
            {words.newLink}
            <span className="unseen"> {adjuster.holder}</span>
          </Button>
        </Actions>
      </PostForm>
    )
  return [
    {
      header: words.adjuster,
      head: true,
      cell: ({ holder }) => <span lang="sv">{holder}</span>,
    },
    { header: words.scope, cell: scope },
    { header: words.answer, cell: answer },
    { header: words.newLink, cell: links },
  ]
}

function AddAdjuster({ visit, problem, view }: JusteringProps & Problematic): Markup {
  const words = words_[visit.language]
  const { whole, candidates } = view
  const { optional } = texts[visit.language]
  const state = formState(visit, problem)
  const isFaulty = ['picked', 'holder', 'email'].some((name) => state.error(name) !== undefined)
  return (
    <details open={whole.adjusters.length === 0 || isFaulty || state.value('holder') !== ''}>
      <summary>{words.addAdjuster}</summary>
      <PostForm action={pathOf(visit, whole, 'justering', 'adjusters')} hidden={{ id: newId() }}>
        <SelectField
          name="picked"
          label={words.adjuster}
          hint={words.pickedHint}
          empty={words.somebodyElse}
          options={candidates.map(({ id, holder }) => ({ value: id, label: holder }))}
          value={state.value('picked')}
          error={state.error('picked')}
        />
        <TextField
          name="holder"
          label={words.otherHolder}
          optional={optional}
          lang="sv"
          value={state.value('holder')}
          error={state.error('holder')}
        />
        <TextField
          name="email"
          label={words.email}
          hint={words.emailHint}
          type="email"
          optional={optional}
          value={state.value('email')}
          error={state.error('email')}
        />
        <SelectField
          name="role"
          label={words.role}
          options={adjusterRoles.map((value) => ({ value, label: words[value] }))}
          value={state.value('role', 'adjuster')}
        />
        <SelectField
          name="itemId"
          label={words.scope}
          empty={words.wholeMinutes}
          options={whole.items.map((item) => ({
            value: item.id,
            label: words.immediate({ number: `${itemNumber(item)} ${item.title}` }),
          }))}
          value={state.value('itemId')}
        />
        <Actions>
          <Button look="secondary">{words.addAdjuster}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}

/** An answer that came another way than by the link. */
function Record({ visit, view: { whole } }: JusteringProps): Markup {
  const words = words_[visit.language]
  return (
    <details>
      <summary>{words.record}</summary>
      <p>{words.recordLead}</p>
      <PostForm action={pathOf(visit, whole, 'justering', 'answers')} multipart>
        <SelectField
          name="adjuster"
          label={words.adjuster}
          options={whole.adjusters.map(({ id, holder }) => ({ value: id, label: holder }))}
        />
        <SelectField
          name="answer"
          label={words.answer}
          options={[
            { value: 'yes', label: words.confirmed },
            { value: 'no', label: words.refused },
          ]}
        />
        <SelectField
          name="manner"
          label={words.manner}
          options={adjustingManners
            .filter((manner) => manner !== 'page')
            .map((value) => ({ value, label: words.manners[value] }))}
        />
        <TextArea
          name="reason"
          label={words.reason}
          rows={2}
          optional={texts[visit.language].optional}
          lang="sv"
        />
        <FileField
          name="evidence"
          label={words.evidence}
          hint={words.evidenceHint}
          optional={texts[visit.language].optional}
        />
        <Actions>
          <Button look="secondary">{words.record}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}

function Comments({ visit, view: { whole, comments } }: JusteringProps): Markup {
  const words = words_[visit.language]
  if (comments.length === 0) return null
  return (
    <Card title={words.comments}>
      <ul>
        {comments.map((comment) => {
          const item = whole.items.find(({ id }) => id === comment.itemId)
          const adjuster = whole.adjusters.find(({ id }) => id === comment.adjusterId)
          return (
            <li>
              <span lang="sv">{comment.text}</span>
              <Aside>
                {[
                  item && `${itemNumber(item)} ${item.title}`,
                  adjuster?.holder,
                  momentInTable(comment.writtenAt),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Aside>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
