import { findCirculation } from '../circulations/store.ts'
import { findVersionText } from '../circulations/version-text.store.ts'
import type { Work } from '../kit/work.ts'
import { historyOf } from '../ledger/history.ts'
import { findActs } from '../ledger/store.ts'
import { followNaming } from '../people/mandate.actions.ts'
import { beginningsOf, hasNamed, namedIn } from './nomination.ts'

export interface MemberIn {
  readonly circulation: string
  readonly organisation: string
}

/**
 * The register of representatives follows the member's answers, where the letter asked for names: after a registration, a correction
 * or a strike. Called again it changes nothing.
 * @param addresses for calls, by holder as typed; they are kept in the register only
 */
export async function followNominations(
  work: Work,
  { circulation, organisation }: MemberIn,
  addresses: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const { db, association } = work
  const sent = await findCirculation(db, association, { id: circulation })
  if (sent?.kind !== 'enquiry') return
  const text = await findVersionText(db, association, circulation, sent.version)
  const asked = text?.letter.nominations
  if (!asked) return
  const acts = await findActs(db, association, circulation)
  const history = historyOf(acts, acts.at(-1)?.recorded ?? work.clock.now())
  const named = namedIn(history.of(organisation), asked)
  const answers = history.all(organisation).filter(hasNamed)
  await followNaming(work, {
    organisationId: organisation,
    seat: asked.seat,
    acts: answers.map(({ id }) => id),
    begins: answers.flatMap((step) => beginningsOf(step, asked)),
    named: named.map((one) => ({ ...one, email: addresses.get(one.holder) ?? null })),
  })
}
