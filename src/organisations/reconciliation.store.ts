import type { Db } from '../kit/db/db.ts'
import type { Facts } from '../log/reconciliation.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { type MemberPeriod, expectedPeriods, factsOfMembership } from './reconciliation.ts'

/** By organisation. */
export async function findMembershipFacts(
  db: Db,
  association: number,
  organisations: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('membership')
    .select(['organisationId', 'validFrom', 'validTo'])
    .where('associationId', '=', association)
    .where('organisationId', 'in', organisations)
    .execute()
  const found = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return new Map(
    [...found].map(([organisation, periods]) => [
      organisation,
      factsOfMembership(periods.map(({ validFrom, validTo }): MemberPeriod => [validFrom, validTo])),
    ]),
  )
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'membership',
    making: ['membership.begun'],
    changing: ['membership.ended'],
    places: [{ table: 'membership', key: 'organisation_id' }],
    find: findMembershipFacts,
    expected: expectedPeriods,
  },
]
