import { newId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { held } from './actions.ts'
import {
  type Invitee,
  type InviteeAnswer,
  answerInvitee,
  deleteAttendees,
  findAttendees,
  findInvitees,
  lockInvitee,
  saveAttendees,
} from './attendance.store.ts'
import { readReply } from './calendar.ts'
import { meetingIdOf } from './call-letter.ts'

/**
 * The answer to a call, from the page or from a calendar's own buttons: it becomes attendance (an apology, or nothing yet to tell) and is
 * no post to handle. @throws NotFound for a link that is not valid
 */
export async function answerCall(
  work: Work,
  tokenHash: Buffer,
  given: { answer: InviteeAnswer; answerNote: string | null; wantsMeal: boolean | null },
): Promise<void> {
  const { db, association } = work
  const invitee = await lockInvitee(db, association, tokenHash)
  if (!invitee) throw new NotFound()
  const { id, meetingId, organisationId, holder } = invitee
  const meeting = await held(work, meetingId)
  await answerInvitee(db, association, id, { ...given, answeredAt: work.clock.now() })
  const isOpen = meeting.state === 'called' || meeting.state === 'planned'
  if (isOpen && given.answer !== 'cannot') await withdrawApology(work, meetingId, invitee)
  if (given.answer === 'cannot' && organisationId !== null && isOpen) {
    const there = await findAttendees(db, association, meetingId)
    const known = there.some((each) => each.organisationId === organisationId && each.holder === holder)
    const apology = { kind: 'apology', role: null, isSubstitute: false, byDistance: false } as const
    const row = {
      id: newId(),
      organisationId,
      holder,
      ...apology,
      cameAt: null,
      leftAt: null,
      recusedItems: [],
    }
    if (!known) await saveAttendees(db, association, meetingId, [row])
  }
  await log(work, { verb: 'meeting.call_answered', subject: meetingId, payload: { invitee: id, ...given } })
}

/**
 * Takes the answer that a member's own calendar has sent (accept, decline, tentative). False where the text is not such an answer, or
 * of no meeting and nobody that we have called: it is then a letter like others. An answer to an earlier time of the meeting is taken
 * and changes nothing, for everybody has been asked anew.
 */
export async function answerByCalendar(work: Work, text: string): Promise<boolean> {
  const reply = readReply(text)
  const meetingId = reply && meetingIdOf(reply.uid)
  if (!reply || !meetingId) return false
  const invitees = await findInvitees(work.db, work.association, meetingId)
  const invitee = invitees.find(({ email }) => email.toLowerCase() === reply.email)
  if (!invitee) return false
  const { sequence } = await held(work, meetingId)
  if (reply.sequence !== null && reply.sequence < sequence) return true
  await answerCall(work, invitee.tokenHash, {
    answer: reply.answer,
    answerNote: invitee.answerNote,
    wantsMeal: invitee.wantsMeal,
  })
  return true
}

/** An answer is to a time: those given are asked for anew, and the apologies that they were go. What was answered stands in the log. */
export async function forgetAnswers(
  work: Work,
  meetingId: string,
  invitees: readonly Invitee[],
): Promise<void> {
  for (const invitee of invitees) {
    if (invitee.answer === null) continue
    const none = { answer: null, answeredAt: null }
    await answerInvitee(work.db, work.association, invitee.id, { ...invitee, ...none })
    await withdrawApology(work, meetingId, invitee)
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
