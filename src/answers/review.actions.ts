import { findCirculation } from '../circulations/store.ts'
import { dropFollowup, keepFollowup } from '../followups/actions.ts'
import { dayOf } from '../kit/clock.ts'
import { shortened } from '../kit/text.ts'
import type { Work } from '../kit/work.ts'
import { type History, historyOf } from '../ledger/history.ts'
import { findSending } from '../ledger/matter.store.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { findActs } from '../ledger/store.ts'
import { findBodies } from '../organisations/body.store.ts'
import { findOrganisation, findOwnAssociation } from '../organisations/store.ts'
import type { MemberIn } from './nomination.actions.ts'
import { type Around, everReviewed, reviewsIn } from './review.ts'

/**
 * The days on which a member wants its addition looked at again become follow-ups of the association's board, and follow the answer:
 * moved when it is corrected, closed when it no longer holds, opened again when it does. An association without a body of its own
 * has them all the same, as nobody's but its own. An agreement that ends for all ends them for all.
 */
export async function followReviews(work: Work, { circulation, organisation }: MemberIn): Promise<void> {
  const acts = await findActs(work.db, work.association, circulation)
  const reviewed = acts.filter(({ riders }) => riders.some(({ reviewOn }) => reviewOn !== null))
  const ends = acts.some(({ type }) => type === 'terminated')
  const members = new Set(reviewed.map((act) => act.organisation))
  const touched = [...members].filter((member) => ends || member === organisation)
  if (touched.length === 0) return
  const history = historyOf(acts, acts.at(-1)!.recorded)
  const around = await aroundOf(work, circulation, acts, history)
  const bodyId = await findReminded(work)
  for (const member of touched)
    await follow(work, { circulation, organisation: member }, { history, around, bodyId })
}

async function aroundOf(
  { db, association, clock }: Work,
  circulation: string,
  acts: readonly RecordedAct[],
  history: History,
): Promise<Around> {
  const sending = await findSending(db, association, circulation, {})
  const ends = acts.flatMap(({ id, type }) => (type === 'terminated' ? (history.step(id) ?? []) : []))
  return { today: dayOf(clock.now()), terms: sending && sending.terms, terminations: ends }
}

interface Following {
  readonly history: History
  readonly around: Around
  readonly bodyId: string | null
}

async function follow(work: Work, whose: MemberIn, { history, around, bodyId }: Following): Promise<void> {
  const { member, dnr } = await findWords(work, whose)
  const wanted = reviewsIn(history.of(whose.organisation), around)
  for (const { id, text, on, saidOn } of wanted) {
    const what = `Se över ${member}: ”${shortened(text, 300)}” (${dnr})`
    await keepFollowup(work, { id, bodyId, saidOn, what, by: on })
  }
  for (const id of everReviewed(history.all(whose.organisation)))
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
