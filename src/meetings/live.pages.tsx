import type { Markup } from '../kit/html/markup.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { followupWords } from '../followups/pages.tsx'
import { type AgendaItem, itemNumber } from './agenda.ts'
import { AttendanceCard } from './attendance.pages.tsx'
import type { WholeMeeting } from './composition.view.ts'
import { ItemForm, type LiveProps, type LiveView } from './item-form.pages.tsx'
import { MeetingFacts } from './meeting.pages.tsx'
import { nav } from './pages.tsx'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

const writePath = (visit: Visit, whole: WholeMeeting, item: AgendaItem): string =>
  `${pathOf(visit, whole, 'write')}?item=${item.id}`

/** The meeting while it goes on: the agenda, the item that is written, and who is there. Every part is a form that works without script. */
export function livePage(visit: Visit, problem: Problem | undefined, view: LiveView): Page {
  const words = texts[visit.language]
  const { whole } = view
  const title = titleOf(whole)
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[
          { label: words.meetings, href: meetingsPath(visit) },
          { label: title, href: pathOf(visit, whole) },
        ]}
        here={words.write}
      />
      <PageHead title={title} lang="sv" facts={<MeetingFacts visit={visit} whole={whole} />} />
      <Problems visit={visit} problem={problem} labels={labelsOf(visit)} />
      <Columns kind="narrow-both">
        <Column>
          <ItemList visit={visit} view={view} />
        </Column>
        <Column>
          <Presence visit={visit} view={view} />
          <Conflicts visit={visit} view={view} />
          <ItemForm visit={visit} view={view} problem={problem} />
          <FollowupForm visit={visit} view={view} />
        </Column>
        <Column>
          <AttendanceCard visit={visit} whole={whole} />
          <MeetingFollowups visit={visit} view={view} />
          <Closing visit={visit} view={view} />
        </Column>
      </Columns>
    </>
  )
  return { title: `${title}: ${view.item.title}`, nav, body, hidden: true, script: 'live.js' }
}

function labelsOf(visit: Visit): Record<string, string> {
  const words = texts[visit.language]
  const { title, kind, presenter, text, clauses, outcome, outcomeRecipient, vote } = words
  return { title, kind, presenter, text, clauses, outcome, outcomeRecipient, vote, line: words.followup }
}

function ItemList({ visit, view: { whole, item } }: LiveProps): Markup {
  const words = texts[visit.language]
  const here = whole.items.findIndex(({ id }) => id === item.id)
  return (
    <nav className="agenda" aria-label={words.agenda}>
      <ol data-fragment="items">
        {whole.items.map((each, index) => (
          <li>
            <a
              href={writePath(visit, whole, each)}
              aria-current={index === here ? 'true' : undefined}
              data-key={index === here + 1 ? 'j' : index === here - 1 ? 'k' : undefined}
              lang="sv"
            >
              <span>{itemNumber(each)}</span> {each.title}
              {(each.outcome || each.text) && <span aria-hidden="true"> ✓</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Who else is at the item: said when the page is made, and kept true by the script. */
function Presence({ visit, view: { whole, item, writer, presence } }: LiveProps): Markup {
  const query = new URLSearchParams({ item: item.id, version: String(item.version), writer })
  return (
    <p
      className="notice warning"
      role="status"
      hidden={presence === ''}
      data-live={`${pathOf(visit, whole, 'write', 'presence')}?${query}`}
    >
      {presence}
    </p>
  )
}

function Conflicts({ visit, view: { whole, item, conflicts } }: LiveProps): Markup {
  const words = texts[visit.language]
  return conflicts
    .filter(({ itemId }) => itemId === item.id)
    .map((conflict) => (
      <Notice kind="warning" title={words.conflict}>
        <p>{words.conflictLead({ who: conflict.writer, at: momentInTable(conflict.writtenAt) })}</p>
        <p className="highlight" lang="sv">
          {conflict.text}
        </p>
        <PostForm action={pathOf(visit, whole, 'settle')} hidden={{ id: conflict.id, item: item.id }}>
          <Actions>
            <Button look="secondary" name="take" value="yes">
              {words.takeIn}
            </Button>
            <Button look="quiet" name="take" value="">
              {words.dismiss}
            </Button>
          </Actions>
        </PostForm>
      </Notice>
    ))
}

function FollowupForm({ visit, view: { whole, item } }: LiveProps): Markup {
  const words = texts[visit.language]
  return (
    <Card>
      <PostForm action={pathOf(visit, whole, 'followups')} hidden={{ item: item.id, id: newId() }}>
        <TextField
          name="line"
          label={words.followup}
          hint={words.followupHint}
          lang="sv"
          letter="u"
          value={visit.form.text('line') ?? ''}
        />
        <Actions>
          <Button look="secondary">{words.note}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

function MeetingFollowups({ visit, view: { whole } }: LiveProps): Markup {
  const words = texts[visit.language]
  return (
    <Card title={words.followups}>
      {whole.followups.length === 0 ? (
        <p>{words.noFollowups}</p>
      ) : (
        <ol>
          {whole.followups.map((followup) => (
            <li lang="sv">{followupWords(followup)}</li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Closing({ visit, view: { whole } }: LiveProps): Markup {
  const words = texts[visit.language]
  return (
    <Card>
      <PostForm action={pathOf(visit, whole, 'close')}>
        <Consequence>{words.closeConsequence}</Consequence>
        <Button>{words.close}</Button>
      </PostForm>
    </Card>
  )
}
