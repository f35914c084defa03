import { staff } from '../kit/actor.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import { findSender, requireSender } from '../organisations/visited-sender.routes.ts'
import { findNoticeDesk, sendNotices, stopNotice } from './notice.actions.ts'
import { noticesPage, noticesPath } from './notice.pages.tsx'

const askingOf = (visit: Visit) => ({
  slug: visit.part('circulation'),
  documents: `${visit.site.settings.publicUrl}/${visit.association.slug}/documents`,
})

const show: Handler = async (visit, problem) => {
  const found = await visit.work(async (work) => ({
    desk: await findNoticeDesk(work, askingOf(visit)),
    sender: await findSender(visit, work),
  }))
  return noticesPage({ visit, problem, desk: found.desk, canSend: found.sender !== null })
}

const send: Handler = async (visit) => {
  const [recipients, ids] = ['recipient', 'notice'].map((name) => visit.form.all(name))
  const notices = new Map(recipients!.map((recipient, index) => [recipient, ids![index] ?? '']))
  if ([...notices].flat().some((id) => !isId(id))) throw new NotFound()
  await visit.work(async (work) => {
    const { mailbox: from } = await requireSender(visit, work)
    await sendNotices(work, { ...askingOf(visit), notices, from })
  })
  return seeOther(`${noticesPath(visit, visit.part('circulation'))}?sent`)
}

const stop: Handler = async (visit) => {
  const id = visit.form.text('notice') ?? ''
  if (!isId(id)) throw new NotFound()
  await visit.work((work) => stopNotice(work, visit.part('circulation'), id))
  return seeOther(`${noticesPath(visit, visit.part('circulation'))}?stopped`)
}

const path = '/:association/circulations/:circulation/notices'

export const noticeRoutes: readonly Route[] = [
  get(path, staff, show),
  post(path, staff, send, show),
  post(`${path}/stop`, staff, stop, show),
]
