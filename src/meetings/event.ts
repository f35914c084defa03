import { type Day, addDays } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Language } from '../kit/language.ts'
import { Refusal } from '../kit/refusal.ts'

/** Evenemang: an occasion of a body that is no meeting (a seminar). It has days and no minutes, and tasks may be due at it. */
export interface Event {
  readonly id: string
  readonly bodyId: string
  readonly name: string
  readonly place: string | null
  readonly fromOn: Day
  /** The last day itself. */
  readonly toOn: Day
}

const longestDays = 60

/** @throws Refusal `event.ends-first`, `event.too-long` (more than sixty days: a slip of the year) */
export function checkEvent({ fromOn, toOn }: Pick<Event, 'fromOn' | 'toOn'>): void {
  if (toOn < fromOn) throw new Refusal('event.ends-first')
  if (toOn > addDays(fromOn, longestDays)) throw new Refusal('event.too-long', { days: longestDays })
}

/** "12–13 april 2012". */
export function eventDays({ fromOn, toOn }: Pick<Event, 'fromOn' | 'toOn'>, language: Language): string {
  if (fromOn === toOn) return dayWords(fromOn, language)
  const sameMonth = fromOn.slice(0, 7) === toOn.slice(0, 7)
  if (sameMonth) return `${Number(fromOn.slice(8))}–${dayWords(toOn, language)}`
  return `${dayWords(fromOn, language)} – ${dayWords(toOn, language)}`
}

/** Whether a day that something is due on lies in the event. */
export const isAt = ({ fromOn, toOn }: Pick<Event, 'fromOn' | 'toOn'>, due: Day | null): boolean =>
  due !== null && fromOn <= due && due <= toOn
