import { type Instant, addDays, dayOf, hourOn } from '../kit/clock.ts'
import type { Language } from '../kit/language.ts'

/** Kontroll: an association's records compared with its log once, and what was found. */
export interface Verified {
  readonly id: string
  readonly verifiedAt: Instant
  /** By the nightly job, or by `radslag verify`. */
  readonly manner: 'night' | 'command'
  readonly withFiles: boolean
  /** Entries of the log, records compared with it, files reread. */
  readonly entries: number
  readonly compared: number
  readonly files: number
  /** None: all is as the log says. */
  readonly faults: number
  /** What was found, line by line. */
  readonly words: Readonly<Record<Language, readonly string[]>>
}

/** The hour of the night when it is done, at the office. */
export const nightHour = 3

/** Whether the latest night has passed without it: also where the program was not running then. */
export function isDue(now: Instant, last: Instant | null): boolean {
  const today = dayOf(now)
  const tonight = hourOn(today, nightHour)
  const night = now >= tonight ? tonight : hourOn(addDays(today, -1), nightHour)
  return last === null || last < night
}
