import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { findTold } from '../log/reconciliation.store.ts'
import { type Followup, followupAt, followupVerbs } from './followup.ts'
import { meetingTold, sittingAsKnown } from './placing.ts'
import type { NamedSitting } from './store.ts'

/** Those of the follow-ups that there were, as they stood on the day and were known at the moment, by what the log tells of each. */
export async function followupsAt(
  db: Db,
  association: number,
  followups: readonly Followup[],
  past: { readonly on: Day; readonly known: Instant },
): Promise<Followup[]> {
  const ids = followups.map(({ id }) => id)
  const told = await findTold(db, association, ids, followupVerbs)
  return followups.flatMap((followup) => followupAt(followup, told.get(followup.id) ?? [], past) ?? [])
}

/** Those of the meetings that were planned, as known at the moment. */
export async function sittingsAsKnown(
  db: Db,
  association: number,
  sittings: readonly NamedSitting[],
  known: Instant,
): Promise<NamedSitting[]> {
  const ids = sittings.map(({ id }) => id)
  const told = await findTold(db, association, ids, Object.keys(meetingTold))
  return sittings.flatMap((sitting) => sittingAsKnown(sitting, told.get(sitting.id) ?? [], known) ?? [])
}
