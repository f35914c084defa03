import type { Instant } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { FileField, TextArea } from '../kit/html/field.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { Notice, UndoNotice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { undoWindow } from '../kit/mail/letter.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { choiceOf } from './choice.ts'
import { AnswerForm, type ConfirmView } from './answer.pages.tsx'
import { ExtractPane } from './extract.pages.tsx'
import { ArrivalFields, Head, MemberField, NotPublicField, labelsOf, pathOf } from './parts.pages.tsx'
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
        <PostForm action={action} enhance="main" hidden={{ replaces: replacedIn(visit) }} multipart>
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
          <NotPublicField visit={visit} />
          <Actions>
            <Button letter="l">{words.read}</Button>
            <LinkButton href={pathOf(visit, desk)} look="quiet">
              {words.later}
            </LinkButton>
            <LinkButton href={`${pathOf(visit, desk)}/import`} look="quiet">
              {words.importList}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title: words.register, nav: 'circulations', body, hidden: true }
}

/** From a member's history: the decision that the new one takes the place of. */
const replacedIn = (visit: Visit): string =>
  visit.form.text('replaces') ?? visit.url.searchParams.get('replaces') ?? ''

function codeIn(visit: Visit, desk: Desk): string {
  const code = visit.url.searchParams.get('member')
  return desk.asked.find((row) => row.code === code)?.organisationId ?? ''
}

/** What was done just now, with the way back while the receipt has not left. */
function Done({ visit, desk, done, correction }: StartView) {
  if (!done) return <Returned visit={visit} desk={desk} />
  const { act, now } = done
  const words = texts[visit.language]
  const member = desk.names.get(act.organisation) ?? ''
  const choice = choiceOf(act)
  if (!choice) {
    const restored = act.type === 'corrected'
    return restored ? (
      <Notice kind="success" announce>
        <p>{words.undone(member)}</p>
        <LinkButton href={`${pathOf(visit, desk)}/register?again=${act.supersedes}`} look="secondary">
          {words.registerAnew}
        </LinkButton>
      </Notice>
    ) : null
  }
  const ends = Date.parse(act.recorded) + undoWindow
  const left = Math.min(undoWindow, ends - Date.parse(now)) / 1000
  return (
    <UndoNotice
      action={`${pathOf(visit, desk)}/register/undo`}
      undo={words.undo}
      letter="z"
      hidden={{ act: act.id, correction, csrf: visit.csrfToken }}
      enhance="main"
      {...(left > 0 && { seconds: { left: Math.round(left), word: words.secondsLeft } })}
    >
      {words.done(member, wordOf({ kind: choice, postponedTo: act.until }, visit.language))}
    </UndoNotice>
  )
}

function Returned({ visit, desk }: Pick<StartView, 'visit' | 'desk'>) {
  const code = visit.url.searchParams.get('returned')
  const member = desk.asked.find((row) => row.code !== null && row.code === code)
  return member ? (
    <Notice kind="success" announce>
      <p>{texts[visit.language].sentBack(member.name)}</p>
    </Notice>
  ) : null
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
      <Columns kind="halves">
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
