import { dayOf } from '../kit/clock.ts'
import { queueMails } from '../kit/mail/actions.ts'
import type { LetterDraft } from '../kit/mail/letter.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { newToken, tokenHash } from '../kit/token.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findBody } from '../organisations/body.store.ts'
import { nameOn } from '../organisations/organisation.ts'
import { findNames, findOwnAssociation } from '../organisations/store.ts'
import { type Invitee, changeInviteeLink, findInvitees, insertInvitees } from './attendance.store.ts'
import { type MeetingPost, placeIn, sendWithCalendar } from './calendar-letter.actions.ts'
import { type ExtraRecipient, newInvitees } from './call.actions.ts'
import { cancelEvent, changeEvent, heldEvent } from './event.actions.ts'
import {
  type EventLetterFacts,
  cancelledEventLetter,
  changedEventLetter,
  invitationLetter,
  signUpDays,
  signUpReminder,
} from './event-letter.ts'
import { findEvents } from './event.store.ts'
import { type Event, type EventFacts, asksAnew, eventEntry, isPast } from './event.ts'
import { forgetAnswers } from './invitation.actions.ts'

async function factsOf({ db, association, clock }: Work, event: Event): Promise<EventLetterFacts> {
  const body = await findBody(db, association, event.bodyId)
  if (!body) throw new NotFound()
  const { hubId } = await findOwnAssociation(db, association)
  const names = await findNames(db, association, hubId)
  return { association: nameOn(names, dayOf(clock.now())) ?? '', body: body.name, event }
}

const sendingOf = ({ event, body }: EventLetterFacts, post: MeetingPost) => ({
  concerns: event.id,
  post,
  name: body,
  entry: eventEntry(event, placeIn(post)),
})

/**
 * Invites those who stand for a member in the body on its first day, and others whose addresses are given, each with a calendar
 * invitation. Sent again it goes to those who are new.
 * @returns how many letters
 * @throws Refusal `event.cancelled`, `event.past`, `call.nobody`; NotFound
 */
export async function inviteToEvent(
  work: Work,
  id: string,
  { message, extra, post }: { message: string | null; extra: readonly ExtraRecipient[]; post: MeetingPost },
): Promise<number> {
  const event = await heldEvent(work, id)
  if (event.cancelledAt !== null) throw new Refusal('event.cancelled')
  if (isPast(event, dayOf(work.clock.now()))) throw new Refusal('event.past')
  const { invitees, tokens } = await newInvitees(work, { bodyId: event.bodyId, on: event.fromOn }, extra)
  const made = new Set(await insertInvitees(work.db, work.association, { eventId: id }, invitees))
  const invited = invitees.filter((each) => made.has(each.id))
  const facts = await factsOf(work, event)
  await sendWithCalendar(work, invited, {
    ...sendingOf(facts, post),
    purpose: 'event_invitation',
    method: 'REQUEST',
    letter: (to) =>
      invitationLetter(facts, { message, answer: `${post.base}/invitation/${tokens.get(to.id)}` }),
  })
  await log(work, { verb: 'event.invited', subject: id, payload: { recipients: invited.length } })
  return invited.length
}

/** Changes the event and tells those invited what is new; their calendars change the same entry (same UID, SEQUENCE + 1). */
export async function changeEventAndTell(
  work: Work,
  id: string,
  to: EventFacts,
  post: MeetingPost | null,
): Promise<void> {
  const { before, after } = await changeEvent(work, id, to)
  if (after === before) return
  const invitees = await findInvitees(work.db, work.association, { eventId: id })
  if (asksAnew(before, after)) await forgetAnswers(work, { eventId: id }, invitees)
  if (post === null || isPast(after, dayOf(work.clock.now()))) return
  const facts = await factsOf(work, after)
  const letter = changedEventLetter(facts, before)
  await sendWithCalendar(work, invitees, {
    ...sendingOf(facts, post),
    purpose: 'event_changed',
    method: 'REQUEST',
    letter: () => letter,
  })
}

/** Calls the event off and takes it out of the calendars of those invited. */
export async function cancelEventAndTell(
  work: Work,
  id: string,
  reason: string | null,
  post: MeetingPost | null,
): Promise<void> {
  const event = await cancelEvent(work, id, reason)
  const invitees = await findInvitees(work.db, work.association, { eventId: id })
  if (post === null) return
  const facts = await factsOf(work, event)
  const letter = cancelledEventLetter(facts)
  await sendWithCalendar(work, invitees, {
    ...sendingOf(facts, post),
    purpose: 'event_cancelled',
    method: 'CANCEL',
    letter: () => letter,
  })
}

/** An event with a last day to sign up, and those invited who have not answered. */
export interface WaitingEvent {
  readonly event: Event
  /** After the association's part of the address. */
  readonly path: string
  readonly days: readonly { readonly day: string; readonly recipients: number }[]
}

export async function findWaitingEvents(work: Work): Promise<WaitingEvent[]> {
  const { db, association, clock } = work
  const events = await findEvents(db, association, dayOf(clock.now()))
  const open = events.filter(({ cancelledAt, signUpOn }) => cancelledAt === null && signUpOn !== null)
  const waiting: WaitingEvent[] = []
  for (const event of open) {
    const invitees = await findInvitees(db, association, { eventId: event.id })
    const days = signUpDays(event).map((day) => ({ day, recipients: unanswered(invitees, day).length }))
    const path = `/meetings/events/${event.id}`
    waiting.push({ event, path, days: days.filter(({ recipients }) => recipients > 0) })
  }
  return waiting.filter(({ days }) => days.length > 0)
}

/** Nobody is reminded on the day of the invitation itself. */
const unanswered = (invitees: readonly Invitee[], day: string): Invitee[] =>
  invitees.filter(({ answer, calledAt }) => answer === null && (calledAt === null || dayOf(calledAt) < day))

/**
 * Reminds those who have not answered, each with a new link of her own.
 * @returns how many letters
 */
export async function remindOfEvent(work: Work, id: string, post: MeetingPost): Promise<number> {
  const event = await heldEvent(work, id)
  if (event.cancelledAt !== null || event.signUpOn === null) return 0
  const today = dayOf(work.clock.now())
  const waiting = unanswered(await findInvitees(work.db, work.association, { eventId: id }), today)
  const facts = await factsOf(work, event)
  const drafts: LetterDraft[] = []
  for (const { id: invitee, email } of waiting) {
    const token = newToken()
    await changeInviteeLink(work.db, work.association, invitee, tokenHash(token))
    const { subject, text } = signUpReminder(facts, `${post.base}/invitation/${token}`)
    const to = { from: post.from, to: email }
    drafts.push({ purpose: 'event_reminder', concerns: id, ...to, subject, body: text })
  }
  await queueMails(work, drafts)
  if (drafts.length > 0)
    await log(work, { verb: 'event.reminded', subject: id, payload: { recipients: drafts.length } })
  return drafts.length
}
