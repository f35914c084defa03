import type { Day } from '../kit/clock.ts'
import { workingDayFrom } from '../kit/day-off.ts'

/** Lagstadgad tid: by the law on it (1930:173) a time that ends on a Saturday, Sunday or other day off ends on the next working day. */
export function nextWorkingDay(day: Day): Day {
  return workingDayFrom(day)
}
