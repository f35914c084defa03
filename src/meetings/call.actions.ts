import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { queueMail, queueMails } from '../kit/mail/actions.ts'
import { readMailbox } from '../kit/mail/address.ts'
import { cancellationFile } from '../kit/mail/compose.ts'
import type { LetterDraft, MailPurpose } from '../kit/mail/letter.ts'
import { Refusal } from '../kit/refusal.ts'
import { newToken, tokenHash } from '../kit/token.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import type { Body } from '../organisations/body.ts'
import { holdsOn } from '../organisations/membership.ts'
import { findMandates } from '../people/mandate.store.ts'
import { cancelMeeting, held, moveMeeting, step } from './actions.ts'
import { type Invitee, findInvitees, insertInvitees } from './attendance.store.ts'
import { calendarText, type Method } from './calendar.ts'
import { type CallLetter, callLetter, cancelledLetter, eventOf, movedLetter } from './call-letter.ts'
import { findWholeMeeting } from './composition.store.ts'
import { type AttachedFile, readerOf, storePackets } from './packet.actions.ts'
import { forgetAnswers } from './invitation.actions.ts'
import { heldAdjuster } from './justering.actions.ts'
import { type Meeting, type Time, dayOfMeeting, meetingNumber } from './meeting.ts'
import { findPapers } from './paper.store.ts'

/** From whom letters come, and where their links lead. */
export interface MeetingPost {
  /** As a mailbox: the association's name and address. */
  readonly from: string
  /** The association's own pages: `https://…/skane-nordvast`. */
  readonly base: string
}

/** Somebody to be called who is not in the register of representatives. */
export interface ExtraRecipient {
  readonly holder: string
  readonly email: string
}

/** Whom a call goes to: those who stand for a member in the body on the day of the meeting, where an address is known. */
export async function recipientsOf(work: Work, meeting: Meeting): Promise<Omit<Invitee, 'tokenHash'>[]> {
  const on = dayOfMeeting(meeting)
  const mandates = await findMandates(work.db, work.association, meeting.bodyId)
  return mandates
    .filter((mandate) => mandate.email !== null && holdsOn(mandate, on))
    .map(({ organisationId, holder, email, role }) => ({
      id: newId(),
      organisationId,
      holder,
      email: email!,
      role: role === 'substitute' ? 'substitute' : 'member',
      answer: null,
      answerNote: null,
      wantsMeal: null,
      answeredAt: null,
    }))
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
  const tokens = new Map<string, string>()
  const invitees = [...(await recipientsOf(work, meeting)), ...extra.map(guest)].map((invitee): Invitee => {
    const token = newToken()
    tokens.set(invitee.id, token)
    return { ...invitee, tokenHash: tokenHash(token) }
  })
  if (invitees.length === 0) throw new Refusal('call.nobody')
  const made = new Set(await insertInvitees(work.db, work.association, meetingId, invitees))
  const papers = await findPapers(work.db, work.association, meetingId)
  const facts = { ...whole, papers, message }
  const called = invitees.filter(({ id }) => made.has(id))
  const packets = await storePackets(work, { facts, papers, base: post.base }, called.map(readerOf))
  await send(work, meeting, whole.body, called, {
    purpose: 'call',
    post,
    method: 'REQUEST',
    letter: ({ id }) => callLetter(facts, `${post.base}/invitation/${tokens.get(id)}`),
    papers: (to) => packets.get(readerOf(to)) ?? [],
  })
  await log(work, { verb: 'meeting.called', subject: meetingId, payload: { recipients: called.length } })
  return called.length
}

const guest = ({ holder, email }: ExtraRecipient): Omit<Invitee, 'tokenHash'> => ({
  id: newId(),
  organisationId: null,
  holder,
  email,
  role: 'guest',
  answer: null,
  answerNote: null,
  wantsMeal: null,
  answeredAt: null,
})

interface Sending {
  readonly purpose: MailPurpose
  readonly post: MeetingPost
  readonly method: Method
  readonly letter: (to: Invitee) => CallLetter
  readonly papers: (to: Invitee) => readonly AttachedFile[]
}

async function send(
  work: Work,
  meeting: Meeting,
  body: Pick<Body, 'name'>,
  to: readonly Invitee[],
  { purpose, post, method, letter, papers }: Sending,
): Promise<void> {
  const drafts: LetterDraft[] = []
  for (const invitee of to) {
    const { subject, text } = letter(invitee)
    const calendar = await storeInvitation(work, meeting, body, invitee, { post, method })
    drafts.push({
      purpose,
      concerns: meeting.id,
      from: post.from,
      to: invitee.email,
      subject,
      body: text,
      attachments: [calendar, ...papers(invitee)],
    })
  }
  await queueMails(work, drafts)
}

/** The calendar file for one recipient: named in it, so that the calendar offers to answer. */
async function storeInvitation(
  work: Work,
  meeting: Meeting,
  body: Pick<Body, 'name'>,
  { holder, email }: Invitee,
  { post, method }: Pick<Sending, 'post' | 'method'>,
): Promise<{ sha256: string; filename: string }> {
  const organizer = readMailbox(post.from)
  const host = new URL(post.base).hostname
  const event = eventOf(
    meeting,
    body,
    { href: post.base, host },
    {
      organizer: organizer && { name: organizer.name, email: organizer.address },
      attendees: [{ name: holder, email }],
    },
  )
  const text = calendarText([event], { method, name: body.name, stamp: work.clock.now() })
  const filename = method === 'CANCEL' ? cancellationFile : 'invite.ics'
  const { sha256 } = await storeFile(work, Buffer.from(text), { filename })
  return { sha256, filename }
}

/** Moves the meeting and tells those who have been called; the calendar file changes the same entry (same UID, SEQUENCE + 1). */
export async function moveAndTell(
  work: Work,
  id: string,
  to: Time & { place: string | null },
  post: MeetingPost | null,
): Promise<void> {
  const { before, after } = await moveMeeting(work, id, to)
  if (after === before) return
  const invitees = await findInvitees(work.db, work.association, id)
  if (invitees.length === 0 || post === null) return
  const whole = await findWholeMeeting(work.db, work.association, after)
  const asksAnew = after.startsAt !== before.startsAt || after.endsAt !== before.endsAt
  if (asksAnew) await forgetAnswers(work, id, invitees)
  const letter = movedLetter(whole, before)
  const sending = {
    purpose: 'meeting_moved',
    post,
    method: 'REQUEST',
    letter: () => letter,
    papers: () => [],
  } as const
  await send(work, after, whole.body, invitees, sending)
}

/** Cancels the meeting and takes it out of the calendars of those who have been called. */
export async function cancelAndTell(
  work: Work,
  id: string,
  reason: string | null,
  post: MeetingPost | null,
): Promise<void> {
  const meeting = await cancelMeeting(work, id, reason)
  const invitees = await findInvitees(work.db, work.association, id)
  if (invitees.length === 0 || post === null) return
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  const letter = cancelledLetter(whole, reason)
  const sending = {
    purpose: 'meeting_cancelled',
    post,
    method: 'CANCEL',
    letter: () => letter,
    papers: () => [],
  } as const
  await send(work, meeting, whole.body, invitees, sending)
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
