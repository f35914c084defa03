import { LinkButton } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty, UndoNotice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { usePage } from '../kit/http/post-form.tsx'
import { asOf } from '../kit/http/as-of.ts'
import type { Page, Visit } from '../kit/http/visit.ts'
import { dayOf } from '../kit/clock.ts'
import type { Circulation } from './circulation.ts'
import type { ListedDraft } from './draft.store.ts'
import type { AnswerCount } from './store.ts'
import { texts } from './texts.ts'

/** A sent circulation in the list. */
export interface ListedCirculation extends Circulation {
  /** Null where another time than the present was asked for. */
  readonly count: AnswerCount | null
}

export type ListState = keyof (typeof texts)['sv']['states']

/** What the list says of it on that day. */
export function listState({ recalledAt, answerBy, count }: ListedCirculation, today: string): ListState {
  if (recalledAt !== null) return 'recalled'
  if (count && count.asked > 0 && count.answered === count.asked) return 'complete'
  return answerBy !== null && answerBy < today ? 'closed' : 'open'
}

/** Every circulation that has been sent; the staff also see what is being written. */
export function circulationsPage(
  visit: Visit,
  sent: readonly ListedCirculation[],
  drafts: readonly ListedDraft[] | null,
): Page {
  const words = texts[visit.language]
  const base = `/${visit.association.slug}/circulations`
  const body = (
    <>
      <PageHead
        title={words.title}
        actions={
          drafts && (
            <>
              <LinkButton href={`${base}/new`} look="primary">
                {words.begin}
              </LinkButton>
              <LinkButton href={`/${visit.association.slug}/overdue`}>{words.overdue}</LinkButton>
            </>
          )
        }
      >
        <p>{words.lead}</p>
      </PageHead>
      {drafts && <Discarded visit={visit} drafts={drafts} base={base} />}
      {drafts && drafts.length > 0 && <Drafts visit={visit} drafts={drafts} base={base} />}
      <DataTable
        caption={words.title}
        columns={columns(visit, base)}
        rows={sent}
        rowId={(row) => row.slug}
        empty={
          <Empty title={words.none}>
            <p>{drafts ? words.noneStaff : words.nonePublic}</p>
          </Empty>
        }
      />
    </>
  )
  return { title: words.title, nav: 'circulations', body, description: words.nonePublic }
}

function columns(visit: Visit, base: string): Column<ListedCirculation>[] {
  const words = texts[visit.language]
  const today = dayOf(asOf(visit).known)
  return [
    {
      header: words.columns.title,
      head: true,
      cell: (row) => (
        <>
          <a href={`${base}/${row.slug}`} lang="sv">
            {row.title}
          </a>
          {row.example && <Aside>{words.exampleData}</Aside>}
        </>
      ),
    },
    { header: words.columns.kind, cell: (row) => words.kinds[row.kind] },
    { header: words.columns.dnr, cell: (row) => row.dnr, tight: true },
    { header: words.columns.sent, cell: (row) => dayOf(row.sentAt), tight: true },
    { header: words.columns.answerBy, cell: (row) => row.answerBy, tight: true },
    {
      header: words.columns.answered,
      cell: ({ count }) => count && words.answeredOf(count.answered, count.asked),
      tight: true,
    },
    { header: words.columns.state, cell: (row) => words.states[listState(row, today)] },
  ]
}

interface DraftsProps {
  readonly visit: Visit
  readonly drafts: readonly ListedDraft[]
  readonly base: string
}

function Drafts({ visit, drafts, base }: DraftsProps) {
  const words = texts[visit.language]
  const written = drafts.filter((draft) => !draft.discarded)
  const thrown = drafts.filter((draft) => draft.discarded)
  return (
    <Card title={words.drafts}>
      <DraftList visit={visit} drafts={written} base={base} />
      {thrown.length > 0 && (
        <details>
          <summary>{words.thrown(thrown.length)}</summary>
          <DraftList visit={visit} drafts={thrown} base={base} />
        </details>
      )}
    </Card>
  )
}

function DraftList({ visit, drafts, base }: DraftsProps) {
  const words = texts[visit.language]
  return (
    <ul>
      {drafts.map((draft) => (
        <li>
          <a href={`${base}/${draft.slug}/draft`} lang="sv">
            {draft.title.trim() || words.untitled}
          </a>{' '}
          <span className="quiet">
            {[words.kinds[draft.kind], draft.dnr, draft.sentAt && words.newVersionOf]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** After a draft was thrown away: the way back. */
function Discarded({ visit, drafts, base }: DraftsProps) {
  const words = texts[visit.language]
  const id = visit.url.searchParams.get('discarded')
  const draft = drafts.find((each) => each.id === id && each.discarded)
  if (!draft) return null
  return (
    <UndoNotice
      action={`${base}/${draft.slug}/draft/restore`}
      undo={words.restore}
      hidden={{ csrf: usePage().csrfToken }}
    >
      {words.discarded}
    </UndoNotice>
  )
}
