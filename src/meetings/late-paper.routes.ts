import { staff } from '../kit/actor.ts'
import { type Handler, type Route, get, post } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import { postOf } from './call.routes.ts'
import { findWholeMeeting } from './composition.view.ts'
import { findLateSending, sendLatePapers, undoLatePapers } from './late-paper.actions.ts'
import { one, pdfReply, showMeeting, taking } from './meeting.routes.ts'
import { lateFacts, packetName, paperLink, printPacket } from './packet.actions.ts'
import { meetingOf } from './visited-meeting.routes.ts'

/** As a member would get it, if it were sent now. */
const showLate: Handler = async (visit) => {
  const { facts, pdf } = await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    const { papers } = await findLateSending(work, meeting.id)
    if (papers.length === 0) throw new NotFound()
    const whole = lateFacts(await findWholeMeeting(work.db, work.association, meeting))
    const linkTo = paperLink(`${visit.site.settings.publicUrl}/${visit.association.slug}`, whole)
    const at = papers.at(-1)!.addedAt
    const { pdf: printed } = await printPacket(work, { facts: whole, papers, reader: 'member', linkTo, at })
    return { facts: whole, pdf: printed }
  })
  return pdfReply(pdf, packetName(facts))
}

const takeLate = taking(async (work, { id }, visit) => {
  await sendLatePapers(work, id, await postOf(visit, work))
})

const takeUndo = taking((work, { id }) => undoLatePapers(work, id))

export const lateRoutes: readonly Route[] = [
  get(`${one}/late-papers.pdf`, staff, showLate),
  post(`${one}/late-papers`, staff, takeLate, showMeeting),
  post(`${one}/late-papers/undo`, staff, takeUndo, showMeeting),
]
