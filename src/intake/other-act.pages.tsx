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
import { wordOf } from '../ledger/standing-words.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { channels } from './answer.ts'
import type { MemberHistory } from './history.store.ts'
import { historyTexts } from './history.texts.ts'
import { type OtherConsequence, lastDayOf, otherTypes } from './other-act.ts'
import { Head, NotPublicField, memberPath } from './parts.pages.tsx'
import type { Desk } from './store.ts'
import { texts } from './texts.ts'

export interface OtherView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: Desk
  readonly history: MemberHistory
  /** Null until it has been checked: then the page tells it and offers to register. */
  readonly follows: OtherConsequence | null
}

export function otherActPage(view: OtherView): Page {
  const { visit, problem, desk, history, follows } = view
  const words = { ...texts[visit.language], ...historyTexts[visit.language] }
  const state = formState(visit, problem)
  const title = `${history.member.name}: ${words.other.toLowerCase()}`
  const labels = { ...words, type: words.act, receivedOn: texts[visit.language].receivedOn }
  const hidden = {
    id: state.value('id') || newId(),
    entry: state.value('entry') || newId(),
    seen: history.lines.at(-1)?.act.id ?? '',
  }
  const base = `${memberPath(visit)}/act`
  const body = (
    <>
      <Head visit={visit} desk={desk} title={title} />
      <Problems visit={visit} problem={problem} labels={labels as unknown as Record<string, string>} />
      <Card>
        <PostForm action={follows ? base : `${base}/check`} enhance="main" hidden={hidden} multipart>
          <Fields {...view} state={state} />
          {follows && <Follows visit={visit} follows={follows} />}
          <Actions>
            {follows && <Button letter="e">{words.register}</Button>}
            <Button look={follows ? 'secondary' : 'primary'} letter="l" formAction={`${base}/check`}>
              {words.check}
            </Button>
            <LinkButton href={memberPath(visit)} look="quiet">
              {words.later}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}

function Fields(props: OtherView & { state: FormState }) {
  const { visit, desk, history, state } = props
  const words = historyTexts[visit.language]
  const common = texts[visit.language]
  const { acts } = ledgerTexts[visit.language]
  const about = history.acts.map((act) => ({
    value: act.id,
    label: `${desk.names.get(act.organisation) ?? ''}: ${acts[act.type]}, ${momentInTable(act.recorded)}`,
  }))
  const others = [...desk.names].filter(([id]) => id !== history.member.organisationId)
  const field = (name: string) => ({ name, value: state.value(name), error: state.error(name) })
  return (
    <>
      <SelectField
        {...field('type')}
        label={words.act}
        empty={words.choose}
        options={otherTypes.map((value) => ({ value, label: acts[value] }))}
      />
      <FieldRow>
        <DateField {...field('decided')} label={words.decided} optional={common.optional} />
        <DateField
          {...field('until')}
          label={words.until}
          optional={common.optional}
          hint={words.untilHint}
        />
      </FieldRow>
      <DateField
        {...field('effective')}
        label={words.effective}
        optional={common.optional}
        hint={words.effectiveHint}
      />
      {about.length > 0 && (
        <SelectField
          {...field('concerns')}
          label={words.concerns}
          optional={common.optional}
          empty={words.choose}
          options={about}
        />
      )}
      <SelectField
        {...field('successor')}
        label={words.successor}
        optional={common.optional}
        empty={words.choose}
        options={others.map(([value, label]) => ({ value, label }))}
      />
      <Came {...props} />
    </>
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
