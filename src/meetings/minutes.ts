import { sha256 } from '../kit/hash.ts'
import type { Outcome } from '../decisions/decision.ts'
import type { Presence } from './attendance.ts'

/**
 * Protokoll: what the meeting's facts say when they are put in order. Page, PDF, extract and seal are all made of this, so they
 * cannot say different things. It is in Swedish: a document keeps its language whoever reads it.
 */
export interface Minutes {
  readonly association: string
  readonly body: string
  /** "1/2012". */
  readonly number: string
  /** "torsdag 26 januari 2012 kl. 13.00–17.00". */
  readonly time: string
  readonly place: string | null
  readonly members: readonly MinutesMember[]
  readonly officers: readonly MinutesPerson[]
  readonly guests: readonly MinutesPerson[]
  readonly secretary: string | null
  readonly adjusters: readonly string[]
  readonly items: readonly MinutesItem[]
}

export interface MinutesMember {
  readonly organisation: string
  readonly presence: Presence
  readonly holders: readonly MinutesPerson[]
}

export interface MinutesPerson {
  readonly holder: string
  /** Role, substitute, by distance, from and to when. */
  readonly notes: readonly string[]
}

export interface MinutesItem {
  readonly id: string
  /** "§ 14" or "2". */
  readonly number: string
  readonly title: string
  readonly isClosed: boolean
  readonly text: string
  readonly proposals: string | null
  readonly vote: string | null
  readonly recused: readonly string[]
  /** "Kommundirektörsgruppen beslutar". */
  readonly decides: string
  readonly clauses: readonly string[]
  readonly outcome: Outcome | null
  /** "Ärendet återremitteras till krisinfogruppen." */
  readonly outcomeWords: string | null
  readonly reservations: string | null
  readonly followups: readonly MinutesFollowup[]
  readonly extractRecipients: readonly string[]
}

export interface MinutesFollowup {
  readonly number: number
  readonly who: string | null
  readonly what: string
  readonly when: string | null
}

export const presenceWords: Record<Presence, string> = {
  present: 'närvarande',
  apology: 'anmält förhinder',
  absent: 'frånvarande',
}

/** "9 av 11 medlemmar närvarande, 1 anmält förhinder, 1 frånvarande". */
export function presenceLine(members: readonly Pick<MinutesMember, 'presence'>[]): string {
  const of = (presence: Presence): number => members.filter((member) => member.presence === presence).length
  const rest = (['apology', 'absent'] as const).flatMap((presence) =>
    of(presence) > 0 ? [`${of(presence)} ${presenceWords[presence]}`] : [],
  )
  return [`${of('present')} av ${members.length} medlemmar närvarande`, ...rest].join(', ')
}

export const personLine = ({ holder, notes }: MinutesPerson): string =>
  notes.length > 0 ? `${holder} (${notes.join(', ')})` : holder

const closedTitle = 'Slutet ärende'

/** As it is published: a closed item keeps its number, and nothing else of it is shown. */
export function publicMinutes(minutes: Minutes): Minutes {
  const masked = (item: MinutesItem): MinutesItem =>
    item.isClosed
      ? {
          ...item,
          title: closedTitle,
          text: '',
          proposals: null,
          vote: null,
          recused: [],
          clauses: [],
          outcomeWords: null,
          reservations: null,
          followups: [],
          extractRecipients: [],
        }
      : item
  return { ...minutes, items: minutes.items.map(masked) }
}

/** The whole as plain text, one fact a line: what is sealed, compared, searched, and shown where only text can be. */
export function minutesText(minutes: Minutes): string {
  const people = (label: string, persons: readonly MinutesPerson[]): string[] =>
    persons.length > 0 ? [`${label}: ${persons.map(personLine).join('; ')}`] : []
  const members = minutes.members.map(({ organisation, presence, holders }) =>
    [`${organisation}: ${presenceWords[presence]}`, ...holders.map(personLine)].join(', '),
  )
  return [
    minutes.association,
    `${minutes.body} – protokoll ${minutes.number}`,
    `Tid: ${minutes.time}`,
    ...(minutes.place ? [`Plats: ${minutes.place}`] : []),
    presenceLine(minutes.members),
    ...members,
    ...people('Övriga', minutes.officers),
    ...people('Inbjudna gäster', minutes.guests),
    ...minutes.items.flatMap((item) => ['', ...itemText(item)]),
    '',
    ...(minutes.secretary ? [`Sekreterare: ${minutes.secretary}`] : []),
    ...minutes.adjusters.map((adjuster) => `Justeras: ${adjuster}`),
  ].join('\n')
}

function itemText(item: MinutesItem): string[] {
  const line = (label: string, value: string | null): string[] => (value ? [`${label}: ${value}`] : [])
  return [
    `${item.number} ${item.title}`,
    ...(item.text ? [item.text] : []),
    ...line('Yrkanden', item.proposals),
    ...line('Votering', item.vote),
    ...line('Jäv', item.recused.join('; ')),
    ...(item.clauses.length > 0 ? [item.decides, ...item.clauses.map((clause) => `att ${clause}`)] : []),
    ...(item.outcomeWords ? [item.outcomeWords] : []),
    ...line('Reservationer', item.reservations),
    ...item.followups.map(followupLine),
    ...line('Protokollsutdrag skickas till', item.extractRecipients.join('; ')),
  ]
}

export const followupLine = ({ number, who, what, when }: MinutesFollowup): string =>
  `Uppdrag ${number}: ${who ? `${who}: ` : ''}${what}${when ? ` → ${when}` : ''}`

/** One item whose text has become another. */
export interface ChangedItem {
  readonly title: string
  readonly before: string
  readonly after: string
}

/** The items that say something else than they did, also those that are new or gone. */
export function changedItems(before: Minutes, after: Minutes): ChangedItem[] {
  const textOf = (minutes: Minutes, id: string): string => {
    const item = minutes.items.find((each) => each.id === id)
    return item ? itemText(item).join('\n') : ''
  }
  const all = [
    ...after.items,
    ...before.items.filter(({ id }) => !after.items.some((each) => each.id === id)),
  ]
  return all
    .map(({ id, number, title }) => ({
      title: `${number} ${title}`,
      before: textOf(before, id),
      after: textOf(after, id),
    }))
    .filter((item) => item.before !== item.after)
}

/** What the adjusters confirm and the chain keeps: SHA-256 of the text, in hexadecimal. */
export function minutesHash(minutes: Minutes): string {
  return sha256(minutesText(minutes)).toString('hex')
}
