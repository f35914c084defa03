import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { TextArea, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Consequence } from '../kit/html/notice.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import type { Envelope } from './actions.ts'
import { Head, pathOf } from './parts.pages.tsx'
import type { LetterText } from './receipt.ts'
import type { Sheet } from './sheet.view.ts'
import { texts } from './texts.ts'

export interface ReturnView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly sheet: Sheet
  readonly letter: LetterText & Envelope
  /** Of the registry entries that the return makes: what came, and the letter. */
  readonly entries: { readonly received: string; readonly sent: string }
  /** Where it is the answer in a letter of the inbox: what it is sent to, where "later" leads, what it carries. */
  readonly within?: {
    readonly action: string
    readonly later: string
    readonly hidden: Readonly<Record<string, string>>
  }
}

/** What came in, carried on to be entered when the letter goes. */
function arrivalOf(visit: Visit, { answer, text }: Sheet, entries: ReturnView['entries']) {
  return {
    entry: entries.received,
    letterEntry: entries.sent,
    member: answer.organisation,
    receivedOn: answer.receivedOn,
    receivedAt: visit.form.text('receivedAt') ?? '',
    channel: answer.channel,
    ownDnr: answer.ownDnr ?? '',
    text,
    ...(!answer.public && { notPublic: 'on' }),
  }
}

/** The letter back, with its reasons, to be changed as one likes before it goes. What is typed here is what is sent. */
export function returnPage({ visit, problem, sheet, letter, entries, within }: ReturnView): Page {
  const words = texts[visit.language]
  const state = formState(visit, problem)
  const { answer } = sheet
  const base = `${pathOf(visit, sheet.desk)}/register`
  const hidden = { ...arrivalOf(visit, sheet, entries), ...within?.hidden }
  const labels = { subject: words.subject, body: words.letter }
  const body = (
    <>
      <Head
        visit={visit}
        desk={sheet.desk}
        title={words.sendBack}
        {...(within && { from: { label: words.inbox, href: within.later } })}
      />
      <Problems visit={visit} problem={problem} labels={labels} />
      <Card>
        <p>{words.sendBackLead}</p>
        <p>
          {words.recipient}: {sheet.member?.name}, {letter.to}
        </p>
        <PostForm action={within?.action ?? `${base}/return/send`} enhance="main" hidden={hidden}>
          {answer.files.map((file) => (
            <input type="hidden" name="file.stored" value={storedValue(file)} />
          ))}
          <TextField
            name="subject"
            label={words.subject}
            value={state.value('subject', letter.subject)}
            error={state.error('subject')}
            width="full"
            lang="sv"
          />
          <TextArea
            name="body"
            label={words.letter}
            rows={14}
            value={state.value('body', letter.body)}
            error={state.error('body')}
            lang="sv"
          />
          <Consequence>
            <p>{words.sendBackFollows(letter.to)}</p>
          </Consequence>
          <Actions>
            <Button letter="e">{words.send}</Button>
            <LinkButton href={within?.later ?? base} look="quiet">
              {words.later}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title: words.sendBack, nav: within ? 'inbox' : 'circulations', body, hidden: true }
}
