import { type Day, addDays } from '../kit/clock.ts'
import { type Governance, isAppealable } from '../organisations/body.ts'
import { nextWorkingDay } from './legal-time.ts'

/** Anslag: that the minutes have been adjusted is announced on the notice board, and from that day the decisions can be appealed (KL 8:12, 13:5). */
export interface BoardNotice {
  /** The last day to post it: the second day after justering. Posting is an act of ours, so a day off does not move it. */
  readonly postBy: Day
  /** Below: null until it has been posted. */
  readonly appealableUntil: Day | null
  /** It stays up for the whole appeal time. */
  readonly takenDownFrom: Day | null
  /** Laga kraft tidigast, where nobody appeals. */
  readonly finalFrom: Day | null
}

const appealDays = 21
const postingDays = 2

/**
 * Null where no notice is owed: an association under its own statutes, or mere practice. There is then no appeal under
 * Kommunallagen either, and nothing may say that there is.
 * @param postedOn the days it was posted, one for each board (a gemensam nämnd has every member's); the last one counts
 */
export function boardNotice(
  governance: Governance,
  { decidedOn, adjustedOn, postedOn }: { decidedOn: Day; adjustedOn: Day; postedOn: readonly Day[] },
): BoardNotice | null {
  if (!isAppealable(governance, decidedOn)) return null
  const last = postedOn.toSorted().at(-1)
  const appealableUntil = last === undefined ? null : nextWorkingDay(addDays(last, appealDays))
  const dayAfter = appealableUntil === null ? null : addDays(appealableUntil, 1)
  return {
    postBy: addDays(adjustedOn, postingDays),
    appealableUntil,
    takenDownFrom: dayAfter,
    finalFrom: dayAfter,
  }
}
