import type { AddresseeRow } from '../circulations/store.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Notice, UndoNotice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { undoWindow } from '../kit/mail/letter.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { choiceOf } from './choice.ts'
import type { Envelope } from './actions.ts'
import { AnswerForm } from './answer.pages.tsx'
import { channels } from './answer.ts'
import { ExtractPane } from './extract.pages.tsx'
import type { Sheet } from './sheet.store.ts'
import type { Desk } from './store.ts'
import { texts } from './texts.ts'
import { wordOf } from '../ledger/standing-words.ts'

export interface StartView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: Desk
  /** What was registered, or struck out, just now. */
  readonly done: { readonly act: RecordedAct; readonly now: Instant } | null
  /** The id of the correction that an undo would make. */
  readonly correction: string
}

const pathOf = (visit: Visit, desk: Desk): string =>
  `/${visit.association.slug}/circulations/${encodeURIComponent(desk.circulation.slug)}`

export function Head({ visit, desk, title }: { visit: Visit; desk: Desk; title: string }) {
  const words = texts[visit.language]
  const trail = [
    { label: words.circulations, href: `/${visit.association.slug}/circulations` },
    { label: desk.circulation.dnr, href: pathOf(visit, desk) },
  ]
  return (
    <>
      <Crumbs label={words.trail} trail={trail} here={title} />
      <PageHead title={title}>
        <p lang="sv">{desk.circulation.title}</p>
      </PageHead>
    </>
  )
}

/** What each field is called, for the list of faults. */
export function labelsOf(visit: Visit): Readonly<Record<string, string>> {
  const words = texts[visit.language]
  const { member, text, file, receivedOn, receivedAt, channel, decidedBy, decided, paragraph } = words
  const { ownDnr, until, approved, rightText, note, state: choice, riderReview } = words
  const first = { member, text, file, receivedOn, receivedAt, channel, decidedBy, decided, paragraph }
  return { ...first, ownDnr, until, approved, rightText, note, choice, riderReview }
}

/** The first step: what came. */
export function startPage(view: StartView): Page {
  const { visit, problem, desk } = view
  const words = texts[visit.language]
  const state = formState(visit, problem)
  const action = `${pathOf(visit, desk)}/register/read`
  const body = (
    <>
      <Head visit={visit} desk={desk} title={words.register} />
      <Done {...view} />
      <Problems visit={visit} problem={problem} labels={labelsOf(visit)} />
      <Card>
        <p>{words.registerLead}</p>
        <PostForm action={action} enhance="main" multipart>
          <MemberField visit={visit} desk={desk} state={state} chosen={codeIn(visit, desk)} />
          <TextArea
            name="text"
            label={words.text}
            hint={words.textHint}
            value={state.value('text')}
            rows={12}
            lang="sv"
          />
          <FileField name="file" label={words.file} hint={words.fileHint} error={state.error('file')} />
          <ArrivalFields visit={visit} state={state} />
          <Actions>
            <Button letter="l">{words.read}</Button>
            <LinkButton href={pathOf(visit, desk)} look="quiet">
              {words.later}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title: words.register, nav: 'circulations', body, hidden: true }
}

function codeIn(visit: Visit, desk: Desk): string {
  const code = visit.url.searchParams.get('member')
  return desk.asked.find((row) => row.code === code)?.organisationId ?? ''
}

interface FieldsProps {
  readonly visit: Visit
  readonly state: FormState
}

/** Those who have not answered first: it is mostly one of them. */
export function MemberField({
  visit,
  desk,
  state,
  chosen,
  reasons,
}: FieldsProps & { desk: Desk; chosen: string; reasons?: readonly string[] }) {
  const words = texts[visit.language]
  const answered = (row: AddresseeRow): boolean =>
    desk.standings.members.some(
      ({ standing }) => standing.organisation === row.organisationId && standing.answered,
    )
  const option = (row: AddresseeRow) => ({
    value: row.organisationId,
    label: `${row.name} – ${answered(row) ? words.answered : words.open}`,
  })
  const open = desk.asked.filter((row) => !answered(row))
  const rest = desk.asked.filter(answered)
  return (
    <SelectField
      name="member"
      label={words.member}
      empty={words.memberEmpty}
      options={[...open, ...rest].map(option)}
      value={chosen || state.value('member')}
      error={state.error('member')}
      {...(reasons && { reasons })}
    />
  )
}

/** When and how it came. */
export function ArrivalFields({ visit, state }: FieldsProps) {
  const words = texts[visit.language]
  const today = dayOf(visit.site.clock.now())
  return (
    <FieldRow>
      <DateField
        name="receivedOn"
        label={words.receivedOn}
        value={state.value('receivedOn', today)}
        error={state.error('receivedOn')}
      />
      <TextField
        name="receivedAt"
        label={words.receivedAt}
        optional={words.optional}
        hint={words.receivedAtHint}
        width="short"
        value={state.value('receivedAt')}
        error={state.error('receivedAt')}
      />
      <SelectField
        name="channel"
        label={words.channel}
        options={channels.map((value) => ({ value, label: words.channels[value] }))}
        value={state.value('channel', 'mail')}
        error={state.error('channel')}
      />
    </FieldRow>
  )
}

/** What was done just now, with the way back while the receipt has not left. */
function Done({ visit, desk, done, correction }: StartView) {
  if (!done) return null
  const { act, now } = done
  const words = texts[visit.language]
  const member = desk.names.get(act.organisation) ?? ''
  const choice = choiceOf(act)
  if (!choice) {
    const restored = act.type === 'corrected'
    return restored ? (
      <Notice kind="success" announce>
        <p>{words.undone(member)}</p>
      </Notice>
    ) : null
  }
  const left = Math.ceil((Date.parse(act.recorded) + undoWindow - Date.parse(now)) / 1000)
  return (
    <UndoNotice
      action={`${pathOf(visit, desk)}/register/undo`}
      undo={words.undo}
      letter="z"
      hidden={{ act: act.id, correction, csrf: visit.csrfToken }}
      enhance="main"
      {...(left > 0 && { seconds: { left, word: words.secondsLeft } })}
    >
      {words.done(member, wordOf({ kind: choice, postponedTo: act.until }, visit.language))}
    </UndoNotice>
  )
}

export interface ConfirmView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly sheet: Sheet
  readonly receiptTo: Envelope | null
}

/** The second step: what was read, what a person makes of it, and what that leads to. */
export function confirmPage(view: ConfirmView): Page {
  const { visit, problem, sheet } = view
  const words = texts[visit.language]
  const title = sheet.corrects ? words.correct : words.register
  const body = (
    <>
      <Head visit={visit} desk={sheet.desk} title={title} />
      {sheet.corrects && (
        <Notice kind="info">
          <p>{words.correcting(momentInTable(sheet.corrects.recorded))}</p>
        </Notice>
      )}
      <Problems visit={visit} problem={problem} labels={labelsOf(visit)} />
      <Columns kind="narrow-right">
        <Column>
          <ExtractPane visit={visit} sheet={sheet} />
        </Column>
        <Column>
          <AnswerForm {...view} />
        </Column>
      </Columns>
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}
