import { z } from 'zod'
import { caseNamed } from '../cases/actions.ts'
import { findCase, findCaseByDnr } from '../cases/store.ts'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { collectItem, dropCollected } from './agenda.actions.ts'
import { findCollected } from './agenda.store.ts'
import { itemKinds } from './agenda.ts'
import { type CollectView, type CollectedItem, collectPage } from './collect.pages.tsx'
import { type MeetingBody, bodiesOf, meetingsPath } from './visited-meeting.routes.ts'

const showCollect: Handler = async (visit, problem) => {
  const dnr = visit.url.searchParams.get('dnr')
  const view = await visit.work(async (work): Promise<CollectView> => {
    const bodies = await bodiesOf(visit, work)
    const from = dnr === null ? null : await findCaseByDnr(work.db, work.association, dnr)
    return { bodies, from, collected: await collectedOf(work, bodies) }
  })
  return collectPage({ visit, problem }, view)
}

async function collectedOf(
  { db, association }: Work,
  bodies: readonly MeetingBody[],
): Promise<CollectedItem[]> {
  const collected: CollectedItem[] = []
  for (const { body } of bodies)
    for (const item of await findCollected(db, association, body.id)) {
      const file = item.caseId === null ? null : await findCase(db, association, item.caseId)
      collected.push({ item, dnr: file?.dnr ?? null })
    }
  return collected
}

const collectForm = z.object({
  id: field.id(),
  bodyId: field.id(),
  title: field.text(1000),
  kind: field.oneOf(itemKinds),
  presenter: field.optionalText(300),
  dnr: field.optionalText(100),
})

const takeCollect: Handler = async (visit) => {
  const { dnr, ...typed } = parseForm(visit.form, collectForm)
  await visit.work(async (work) => {
    const bodies = await bodiesOf(visit, work)
    if (!bodies.some(({ body }) => body.id === typed.bodyId))
      throw new FormFaults([{ field: 'bodyId', code: 'form.choose' }])
    await collectItem(work, { ...typed, caseId: await caseNamed(work, dnr) })
  })
  return seeOther(meetingsPath(visit, 'collect'))
}

const takeRemove: Handler = async (visit) => {
  const id = visit.params['id'] ?? ''
  if (!isId(id)) throw new NotFound()
  await visit.work((work) => dropCollected(work, id))
  return seeOther(meetingsPath(visit, 'collect'))
}

const room = '/:association/meetings/collect'

export const collectRoutes: readonly Route[] = [
  get(room, staff, showCollect),
  post(room, staff, takeCollect, showCollect),
  post(`${room}/:id/remove`, staff, takeRemove, showCollect),
]
