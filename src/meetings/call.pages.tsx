import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { Checkbox, RadioCards } from '../kit/html/choice.tsx'
import { TextArea, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { crumbsLabel, formPage } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { itemNumber } from './agenda.ts'
import type { Invitee } from './attendance.store.ts'
import type { WholeMeeting } from './composition.view.ts'
import { Invitees, MessageFields, answerWords, begun } from './invitee.pages.tsx'
import { justeringTexts } from './justering.texts.ts'
import { MeetingFacts } from './meeting.pages.tsx'
import { timeWords } from './meeting.ts'
import { timeShown } from './meeting.ts'
import { type FormView, TimeFields, nav, timeLabels } from './pages.tsx'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

const trailTo = (visit: Visit, whole: WholeMeeting) => [
  { label: texts[visit.language].meetings, href: meetingsPath(visit) },
  { label: titleOf(whole), href: pathOf(visit, whole) },
]

export interface CallView {
  readonly whole: WholeMeeting
  readonly invitees: readonly Invitee[]
  /** Those whom the call will go to when it is sent now. */
  readonly count: number
}

export function callPage(
  visit: Visit,
  problem: Problem | undefined,
  { whole, invitees, count }: CallView,
): Page {
  const words = justeringTexts[visit.language]
  const state = formState(visit, problem)
  const mayCall = whole.meeting.state === 'planned' || whole.meeting.state === 'called'
  const title = `${words.call}: ${titleOf(whole)}`
  const body = (
    <>
      <Crumbs label={crumbsLabel(visit)} trail={trailTo(visit, whole)} here={words.call} />
      <PageHead title={title} lang="sv" facts={<MeetingFacts visit={visit} whole={whole} />} />
      <Problems visit={visit} problem={problem} labels={{ extra: words.extraRecipients }} />
      {mayCall && (
        <Card>
          <PostForm action={pathOf(visit, whole, 'call')}>
            <MessageFields visit={visit} state={state} />
            <Consequence>{count > 0 ? words.callLead({ count }) : words.noRecipients}</Consequence>
            <Actions>
              <Button>{words.sendCall}</Button>
            </Actions>
          </PostForm>
        </Card>
      )}
      <Actions>
        <LinkButton href={pathOf(visit, whole, 'packet.pdf')}>{texts[visit.language].packet}</LinkButton>
        <LinkButton href={pathOf(visit, whole, 'call', 'word')}>{words.wordCall}</LinkButton>
      </Actions>
      <Invitees visit={visit} invitees={invitees} />
    </>
  )
  return { title, nav, body, hidden: true }
}

/** What somebody who is called sees, by a link and without an account. */
export function invitationPage(
  visit: Visit,
  problem: Problem | undefined,
  { whole, invitee }: { whole: WholeMeeting; invitee: Invitee },
): Page {
  const words = justeringTexts[visit.language]
  const meetingWords = texts[visit.language]
  const state = formState(visit, problem)
  const title = words.invitationTitle({ what: titleOf(whole) })
  const body = (
    <>
      <PageHead title={title} lang="sv" facts={<MeetingFacts visit={visit} whole={whole} />}>
        <p>{words.invitationLead}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{ answer: words.answer }} />
      {invitee.answer && (
        <Notice kind="success" title={words.thanks}>
          <p>
            {invitee.holder}: {answerWords(visit, invitee)}
          </p>
        </Notice>
      )}
      <Card title={meetingWords.agenda}>
        <ul>
          {whole.items.map((item) => (
            <li lang="sv">
              {itemNumber(item)}. {item.isClosed ? 'Slutet ärende' : item.title}
            </li>
          ))}
        </ul>
      </Card>
      <Actions>
        <LinkButton href={`${visit.url.pathname}/packet.pdf`}>{meetingWords.packet}</LinkButton>
      </Actions>
      <Card>
        <PostForm action={visit.url.pathname}>
          <RadioCards
            name="answer"
            label={words.answer}
            choices={[
              { value: 'comes', label: begun(words.comes) },
              { value: 'cannot', label: begun(words.cannot) },
              { value: 'substitute', label: begun(words.sendsSubstitute) },
            ]}
            value={state.value('answer', invitee.answer)}
            error={state.error('answer')}
          />
          <TextField
            name="answerNote"
            label={words.substituteName}
            optional={meetingWords.optional}
            lang="sv"
            value={state.value('answerNote', invitee.answerNote)}
          />
          {whole.meeting.hasMeal && (
            <Checkbox name="wantsMeal" label={words.wantsMeal} checked={invitee.wantsMeal ?? false} />
          )}
          <Actions>
            <Button>{words.send}</Button>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title, nav, body, hidden: true }
}

export function movePage({ visit, problem }: FormView, whole: WholeMeeting): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: words.move,
    nav,
    trail: trailTo(visit, whole),
    action: pathOf(visit, whole, 'move'),
    labels: timeLabels(words),
    submit: words.move,
    lead: timeWords(whole.meeting, visit.language),
    consequence: words.moveConsequence,
    fields: (state) => <TimeFields words={words} state={state} before={timeShown(whole.meeting)} />,
  })
}

export function cancelPage({ visit, problem }: FormView, whole: WholeMeeting): Page {
  const words = texts[visit.language]
  const { reason } = justeringTexts[visit.language]
  return formPage(visit, problem, {
    title: words.cancel,
    nav,
    trail: trailTo(visit, whole),
    action: pathOf(visit, whole, 'cancel'),
    labels: { reason },
    submit: words.cancel,
    lead: timeWords(whole.meeting, visit.language),
    consequence: words.cancelConsequence,
    fields: (state) => (
      <TextArea
        name="reason"
        label={reason}
        rows={2}
        optional={words.optional}
        lang="sv"
        value={state.value('reason')}
      />
    ),
  })
}
