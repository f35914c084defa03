import { type Day, addDays } from '../kit/clock.ts'

/** Medlemskap: an organisation is a member from one day until another. Who the members were on a day follows from this; no list is kept. */

/** From the first day until the day before `validTo`. Null from: since ever; null to: until further notice. */
export interface Period {
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

export function holdsOn(period: Period, day: Day): boolean {
  return (period.validFrom ?? '') <= day && (period.validTo === null || day < period.validTo)
}

/** The last day it holds, as people say it ("medlem till och med den 31 december"); null: until further notice. */
export function lastDay(period: Period): Day | null {
  return period.validTo === null ? null : addDays(period.validTo, -1)
}

/** True when some day belongs to both. */
export function overlap(one: Period, other: Period): boolean {
  const begins = (period: Period): string => period.validFrom ?? ''
  const ends = (period: Period): string => period.validTo ?? '9999-99-99'
  return begins(one) < ends(other) && begins(other) < ends(one)
}
