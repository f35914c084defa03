import type { Work } from '../kit/work.ts'
import { type HeldAct, type ToRecord, recordActs, recordHeld } from '../ledger/actions.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { findActs } from '../ledger/store.ts'
import { followNominations } from './nomination.actions.ts'
import { followReviews } from './review.actions.ts'

/** By holder as typed: where calls to whom a member names are sent. */
export type Addresses = ReadonlyMap<string, string>

/**
 * Records an act with all that follows from it. This room records one in no other way: an answer, a correction, a judgment and a row
 * of a list lead to the same.
 * @throws Refusal as `recordAct`
 */
export async function takeAct(work: Work, given: ToRecord): Promise<void> {
  await takeActs(work, [given])
}

/** As `takeAct` for several, in order, all or none. */
export async function takeActs(work: Work, given: readonly ToRecord[]): Promise<void> {
  const acts = await recordActs(work, given)
  const members = new Map(acts.map((act) => [`${act.circulation} ${act.organisation}`, act]))
  for (const { circulation, organisation } of members.values())
    await afterAct(work, await findActs(work.db, work.association, circulation, { organisation }))
}

/** As `takeAct` for one that is held already. */
export async function takeHeld(
  work: Work,
  held: HeldAct,
  { addresses, ...given }: ToRecord & { readonly addresses: Addresses },
): Promise<RecordedAct> {
  const act = await recordHeld(work, held, given)
  const { circulation, organisation } = act
  const earlier = held.earlier.filter(
    (one) => one.circulation === circulation && one.organisation === organisation,
  )
  await afterAct(work, [...earlier, act], addresses)
  return act
}

/**
 * What is kept elsewhere of the member's answers follows them, where it has ever said any of it: who stands for it, and what is to be
 * looked at again. What is owed to others (notices, reminders, the board) is read from the ledger when it is asked for.
 * @param own all that has been recorded of the member
 */
async function afterAct(work: Work, own: readonly RecordedAct[], addresses?: Addresses): Promise<void> {
  const { circulation, organisation } = own.at(-1)!
  const whose = { circulation, organisation }
  if (own.some(({ nominees }) => nominees.length > 0)) await followNominations(work, whose, addresses)
  const isReviewed = own.some(({ riders }) => riders.some(({ reviewOn }) => reviewOn !== null))
  if (isReviewed || own.some(({ type }) => type === 'terminated')) await followReviews(work, whose)
}
