import { type Day, dayOf } from '../kit/clock.ts'
import { dayWords, momentInTable } from '../kit/day-words.ts'
import { Button, LinkButton } from '../kit/html/button.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { Aside, DataTable } from '../kit/html/table.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import type { Ahead, Planned, Settled } from './errand.ts'
import { RuleForm } from './rule.pages.tsx'
import type { Rule } from './rule.ts'
import { texts } from './texts.ts'

export interface ErrandsView {
  readonly rule: Rule
  readonly today: Day
  readonly ahead: readonly Ahead[]
  /** Written, and waiting for somebody to send it. */
  readonly prepared: readonly Planned[]
  readonly settled: readonly Settled[]
  readonly titles: ReadonlyMap<string, { readonly title: string; readonly path: string }>
  readonly canSend: boolean
  /** Why letters do not leave at all. */
  readonly still: string | null
  readonly done: 'resumed' | 'saved' | null
}

/** What will leave when, without anybody asking for it; what has; and the rules for it. */
export function errandsPage(visit: Visit, view: ErrandsView, problem: Problem | undefined): Page {
  const words = texts[visit.language]
  const base = `/${visit.association.slug}`
  const { rule } = view
  const body = (
    <>
      <PageHead
        title={words.title}
        actions={
          <>
            <LinkButton href={`${base}/outbox`}>{words.outbox}</LinkButton>
            <LinkButton href={`${base}/verification`}>{words.verification}</LinkButton>
            {rule.pausedAt === null && (
              <PostForm action={`${base}/errands/pause`} enhance="main">
                <Button look="secondary">{words.pause}</Button>
              </PostForm>
            )}
          </>
        }
      >
        <p>{words.lead(rule.hours.opens, rule.hours.closes)}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={labelsOf(visit)} />
      <Notices view={view} base={base} />
      <Columns kind="narrow-right">
        <Column>
          <Prepared view={view} base={base} />
          <AheadTable view={view} base={base} />
          <DoneTable view={view} base={base} />
        </Column>
        <Column>
          <RuleForm rule={rule} action={`${base}/errands/rule`} state={formState(visit, problem)} />
        </Column>
      </Columns>
    </>
  )
  return { title: words.title, nav: 'outbox', body, hidden: true }
}

function labelsOf(visit: Visit) {
  const { opens, closes, before, after, notices } = texts[visit.language]
  return { opens, closes, before, after, notices }
}

function Notices({ view, base }: { view: ErrandsView; base: string }) {
  const words = texts[usePage().language]
  const { pausedAt } = view.rule
  return (
    <>
      {view.done && (
        <Notice kind="success" announce>
          <p>{words[view.done]}</p>
        </Notice>
      )}
      {pausedAt !== null && (
        <Notice kind="warning" title={words.paused(momentInTable(pausedAt))}>
          <p>{words.pausedLead}</p>
          <PostForm action={`${base}/errands/resume`} enhance="main">
            <Button>{words.resume}</Button>
          </PostForm>
        </Notice>
      )}
      {!view.canSend && (
        <Notice kind="warning">
          <p>{words.noSender}</p>
        </Notice>
      )}
      {view.still && (
        <Notice kind="info">
          <p>{view.still}</p>
        </Notice>
      )}
    </>
  )
}

interface Part {
  readonly view: ErrandsView
  readonly base: string
}

function Prepared({ view, base }: Part) {
  const words = texts[usePage().language]
  if (view.prepared.length === 0) return null
  return (
    <Card title={words.prepared}>
      <p>{words.preparedLead}</p>
      <ul>
        {view.prepared.map(({ kind, title, path, days }) => (
          <li>
            {words.kinds[kind]}: <a href={base + path}>{title}</a>,{' '}
            {words.preparedFor(dayWords(days[0]!.day, usePage().language), days[0]!.day <= view.today)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AheadTable({ view, base }: Part) {
  const words = texts[usePage().language]
  return (
    <Card title={words.ahead}>
      <DataTable<Ahead>
        caption={words.ahead}
        rows={view.ahead}
        rowId={({ kind, subject, day }) => `${kind}-${subject}-${day}`}
        empty={
          <Empty title={words.aheadNone}>
            <p>{words.aheadNoneLead}</p>
          </Empty>
        }
        columns={[
          {
            header: words.when,
            tight: true,
            cell: ({ day }) => (
              <>
                {day}
                {day <= view.today && <Aside>{words.today}</Aside>}
              </>
            ),
          },
          {
            header: words.what,
            head: true,
            cell: ({ kind, title, path }) => (
              <>
                {words.kinds[kind]}
                <Aside>
                  <a href={base + path} lang="sv">
                    {title}
                  </a>
                </Aside>
              </>
            ),
          },
          {
            header: words.recipients,
            cell: ({ recipients, skipped }) => (skipped ? words.skipped : words.now(recipients)),
          },
          { header: words.change, label: '', cell: (row) => <Skip row={row} base={base} /> },
        ]}
      />
    </Card>
  )
}

function Skip({ row, base }: { row: Ahead; base: string }) {
  const words = texts[usePage().language]
  const { kind, subject, day, skipped, title } = row
  const named = skipped ? words.restoreOf(title, day) : words.skipOf(title, day)
  return (
    <PostForm
      action={`${base}/errands/${skipped ? 'unskip' : 'skip'}`}
      enhance="main"
      hidden={{ kind, subject, day }}
      label={named}
    >
      <Button look="quiet">{skipped ? words.restore : words.skip}</Button>
    </PostForm>
  )
}

function DoneTable({ view, base }: Part) {
  const words = texts[usePage().language]
  if (view.settled.length === 0) return null
  return (
    <Card title={words.done}>
      <DataTable<Settled>
        caption={words.done}
        rows={view.settled}
        rowId={({ kind, subject, day }) => `done-${kind}-${subject}-${day}`}
        columns={[
          { header: words.when, tight: true, cell: ({ day }) => day },
          {
            header: words.what,
            head: true,
            cell: (row) => <Subject row={row} view={view} base={base} />,
          },
          { header: words.outcome, cell: (row) => <Outcome row={row} /> },
        ]}
      />
    </Card>
  )
}

function Subject({ row, view, base }: Part & { row: Settled }) {
  const words = texts[usePage().language]
  const named = view.titles.get(row.subject)
  const under = { reminder: '/reminders', notice: '/notices', followup: '', justering: '', event: '' }[
    row.kind
  ]
  return (
    <>
      {words.kinds[row.kind]}
      <Aside>
        {named ? (
          <a href={base + named.path + under} lang="sv">
            {named.title}
          </a>
        ) : (
          words.gone
        )}
      </Aside>
    </>
  )
}

/** A letter that left on another day than its own is said to have. */
function Outcome({ row }: { row: Settled }) {
  const words = texts[usePage().language]
  const { outcome, letters, day, at } = row
  const late = outcome === 'sent' && dayOf(at) > day
  return (
    <>
      {words.outcomes[outcome](letters)}
      {late && <Aside>{words.late(momentInTable(at))}</Aside>}
    </>
  )
}
