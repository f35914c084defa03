import type { Day } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { queueMail } from '../kit/mail/actions.ts'
import { Refusal } from '../kit/refusal.ts'
import { newToken, tokenHash } from '../kit/token.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import type { Body } from '../organisations/body.ts'
import { holdsOn } from '../organisations/membership.ts'
import { findMandates } from '../people/mandate.store.ts'
import { cancelMeeting, held, moveMeeting, step } from './actions.ts'
import { type Invitee, findInvitees, insertInvitees } from './attendance.store.ts'
import { type MeetingPost, placeIn, sendWithCalendar } from './calendar-letter.actions.ts'
import { callLetter, cancelledLetter, eventOf, movedLetter } from './call-letter.ts'
import { findWholeMeeting } from './composition.view.ts'
import { readerOf, storePackets } from './packet.actions.ts'
import { forgetAnswers } from './invitation.actions.ts'
import { heldAdjuster } from './justering.actions.ts'
import { type Meeting, type Time, dayOfMeeting, meetingNumber } from './meeting.ts'
import { findPapers } from './paper.store.ts'

/** Somebody to be called who is not in the register of representatives. */
export interface ExtraRecipient {
  readonly holder: string
  readonly email: string
}

/** Whom a call goes to: those who stand for a member in the body on that day, where an address is known. */
export async function recipientsOf(
  work: Work,
  { bodyId, on }: { bodyId: string; on: Day },
): Promise<Omit<Invitee, 'tokenHash'>[]> {
  const mandates = await findMandates(work.db, work.association, bodyId)
  return mandates
    .filter((mandate) => mandate.email !== null && holdsOn(mandate, on))
    .map(({ organisationId, holder, email, role }) => ({
      id: newId(),
      organisationId,
      holder,
      email: email!,
      role: role === 'substitute' ? 'substitute' : 'member',
      ...unanswered(work),
    }))
}

const unanswered = ({ clock }: Work) => ({
  answer: null,
  answerNote: null,
  wantsMeal: null,
  answeredAt: null,
  calledAt: clock.now(),
})

/** A link of its own for each who is called; the tokens by the invitee's id, since only their hashes are kept. */
export async function newInvitees(
  work: Work,
  occasion: { bodyId: string; on: Day },
  extra: readonly ExtraRecipient[],
): Promise<{ invitees: Invitee[]; tokens: ReadonlyMap<string, string> }> {
  const tokens = new Map<string, string>()
  const everybody = [...(await recipientsOf(work, occasion)), ...extra.map((each) => guest(work, each))]
  const invitees = everybody.map((invitee): Invitee => {
    const token = newToken()
    tokens.set(invitee.id, token)
    return { ...invitee, tokenHash: tokenHash(token) }
  })
  if (invitees.length === 0) throw new Refusal('call.nobody')
  return { invitees, tokens }
}

/**
 * Sends the call, with the papers and a calendar invitation, to each who has not got it. Sent again it goes to those who are new.
 * @throws Refusal `call.nobody`, `meeting.not-from`, `agenda.empty`; NotFound
 */
export async function callMeeting(
  work: Work,
  meetingId: string,
  { message, extra, post }: { message: string | null; extra: readonly ExtraRecipient[]; post: MeetingPost },
): Promise<number> {
  const before = await held(work, meetingId)
  const meeting = before.state === 'planned' ? await step(work, meetingId, 'called') : before
  if (meeting.state !== 'called') throw new Refusal('meeting.not-from', { from: meeting.state, to: 'called' })
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  if (whole.items.length === 0) throw new Refusal('agenda.empty')
  const { invitees, tokens } = await newInvitees(
    work,
    { bodyId: meeting.bodyId, on: dayOfMeeting(meeting) },
    extra,
  )
  const made = new Set(await insertInvitees(work.db, work.association, { meetingId }, invitees))
  const papers = await findPapers(work.db, work.association, meetingId)
  const facts = { ...whole, papers, message }
  const called = invitees.filter(({ id }) => made.has(id))
  const packets = await storePackets(work, { facts, papers, base: post.base }, called.map(readerOf))
  await sendWithCalendar(work, called, {
    ...sendingOf(meeting, whole.body, post),
    purpose: 'call',
    method: 'REQUEST',
    letter: ({ id }) => callLetter(facts, `${post.base}/invitation/${tokens.get(id)}`),
    files: (to) => packets.get(readerOf(to)) ?? [],
  })
  await log(work, { verb: 'meeting.called', subject: meetingId, payload: { recipients: called.length } })
  return called.length
}

const guest = (work: Work, { holder, email }: ExtraRecipient): Omit<Invitee, 'tokenHash'> => ({
  id: newId(),
  organisationId: null,
  holder,
  email,
  role: 'guest',
  ...unanswered(work),
})

const sendingOf = (meeting: Meeting, body: Pick<Body, 'name'>, post: MeetingPost) => ({
  concerns: meeting.id,
  post,
  name: body.name,
  entry: eventOf(meeting, body, placeIn(post)),
})

/** Moves the meeting and tells those who have been called; the calendar file changes the same entry (same UID, SEQUENCE + 1). */
export async function moveAndTell(
  work: Work,
  id: string,
  to: Time & { place: string | null },
  post: MeetingPost | null,
): Promise<void> {
  const { before, after } = await moveMeeting(work, id, to)
  if (after === before) return
  const invitees = await findInvitees(work.db, work.association, { meetingId: id })
  if (invitees.length === 0 || post === null) return
  const whole = await findWholeMeeting(work.db, work.association, after)
  const asksAnew = after.startsAt !== before.startsAt || after.endsAt !== before.endsAt
  if (asksAnew) await forgetAnswers(work, { meetingId: id }, invitees)
  const letter = movedLetter(whole, before)
  await sendWithCalendar(work, invitees, {
    ...sendingOf(after, whole.body, post),
    purpose: 'meeting_moved',
    method: 'REQUEST',
    letter: () => letter,
  })
}

/** Cancels the meeting and takes it out of the calendars of those who have been called. */
export async function cancelAndTell(
  work: Work,
  id: string,
  reason: string | null,
  post: MeetingPost | null,
): Promise<void> {
  const meeting = await cancelMeeting(work, id, reason)
  const invitees = await findInvitees(work.db, work.association, { meetingId: id })
  if (invitees.length === 0 || post === null) return
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  const letter = cancelledLetter(whole, reason)
  await sendWithCalendar(work, invitees, {
    ...sendingOf(meeting, whole.body, post),
    purpose: 'meeting_cancelled',
    method: 'CANCEL',
    letter: () => letter,
  })
}

/** Sends an adjuster the link to her own page. @throws Refusal `call.no-address`; NotFound */
export async function sendJusteringLink(
  work: Work,
  adjusterId: string,
  facts: { link: string; body: Pick<Body, 'name'>; meeting: Meeting; post: MeetingPost },
): Promise<void> {
  const { email } = await heldAdjuster(work, { id: adjusterId })
  if (email === null) throw new Refusal('call.no-address')
  const name = `${facts.body.name} ${meetingNumber(facts.meeting)}`
  const lines = [
    `Du är vald att justera protokollet för ${name}.`,
    '',
    `Läs det, och justera eller begär ändring, här: ${facts.link}`,
    'Länken är din egen och kräver inget konto.',
  ]
  await queueMail(work, {
    purpose: 'justering',
    concerns: facts.meeting.id,
    from: facts.post.from,
    to: email,
    subject: `Justering: ${name}`,
    body: lines.join('\n'),
  })
}
