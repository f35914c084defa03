import type { Day } from '../kit/clock.ts'
import type { Facts, Told } from '../log/reconciliation.ts'

/** Avstämning av medlemskap: from when until when each organisation should be a member, by what was logged. */

export type MemberPeriod = readonly [from: Day, to: Day | null]

/** One line, as people read it: "2010-01-01–2015-01-01, 2016-01-01–". The end is the day after the last. */
export const factsOfMembership = (periods: readonly MemberPeriod[]): Facts => ({
  periods: periods
    .map(([from, to]) => `${from}–${to ?? ''}`)
    .toSorted()
    .join(', '),
})

export function expectedPeriods(told: readonly Told[]): Facts {
  let periods: MemberPeriod[] = []
  for (const { verb, payload } of told) {
    const { from, to } = payload as { readonly from: Day; readonly to: Day }
    periods =
      verb === 'membership.begun'
        ? [...periods, [from, null]]
        : periods.map(([began, ended]) => [began, ended ?? (began < to ? to : null)])
  }
  return factsOfMembership(periods)
}
