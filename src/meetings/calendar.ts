import { type Day, type Instant, dayOf, instantOf, officeZone, timeOfDay } from '../kit/clock.ts'

/** Kalender: meetings as members' own calendars read them (iCalendar, RFC 5545). A moved meeting keeps its UID and counts SEQUENCE up. */
export interface CalendarEvent {
  /** The same for ever: the meeting's id at the association's domain. */
  readonly uid: string
  readonly sequence: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Whole days instead of a time of day: the first, and the day after the last. */
  readonly days?: { readonly from: Day; readonly after: Day }
  readonly summary: string
  readonly location: string | null
  readonly description: string | null
  readonly url: string | null
  readonly isCancelled: boolean
  readonly organizer: Person | null
  readonly attendees: readonly Person[]
}

export interface Person {
  readonly name: string
  readonly email: string
}

/** PUBLISH is a feed; REQUEST asks for an answer (also after a move); CANCEL takes back. */
export type Method = 'PUBLISH' | 'REQUEST' | 'CANCEL'

export const calendarMediaType = 'text/calendar'

/** @param stamp when this text was made, or its contents last changed */
export function calendarText(
  events: readonly CalendarEvent[],
  { method, name, stamp }: { method: Method; name: string; stamp: Instant },
): string {
  const head = ['VERSION:2.0', 'PRODID:-//Rådslag//Rådslag//SV', 'CALSCALE:GREGORIAN', `METHOD:${method}`]
  const lines = [
    'BEGIN:VCALENDAR',
    ...head,
    property('X-WR-CALNAME', name),
    ...zone,
    ...events.flatMap((event) => eventLines(event, method, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, method: Method, stamp: Instant): string[] {
  const { organizer, attendees } = event
  const optional = { LOCATION: event.location, DESCRIPTION: event.description, URL: event.url }
  const told = Object.entries(optional).flatMap(([key, value]) =>
    value === null ? [] : [key === 'URL' ? `URL:${value}` : property(key, value)],
  )
  const invited = attendees.map(
    (person) =>
      `ATTENDEE;CN=${parameter(person.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${person.email}`,
  )
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    ...(event.days
      ? [`DTSTART${dayValue(event.days.from)}`, `DTEND${dayValue(event.days.after)}`]
      : [`DTSTART${timeValue(event.startsAt)}`, `DTEND${timeValue(event.endsAt)}`]),
    property('SUMMARY', event.summary),
    `STATUS:${event.isCancelled || method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    ...told,
    ...(organizer ? [`ORGANIZER;CN=${parameter(organizer.name)}:mailto:${organizer.email}`] : []),
    ...invited,
    'END:VEVENT',
  ]
}

const dayValue = (day: Day): string => `;VALUE=DATE:${day.replaceAll('-', '')}`

/** At the office's own time, so that calendars show it so; in the hour that the autumn has twice, in UTC, which is one. */
function timeValue(instant: Instant): string {
  const [day, time] = [dayOf(instant), timeOfDay(instant).replace('.', ':')]
  if (instantOf(`${day}T${time}:00`) !== instant) return `:${utc(instant)}`
  return `;TZID=${officeZone}:${day.replaceAll('-', '')}T${time.replace(':', '')}00`
}

const utc = (instant: Instant): string => instant.replace(/\.\d{3}Z$/, 'Z').replaceAll(/[-:]/g, '')

const property = (name: string, value: string): string => `${name}:${escaped(value)}`

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** A parameter's value knows no quote of its own (RFC 5545, 3.2). */
const parameter = (text: string): string => `"${text.replace(/["\r\n]/g, "'")}"`

/** At most 75 octets a line, broken between characters. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece)
      piece = ''
      octets = 0
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n ')
}

/** The rules of the zone since 1996; meetings before that are given all the same, an hour wrong in some old Octobers. */
const zone = [
  'BEGIN:VTIMEZONE',
  `TZID:${officeZone}`,
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

/** What a member's calendar sends back when somebody presses accept or decline (METHOD:REPLY, RFC 5546). */
export interface CalendarReply {
  readonly uid: string
  /** Of the invitation that it answers; null where the calendar does not say. */
  readonly sequence: number | null
  readonly email: string
  readonly answer: 'comes' | 'cannot' | 'perhaps'
}

const answers: Readonly<Record<string, CalendarReply['answer']>> = {
  ACCEPTED: 'comes',
  DECLINED: 'cannot',
  TENTATIVE: 'perhaps',
}

/** Null when the text is not a reply, or says nothing that can be used. */
export function readReply(text: string): CalendarReply | null {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const value = (name: string): string => lineOf(lines, name).replace(/^[^:]*:/, '')
  const uid = value('UID')
  if (value('METHOD').toUpperCase() !== 'REPLY' || !uid) return null
  const attendee = lineOf(lines, 'ATTENDEE')
  const answer = answers[/PARTSTAT=([A-Z-]+)/.exec(attendee.toUpperCase())?.[1] ?? '']
  const email = /mailto:([^\s@]+@[^\s@]+)$/i.exec(attendee)?.[1]?.toLowerCase()
  const sequence = /^\d+$/.test(value('SEQUENCE')) ? Number(value('SEQUENCE')) : null
  return answer && email ? { uid, sequence, email, answer } : null
}

const lineOf = (lines: readonly string[], name: string): string =>
  lines.find((line) => new RegExp(`^${name}[;:]`, 'i').test(line))?.trim() ?? ''
