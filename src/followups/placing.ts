import { type Day, type Instant, dayOf } from '../kit/clock.ts'
import { type FactsOf, type Told, factsNamed, isErased, latestFacts } from '../log/reconciliation.ts'
import type { Followup } from './followup.ts'
import type { Month, Occasion } from './when.ts'

/** Var en åtgärd står: on the agenda of one meeting, or in the open list and why. Nothing open is ever nowhere. */
export type Place =
  | { readonly kind: 'agenda'; readonly meetingId: string }
  | { readonly kind: 'list'; readonly why: 'no-date' | 'some-meeting' | 'waits' | 'no-meeting' | 'closed' }

/** A meeting as far as a follow-up needs to know it. */
export interface Sitting {
  readonly id: string
  readonly bodyId: string
  readonly day: Day
  /** Its days before it was moved. */
  readonly earlierDays: readonly Day[]
  /** Months by which it is known besides that of its day: the "March meeting" that was moved to 2 April. */
  readonly earlierMonths: readonly Month[]
  /** Held or cancelled: nothing more is put on its agenda. */
  readonly isOver: boolean
}

/** What the log tells of a meeting's time and state. */
export const meetingTold: Readonly<Record<string, FactsOf>> = {
  'meeting.planned': (planned) => ({ ...planned, state: 'planned' }),
  'meeting.moved': factsNamed('startsAt', 'endsAt', 'place'),
  'meeting.described': factsNamed('videoLink', 'hasMeal'),
  'meeting.called': () => ({ state: 'called' }),
  'meeting.opened': () => ({ state: 'open' }),
  'meeting.closed': () => ({ state: 'closed' }),
  'meeting.reopened': () => ({ state: 'open' }),
  'meeting.cancelled': () => ({ state: 'cancelled' }),
  // An item adjusted at once is sealed before the meeting is.
  'minutes.sealed': ({ itemId }) => (itemId === null ? { state: 'sealed' } : {}),
}

/** How many of its earlier times it had got by then: each move adds one, and none is taken away. */
export const earlierBy = (count: number, told: readonly Told[], known: Instant): number =>
  count -
  told.filter(
    ({ verb, recordedAt, payload }) =>
      recordedAt > known && verb === 'meeting.moved' && payload?.['from'] !== payload?.['startsAt'],
  ).length

/** The meeting as known at a moment; null before it was planned. */
export function sittingAsKnown<S extends Sitting>(now: S, told: readonly Told[], known: Instant): S | null {
  const entries = told.filter(({ recordedAt }) => recordedAt <= known)
  if (entries.length === 0 || isErased(entries)) return null
  const { startsAt, state } = latestFacts(entries, meetingTold)
  return {
    ...now,
    day: dayOf(String(startsAt)),
    earlierDays: now.earlierDays.slice(0, earlierBy(now.earlierDays.length, told, known)),
    isOver: ['closed', 'sealed', 'cancelled'].includes(String(state)),
  }
}

type Placed = Pick<Followup, 'id' | 'bodyId' | 'meetingId' | 'saidOn' | 'when' | 'closed'>

/** Where it stands now. `isOpen` tells whether another follow-up still is. */
export function placeOf(
  followup: Placed,
  sittings: readonly Sitting[],
  isOpen: (followupId: string) => boolean,
): Place {
  const why = keptBack(followup, isOpen)
  if (why) return { kind: 'list', why }
  const { at, by } = followup.when
  const ahead = sittings
    .filter((sitting) => sitting.bodyId === (at?.bodyId ?? followup.bodyId) && !sitting.isOver)
    .filter((sitting) => sitting.id !== followup.meetingId && sitting.day >= followup.saidOn)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const found = at ? sittingAt(at, ahead) : ahead.find((sitting) => sitting.day >= by!)
  return found ? { kind: 'agenda', meetingId: found.id } : { kind: 'list', why: 'no-meeting' }
}

/** Why it is on no agenda, whatever meetings there are. */
function keptBack(
  { id, when: { at, by, after }, closed }: Placed,
  isOpen: (followupId: string) => boolean,
): Exclude<(Place & { kind: 'list' })['why'], 'no-meeting'> | null {
  if (closed) return 'closed'
  if (after !== null && after !== id && isOpen(after)) return 'waits'
  if (at?.kind === 'coming') return 'some-meeting'
  return !at && by === null ? 'no-date' : null
}

/** The one that was meant, under its present time; where it is over or was never called, the first one after. */
function sittingAt(at: Occasion, ahead: readonly Sitting[]): Sitting | undefined {
  if (at.kind === 'day')
    return (
      ahead.find((sitting) => [sitting.day, ...sitting.earlierDays].includes(at.day)) ??
      ahead.find((sitting) => sitting.day >= at.day)
    )
  if (at.kind === 'months')
    return (
      ahead.find((sitting) => monthsOf(sitting).some((month) => at.months.includes(month))) ??
      ahead.find((sitting) => sitting.day >= `${at.months[0]}-01`)
    )
  return ahead[0]
}

const monthOf = (day: Day): Month => day.slice(0, 7)

/** The months a meeting may be called by. */
const monthsOf = (sitting: Sitting): Month[] => [
  ...[sitting.day, ...sitting.earlierDays].map(monthOf),
  ...sitting.earlierMonths,
]

/** The open follow-ups that come up at that meeting, in the order they were said. */
export function comingUpAt(
  meetingId: string,
  followups: readonly Followup[],
  sittings: readonly Sitting[],
): Followup[] {
  const open = new Set(followups.filter((each) => !each.closed).map((each) => each.id))
  return followups.filter((followup) => {
    const place = placeOf(followup, sittings, (id) => open.has(id))
    return place.kind === 'agenda' && place.meetingId === meetingId
  })
}
