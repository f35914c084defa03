import type { Markup } from '../kit/html/markup.ts'
import { timeOfDay } from '../kit/clock.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { TextArea } from '../kit/html/field.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { type Attendee, countPresence, isQuorate, presenceOf } from './attendance.ts'
import type { Named } from './composition.ts'
import type { WholeMeeting } from './composition.view.ts'
import { MeetingFacts } from './meeting.pages.tsx'
import { nav } from './pages.tsx'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

const presenceOfAll = ({ members, attendees }: WholeMeeting) =>
  presenceOf(
    members.map(({ id }) => id),
    attendees,
  )

/** "Närvaro · 9 av 11 medlemmar", each member with who is there for it. */
export function AttendanceCard({ visit, whole }: { visit: Visit; whole: WholeMeeting }): Markup {
  const words = texts[visit.language]
  const rows = presenceOfAll(whole)
  const count = countPresence(rows)
  const nameOf = (id: string) => whole.members.find((member) => member.id === id)!.name
  return (
    <Card title={`${words.attendance} · ${words.presentOf(count)}`} fragment="attendance">
      <dl className="facts rows">
        {rows.map(({ organisationId, presence, attendees }) => (
          <div lang="sv">
            <dt>{nameOf(organisationId)}</dt>
            <dd>
              {presence === 'present'
                ? attendees.map(({ holder }) => holder).join('; ')
                : texts.sv.presences[presence]}
            </dd>
          </div>
        ))}
      </dl>
      {!isQuorate(count, whole.procedure.quorum, whole.body.governance) && count.present > 0 && (
        <Notice kind="warning">
          <p>{words.notQuorate}</p>
        </Notice>
      )}
      <Actions>
        <LinkButton href={pathOf(visit, whole, 'attendance')} letter="n">
          {words.attendance}
        </LinkButton>
      </Actions>
    </Card>
  )
}

/** Who is to come for a member: whoever stands for it in the body that day, or the substitute whom the answer to the call names. */
export interface Expected {
  readonly holder: string
  readonly isSubstitute: boolean
}
/** By the member's id; proposed as who is there. */
export type Holders = ReadonlyMap<string, Expected>

/** Each member with presence, who is there and when; guests and officers one a line. */
export function attendancePage(
  visit: Visit,
  problem: Problem | undefined,
  { whole, holders, guests }: { whole: WholeMeeting; holders: Holders; guests: readonly string[] },
): Page {
  const words = texts[visit.language]
  const title = `${words.attendance}: ${titleOf(whole)}`
  const state = formState(visit, problem)
  const lines = (kind: 'guest' | 'officer') =>
    whole.attendees
      .filter((attendee) => attendee.kind === kind)
      .map((attendee) => lineOf(attendee, whole.organisations))
      .join('\n')
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[
          { label: words.meetings, href: meetingsPath(visit) },
          { label: titleOf(whole), href: pathOf(visit, whole) },
        ]}
        here={words.attendance}
      />
      <PageHead title={title} facts={<MeetingFacts visit={visit} whole={whole} />} />
      <Problems visit={visit} problem={problem} labels={{ guests: words.guests, hours: words.hours }} />
      <Card>
        <PostForm action={pathOf(visit, whole, 'attendance')} keep={`attendance-${whole.meeting.id}`}>
          <DataTable
            caption={words.attendance}
            rows={whole.members}
            rowId={({ id }) => `member-${id}`}
            columns={columns(visit, whole, holders)}
          />
          <TextArea
            name="guests"
            label={words.guests}
            hint={words.guestsHint}
            optional={words.optional}
            lang="sv"
            value={state.value('guests', lines('guest') || guests.join('\n'))}
          />
          <TextArea
            name="officers"
            label={words.officers}
            hint={words.guestsHint}
            rows={2}
            optional={words.optional}
            lang="sv"
            value={state.value('officers', lines('officer'))}
          />
          <Actions>
            <Button letter="s">{words.saveAttendance}</Button>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title, nav, body, hidden: true }
}

/** "säkerhetschef, Ängelholm": as it is typed, and read again. */
function lineOf({ holder, role, organisationId }: Attendee, organisations: readonly Named[]): string {
  const organisation = organisations.find(({ id }) => id === organisationId)?.name ?? null
  return [holder, role, organisation].filter((part) => part !== null).join(', ')
}

export const hoursShown = ({ cameAt, leftAt }: Pick<Attendee, 'cameAt' | 'leftAt'>): string =>
  cameAt === null && leftAt === null
    ? ''
    : `${cameAt === null ? '' : timeOfDay(cameAt)}–${leftAt === null ? '' : timeOfDay(leftAt)}`

function columns(visit: Visit, whole: WholeMeeting, holders: Holders): Column<Named>[] {
  const words = texts[visit.language]
  const state = formState(visit, undefined)
  const own = (member: Named) =>
    whole.attendees.find(
      ({ organisationId, kind }) =>
        organisationId === member.id && (kind === 'present' || kind === 'apology'),
    )
  const choices = [
    ['', words.presences.absent],
    ['present', words.presences.present],
    ['distance', `${words.presences.present}, ${words.byDistance}`],
    ['substitute', `${words.presences.present}, ${words.substitute}`],
    ['apology', words.presences.apology],
  ] as const
  const presence = (member: Named): Markup => {
    const name = `presence.${member.id}`
    const proposed = choiceOf(own(member)) || (holders.get(member.id)?.isSubstitute ? 'substitute' : '')
    const chosen = state.value(name, proposed)
    return (
      <select name={name} className="input" aria-label={words.presenceOf({ member: member.name })}>
        {choices.map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    )
  }
  const input = (name: 'holder' | 'hours', member: Named, label: string, value: string): Markup => (
    <input
      name={`${name}.${member.id}`}
      className={`input ${name === 'hours' ? 'short' : ''}`}
      aria-label={label}
      autoComplete="off"
      lang="sv"
      value={state.value(`${name}.${member.id}`, value)}
    />
  )
  return [
    { header: words.member, head: true, cell: ({ name }) => <span lang="sv">{name}</span> },
    { header: words.presence, cell: presence },
    {
      header: words.holder,
      cell: (member) =>
        input(
          'holder',
          member,
          words.holderOf({ member: member.name }),
          own(member)?.holder ?? holders.get(member.id)?.holder ?? '',
        ),
    },
    {
      header: words.hours,
      cell: (member) => {
        const attendee = own(member)
        const label = `${words.hoursOf({ member: member.name })}. ${words.hoursHint}`
        return input('hours', member, label, attendee ? hoursShown(attendee) : '')
      },
    },
  ]
}

function choiceOf(attendee: Attendee | undefined): string {
  if (!attendee) return ''
  if (attendee.kind === 'apology') return 'apology'
  if (attendee.isSubstitute) return 'substitute'
  return attendee.byDistance ? 'distance' : 'present'
}
