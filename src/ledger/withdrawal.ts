import { addDays, addMonths, dayOf, endOfYear, type Day, type Instant } from '../kit/clock.ts'
import type { Act } from './act.ts'
import type { Step } from './history.ts'
import type { WithdrawalRule } from './terms.ts'

/** Uppsägning: notice given one day, in effect another. */

/** The day the notice reached the association, or the earliest day we can say that it was given. */
export function noticeOn(act: Act, firstRecorded: Instant = act.recorded): Day {
  const { deposited, received, receivedOn, decided } = act
  return deposited ?? (received && dayOf(received)) ?? receivedOn ?? decided ?? dayOf(firstRecorded)
}

/**
 * The first day out. Stated by the act, or by the rule: months are counted to the day of the same number (lag
 * 1930:173 § 1), that day included, and on to the year's end where so agreed. Null: neither says.
 */
export function firstDayOut(step: Step, rule: WithdrawalRule | null): Day | null {
  if (step.act.effective) return step.act.effective
  if (!rule) return null
  const monthsRun = addMonths(noticeOn(step.act, step.trail[0]?.recorded), rule.months)
  return addDays(rule.yearEndOnly ? endOfYear(monthsRun) : monthsRun, 1)
}
