import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { FilterChips, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { AnotherTime, timesIn } from '../kit/http/another-time.tsx'
import { asOf } from '../kit/http/as-of.ts'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import type { Body } from '../organisations/body.ts'
import type { Followup } from './followup.ts'
import type { Place } from './placing.ts'
import { ReminderForm } from './reminder.pages.tsx'
import type { ReminderSetting } from './reminder.store.ts'
import type { NamedSitting } from './store.ts'
import { texts } from './texts.ts'

export interface PlacedFollowup {
  readonly followup: Followup
  readonly place: Place
}

export interface FollowupList {
  readonly placed: readonly PlacedFollowup[]
  readonly sittings: readonly NamedSitting[]
  readonly bodies: readonly Body[]
  /** Whose follow-ups are shown; null: everybody's. */
  readonly who: string | null
  readonly whos: readonly string[]
  /** Whom to remind, by follow-up; empty for the public. */
  readonly reminders: ReadonlyMap<string, ReminderSetting>
}

/** "sekreteraren: tar in namn → nästa möte": as it was typed, and as the minutes say it. */
export function followupWords({ who, what, when }: Followup): string {
  const words = when.words ?? when.by
  return `${who ? `${who}: ` : ''}${what}${words ? ` → ${words}` : ''}`
}

const path = (visit: Visit, ...under: string[]): string =>
  ['', visit.association.slug, 'followups', ...under].join('/')

/** Open follow-ups by the meeting where they come up, those that wait in the open list, and those closed. */
export function followupsPage(visit: Visit, problem: Problem | undefined, list: FollowupList): Page {
  const words = texts[visit.language]
  const open = list.placed.filter(({ followup }) => !followup.closed)
  const closed = list.placed.filter(({ followup }) => followup.closed)
  const waiting = open.filter(({ place }) => place.kind === 'list')
  const body = (
    <>
      <PageHead title={words.followups}>
        <p>{words.lead({ count: open.length })}</p>
      </PageHead>
      <AnotherTime visit={visit} />
      <Problems visit={visit} problem={problem} labels={{ note: words.closingNote, email: words.remindTo }} />
      <Whos visit={visit} list={list} />
      {open.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      {list.sittings.map((sitting) => (
        <Group
          visit={visit}
          list={list}
          title={meetingName(visit, list, sitting)}
          rows={open.filter(({ place }) => place.kind === 'agenda' && place.meetingId === sitting.id)}
        />
      ))}
      <Group visit={visit} list={list} title={words.openList} rows={waiting} />
      <Group visit={visit} list={list} title={words.closedList} rows={closed} />
    </>
  )
  return { title: words.followups, nav: 'followups', body }
}

function meetingName(visit: Visit, { bodies }: FollowupList, sitting: NamedSitting): string {
  const body = bodies.find(({ id }) => id === sitting.bodyId)?.name ?? ''
  const meeting = `${body} ${sitting.number}/${sitting.year}`
  return texts[visit.language].atMeeting({ meeting, day: sitting.day })
}

function Whos({ visit, list: { who, whos } }: { visit: Visit; list: FollowupList }): Markup {
  const words = texts[visit.language]
  if (whos.length < 2) return null
  const times = timesIn(visit)
  const chip = (name: string | null) => ({
    href:
      name === null
        ? path(visit) + (times && `?${times}`)
        : `${path(visit)}?who=${encodeURIComponent(name)}${times && `&${times}`}`,
    label: name ?? words.everyone,
    current: name === who,
  })
  return <FilterChips label={words.who} chips={[null, ...whos].map(chip)} />
}

interface GroupProps {
  readonly visit: Visit
  readonly list: FollowupList
  readonly title: string
  readonly rows: readonly PlacedFollowup[]
}

function Group({ visit, list, title, rows }: GroupProps): Markup {
  if (rows.length === 0) return null
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        columns={columns(visit, list)}
        aligned
        rows={rows}
        rowId={({ followup }) => `followup-${followup.id}`}
      />
    </Card>
  )
}

function columns(visit: Visit, { bodies, reminders }: FollowupList): Column<PlacedFollowup>[] {
  const words = texts[visit.language]
  const what = ({ followup, place }: PlacedFollowup): Markup => (
    <>
      <span lang="sv">{followup.what}</span>
      {followup.certainty === 'possible' && <Aside>{words.possible}</Aside>}
      {place.kind === 'list' && place.why !== 'closed' && <Aside>{words.why[place.why]}</Aside>}
    </>
  )
  return [
    { header: words.what, head: true, cell: what },
    {
      header: words.who,
      cell: ({ followup, place }) => (
        <>
          {followup.who ? <span lang="sv">{followup.who}</span> : words.nobody}
          {mayChange(visit) && hasDay(followup, place) && (
            <ReminderForm visit={visit} followup={followup} setting={reminders.get(followup.id)} />
          )}
        </>
      ),
    },
    {
      header: words.when,
      cell: ({ followup: { when } }) =>
        (when.words ?? when.by) && (
          <>
            <span lang="sv">{when.words ?? when.by}</span>
            {when.words && when.by && <Aside>{when.by}</Aside>}
          </>
        ),
    },
    {
      header: words.said,
      cell: ({ followup }) => (
        <>
          <span className="tight">{followup.saidOn}</span>
          <Aside>{bodies.find(({ id }) => id === followup.bodyId)?.name}</Aside>
        </>
      ),
    },
    {
      header: words.closing,
      label: '',
      cell: ({ followup }) => <Closing visit={visit} followup={followup} />,
    },
  ]
}

/** What has been is not changed. */
const mayChange = (visit: Visit): boolean => visit.actor.administrator && asOf(visit).present

/** Nobody is reminded of what has no day, nor of what is only possible. */
const hasDay = ({ closed, certainty, when }: Followup, place: Place): boolean =>
  closed === null && certainty === 'task' && (when.by !== null || place.kind === 'agenda')

/** What closed it; for the staff the form that does, or undoes it. */
function Closing({ visit, followup }: { visit: Visit; followup: Followup }): Markup {
  const words = texts[visit.language]
  const { closed, id } = followup
  const isStaff = mayChange(visit)
  if (closed)
    return (
      <>
        <span lang="sv">{words.closedOn({ day: closed.on, note: closed.note ?? '' })}</span>
        {isStaff && (
          <PostForm action={path(visit, id, 'reopen')}>
            <Button look="quiet">{words.reopen}</Button>
          </PostForm>
        )}
      </>
    )
  if (!isStaff) return null
  return (
    <details>
      <summary>
        {words.closing}
        <span className="unseen"> {followup.what}</span>
      </summary>
      <PostForm action={path(visit, id, 'close')}>
        <TextField
          name="note"
          id={`note-${id}`}
          label={words.closingNote}
          lang="sv"
          value={visit.params['id'] === id ? (visit.form.text('note') ?? '') : ''}
        />
        <Actions>
          <Button look="secondary">{words.closing}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}
