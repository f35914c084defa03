import type { Markup } from '../kit/html/markup.ts'
import { dayWords } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { crumbsLabel, formPage } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Invitee } from './attendance.store.ts'
import { eventsPath } from './event-table.pages.tsx'
import { EventFactList, type EventView, trailToEvent } from './event.pages.tsx'
import { type EventWords, eventTexts } from './event.texts.ts'
import { type Event, type EventFacts, eventDays } from './event.ts'
import { Invitees, MessageFields, answerWords, begun } from './invitee.pages.tsx'
import { justeringTexts } from './justering.texts.ts'
import { type FormView, nav } from './pages.tsx'
import { texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

const labelsOf = (words: EventWords, visit: Visit) => ({
  name: words.name,
  bodyId: texts[visit.language].body,
  fromOn: words.from,
  toOn: words.to,
  place: words.place,
  signUpOn: words.signUpOn,
})

export function newEventPage({ visit, problem }: FormView, bodies: readonly MeetingBody[]): Page {
  const words = eventTexts[visit.language]
  const meetingWords = texts[visit.language]
  return formPage(visit, problem, {
    title: words.add,
    nav,
    trail: [
      { label: meetingWords.meetings, href: meetingsPath(visit) },
      { label: words.events, href: eventsPath(visit) },
    ],
    action: eventsPath(visit, 'new'),
    labels: labelsOf(words, visit),
    submit: words.add,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <SelectField
          name="bodyId"
          label={meetingWords.body}
          empty={meetingWords.choose}
          options={bodies.map(({ body }) => ({ value: body.id, label: body.name }))}
          value={state.value('bodyId', bodies.length === 1 ? bodies[0]!.body.id : '')}
          error={state.error('bodyId')}
        />
        <EventFields visit={visit} state={state} />
      </>
    ),
  })
}

/** @param invited how many will be told */
export function changeEventPage({ visit, problem }: FormView, event: Event, invited: number): Page {
  const words = eventTexts[visit.language]
  return formPage(visit, problem, {
    title: words.changeTitle,
    nav,
    trail: trailToEvent(visit, event),
    action: eventsPath(visit, event.id, 'change'),
    labels: labelsOf(words, visit),
    submit: words.save,
    lead: eventDays(event, visit.language),
    consequence: invited > 0 ? words.changeConsequence : words.changeAlone,
    fields: (state) => <EventFields visit={visit} state={state} before={event} />,
  })
}

function EventFields(props: { visit: Visit; state: FormState; before?: EventFacts }): Markup {
  const { visit, state, before } = props
  const words = eventTexts[visit.language]
  const { optional } = texts[visit.language]
  const common = (name: keyof EventFacts) => ({
    name,
    value: state.value(name, before?.[name]),
    error: state.error(name),
  })
  return (
    <>
      <TextField {...common('name')} label={words.name} lang="sv" />
      <FieldRow>
        <DateField {...common('fromOn')} label={words.from} />
        <DateField {...common('toOn')} label={words.to} hint={words.toHint} />
      </FieldRow>
      <TextField {...common('place')} label={words.place} lang="sv" optional={optional} />
      <DateField {...common('signUpOn')} label={words.signUpOn} hint={words.signUpHint} optional={optional} />
    </>
  )
}

export function cancelEventPage({ visit, problem }: FormView, event: Event, invited: number): Page {
  const words = eventTexts[visit.language]
  const { reason } = justeringTexts[visit.language]
  return formPage(visit, problem, {
    title: words.cancelTitle,
    nav,
    trail: trailToEvent(visit, event),
    action: eventsPath(visit, event.id, 'cancel'),
    labels: { reason },
    submit: words.cancelTitle,
    lead: eventDays(event, visit.language),
    consequence: words.cancelConsequence({ count: invited }),
    fields: (state) => (
      <TextArea
        name="reason"
        label={reason}
        rows={2}
        optional={texts[visit.language].optional}
        lang="sv"
        value={state.value('reason')}
      />
    ),
  })
}

export interface InviteView {
  readonly event: Event
  readonly invitees: readonly Invitee[]
  /** Those of the register whom the invitation will go to when it is sent now. */
  readonly count: number
  readonly mayInvite: boolean
}

/** Who is invited and what they have answered; above them the form that invites, until the event is over or called off. */
export function invitePage({ visit, problem }: FormView, view: InviteView): Page {
  const words = eventTexts[visit.language]
  const { event, invitees, mayInvite } = view
  const comes = invitees.filter(({ answer }) => answer === 'comes').length
  const body = (
    <>
      <Crumbs label={crumbsLabel(visit)} trail={trailToEvent(visit, event)} here={words.invited} />
      <PageHead title={`${words.invited}: ${event.name}`} lang="sv">
        <p lang={visit.language}>{eventDays(event, visit.language)}</p>
      </PageHead>
      <Problems
        visit={visit}
        problem={problem}
        labels={{ extra: justeringTexts[visit.language].extraRecipients }}
      />
      {mayInvite && <InviteForm visit={visit} problem={problem} view={view} />}
      {invitees.length === 0 && !mayInvite && <p>{words.nobodyInvited}</p>}
      <Invitees
        visit={visit}
        invitees={invitees}
        title={words.invited}
        lead={words.answers({ comes, of: invitees.length })}
        answerBy={event.signUpOn}
      />
    </>
  )
  return { title: `${words.invited}: ${event.name}`, nav, body, hidden: true }
}

function InviteForm(props: FormView & { readonly view: InviteView }): Markup {
  const { visit, problem, view } = props
  const { event, count } = view
  const words = eventTexts[visit.language]
  const state = formState(visit, problem)
  return (
    <Card title={words.invite}>
      <PostForm action={eventsPath(visit, event.id, 'invited')}>
        <MessageFields visit={visit} state={state} />
        <Consequence>{count > 0 ? words.inviteLead({ count }) : words.noRecipients}</Consequence>
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

/** What somebody who is invited sees, by a link and without an account. */
export function eventInvitationPage(
  visit: Visit,
  problem: Problem | undefined,
  view: Pick<EventView, 'event' | 'body' | 'today'> & { readonly invitee: Invitee },
): Page {
  const words = eventTexts[visit.language]
  const callWords = justeringTexts[visit.language]
  const { event, invitee, today } = view
  const title = words.invitationTitle({ name: event.name })
  const { signUpOn } = event
  const body = (
    <>
      <PageHead title={title} lang="sv" facts={<EventFactList visit={visit} view={view} />}>
        {!event.cancelledAt && <p lang={visit.language}>{words.invitationLead}</p>}
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{ answer: callWords.answer }} />
      {invitee.answer && (
        <Notice kind="success" title={callWords.thanks}>
          <p>
            {invitee.holder}: {answerWords(visit, invitee)}
          </p>
        </Notice>
      )}
      {event.cancelledAt ? (
        <Notice kind="warning" title={words.invitationCancelled}>
          {event.cancelReason && <p lang="sv">{event.cancelReason}</p>}
        </Notice>
      ) : (
        <>
          {signUpOn !== null && today > signUpOn && (
            <Notice kind="info">
              <p>{words.invitationPast({ day: dayWords(signUpOn, visit.language) })}</p>
            </Notice>
          )}
          <AnswerForm visit={visit} problem={problem} invitee={invitee} />
        </>
      )}
    </>
  )
  return { title, nav, body, hidden: true }
}

function AnswerForm({ visit, problem, invitee }: FormView & { readonly invitee: Invitee }): Markup {
  const words = justeringTexts[visit.language]
  const state = formState(visit, problem)
  return (
    <Card>
      <PostForm action={visit.url.pathname}>
        <RadioCards
          name="answer"
          label={words.answer}
          choices={[
            { value: 'comes', label: begun(words.comes) },
            { value: 'cannot', label: begun(words.cannot) },
          ]}
          value={state.value('answer', invitee.answer)}
          error={state.error('answer')}
        />
        <TextField
          name="answerNote"
          label={eventTexts[visit.language].note}
          optional={texts[visit.language].optional}
          lang="sv"
          value={state.value('answerNote', invitee.answerNote)}
        />
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}
