import type { Markup } from '../kit/html/markup.ts'
import { dayWords } from '../kit/day-words.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Facts } from '../kit/html/table.tsx'
import { AnotherTime } from '../kit/http/another-time.tsx'
import { knownIn } from '../kit/http/as-of.ts'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Followup } from '../followups/followup.ts'
import type { Invitee } from './attendance.store.ts'
import { type EventList, EventTable, Tasks, dueAt, eventsPath } from './event-table.pages.tsx'
import { eventTexts } from './event.texts.ts'
import { type Event, eventDays, formerDays, isPast } from './event.ts'
import { nav } from './pages.tsx'
import { texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

/** Every event, the latest first. */
export function eventsPage(visit: Visit, list: EventList): Page {
  const words = eventTexts[visit.language]
  const isStaff = visit.actor.administrator
  const body = (
    <>
      <Crumbs label={crumbsLabel(visit)} trail={[meetingsPlace(visit)]} here={words.events} />
      <PageHead
        title={words.events}
        actions={
          isStaff &&
          list.bodies.length > 0 && (
            <LinkButton look="primary" href={eventsPath(visit, 'new')}>
              {words.add}
            </LinkButton>
          )
        }
      >
        <p>{words.allLead}</p>
      </PageHead>
      <AnotherTime visit={visit} everyDay />
      <Card>
        <EventTable visit={visit} list={list} caption={words.events} />
      </Card>
    </>
  )
  return { title: words.events, nav, body }
}

const meetingsPlace = (visit: Visit) => ({
  label: texts[visit.language].meetings,
  href: meetingsPath(visit),
})

/** The way down to an event's own page. */
export const trailToEvent = (visit: Visit, { id, name }: Event) => [
  meetingsPlace(visit),
  { label: eventTexts[visit.language].events, href: eventsPath(visit) },
  { label: name, href: eventsPath(visit, id) },
]

export interface EventView {
  readonly event: Event
  readonly body: MeetingBody['body']
  readonly due: readonly Followup[]
  /** Empty for the public. */
  readonly invitees: readonly Invitee[]
  readonly today: string
}

/** One event: its days and what is due at them; for the staff who is invited, and what can be done with it. */
export function eventPage(visit: Visit, view: EventView): Page {
  const words = eventTexts[visit.language]
  const { event, due } = view
  const tasks = dueAt(event, due)
  const body = (
    <>
      <Crumbs label={crumbsLabel(visit)} trail={trailToEvent(visit, event).slice(0, 2)} here={event.name} />
      <PageHead
        title={event.name}
        lang="sv"
        facts={<EventFactList visit={visit} view={view} />}
        actions={knownIn(visit) === null && <EventSteps visit={visit} view={view} />}
      />
      <AnotherTime visit={visit} everyDay />
      {event.cancelledAt && event.cancelReason && (
        <Notice kind="warning" title={words.cancelled}>
          <p lang="sv">{event.cancelReason}</p>
        </Notice>
      )}
      <Card title={words.due}>
        {tasks.length > 0 ? <Tasks tasks={tasks} /> : <p className="quiet">{words.nothingDue}</p>}
      </Card>
    </>
  )
  return { title: event.name, nav, body }
}

export function EventFactList({
  visit,
  view: { event, body, today },
}: {
  visit: Visit
  view: Pick<EventView, 'event' | 'body' | 'today'>
}): Markup {
  const words = eventTexts[visit.language]
  const { language } = visit
  const state = event.cancelledAt ? words.cancelled : isPast(event, today) ? words.past : words.planned
  const former = formerDays(event)
  const facts = [
    { label: words.days, value: eventDays(event, language) },
    { label: words.place, value: event.place && <span lang="sv">{event.place}</span> },
    { label: texts[language].body, value: <span lang="sv">{body.name}</span> },
    { label: words.signUpOn, value: event.signUpOn && dayWords(event.signUpOn, language) },
    {
      label: words.state,
      value: former ? `${state} · ${words.moved({ from: eventDays(former, language) })}` : state,
    },
  ]
  return <Facts facts={facts.filter(({ value }) => value)} />
}

function EventSteps({ visit, view }: { visit: Visit; view: EventView }): Markup {
  const words = eventTexts[visit.language]
  const { event, invitees, today } = view
  const isStaff = visit.actor.administrator
  const open = isStaff && event.cancelledAt === null
  const isAhead = open && !isPast(event, today)
  const comes = invitees.filter(({ answer }) => answer === 'comes').length
  const invited = words.answers({ comes, of: invitees.length })
  const link = (under: string, label: string, look: 'primary' | 'secondary' | 'quiet' = 'secondary') => (
    <LinkButton look={look} href={eventsPath(visit, event.id, under)}>
      {label}
    </LinkButton>
  )
  return (
    <>
      {isStaff && (isAhead || invitees.length > 0) && (
        <LinkButton look={isAhead ? 'primary' : 'secondary'} href={eventsPath(visit, event.id, 'invited')}>
          {invitees.length > 0 ? invited : words.invite}
        </LinkButton>
      )}
      {open && link('change', words.change)}
      {link('calendar.ics', words.calendar)}
      {isAhead && link('cancel', words.cancel, 'quiet')}
    </>
  )
}
