import { type Day, type Instant, addDays } from '../kit/clock.ts'

/**
 * Det som går ut av sig självt: letters that the program sends on a day that has come, without anybody asking: reminders by
 * plan, the collected notice, what somebody is to do by a day, minutes that wait for their adjusters, events to sign up for.
 */
export const errandKinds = ['reminder', 'notice', 'followup', 'justering', 'event'] as const
export type ErrandKind = (typeof errandKinds)[number]

/** What one thing has planned, as it looks now. */
export interface Planned {
  readonly kind: ErrandKind
  /** Id of the circulation, the follow-up, the meeting or the event. */
  readonly subject: string
  /** In the words of the matter itself. */
  readonly title: string
  /** Where it is read and changed, after the association's part of the address. */
  readonly path: string
  /** First to last, also days that have passed; how many would get a letter if nothing changed. */
  readonly days: readonly { readonly day: Day; readonly recipients: number }[]
}

/** `nothing`: nobody was left to write to. `missed`: the program slept, and the letter of a later day stands for it. */
export const outcomes = ['sent', 'nothing', 'missed', 'skipped'] as const
export type Outcome = (typeof outcomes)[number]

/** A day that is done with. */
export interface Settled {
  readonly kind: ErrandKind
  readonly subject: string
  readonly day: Day
  readonly outcome: Outcome
  readonly letters: number
  readonly at: Instant
}

/** What is to be done now for one thing: all its days that have come. */
export interface Due {
  readonly planned: Planned
  /** First to last. The last is done; those before it were missed. */
  readonly days: readonly Day[]
}

type Key = Pick<Settled, 'kind' | 'subject' | 'day'>
const keyOf = ({ kind, subject, day }: Key): string => `${kind} ${subject} ${day}`

export const keysOf = (settled: readonly Key[]): Set<string> => new Set(settled.map(keyOf))

/** However many days have come, one thing is done once. */
export function dueNow(planned: readonly Planned[], done: ReadonlySet<string>, today: Day): Due[] {
  return planned
    .map((each) => ({
      planned: each,
      days: each.days
        .map(({ day }) => day)
        .filter((day) => day <= today && !done.has(keyOf({ ...each, day })))
        .toSorted(),
    }))
    .filter(({ days }) => days.length > 0)
}

/** Days that are so long past that a letter about them would only puzzle: said of what has a day of its own, not a plan. */
const stale = 7

export function recentDays(days: readonly Day[], today: Day): Day[] {
  return days.filter((day) => day >= addDays(today, -stale))
}

/** One row of what lies ahead. */
export interface Ahead extends Pick<Planned, 'kind' | 'subject' | 'title' | 'path'> {
  readonly day: Day
  readonly recipients: number
  readonly skipped: boolean
}

/** What lies ahead, the next first: today's too, until it is done. A skipped day stands there until it has passed. */
export function ahead(planned: readonly Planned[], settled: readonly Settled[], today: Day): Ahead[] {
  const skipped = keysOf(settled.filter(({ outcome }) => outcome === 'skipped'))
  const done = keysOf(settled.filter(({ outcome }) => outcome !== 'skipped'))
  return planned
    .flatMap(({ days, ...each }) =>
      days
        .filter(({ day }) => !done.has(keyOf({ ...each, day })))
        .map(({ day, recipients }) => ({
          ...each,
          day,
          recipients,
          skipped: skipped.has(keyOf({ ...each, day })),
        })),
    )
    .filter(({ day, skipped: left }) => day >= today || !left)
    .toSorted((a, b) => (a.day === b.day ? a.title.localeCompare(b.title, 'sv') : a.day < b.day ? -1 : 1))
}
