import { type Day, addDays } from '../kit/clock.ts'
import { workingDayFrom, workingDayUpTo } from '../kit/day-off.ts'
import { Refusal } from '../kit/refusal.ts'
import type { StandingKind } from '../ledger/standing-words.ts'

/**
 * Påminnelse: a letter to a member that has not answered, on the days of the circulation's plan or when somebody asks for it.
 * Nobody is chased who has answered, or who is known to be on the way and has said until when.
 */
export interface ReminderPlan {
  /** Days before the last day for answers. */
  readonly before: readonly number[]
  /** Days after the day until which the answer was waited for. */
  readonly after: readonly number[]
}

export const usualPlan: ReminderPlan = { before: [30, 14, 3], after: [7] }
export const noReminders: ReminderPlan = { before: [], after: [] }

/** A recipient, as far as it is known today. */
export interface Waited {
  /** Was to answer, and still is. */
  readonly asked: boolean
  readonly kind: StandingKind
  readonly answered: boolean
  /** The circulation's last day for answers; null: none was given. */
  readonly lastDay: Day | null
  /** The day the member has named itself: when its board takes it up, or to which it is postponed. */
  readonly named: Day | null
  readonly extendedTo: Day | null
  /** It has asked for more time and has had no answer: the next word is the association's. */
  readonly asksForTime: boolean
  /** The latest letter came back or could not be sent: another contact is needed, and no reminder. */
  readonly unreachable: boolean
  /** A letter from it lies in the inbox: a person has not read it yet, and it may be the answer. */
  readonly unread: boolean
  /** Its answer was sent back that day, to be completed: it has just had a letter. */
  readonly returnedOn: Day | null
  /** The latest reminder that was not undone. */
  readonly remindedOn: Day | null
}

/** Why somebody is not chased. */
export const sparings = [
  'not_asked',
  'not_concerned',
  'answered',
  'extended',
  'underway',
  'postponed',
  'asks_for_time',
  'in_inbox',
  'unreachable',
  'reminded_today',
  'returned_today',
] as const
export type Sparing = (typeof sparings)[number]

export interface Spared {
  readonly because: Sparing
  /** The day until which it is left in peace; null: nobody knows. */
  readonly until: Day | null
}

/** Null: may be chased today. A day that has come is still ahead: the board has its meeting then. */
export function sparedOn(today: Day, waited: Waited): Spared | null {
  return settled(waited) ?? inPeace(today, waited) ?? notNow(today, waited)
}

function settled({ asked, kind, answered }: Waited): Spared | null {
  if (!asked) return { because: 'not_asked', until: null }
  if (kind === 'not_concerned') return { because: 'not_concerned', until: null }
  return answered ? { because: 'answered', until: null } : null
}

function inPeace(today: Day, { kind, named, extendedTo }: Waited): Spared | null {
  if (extendedTo !== null && extendedTo >= today) return { because: 'extended', until: extendedTo }
  if (named === null || named < today) return null
  return { because: kind === 'postponed' ? 'postponed' : 'underway', until: named }
}

function notNow(today: Day, waited: Waited): Spared | null {
  const { asksForTime, unread, unreachable, remindedOn, returnedOn } = waited
  if (asksForTime) return { because: 'asks_for_time', until: null }
  if (unread) return { because: 'in_inbox', until: null }
  if (unreachable) return { because: 'unreachable', until: null }
  if (returnedOn !== null && returnedOn >= today) return { because: 'returned_today', until: today }
  return remindedOn !== null && remindedOn >= today ? { because: 'reminded_today', until: today } : null
}

/** The day until which its answer is waited for: the last day, the time granted, or a later day that it has named. */
export function waitedUntil({ lastDay, extendedTo, named }: Waited): Day | null {
  const given = extendedTo ?? lastDay
  return named !== null && (given === null || named > given) ? named : given
}

/**
 * The days on which the plan reminds one recipient, first to last. Who has a day of its own, later than the others', is only
 * reminded after it. A day off before the last day moves to the working day before it, one after to the next.
 */
export function reminderDays({ before, after }: ReminderPlan, waited: Waited): Day[] {
  const due = waitedUntil(waited)
  if (due === null) return []
  const early = due === waited.lastDay ? before.map((days) => workingDayUpTo(addDays(due, -days))) : []
  const late = after.map((days) => workingDayFrom(addDays(due, days)))
  return [...new Set([...early, ...late])].toSorted()
}

/** What has become of the plan so far. */
export interface PlanProgress {
  readonly today: Day
  /** The day the plan was made: only later ones are days of it. */
  readonly since: Day
  /** Days that are done with: reminded on, skipped, missed. */
  readonly done: ReadonlySet<Day>
}

/** The days of the plan that have come, and nothing has been done on. More than one: the program has slept. */
export function daysDue(days: readonly Day[], { today, since, done }: PlanProgress): Day[] {
  return days.filter((day) => day > since && day <= today && !done.has(day))
}

const mostDays = 365
const mostReminders = 10

/**
 * Reads `30, 14, 3`; empty is none. The largest first, each once.
 * @throws Refusal `reminder.not-days`
 */
export function readDays(text: string): number[] {
  const written = text.split(/[\s,;]+/).filter((each) => each !== '')
  const days = [...new Set(written.map(Number))]
  const fits = days.every((each) => Number.isInteger(each) && each >= 1 && each <= mostDays)
  if (!fits || days.length > mostReminders) throw new Refusal('reminder.not-days', { most: mostReminders })
  return days.toSorted((a, b) => b - a)
}
