import { cancelMails, queueMails } from '../kit/mail/actions.ts'
import type { OutgoingLetter } from '../kit/mail/letter.ts'
import { outbox } from '../kit/mail/store.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { held } from './actions.ts'
import { findItems } from './agenda.store.ts'
import { type Invitee, findInvitees } from './attendance.store.ts'
import type { MeetingPost } from './calendar-letter.actions.ts'
import { lateLetter } from './call-letter.ts'
import { findWholeMeeting } from './composition.view.ts'
import { lateFacts, readerOf, storePackets } from './packet.actions.ts'
import { papersInOrder } from './packet.ts'
import { type Paper, findPapers, markSent } from './paper.store.ts'

/** Late papers that have not been sent, those who will get them, and the letters that can still be stopped. */
export interface LateSending {
  readonly papers: readonly Paper[]
  readonly recipients: readonly Invitee[]
  readonly waiting: readonly OutgoingLetter[]
}

type LateWork = Pick<Work, 'db' | 'association'>

const isUnsent = ({ isLate, sentAt }: Paper): boolean => isLate && sentAt === null

export async function findLateSending(work: LateWork, meetingId: string): Promise<LateSending> {
  const { db, association } = work
  const papers = (await findPapers(db, association, meetingId)).filter(isUnsent)
  const letters = await outbox(db, association, { purpose: 'late_papers', states: ['waiting'] })
  return {
    papers,
    recipients: papers.length === 0 ? [] : await readersOf(work, meetingId, papers),
    waiting: letters.filter(({ concerns }) => concerns === meetingId),
  }
}

/** Everybody who has been called; a guest only where there is something that guests may read. */
async function readersOf(
  { db, association }: LateWork,
  meetingId: string,
  papers: readonly Paper[],
): Promise<Invitee[]> {
  const invitees = await findInvitees(db, association, { meetingId })
  const items = await findItems(db, association, meetingId)
  return invitees.filter((invitee) => papersInOrder(papers, items, readerOf(invitee)).length > 0)
}

/**
 * Sends the papers that came after the call, and only them, as one document to everybody who has been called. They leave after the undo
 * window. @throws Refusal `paper.nothing-late`, `call.nobody`; NotFound
 */
export async function sendLatePapers(work: Work, meetingId: string, post: MeetingPost): Promise<number> {
  const meeting = await held(work, meetingId)
  const { papers, recipients } = await findLateSending(work, meetingId)
  if (papers.length === 0) throw new Refusal('paper.nothing-late')
  if (recipients.length === 0) throw new Refusal('call.nobody')
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  const facts = lateFacts(whole)
  const packets = await storePackets(work, { facts, papers, base: post.base }, recipients.map(readerOf))
  await queueMails(
    work,
    recipients.map((invitee) => {
      const shown = papersInOrder(papers, whole.items, readerOf(invitee))
      const { subject, text } = lateLetter(whole, shown)
      return {
        purpose: 'late_papers',
        concerns: meetingId,
        from: post.from,
        to: invitee.email,
        subject,
        body: text,
        attachments: packets.get(readerOf(invitee)) ?? [],
      }
    }),
  )
  const ids = papers.map(({ id }) => id)
  await markSent(work.db, work.association, ids, work.clock.now())
  const payload = { papers: papers.map(({ title }) => title), recipients: recipients.length }
  await log(work, { verb: 'meeting.late_papers_sent', subject: meetingId, payload })
  return recipients.length
}

/** Stops the letters that have not left. The papers of a sending that nobody has got count as unsent again. */
export async function undoLatePapers(work: Work, meetingId: string): Promise<void> {
  const { db, association } = work
  await held(work, meetingId)
  const { waiting } = await findLateSending(work, meetingId)
  const stopped = await cancelMails(work, { ids: waiting.map(({ id }) => id) })
  if (stopped.length === 0) return
  const all = await outbox(db, association, { purpose: 'late_papers' })
  const left = all.filter(({ concerns, state }) => concerns === meetingId && state !== 'cancelled')
  const papers = (await findPapers(db, association, meetingId)).filter(({ sentAt }) => sentAt !== null)
  const last = papers
    .map(({ sentAt }) => sentAt!)
    .toSorted()
    .at(-1)
  const hasLeft = left.some(({ dueAt }) => last !== undefined && dueAt >= last)
  const unsent = hasLeft ? [] : papers.filter(({ sentAt }) => sentAt === last)
  await markSent(
    db,
    association,
    unsent.map(({ id }) => id),
    null,
  )
  await log(work, { verb: 'meeting.late_papers_undone', subject: meetingId, payload: { letters: stopped } })
}
