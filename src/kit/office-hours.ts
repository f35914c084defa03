import { type Instant, addDays, dayOf, hourOn } from './clock.ts'
import { isDayOff } from './day-off.ts'

/** Kontorstid: the whole hours of a working day between which letters leave by themselves, in Europe/Stockholm. */
export interface OfficeHours {
  /** 0–23 */
  readonly opens: number
  /** The first hour that is not one any more, 1–24. */
  readonly closes: number
}

export const usualHours: OfficeHours = { opens: 8, closes: 17 }

export function isOpen(now: Instant, { opens, closes }: OfficeHours): boolean {
  const day = dayOf(now)
  return !isDayOff(day) && now >= hourOn(day, opens) && now < hourOn(day, closes)
}

/** `now` itself while the office is open, else when it opens. */
export function nextOpening(now: Instant, hours: OfficeHours): Instant {
  if (isOpen(now, hours)) return now
  for (let day = dayOf(now); ; day = addDays(day, 1)) {
    const opening = hourOn(day, hours.opens)
    if (!isDayOff(day) && opening > now) return opening
  }
}
