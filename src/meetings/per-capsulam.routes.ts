import { z } from 'zod'
import { caseNamed } from '../cases/actions.ts'
import { decideWithoutMeeting } from '../decisions/actions.ts'
import { checkPerCapsulam, readClauses, relations } from '../decisions/decision.ts'
import { decisionsPath } from '../decisions/pages.tsx'
import { findDecisions } from '../decisions/store.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults } from '../kit/refusal.ts'
import { perCapsulamPage } from './per-capsulam.pages.tsx'
import { type MeetingBody, bodyOf } from './visited-meeting.routes.ts'

/** @throws Refusal `decision.must-meet`, `decision.not-in-statutes`: told before anything is typed */
const showDecide: Handler = async (visit, problem) => {
  const today = dayOf(visit.site.clock.now())
  const view = await visit.work(async (work) => {
    const found = await bodyOf(visit, work)
    const decisions = await findDecisions(work.db, work.association, { bodyId: found.body.id })
    const earlier = decisions.map(({ id, reference, title }) => ({ id, name: `${reference}: ${title}` }))
    return { ...found, earlier, today }
  })
  if (!problem) checkAllowed(view, today)
  return perCapsulamPage({ visit, problem }, view)
}

const checkAllowed = ({ body, procedure }: MeetingBody, on: string): void =>
  checkPerCapsulam({ governance: body.governance, allowed: procedure.perCapsulam }, on)

const decideForm = z.object({
  id: field.id(),
  title: field.text(1000),
  reference: field.text(100),
  decidedOn: field.day(),
  dnr: field.optionalText(100),
  clauses: z.string().transform(readClauses),
  relation: z.union([z.literal('').transform(() => null), field.oneOf(relations)]),
  earlierId: field.optionalId(),
})

const takeDecide: Handler = async (visit) => {
  const { dnr, ...typed } = parseForm(visit.form, decideForm)
  if ((typed.relation === null) !== (typed.earlierId === null))
    throw new FormFaults([{ field: 'relation', code: 'decision.relation-alone' }])
  await visit.work(async (work) => {
    const { body, procedure } = await bodyOf(visit, work)
    const decision = { ...typed, bodyId: body.id, caseId: await caseNamed(work, dnr) }
    await decideWithoutMeeting(work, decision, procedure.perCapsulam)
  })
  return seeOther(decisionsPath(visit, typed.id))
}

export const perCapsulamRoutes: readonly Route[] = [
  get('/:association/meetings/:body/decide', staff, showDecide),
  post('/:association/meetings/:body/decide', staff, takeDecide, showDecide),
]
