import type { Markup } from '../kit/html/markup.ts'
import { dayAndMonth, momentInTable } from '../kit/day-words.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Checkbox } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { AnotherTime } from '../kit/http/another-time.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { decisionsPath } from '../decisions/pages.tsx'
import { slugOf } from '../organisations/organisation.ts'
import { collectTexts } from './collect.texts.ts'
import { ComingEvents, type EventList } from './event-table.pages.tsx'
import { importTexts } from './import.texts.ts'
import { type EarlierTime, type Meeting, meetingNumber, timeWords } from './meeting.ts'
import { perCapsulamTexts } from './per-capsulam.texts.ts'
import { type Words, texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingPath, meetingsPath } from './address.ts'

export const nav = 'meetings'

export interface MeetingList {
  readonly bodies: readonly MeetingBody[]
  readonly coming: readonly Meeting[]
  readonly held: readonly Meeting[]
}

/** The calendar: what is to come first, then what has been, the latest first. */
export function meetingsPage(visit: Visit, { bodies, coming, held }: MeetingList, events: EventList): Page {
  const words = texts[visit.language]
  const isStaff = visit.actor.administrator
  const empty = (
    <Empty title={words.noMeetings}>
      <p>{isStaff ? words.noMeetingsNext : words.noPublicMeetings}</p>
    </Empty>
  )
  const table = (caption: string, rows: readonly Meeting[]): Markup => (
    <Card title={caption}>
      <DataTable
        caption={caption}
        columns={columns(visit, bodies)}
        aligned
        rows={rows}
        rowId={(meeting) => `meeting-${meeting.id}`}
        empty={empty}
      />
    </Card>
  )
  const body = (
    <>
      <PageHead
        title={words.meetings}
        actions={
          <>
            {isStaff && bodies.length > 0 && <StaffLinks visit={visit} />}
            <LinkButton href={decisionsPath(visit)}>{words.decisions}</LinkButton>
          </>
        }
      />
      <AnotherTime visit={visit} everyDay />
      {table(words.coming, coming)}
      <ComingEvents visit={visit} list={events} />
      {held.length > 0 && table(words.held, held)}
      <Bodies visit={visit} bodies={bodies} />
    </>
  )
  return { title: words.meetings, nav, body, hidden: false }
}

function StaffLinks({ visit }: { visit: Visit }): Markup {
  const words = texts[visit.language]
  return (
    <>
      <LinkButton look="primary" href={meetingsPath(visit, 'new')}>
        {words.planMeeting}
      </LinkButton>
      <LinkButton href={meetingsPath(visit, 'collect')}>{collectTexts[visit.language].title}</LinkButton>
      <LinkButton href={meetingsPath(visit, 'import')}>
        {importTexts[visit.language].importMinutes}
      </LinkButton>
      <LinkButton href={meetingsPath(visit, 'fees')}>{words.fees}</LinkButton>
      <LinkButton href={`/${visit.association.slug}/mandates`}>{words.mandates}</LinkButton>
    </>
  )
}

function Bodies({ visit, bodies }: { visit: Visit; bodies: readonly MeetingBody[] }): Markup {
  const words = texts[visit.language]
  if (bodies.length === 0) return visit.actor.administrator ? <p>{words.noBodies}</p> : null
  return (
    <Card title={words.body}>
      <ul>
        {bodies.map((each) => (
          <li>
            <span lang="sv">{each.body.name}</span>:{' '}
            {linksOf(visit, each).map(({ under, label }, index) => (
              <>
                {index > 0 && ' · '}
                <a href={meetingsPath(visit, slugOf(each.body.name), under)}>
                  {label}
                  <span className="unseen"> {each.body.name}</span>
                </a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The calendar for everybody; how it meets, and deciding without a meeting where it may, for the staff. */
function linksOf(visit: Visit, { procedure }: MeetingBody): { under: string; label: string }[] {
  const words = texts[visit.language]
  const calendar = { under: 'calendar.ics', label: words.calendar }
  if (!visit.actor.administrator) return [calendar]
  const own = { under: 'procedure', label: words.procedure }
  const without = { under: 'decide', label: perCapsulamTexts[visit.language].button }
  return procedure.perCapsulam ? [calendar, own, without] : [calendar, own]
}

function columns(visit: Visit, bodies: readonly MeetingBody[]): Column<Meeting>[] {
  const words = texts[visit.language]
  const bodyOf = (meeting: Meeting) => bodies.find(({ body }) => body.id === meeting.bodyId)!.body
  return [
    {
      header: words.meeting,
      head: true,
      cell: (meeting) => (
        <a href={meetingPath(visit, bodyOf(meeting), meeting)} lang="sv">
          {bodyOf(meeting).name} {meetingNumber(meeting)}
        </a>
      ),
    },
    {
      header: words.time,
      cell: (meeting) => (
        <>
          {timeWords(meeting, visit.language)}
          {meeting.earlier.slice(-1).map((time) => (
            <Aside>{movedWords(time, visit)}</Aside>
          ))}
        </>
      ),
    },
    {
      header: words.place,
      cell: (meeting) => meeting.place && <span lang="sv">{meeting.place}</span>,
    },
    { header: words.state, cell: (meeting) => words.states[meeting.state] },
  ]
}

/** "Flyttat från 2012-03-15 13.00", or only the month where nobody knows more. */
export function movedWords({ startsAt, month }: EarlierTime, visit: Pick<Visit, 'language'>): string {
  const words = texts[visit.language]
  if (startsAt !== null) return words.moved({ from: momentInTable(startsAt) })
  const name = dayAndMonth(`${month}-01`, visit.language).replace(/^1 /, '')
  return words.movedFromMonth({ month: `${name} ${month!.slice(0, 4)}` })
}

export interface FormView {
  readonly visit: Visit
  readonly problem: Problem | undefined
}

export function planPage({ visit, problem }: FormView, bodies: readonly MeetingBody[]): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: words.planMeeting,
    nav,
    trail: [{ label: words.meetings, href: meetingsPath(visit) }],
    action: meetingsPath(visit, 'new'),
    labels: { ...timeLabels(words), bodyId: words.body, videoLink: words.videoLink },
    submit: words.plan,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <SelectField
          name="bodyId"
          label={words.body}
          empty={words.choose}
          options={bodies.map(({ body }) => ({ value: body.id, label: body.name }))}
          value={state.value('bodyId', bodies.length === 1 ? bodies[0]!.body.id : '')}
          error={state.error('bodyId')}
        />
        <TimeFields words={words} state={state} />
        <TextField
          name="videoLink"
          label={words.videoLink}
          type="url"
          optional={words.optional}
          value={state.value('videoLink')}
          error={state.error('videoLink')}
        />
        <Checkbox name="hasMeal" label={words.meal} checked={state.value('hasMeal') !== ''} />
      </>
    ),
  })
}

export const timeLabels = (words: Words) => ({
  day: words.day,
  from: words.from,
  to: words.to,
  place: words.place,
})

/** Day, from, to and place; `before` is what they begin with. */
export function TimeFields(props: {
  words: Words
  state: FormState
  before?: { day: string; from: string; to: string; place: string }
}): Markup {
  const { words, state, before } = props
  return (
    <>
      <FieldRow>
        <DateField
          name="day"
          label={words.day}
          hint={words.dayHint}
          value={state.value('day', before?.day)}
          error={state.error('day')}
        />
        <TextField
          name="from"
          label={words.from}
          hint={words.clockHint}
          width="short"
          value={state.value('from', before?.from)}
          error={state.error('from')}
        />
        <TextField
          name="to"
          label={words.to}
          hint={words.clockHint}
          width="short"
          value={state.value('to', before?.to)}
          error={state.error('to')}
        />
      </FieldRow>
      <TextField
        name="place"
        label={words.place}
        lang="sv"
        optional={words.optional}
        value={state.value('place', before?.place)}
        error={state.error('place')}
      />
    </>
  )
}
