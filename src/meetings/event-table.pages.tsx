import type { Markup } from '../kit/html/markup.ts'
import { dayOf } from '../kit/clock.ts'
import { Actions, LinkButton } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { asOf } from '../kit/http/as-of.ts'
import type { Visit } from '../kit/http/visit.ts'
import type { Followup } from '../followups/followup.ts'
import { eventTexts } from './event.texts.ts'
import { type Event, eventDays, formerDays, isAt, isPast } from './event.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

export const eventsPath = (visit: Visit, ...under: readonly string[]): string =>
  meetingsPath(visit, 'events', ...under)

export interface EventList {
  readonly events: readonly Event[]
  readonly bodies: readonly MeetingBody[]
  /** Open follow-ups that have a day. */
  readonly due: readonly Followup[]
}

/** What is due on the event's days, for its body. */
export const dueAt = (event: Event, due: readonly Followup[]): Followup[] =>
  due.filter(({ when, bodyId }) => bodyId === event.bodyId && isAt(event, when.by))

/** Events to come, on the calendar's page, and the way to those that have been. */
export function ComingEvents({ visit, list }: { visit: Visit; list: EventList }): Markup {
  const words = eventTexts[visit.language]
  const isStaff = visit.actor.administrator
  if (list.bodies.length === 0 || (list.events.length === 0 && !isStaff)) return null
  const today = dayOf(asOf(visit).known)
  const coming = { ...list, events: list.events.filter((event) => !isPast(event, today)) }
  return (
    <Card title={words.coming}>
      {coming.events.length > 0 ? (
        <EventTable visit={visit} list={coming} caption={words.coming} />
      ) : (
        <p className="quiet">{words.noneComing}</p>
      )}
      <Actions>
        <LinkButton href={eventsPath(visit)}>{words.all({ count: list.events.length })}</LinkButton>
        {isStaff && <LinkButton href={eventsPath(visit, 'new')}>{words.add}</LinkButton>}
      </Actions>
    </Card>
  )
}

interface TableProps {
  readonly visit: Visit
  readonly list: EventList
  readonly caption: string
}

export function EventTable({ visit, list, caption }: TableProps): Markup {
  const words = eventTexts[visit.language]
  return (
    <DataTable
      caption={caption}
      rows={list.events}
      rowId={({ id }) => `event-${id}`}
      columns={columns(visit, list)}
      empty={
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      }
    />
  )
}

function columns(visit: Visit, { bodies, due }: EventList): Column<Event>[] {
  const words = eventTexts[visit.language]
  const { language } = visit
  const name = ({ id, name: called, bodyId }: Event): Markup => (
    <>
      <a href={eventsPath(visit, id)} lang="sv">
        {called}
      </a>
      <Aside>
        <span lang="sv">{bodies.find(({ body }) => body.id === bodyId)?.body.name}</span>
      </Aside>
    </>
  )
  const days = (event: Event): Markup => {
    const former = formerDays(event)
    return (
      <>
        {eventDays(event, language)}
        {event.cancelledAt && <Aside>{words.cancelled}</Aside>}
        {former && !event.cancelledAt && <Aside>{words.moved({ from: eventDays(former, language) })}</Aside>}
      </>
    )
  }
  const tasks = (event: Event): Markup => {
    const found = dueAt(event, due)
    return found.length === 0 ? null : <Tasks tasks={found} />
  }
  return [
    { header: words.name, head: true, cell: name },
    { header: words.days, cell: days },
    { header: words.place, cell: ({ place }) => place && <span lang="sv">{place}</span> },
    { header: words.signUpOn, tight: true, cell: ({ signUpOn }) => signUpOn },
    { header: words.due, cell: tasks },
  ]
}

/** One line for each. */
export const Tasks = ({ tasks }: { tasks: readonly Followup[] }): Markup =>
  tasks.map(({ what, who }) => <div lang="sv">{who ? `${who}: ${what}` : what}</div>)
