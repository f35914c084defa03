import { dayWords } from '../kit/day-words.ts'
import { type Day, addDays } from '../kit/clock.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, SelectField, TextArea } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Consequence, Notice, UndoNotice } from '../kit/html/notice.tsx'
import { Facts } from '../kit/html/table.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Standing } from '../ledger/standing.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { channels } from '../answers/answer.ts'
import { extensionTexts } from './extension.texts.ts'
import { Head, pathOf } from '../answers/parts.pages.tsx'
import type { Desk } from '../answers/store.ts'
import { texts } from '../answers/texts.ts'

export interface ExtensionView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: Desk
  readonly member: { readonly organisationId: string; readonly name: string; readonly path: string }
  readonly standing: Standing
  /** The day asked for in the latest request; null: none named. */
  readonly wanted: Day | null
  /** Why no letter can be sent; null: it can. */
  readonly mute: 'noSender' | 'noAddress' | null
  readonly today: Day
  /** What was granted just now, while it can be undone. */
  readonly granted: { readonly act: string; readonly entry: string; readonly seconds: number } | null
  readonly done: 'asked' | 'undone' | null
}

/** More time for one member: what it has, what it has asked for, and one click to grant it. */
export function extensionPage(view: ExtensionView): Page {
  const { visit, problem, desk, member } = view
  const words = extensionTexts[visit.language]
  const title = words.title(member.name)
  const state = formState(visit, problem)
  const labels = { until: words.until, words: words.words, note: words.note, receivedOn: words.when }
  const body = (
    <>
      <Head visit={visit} desk={desk} title={title} />
      <Problems visit={visit} problem={problem} labels={labels} />
      {view.done && (
        <Notice kind="success" announce>
          <p>{words[view.done]}</p>
        </Notice>
      )}
      {view.granted && <Granted view={view} granted={view.granted} />}
      <Facts facts={factsOf(view)} />
      <Grant view={view} state={state} />
      {!view.standing.extensionRequested && <Request view={view} state={state} />}
      <Actions>
        <LinkButton href={pathOf(visit, desk)} look="quiet">
          {words.back}
        </LinkButton>
        <LinkButton href={`/${visit.association.slug}/inbox`} look="quiet">
          {words.inbox}
        </LinkButton>
      </Actions>
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}

function factsOf({ visit, desk, standing }: ExtensionView) {
  const words = extensionTexts[visit.language]
  return [
    { label: words.standing, value: wordOf(standing, visit.language) },
    { label: words.lastDay, value: desk.circulation.answerBy ?? words.none },
    ...(standing.extendedTo ? [{ label: words.granted, value: standing.extendedTo }] : []),
    ...(standing.extensionRequested ? [{ label: words.requested, value: words.requestedNow }] : []),
  ]
}

function Granted({ view, granted }: { view: ExtensionView; granted: NonNullable<ExtensionView['granted']> }) {
  const { language, csrfToken } = usePage()
  const words = extensionTexts[language]
  return (
    <UndoNotice
      action={`${view.member.path}/extension/undo`}
      undo={words.undo}
      hidden={{ csrf: csrfToken, act: granted.act, entry: granted.entry, correction: newId() }}
      seconds={{ left: granted.seconds, word: words.seconds }}
      letter="z"
      enhance="main"
    >
      {view.standing.extendedTo && words.done(view.member.name, dayWords(view.standing.extendedTo, language))}
    </UndoNotice>
  )
}

interface Part {
  readonly view: ExtensionView
  readonly state: FormState
}

/** What is proposed: the day asked for, else a month from the last day or from today. */
function proposedDay({ wanted, desk, today }: ExtensionView): Day {
  const { answerBy } = desk.circulation
  return wanted ?? addDays(answerBy !== null && answerBy > today ? answerBy : today, 30)
}

function Grant({ view, state }: Part) {
  const words = extensionTexts[usePage().language]
  const { member, mute } = view
  const hidden = { id: state.value('id') || newId(), entry: state.value('entry') || newId() }
  return (
    <Card title={words.grant}>
      <PostForm action={`${member.path}/extension`} enhance="main" hidden={hidden}>
        <DateField
          name="until"
          label={words.until}
          value={state.value('until', proposedDay(view))}
          error={state.error('until')}
        />
        <TextArea
          name="words"
          label={words.words}
          optional={words.optional}
          rows={2}
          lang="sv"
          value={state.value('words')}
          error={state.error('words')}
        />
        <Consequence>{mute ? words[mute] : words.consequence(member.name)}</Consequence>
        <Actions>
          <Button letter="e" disabled={mute !== null}>
            {words.grant}
          </Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

/** What was asked by telephone or on paper; a letter in the inbox is registered there. */
function Request({ view, state }: Part) {
  const { language } = usePage()
  const words = extensionTexts[language]
  const hidden = { id: newId(), entry: newId(), seen: view.standing.history.at(-1)?.act.id ?? '' }
  return (
    <Card title={words.request}>
      <p>{words.requestLead}</p>
      <PostForm action={`${view.member.path}/extension/request`} enhance="main" hidden={hidden}>
        <FieldRow>
          <SelectField
            name="channel"
            label={words.how}
            options={channels.map((value) => ({ value, label: texts[language].channels[value] }))}
            value={state.value('channel', 'phone')}
          />
          <DateField
            name="receivedOn"
            label={words.when}
            value={state.value('receivedOn', view.today)}
            error={state.error('receivedOn')}
          />
        </FieldRow>
        <DateField
          name="wanted"
          label={words.until}
          optional={words.optional}
          value={state.value('wanted')}
          error={state.error('wanted')}
        />
        <TextArea
          name="note"
          label={words.note}
          rows={2}
          value={state.value('note')}
          error={state.error('note')}
        />
        <Actions>
          <Button look="secondary">{words.requestButton}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}
