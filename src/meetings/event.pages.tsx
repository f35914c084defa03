import type { ReactNode } from 'react'
import { Actions, Button } from '../kit/html/button.tsx'
import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Aside, DataTable } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { formState } from '../kit/http/problems.tsx'
import type { Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Followup } from '../followups/followup.ts'
import { type Event, eventDays, isAt } from './event.ts'
import { eventTexts } from './event.texts.ts'
import { texts } from './texts.ts'
import { type MeetingBody, meetingsPath } from './visited-meeting.routes.ts'

export interface EventList {
  readonly events: readonly Event[]
  /** Open follow-ups that have a day. */
  readonly due: readonly Followup[]
}

interface Props extends EventList {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly bodies: readonly MeetingBody[]
}

/** Events to come, with what is due at each; the staff add them here. */
export function Events({ visit, problem, bodies, events, due }: Props): ReactNode {
  const words = eventTexts[visit.language]
  const isStaff = visit.actor.administrator
  if (bodies.length === 0 || (events.length === 0 && !isStaff)) return null
  const bodyName = (id: string): string => bodies.find(({ body }) => body.id === id)?.body.name ?? ''
  const tasks = (event: Event): ReactNode => {
    const found = due.filter(({ when, bodyId }) => bodyId === event.bodyId && isAt(event, when.by))
    if (found.length === 0) return words.nothingDue
    return found.map(({ id, what, who }) => (
      <div key={id} lang="sv">
        {who ? `${who}: ${what}` : what}
      </div>
    ))
  }
  const remove = ({ id, name }: Event): ReactNode => (
    <PostForm action={meetingsPath(visit, 'events', 'remove')} hidden={{ id }}>
      <button type="submit" className="button quiet small">
        {words.remove}
        <span className="unseen"> {name}</span>
      </button>
    </PostForm>
  )
  return (
    <Card title={words.events}>
      {isStaff && <p className="quiet">{words.lead}</p>}
      {events.length > 0 && (
        <DataTable
          caption={words.events}
          rows={events}
          rowId={({ id }) => `event-${id}`}
          columns={[
            {
              key: 'name',
              header: words.name,
              head: true,
              cell: ({ name, bodyId }) => (
                <span lang="sv">
                  {name}
                  <Aside>{bodyName(bodyId)}</Aside>
                </span>
              ),
            },
            {
              key: 'days',
              header: words.days,
              cell: (event) => eventDays(event, visit.language),
            },
            {
              key: 'place',
              header: words.place,
              cell: ({ place }) => place && <span lang="sv">{place}</span>,
            },
            { key: 'due', header: words.due, cell: tasks },
            ...(isStaff ? [{ key: 'change', header: words.change, cell: remove }] : []),
          ]}
        />
      )}
      {isStaff && <EventForm visit={visit} problem={problem} bodies={bodies} />}
    </Card>
  )
}

function EventForm({ visit, problem, bodies }: Omit<Props, keyof EventList>): ReactNode {
  const words = eventTexts[visit.language]
  const meetingWords = texts[visit.language]
  const state = formState(visit, problem)
  return (
    <details open={problem !== undefined}>
      <summary>{words.add}</summary>
      <PostForm action={meetingsPath(visit, 'events')} hidden={{ id: newId() }}>
        <TextField
          name="name"
          label={words.name}
          lang="sv"
          value={state.value('name')}
          error={state.error('name')}
        />
        <SelectField
          name="bodyId"
          label={meetingWords.body}
          options={bodies.map(({ body }) => ({ value: body.id, label: body.name }))}
          value={state.value('bodyId', bodies[0]!.body.id)}
        />
        <DateField
          name="fromOn"
          label={words.from}
          value={state.value('fromOn')}
          error={state.error('fromOn')}
        />
        <DateField name="toOn" label={words.to} value={state.value('toOn')} error={state.error('toOn')} />
        <TextField
          name="place"
          label={words.place}
          optional={meetingWords.optional}
          lang="sv"
          value={state.value('place')}
        />
        <Actions>
          <Button look="secondary">{words.add}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}
