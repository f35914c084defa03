import { type Day, type Instant, dayOf, parseDay, parseInstant } from '../clock.ts'
import { FormFaults } from '../refusal.ts'
import type { Visit } from './visit.ts'

/** The two times that a page is asked for: what held on a day, as it was known at a moment. */
export interface AsOf {
  readonly on: Day
  readonly known: Instant
  /** Neither was asked for: the page shows the present. */
  readonly present: boolean
}

/** Only where one of them was asked for: a store that is given none tells of the present, and asks for no more than that. */
export function pastOf(visit: Pick<Visit, 'url' | 'site'>): Pick<AsOf, 'on' | 'known'> | null {
  const { on, known, present } = asOf(visit)
  return present ? null : { on, known }
}

/** The moment asked for, for what is the same on all days; null where none was. */
export function knownIn(visit: Pick<Visit, 'url' | 'site'>): Instant | null {
  return visit.url.searchParams.get('known') ? asOf(visit).known : null
}

/**
 * Reads `?on=YYYY-MM-DD&known=MOMENT`; on is today and known is now where they are left out.
 * @throws FormFaults for a day that is not in the calendar or a moment that cannot be read
 */
export function asOf(visit: Pick<Visit, 'url' | 'site'>): AsOf {
  const now = visit.site.clock.now()
  const [onText, knownText] = ['on', 'known'].map((name) => visit.url.searchParams.get(name) ?? '')
  const known = knownText ? parseInstant(knownText) : now
  const on = onText ? parseDay(onText.trim()) : dayOf(now)
  const faults = [
    ...(on ? [] : [{ field: 'on', code: 'form.not-a-day' }]),
    ...(known ? [] : [{ field: 'known', code: 'form.not-a-moment' }]),
  ]
  if (!on || !known) throw new FormFaults(faults)
  return { on, known, present: !onText && !knownText }
}
