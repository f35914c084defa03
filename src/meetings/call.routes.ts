import { z } from 'zod'
import { maskedFor } from '../cases/published.routes.ts'
import { anyone, staff } from '../kit/actor.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { readMailbox } from '../kit/mail/address.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { tokenHash } from '../kit/token.ts'
import type { Body } from '../organisations/body.ts'
import { findBody } from '../organisations/body.store.ts'
import type { Sender } from '../kit/mail/sender.ts'
import { findSender, requireSender } from '../organisations/visited-sender.routes.ts'
import { type Invitee, findInvitee, findInvitees } from './attendance.store.ts'
import type { MeetingPost } from './calendar-letter.actions.ts'
import { type ExtraRecipient, callMeeting, cancelAndTell, moveAndTell, recipientsOf } from './call.actions.ts'
import { answerCall } from './invitation.actions.ts'
import { callPage, cancelPage, invitationPage, movePage } from './call.pages.tsx'
import { type WholeMeeting, findWholeMeeting } from './composition.view.ts'
import { eventInvitationPage } from './event-form.pages.tsx'
import { findEvent } from './event.store.ts'
import type { Event } from './event.ts'
import { dayOfMeeting } from './meeting.ts'
import { one, pdfReply, taking } from './meeting.routes.ts'
import { packetName, paperLink, printPacket, readerOf } from './packet.actions.ts'
import type { Reader } from './packet.ts'
import { type Paper, findPapers } from './paper.store.ts'
import { timeForm, timeFrom } from './time-form.routes.ts'
import { findMeeting } from './store.ts'
import { meetingOf, papersFor } from './visited-meeting.routes.ts'

/** @throws Refusal `mail.no-sender` when neither the association nor the installation has an address */
export const postOf = async (visit: Visit, work: Work): Promise<MeetingPost> =>
  postBy(visit, await requireSender(visit, work))

/** Null when there is no address to send from. */
export async function findMeetingPost(visit: Visit, work: Work): Promise<MeetingPost | null> {
  const sender = await findSender(visit, work)
  return sender && postBy(visit, sender)
}

const postBy = ({ site, association: { slug } }: Visit, { mailbox: from }: Sender): MeetingPost => ({
  from,
  base: `${site.settings.publicUrl}/${slug}`,
})

async function wholeOf(visit: Visit, work: Work): Promise<WholeMeeting> {
  const { meeting } = await meetingOf(visit, work)
  return await findWholeMeeting(work.db, work.association, meeting)
}

const showCall: Handler = async (visit, problem) =>
  callPage(
    visit,
    problem,
    await visit.work(async (work) => {
      const whole = await wholeOf(visit, work)
      const invitees = await findInvitees(work.db, work.association, { meetingId: whole.meeting.id })
      const called = new Set(invitees.map(({ email }) => email))
      const recipients = await recipientsOf(work, { bodyId: whole.body.id, on: dayOfMeeting(whole.meeting) })
      return { whole, invitees, count: recipients.filter(({ email }) => !called.has(email)).length }
    }),
  )

/** One a line, `titel <adress>` or a bare address. */
export function extraFrom(text: string): ExtraRecipient[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const box = readMailbox(line)
      if (!box) throw new FormFaults([{ field: 'extra', code: 'form.not-an-address' }])
      return { holder: box.name || box.address, email: box.address }
    })
}

const callForm = z.object({ message: field.optionalLines(), extra: z.string() })

const takeCall = taking(async (work, meeting, visit) => {
  const { message, extra } = parseForm(visit.form, callForm)
  await callMeeting(work, meeting.id, { message, extra: extraFrom(extra), post: await postOf(visit, work) })
}, 'call')

const showMove: Handler = async (visit, problem) =>
  movePage({ visit, problem }, await visit.work((work) => wholeOf(visit, work)))

const takeMove = taking(async (work, meeting, visit) => {
  const { place, ...typed } = parseForm(visit.form, z.object(timeForm))
  await moveAndTell(work, meeting.id, { ...timeFrom(typed), place }, await findMeetingPost(visit, work))
})

const showCancel: Handler = async (visit, problem) =>
  cancelPage({ visit, problem }, await visit.work((work) => wholeOf(visit, work)))

const takeCancel = taking(async (work, meeting, visit) => {
  const { reason } = parseForm(visit.form, z.object({ reason: field.optionalLines(2000) }))
  await cancelAndTell(work, meeting.id, reason, await findMeetingPost(visit, work))
})

const tokenOf = (visit: Visit): Buffer => tokenHash(visit.part('token'))

const showInvitation: Handler = async (visit, problem) => {
  const invited = await visit.work((work) => invitedTo(visit, work))
  return 'event' in invited
    ? eventInvitationPage(visit, problem, { ...invited, today: dayOf(visit.site.clock.now()) })
    : invitationPage(visit, problem, invited)
}

type Invited = { readonly invitee: Invitee } & (
  | { readonly whole: WholeMeeting }
  | { readonly event: Event; readonly body: Body }
)

/** What the link's owner is called or invited to. @throws NotFound for a link that is not valid */
async function invitedTo(visit: Visit, work: Work): Promise<Invited> {
  const { db, association } = work
  const invitee = await findInvitee(db, association, tokenOf(visit))
  if (!invitee) throw new NotFound()
  const { eventId, meetingId } = invitee
  if (eventId !== null) return { invitee, ...(await eventWithBody(work, eventId)) }
  const meeting = await findMeeting(db, association, { id: meetingId! })
  if (!meeting) throw new NotFound()
  return { whole: await findWholeMeeting(db, association, meeting), invitee }
}

async function eventWithBody({ db, association }: Work, id: string): Promise<{ event: Event; body: Body }> {
  const event = await findEvent(db, association, id)
  const body = event && (await findBody(db, association, event.bodyId))
  if (!body) throw new NotFound()
  return { event, body }
}

/** The call with its papers as one document: all of it for the staff, what the public may read for others. */
const showPacket: Handler = async (visit) => {
  const { whole, papers } = await visit.work(async (work) => {
    const found = await wholeOf(visit, work)
    const { id } = found.meeting
    const all = await papersFor(visit, work, id)
    const [shown] = await maskedFor(visit, work, 'meeting', [{ whole: found, papers: all }], () => id)
    return shown!
  })
  return await packetReply(visit, whole, papers, visit.actor.administrator ? 'member' : 'public')
}

const showOwnPacket: Handler = async (visit) => {
  const { whole, papers, reader } = await visit.work(async (work) => {
    const invited = await invitedTo(visit, work)
    if ('event' in invited) throw new NotFound()
    const { whole: found, invitee } = invited
    const all = await findPapers(work.db, work.association, found.meeting.id)
    return { whole: found, papers: all, reader: readerOf(invitee) }
  })
  return await packetReply(visit, whole, papers, reader)
}

async function packetReply(
  visit: Visit,
  facts: WholeMeeting,
  papers: readonly Paper[],
  reader: Reader,
): Promise<Response> {
  const linkTo = paperLink(`${visit.site.settings.publicUrl}/${visit.association.slug}`, facts)
  const at = papers.map(({ addedAt }) => addedAt).reduce(later, facts.meeting.startsAt)
  const order = { facts: { ...facts, message: null }, papers, reader, linkTo, at }
  const { pdf } = await visit.work((work) => printPacket(work, order))
  return pdfReply(pdf, packetName(facts))
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)

const invitationForm = z.object({
  answer: field.oneOf(['comes', 'cannot', 'substitute']),
  answerNote: field.optionalText(500),
  wantsMeal: field.checkbox(),
})

const takeInvitation: Handler = async (visit) => {
  const given = parseForm(visit.form, invitationForm)
  await visit.work((work) => answerCall(work, tokenOf(visit), given))
  return seeOther(visit.url.pathname)
}

const mine = '/:association/invitation/:token'

export const callRoutes: readonly Route[] = [
  get(`${one}/call`, staff, showCall),
  post(`${one}/call`, staff, takeCall, showCall),
  get(`${one}/move`, staff, showMove),
  post(`${one}/move`, staff, takeMove, showMove),
  get(`${one}/cancel`, staff, showCancel),
  post(`${one}/cancel`, staff, takeCancel, showCancel),
  get(`${one}/packet.pdf`, anyone, showPacket),
  get(`${mine}/packet.pdf`, anyone, showOwnPacket),
  get(mine, anyone, showInvitation),
  post(mine, anyone, takeInvitation, showInvitation),
]
