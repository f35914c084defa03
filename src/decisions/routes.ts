import { maskedFor } from '../cases/published.routes.ts'
import { anyone } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { pastOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import { decisionsSchema, oneDecisionSchema } from './api.schema.ts'
import type { DecisionInPlace } from './decision.ts'
import { type DecisionView, decisionPage, decisionsPage, decisionsPath, meetingPathOf } from './pages.tsx'
import { findDecisionsInPlace, findRecommended } from './store.ts'
import { texts } from './texts.ts'

/** What the visitor may see: the staff all, others what bodies that are public have published and still show. */
async function decisionsFor(visit: Visit, about?: string): Promise<DecisionInPlace[]> {
  const publicOn = visit.actor.administrator ? null : dayOf(visit.site.clock.now())
  return await visit.work(async (work) => {
    const found = await findDecisionsInPlace(
      work.db,
      work.association,
      { publicOn, past: pastOf(visit) },
      about,
    )
    return await maskedFor(visit, work, 'meeting', found, ({ meetingId }) => meetingId)
  })
}

const showDecisions: Handler = async (visit) => decisionsPage(visit, await decisionsFor(visit))

const dataOf = (visit: Visit, decision: DecisionInPlace) => {
  const { id, body, reference, title, decidedOn, manner, clauses, dnr, earlierId, relation } = decision
  return {
    id,
    body,
    reference,
    title,
    decided: decidedOn,
    manner,
    clauses,
    dnr,
    earlier: earlierId,
    relation,
    meeting: meetingPathOf(visit, decision),
    href: decisionsPath(visit, id),
  }
}

const decisionsData = async (visit: Visit): Promise<unknown> => ({
  decisions: (await decisionsFor(visit)).map((decision) => dataOf(visit, decision)),
})

const decisionsTable = async (visit: Visit): Promise<Sheet> => {
  const words = texts[visit.language]
  const decisions = await decisionsFor(visit)
  return {
    name: `${visit.association.slug} ${words.decisions.toLowerCase()}`,
    columns: [
      words.decidedOn,
      words.body,
      words.reference,
      words.title,
      words.clauses,
      words.manner,
      words.case,
    ],
    rows: decisions.map(({ decidedOn, body, reference, title, clauses, manner, dnr }) => [
      decidedOn,
      body,
      reference,
      title,
      clauses.map((clause) => `att ${clause}`).join('\n'),
      words.manners[manner],
      dnr,
    ]),
  }
}

/** @throws NotFound */
async function viewOf(visit: Visit): Promise<DecisionView> {
  const id = visit.part('decision')
  if (!isId(id)) throw new NotFound()
  const found = await decisionsFor(visit, id)
  const decision = found.find((each) => each.id === id)
  if (!decision) throw new NotFound()
  const past = pastOf(visit)
  const drafts = visit.actor.administrator && past === null
  const recommended = await visit.work(({ db, association }) =>
    findRecommended(db, association, id, { drafts, past }),
  )
  return {
    decision,
    recommended,
    earlier: found.find((each) => each.id === decision.earlierId) ?? null,
    later: found.filter((each) => each.earlierId === id),
  }
}

const showDecision: Handler = async (visit) => decisionPage(visit, await viewOf(visit))

const decisionData = async (visit: Visit): Promise<unknown> => {
  const { decision, later } = await viewOf(visit)
  return { ...dataOf(visit, decision), later: later.map(({ id }) => id) }
}

const room = '/:association/decisions'

export const routes: readonly Route[] = [
  get(room, anyone, showDecisions, {
    data: decisionsData,
    table: decisionsTable,
    api: { summary: 'What bodies have decided, the latest first', schema: decisionsSchema },
  }),
  get(`${room}/:decision`, anyone, showDecision, {
    data: decisionData,
    api: { summary: 'One decision, at its permanent address', schema: oneDecisionSchema },
  }),
]
