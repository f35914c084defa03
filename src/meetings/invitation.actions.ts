import { newId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { held } from './actions.ts'
import {
  type Invitee,
  type InviteeAnswer,
  type Occasion,
  answerInvitee,
  deleteAttendees,
  findAttendees,
  findInvitees,
  lockInvitee,
  saveAttendees,
} from './attendance.store.ts'
import { readReply } from './calendar.ts'
import { occasionIdOf } from './call-letter.ts'
import { lockEvent } from './event.store.ts'
import { lastMove } from './event.ts'

interface GivenAnswer {
  readonly answer: InviteeAnswer
  readonly answerNote: string | null
  readonly wantsMeal: boolean | null
}

/**
 * The answer to a call or an invitation, from the page or from a calendar's own buttons: to a meeting it becomes attendance (an apology,
 * or nothing yet to tell) and is no post to handle. @throws NotFound for a link that is not valid
 */
export async function answerCall(work: Work, tokenHash: Buffer, given: GivenAnswer): Promise<void> {
  const { db, association } = work
  const invitee = await lockInvitee(db, association, tokenHash)
  if (!invitee) throw new NotFound()
  const { id, meetingId, eventId } = invitee
  await answerInvitee(db, association, id, { ...given, answeredAt: work.clock.now() })
  if (meetingId !== null) await takeApology(work, { ...invitee, meetingId }, given.answer)
  const verb = meetingId === null ? 'event.invitation_answered' : 'meeting.call_answered'
  await log(work, { verb, subject: (meetingId ?? eventId)!, payload: { invitee: id, ...given } })
}

/** Who cannot come has sent an apology; who can after all has not. */
async function takeApology(
  work: Work,
  invitee: Invitee & { readonly meetingId: string },
  answer: InviteeAnswer,
): Promise<void> {
  const { db, association } = work
  const { meetingId, organisationId, holder } = invitee
  const meeting = await held(work, meetingId)
  if (meeting.state !== 'called' && meeting.state !== 'planned') return
  if (answer !== 'cannot') return await withdrawApology(work, meetingId, invitee)
  if (organisationId === null) return
  const there = await findAttendees(db, association, meetingId)
  if (there.some((each) => each.organisationId === organisationId && each.holder === holder)) return
  const apology = { kind: 'apology', role: null, isSubstitute: false, byDistance: false } as const
  const hours = { cameAt: null, leftAt: null, recusedItems: [] }
  await saveAttendees(db, association, meetingId, [
    { id: newId(), organisationId, holder, ...apology, ...hours },
  ])
}

/**
 * Takes the answer that a member's own calendar has sent (accept, decline, tentative). False where the text is not such an answer, or
 * of nothing and nobody that we have called: it is then a letter like others. An answer to an earlier time is taken and changes
 * nothing, for everybody has been asked anew.
 */
export async function answerByCalendar(work: Work, text: string): Promise<boolean> {
  const reply = readReply(text)
  const id = reply && occasionIdOf(reply.uid)
  if (!reply || !id) return false
  const { db, association } = work
  const event = await lockEvent(db, association, id)
  const invitees = await findInvitees(db, association, event ? { eventId: id } : { meetingId: id })
  const invitee = invitees.find(({ email }) => email.toLowerCase() === reply.email)
  if (!invitee) return false
  const { sequence } = event ?? (await held(work, id))
  const isOld = reply.sequence !== null && reply.sequence < (event ? lastMove(event) : sequence)
  if (isOld) return true
  await answerCall(work, invitee.tokenHash, {
    answer: reply.answer,
    answerNote: invitee.answerNote,
    wantsMeal: invitee.wantsMeal,
  })
  return true
}

/** An answer is to a time: those given are asked for anew, and the apologies that they were go. What was answered stands in the log. */
export async function forgetAnswers(work: Work, of: Occasion, invitees: readonly Invitee[]): Promise<void> {
  for (const invitee of invitees) {
    if (invitee.answer === null) continue
    const none = { answer: null, answeredAt: null }
    await answerInvitee(work.db, work.association, invitee.id, { ...invitee, ...none })
    if ('meetingId' in of) await withdrawApology(work, of.meetingId, invitee)
  }
}

async function withdrawApology(
  { db, association }: Work,
  meetingId: string,
  { organisationId, holder }: Pick<Invitee, 'organisationId' | 'holder'>,
): Promise<void> {
  const there = await findAttendees(db, association, meetingId)
  const own = there.filter(
    (each) => each.kind === 'apology' && each.organisationId === organisationId && each.holder === holder,
  )
  await deleteAttendees(
    db,
    association,
    meetingId,
    own.map(({ id }) => id),
  )
}
