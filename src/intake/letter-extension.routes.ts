import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, post, seeOther } from '../kit/http/visit.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { grantExtension } from '../delays/extension.actions.ts'
import { requestFromLetter } from './letter-extension.actions.ts'
import { grantOf } from '../delays/extension.routes.ts'
import { papersOf } from './inbox-desk.view.ts'
import { deskOf, letterId, showInbox } from './inbox.routes.ts'
import { inboxPath } from './inbox-view.pages.tsx'
import { requestIn } from './letter-extension.pages.tsx'
import { findDesk } from '../answers/store.ts'

const schema = z.object({
  revision: field.count(),
  member: field.id(),
  request: field.id(),
  requestEntry: field.id(),
  id: field.id(),
  entry: field.id(),
  until: field.day(),
  grant: field.oneOf(['yes', 'no']),
})

/** The request is registered with the letter's own words, and granted in the same breath where that was the button. */
const take: Handler = async (visit) => {
  const typed = parseForm(visit.form, schema)
  const { open } = await deskOf(visit)
  const asked = open && requestIn(open)
  if (!open || !asked) throw new NotFound()
  const about = await findAsked(visit, typed.member)
  const { id: circulation, dnr, caseId } = about.desk.circulation
  const grant = typed.grant === 'yes' ? grantOf(visit, about, { ...typed, words: null }) : null
  await visit.work(async (work) => {
    await requestFromLetter(work, {
      letter: letterId(visit),
      revision: typed.revision,
      id: typed.request,
      entry: typed.requestEntry,
      circulation,
      organisation: typed.member,
      caseId,
      dnr,
      until: asked.until,
      quote: asked.quote,
      papers: papersOf(open),
    })
    if (grant) await grantExtension(work, grant)
  })
  const granted = grant ? `&granted=${typed.id}.${typed.entry}` : ''
  return seeOther(`${inboxPath(visit)}?done=${typed.request}${granted}&from=${letterId(visit)}`)
}

async function findAsked(visit: Visit, organisation: string) {
  const desk = await visit.work((work) => findDesk(work, visit.part('circulation')))
  const member = desk.asked.find(({ organisationId }) => organisationId === organisation)
  if (!member) throw new Refusal('answer.choose-member')
  return { desk, member }
}

export const letterExtensionRoutes: readonly Route[] = [
  post('/:association/inbox/:letter/:circulation/extension', staff, take, showInbox),
]
