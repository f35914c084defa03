import type { Day } from '../kit/clock.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { Checkboxes } from '../kit/html/choice.tsx'
import { TextArea } from '../kit/html/field.tsx'
import { Card, Column, Columns, Paper } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Empty, Notice, UndoNotice } from '../kit/html/notice.tsx'
import { Aside, DataTable } from '../kit/html/table.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import type { Candidate } from './candidate.ts'
import type { ComposedLetter } from './letter-text.ts'
import { PlanCard } from './reminder-plan.pages.tsx'
import type { Rounds } from './reminder-round.actions.ts'
import type { KeptPlan } from './reminder.store.ts'
import { remindedWords, reminderTexts } from './reminder.texts.ts'
import type { AddresseeRow } from './store.ts'
import { CirculationTabs } from './tabs.pages.tsx'
import { texts } from './texts.ts'

type Recipient = AddresseeRow & Candidate

/** What has been sent, and who waits for what. */
export interface RemindersView {
  readonly href: string
  readonly title: string
  readonly dnr: string
  readonly municipal: boolean
  readonly recipients: readonly Recipient[]
  readonly plan: KeptPlan | null
  readonly rounds: Rounds['days']
  /** The usual first words. */
  readonly words: string
  /** As the first of those who would get it reads it; null: nobody would. */
  readonly letter: { readonly to: string; readonly composed: ComposedLetter } | null
  readonly canSend: boolean
  readonly recalled: boolean
  readonly undoSeconds: number
  readonly waiting: number
  readonly done: 'undone' | 'saved' | null
  readonly today: Day
}

export function remindersPage(visit: Visit, view: RemindersView, problem: Problem | undefined): Page {
  const words = reminderTexts[visit.language]
  const list = { href: `/${visit.association.slug}/circulations`, label: texts[visit.language].title }
  const state = formState(visit, problem)
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].room}
        trail={[list, { href: view.href, label: view.dnr }]}
        here={words.title}
      />
      <PageHead title={view.title} lang="sv" />
      <CirculationTabs visit={visit} href={view.href} here="/reminders" />
      <Problems visit={visit} problem={problem} labels={words.labels} />
      {view.done && (
        <Notice kind="success" announce>
          <p>{words[view.done]}</p>
        </Notice>
      )}
      {view.undoSeconds > 0 && <Undo view={view} />}
      {view.recalled && (
        <Notice kind="warning">
          <p>{words.recalled}</p>
        </Notice>
      )}
      <Columns kind="narrow-right">
        <Column>
          {!view.recalled && <Chase view={view} state={state} />}
          <Spared view={view} />
        </Column>
        <Column>
          <PlanCard
            {...view}
            action={`${view.href}/reminders/plan`}
            state={state}
            all={`/${visit.association.slug}/errands`}
          />
        </Column>
      </Columns>
    </>
  )
  return { title: `${words.title}: ${view.title}`, nav: 'circulations', body, hidden: true }
}

function Undo({ view }: { view: RemindersView }) {
  const { language, csrfToken } = usePage()
  const words = reminderTexts[language]
  return (
    <UndoNotice
      action={`${view.href}/reminders/undo`}
      undo={words.undo}
      hidden={{ csrf: csrfToken }}
      seconds={{ left: view.undoSeconds, word: words.seconds }}
      letter="z"
      enhance="main"
    >
      {words.sent(view.waiting)}
    </UndoNotice>
  )
}

/** Those who get it, what they read, and what happens. */
function Chase({ view, state }: { view: RemindersView; state: FormState }) {
  const words = reminderTexts[usePage().language]
  const to = view.recipients.filter(({ spared }) => spared === null)
  if (to.length === 0 || !view.letter)
    return (
      <Empty title={words.nobody}>
        <p>{words.nobodyLead}</p>
      </Empty>
    )
  const ids = to.map(({ id }) => id)
  return (
    <Card title={words.chase(to.length, view.municipal)}>
      <PostForm action={`${view.href}/reminders`} enhance="main">
        <Checkboxes
          name="to"
          label={words.who}
          values={state.all('to', ids)}
          choices={to.map((each) => ({ value: each.id, label: <Chosen recipient={each} /> }))}
        />
        <TextArea
          name="words"
          label={words.words}
          hint={words.wordsHint}
          rows={3}
          lang="sv"
          value={state.value('words', view.words)}
          error={state.error('words')}
        />
        <details>
          <summary>{words.letter}</summary>
          <p>{words.letterTo(view.letter.to)}</p>
          <Paper>
            <p>
              <b>{view.letter.composed.subject}</b>
            </p>
            <div className="highlight">{view.letter.composed.text}</div>
          </Paper>
        </details>
        <Consequence>{view.canSend ? words.consequence(to.length) : words.noSender}</Consequence>
        <Actions>
          <Button letter="e" disabled={!view.canSend}>
            {words.chase(to.length, view.municipal)}
          </Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

function Chosen({ recipient }: { recipient: Recipient }) {
  const { language } = usePage()
  const { reminders, remindedOn } = recipient.posting
  const before = remindedWords[language](reminders, remindedOn)
  return (
    <>
      {recipient.name}
      {reminders > 0 && (
        <Aside>
          {reminderTexts[language].reminded.toLowerCase()} {before}
        </Aside>
      )}
    </>
  )
}

/** Those who have answered are only named: of the others it matters why. */
function Spared({ view }: { view: RemindersView }) {
  const words = reminderTexts[usePage().language]
  const spared = view.recipients.filter((each) => each.spared !== null)
  const answered = spared.filter(({ waited }) => waited.answered)
  const rows = spared.filter(({ waited }) => !waited.answered)
  if (spared.length === 0) return null
  return (
    <Card title={words.spared(spared.length)}>
      {answered.length > 0 && (
        <p>
          {words.answered(answered.length)}: {answered.map(({ name }) => name).join(', ')}
        </p>
      )}
      {rows.length > 0 && <SparedTable rows={rows} href={view.href} />}
    </Card>
  )
}

function SparedTable({ rows, href }: { rows: readonly Recipient[]; href: string }) {
  const { language } = usePage()
  const words = reminderTexts[language]
  return (
    <DataTable<Recipient>
      caption={words.spared(rows.length)}
      rows={rows}
      rowId={({ id }) => `spared-${id}`}
      columns={[
        { header: words.member, head: true, cell: ({ name }) => name },
        { header: words.why, cell: (row) => <Why row={row} href={href} /> },
        { header: words.until, tight: true, cell: ({ spared }) => spared?.until ?? null },
        {
          header: words.reminded,
          cell: ({ posting: { reminders, remindedOn } }) =>
            reminders > 0 ? remindedWords[language](reminders, remindedOn) : null,
        },
      ]}
    />
  )
}

/** With the way on, where something is to be done. */
function Why({ row, href }: { row: Recipient; href: string }) {
  const words = reminderTexts[usePage().language]
  if (!row.spared) return null
  const { because } = row.spared
  return (
    <>
      {words.because[because]}
      {because === 'asks_for_time' && (
        <Aside>
          <a href={`${href}/members/${row.code ?? row.organisationId}/extension`}>{words.answerTime}</a>
        </Aside>
      )}
      {because === 'in_inbox' && (
        <Aside>
          <a href={`${href.split('/circulations/')[0]}/inbox`}>{words.inbox}</a>
        </Aside>
      )}
      {because === 'unreachable' && (
        <Aside>
          <a href={`${href}/dispatch#a-${row.id}`}>{words.newContact}</a>
        </Aside>
      )}
    </>
  )
}
