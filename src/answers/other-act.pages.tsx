import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, FileField, SelectField, TextArea } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Consequence } from '../kit/html/notice.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Step } from '../ledger/history.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { channels } from './answer.ts'
import type { MemberHistory } from './history.store.ts'
import { historyTexts } from './history.texts.ts'
import {
  type OtherConsequence,
  type OtherType,
  fieldsOf,
  lastDayOf,
  offeredTo,
  typesFor,
} from './other-act.ts'
import { Head, NotPublicField, memberPath } from './parts.pages.tsx'
import type { Desk } from './store.ts'
import { texts } from './texts.ts'

export interface OtherView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: Desk
  readonly history: MemberHistory
  /** What has happened; null until it is chosen. */
  readonly type: OtherType | null
  /** Null until it has been checked: then the page tells it and offers to register. */
  readonly follows: OtherConsequence | null
}

/** Two steps that work without script: what has happened, then the fields that it has use for. */
export function otherActPage(view: OtherView): Page {
  const { visit, problem, desk, history, type } = view
  const words = { ...texts[visit.language], ...historyTexts[visit.language] }
  const { acts } = ledgerTexts[visit.language]
  const what = type === null ? words.other.toLowerCase() : acts[type].toLowerCase()
  const title = `${history.member.name}: ${what}`
  const labels = { ...words, type: words.act, receivedOn: texts[visit.language].receivedOn }
  const body = (
    <>
      <Head visit={visit} desk={desk} title={title} />
      <Problems visit={visit} problem={problem} labels={labels as unknown as Record<string, string>} />
      {type === null ? <Kinds {...view} /> : <OtherForm {...view} type={type} />}
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}

/** What can have happened with the member: what is about a decision only where there is one that it could be about. */
function Kinds({ visit, desk, history }: OtherView) {
  const words = historyTexts[visit.language]
  const { acts } = ledgerTexts[visit.language]
  const kinds = typesFor(history.member.organisationId, desk.standings, visit.site.clock.now())
  return (
    <Card title={words.act}>
      <ul className="plain stack">
        {kinds.map((kind) => (
          <li>
            <a href={`${memberPath(visit)}/act?type=${kind}`}>{acts[kind]}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface Typing extends OtherView {
  readonly type: OtherType
}

function OtherForm(view: Typing) {
  const { visit, problem, history, type, follows } = view
  const words = historyTexts[visit.language]
  const state = formState(visit, problem)
  const hidden = {
    id: state.value('id') || newId(),
    entry: state.value('entry') || newId(),
    seen: history.lines.at(-1)?.act.id ?? '',
    type,
  }
  const base = `${memberPath(visit)}/act`
  return (
    <Card>
      <PostForm action={follows ? base : `${base}/check`} enhance="main" hidden={hidden} multipart>
        <Fields {...view} state={state} />
        {follows && <Follows visit={visit} follows={follows} />}
        <Actions>
          {follows && <Button letter="e">{words.register}</Button>}
          <Button look={follows ? 'secondary' : 'primary'} letter="l" formAction={`${base}/check`}>
            {words.check}
          </Button>
          <LinkButton href={base} look="quiet">
            {words.otherKind}
          </LinkButton>
          <LinkButton href={memberPath(visit)} look="quiet">
            {texts[visit.language].later}
          </LinkButton>
        </Actions>
      </PostForm>
    </Card>
  )
}

function Fields(props: Typing & { state: FormState }) {
  const { visit, state, type } = props
  const words = historyTexts[visit.language]
  const common = texts[visit.language]
  const has = fieldsOf(type)
  const field = (name: string) => ({ name, value: state.value(name), error: state.error(name) })
  return (
    <>
      {has.concerns && <ConcernsField {...props} />}
      {has.successor && <SuccessorField {...props} />}
      <FieldRow>
        <DateField {...field('decided')} label={words.decided} optional={common.optional} />
        {has.until && (
          <DateField
            {...field('until')}
            label={words.until}
            optional={common.optional}
            hint={words.untilHint}
          />
        )}
      </FieldRow>
      {has.effective && (
        <DateField
          {...field('effective')}
          label={words.effective}
          optional={common.optional}
          hint={words.effectiveHint}
        />
      )}
      <Came {...props} />
    </>
  )
}

/** Only what the kind can be about; where it is one thing, that is chosen. */
function ConcernsField({ visit, desk, history, state, type }: Typing & { state: FormState }) {
  const words = historyTexts[visit.language]
  const { acts } = ledgerTexts[visit.language]
  const { organisationId } = history.member
  const steps = offeredTo(type, organisationId, desk.standings, visit.site.clock.now())
  const nameOf = ({ organisation }: Step): string =>
    organisation === organisationId ? '' : `${desk.names.get(organisation) ?? ''}: `
  const options = steps.map((step) => ({
    value: step.act.id,
    label: `${nameOf(step)}${acts[step.type]}, ${step.act.decided ?? momentInTable(step.act.recorded)}`,
  }))
  return (
    <SelectField
      name="concerns"
      label={words.concerns}
      options={options}
      value={state.value('concerns', options.at(-1)?.value ?? '')}
      error={state.error('concerns')}
    />
  )
}

function SuccessorField({ visit, desk, history, state }: Typing & { state: FormState }) {
  const words = historyTexts[visit.language]
  const others = [...desk.names].filter(([id]) => id !== history.member.organisationId)
  return (
    <SelectField
      name="successor"
      label={words.successor}
      empty={words.choose}
      options={others.map(([value, label]) => ({ value, label }))}
      value={state.value('successor')}
      error={state.error('successor')}
    />
  )
}

/** How it became known, and what it rests on: a note always, a file where there is one. */
function Came({ visit, state }: OtherView & { state: FormState }) {
  const words = historyTexts[visit.language]
  const common = texts[visit.language]
  const channelOptions = [
    ...channels.map((value) => ({ value: value as string, label: common.channels[value] })),
    { value: 'none', label: words.none },
  ]
  const files = visit.form.files('file')
  return (
    <>
      <FieldRow>
        <SelectField
          name="channel"
          label={common.channel}
          options={channelOptions}
          value={state.value('channel', 'phone')}
          error={state.error('channel')}
        />
        <DateField
          name="receivedOn"
          label={common.receivedOn}
          value={state.value('receivedOn', dayOf(visit.site.clock.now()))}
          error={state.error('receivedOn')}
        />
      </FieldRow>
      <TextArea
        name="note"
        label={common.note}
        hint={common.noteHint}
        rows={3}
        value={state.value('note')}
        error={state.error('note')}
      />
      {files.map((file) => (
        <input type="hidden" name="file.stored" value={storedValue(file)} />
      ))}
      <NotPublicField visit={visit} />
      <FileField
        name="file"
        label={common.file}
        optional={common.optional}
        hint={files.map((file) => `${common.stored}: ${file.filename}`).join(', ') || common.fileHint}
        error={state.error('file')}
      />
    </>
  )
}

function Follows({ visit, follows }: { visit: Visit; follows: OtherConsequence }) {
  const words = historyTexts[visit.language]
  const last = follows.periods.at(-1)
  const lastDay = last && lastDayOf(last)
  const party = !last ? words.partyNot : lastDay ? words.partyUntil(lastDay) : words.partyStill(last.from)
  return (
    <Consequence>
      <p>
        {words.consequence} {words.becomes(wordOf(follows.standing, visit.language))}, {party}.
      </p>
    </Consequence>
  )
}
