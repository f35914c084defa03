import { findCirculation } from '../circulations/store.ts'
import { dropFollowup, keepFollowup } from '../followups/actions.ts'
import { dayOf } from '../kit/clock.ts'
import { shortened } from '../kit/text.ts'
import type { Work } from '../kit/work.ts'
import { historyOf } from '../ledger/history.ts'
import { findActs } from '../ledger/store.ts'
import { findBodies } from '../organisations/body.store.ts'
import { findOrganisation, findOwnAssociation } from '../organisations/store.ts'
import type { MemberIn } from './nomination.actions.ts'
import { everReviewed, reviewsIn } from './review.ts'

/**
 * The days on which a member wants its addition looked at again become follow-ups of the association's board, and follow the answer:
 * moved when it is corrected, closed when it no longer holds. An association without a body of its own has nobody to remind.
 */
export async function followReviews(work: Work, { circulation, organisation }: MemberIn): Promise<void> {
  const { db, association } = work
  const own = await findActs(db, association, circulation, { organisation })
  if (own.every(({ riders }) => riders.every(({ reviewOn }) => reviewOn === null))) return
  const bodyId = await findReminded(work)
  if (bodyId === null) return
  const acts = await findActs(db, association, circulation)
  const history = historyOf(acts, acts.at(-1)?.recorded ?? work.clock.now())
  const wanted = reviewsIn(history.of(organisation))
  const whose = await findWords(work, { circulation, organisation })
  for (const { id, text, on, saidOn } of wanted) {
    const what = `Se över ${whose.member}: ”${shortened(text, 300)}” (${whose.dnr})`
    await keepFollowup(work, { id, bodyId, saidOn, what, by: on })
  }
  for (const id of everReviewed(history.all(organisation)))
    if (!wanted.some((review) => review.id === id)) await dropFollowup(work, id)
}

/** The association's board, or what body it has. */
async function findReminded({ db, association }: Work): Promise<string | null> {
  const { hubId } = await findOwnAssociation(db, association)
  const bodies = await findBodies(db, association, hubId)
  return (bodies.find(({ kind }) => kind === 'board') ?? bodies[0])?.id ?? null
}

async function findWords({ db, association, clock }: Work, { circulation, organisation }: MemberIn) {
  const sent = await findCirculation(db, association, { id: circulation })
  const member = await findOrganisation(db, association, { id: organisation }, dayOf(clock.now()))
  return { dnr: sent?.dnr ?? '', member: member?.name ?? '' }
}
