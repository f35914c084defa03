import { z } from 'zod'
import { findDecision } from '../decisions/store.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, post, seeOther } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import { findBody } from '../organisations/body.store.ts'
import { startDraft } from './draft.actions.ts'
import type { Draft } from './draft.ts'
import { begun, findProposalSetting } from './new.routes.ts'

/**
 * Rekommendera medlemmarna: a draft with the decision's clauses, in its case and with the decision as what the letter rests on. Sent
 * twice it is begun once; the decision's page and the board lead to each other.
 */
const takeRecommend: Handler = async (visit) => {
  const { id, decision: which } = parseForm(visit.form, z.object({ id: field.id(), decision: field.id() }))
  await visit.work(async (work) => {
    const decision = await findDecision(work.db, work.association, which)
    if (!decision) throw new NotFound()
    const body = await findBody(work.db, work.association, decision.bodyId)
    const { title, clauses, decidedOn: on, reference, caseId } = decision
    const draft: Draft = {
      ...begun('recommendation', await findProposalSetting(work)),
      title,
      dated: dayOf(work.clock.now()),
      clauses: clauses.map((text) => ({ text: `att ${text}`, onlyFor: [] })),
      basis: { body: body?.name ?? '', on, paragraph: reference },
    }
    await startDraft(work, { id, draft, of: { decisionId: decision.id, caseId } })
  })
  return seeOther(`/${visit.association.slug}/circulations/${id}/draft`)
}

export const recommendRoutes: readonly Route[] = [
  post('/:association/circulations/recommend', staff, takeRecommend),
]
