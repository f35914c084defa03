import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { DateField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Contact } from '../organisations/contact.ts'
import type { CallNote } from './call.ts'
import { lessons } from './call.ts'
import { escalationTexts } from './escalation.texts.ts'
import { Head, pathOf } from '../answers/parts.pages.tsx'
import type { Desk } from '../answers/store.ts'

export interface CallView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: Desk
  readonly member: { readonly name: string; readonly code: string | null; readonly path: string }
  readonly calls: readonly CallNote[]
  readonly contacts: readonly Contact[]
  readonly today: string
  /** The member's latest act. */
  readonly seen: string
}

/** What was said when a member was called; with the numbers to call and what was said before beside it. */
export function callPage(view: CallView): Page {
  const { visit, problem, desk, member } = view
  const words = escalationTexts[visit.language]
  const title = words.callTitle(member.name)
  const { calledOn, spokeWith, said, lesson, until } = words
  const body = (
    <>
      <Head visit={visit} desk={desk} title={title} />
      <Problems visit={visit} problem={problem} labels={{ calledOn, spokeWith, said, lesson, until }} />
      <Columns kind="narrow-right">
        <Column>
          <CallForm view={view} state={formState(visit, problem)} />
        </Column>
        <Column>
          <Around view={view} />
        </Column>
      </Columns>
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}

function CallForm({ view, state }: { view: CallView; state: FormState }) {
  const words = escalationTexts[usePage().language]
  const { visit, desk, member } = view
  const hidden = {
    id: state.value('id') || newId(),
    entry: state.value('entry') || newId(),
    seen: view.seen,
  }
  const field = (name: string, initial = '') => ({
    name,
    value: state.value(name, initial),
    error: state.error(name),
  })
  return (
    <Card>
      <PostForm action={`${member.path}/call`} enhance="main" hidden={hidden}>
        <FieldRow>
          <DateField {...field('calledOn', view.today)} label={words.calledOn} />
          <TextField {...field('spokeWith')} label={words.spokeWith} hint={words.spokeWithHint} lang="sv" />
        </FieldRow>
        <TextArea {...field('said')} label={words.said} rows={4} lang="sv" />
        <RadioCards
          {...field('lesson', 'note')}
          label={words.lesson}
          choices={lessons.map((value) => ({ value, label: words.lessons[value] }))}
        />
        <DateField {...field('until')} label={words.until} hint={words.untilHint} />
        <Actions>
          <Button letter="e">{words.save}</Button>
          <LinkButton href={`/${visit.association.slug}/overdue`} look="quiet">
            {words.later}
          </LinkButton>
        </Actions>
        <p>
          <a href={`${pathOf(visit, desk)}/register?member=${member.code ?? ''}`}>{words.answered}</a>
        </p>
      </PostForm>
    </Card>
  )
}

function Around({ view }: { view: CallView }) {
  const words = escalationTexts[usePage().language]
  return (
    <>
      {view.contacts.length > 0 && (
        <Card title={words.contacts}>
          <ul>
            {view.contacts.map(({ title, email, purpose }) => (
              <li>
                {title}
                {title !== words.purposes[purpose] && ` (${words.purposes[purpose] ?? purpose})`},{' '}
                <a href={`mailto:${email}`}>{email}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {view.calls.length > 0 && (
        <Card title={words.earlier}>
          <ul>
            {view.calls.map(({ calledOn, spokeWith, said }) => (
              <li lang="sv">
                {calledOn}, {spokeWith}: {said}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
