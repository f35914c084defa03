import { type Day, addDays, dayOf } from '../kit/clock.ts'
import { queueMail } from '../kit/mail/actions.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findBodies } from '../organisations/body.store.ts'
import type { Body } from '../organisations/body.ts'
import { slugOf } from '../organisations/organisation.ts'
import { held } from './actions.ts'
import type { MeetingPost } from './calendar-letter.actions.ts'
import { linkFor } from './justering.actions.ts'
import { adjustBy } from './justering.ts'
import { adjusterDays, adjusterLetter } from './justering-reminder.ts'
import { type Meeting, dayOfMeeting, meetingNumber } from './meeting.ts'
import { type KeptAdjuster, findAdjusters } from './minutes.store.ts'
import { findMeetings } from './store.ts'

/** Minutes older than so many days are nobody's to hurry. */
const longestAgo = 60

/** Minutes that wait for those who were chosen to adjust them. */
export interface WaitingMinutes {
  readonly meeting: Meeting
  readonly title: string
  /** After the association's part of the address. */
  readonly path: string
  readonly days: readonly Day[]
  /** Those who have an address and have not answered. */
  readonly adjusters: readonly KeptAdjuster[]
}

export async function findWaitingMinutes(work: Work): Promise<WaitingMinutes[]> {
  const { db, association, clock } = work
  const meetings = await findMeetings(db, association, { from: addDays(dayOf(clock.now()), -longestAgo) })
  const closed = meetings.filter(({ state }) => state === 'closed')
  if (closed.length === 0) return []
  const bodies = new Map((await findBodies(db, association)).map((body) => [body.id, body]))
  const waiting: WaitingMinutes[] = []
  for (const meeting of closed) {
    const body = bodies.get(meeting.bodyId)
    const adjusters = await openAdjusters(work, meeting)
    if (body && adjusters.length > 0) waiting.push(waitingOf(meeting, body, adjusters))
  }
  return waiting
}

/** Of the whole minutes; an item that is adjusted at once is done at the table. */
async function openAdjusters({ db, association }: Work, { id }: Meeting): Promise<KeptAdjuster[]> {
  const adjusters = await findAdjusters(db, association, id)
  return adjusters.filter(({ answer, email, itemId }) => answer === null && email !== null && itemId === null)
}

function waitingOf(meeting: Meeting, body: Body, adjusters: readonly KeptAdjuster[]): WaitingMinutes {
  const name = `${body.name} ${meetingNumber(meeting)}`
  return {
    meeting,
    title: name,
    path: `/meetings/${slugOf(body.name)}/${meeting.year}/${meeting.number}/justering`,
    days: adjusterDays(body.governance, dayOfMeeting(meeting)),
    adjusters,
  }
}

/**
 * Reminds those who have not answered, each with a new link of her own.
 * @returns how many letters
 */
export async function remindAdjusters(work: Work, meetingId: string, post: MeetingPost): Promise<number> {
  const meeting = await held(work, meetingId)
  const body = (await findBodies(work.db, work.association)).find(({ id }) => id === meeting.bodyId)
  if (meeting.state !== 'closed' || !body) return 0
  const lastDay = adjustBy(body.governance, dayOfMeeting(meeting))
  const adjusters = await openAdjusters(work, meeting)
  for (const { id, email } of adjusters) {
    const link = `${post.base}/justering/${await linkFor(work, id)}`
    const letter = adjusterLetter({ meeting: `${body.name} ${meetingNumber(meeting)}`, lastDay, link })
    const from = { from: post.from, to: email! }
    await queueMail(work, { purpose: 'justering', concerns: meetingId, ...from, ...letter })
  }
  if (adjusters.length > 0)
    await log(work, {
      verb: 'justering.reminded',
      subject: meetingId,
      payload: { adjusters: adjusters.map(({ id }) => id) },
    })
  return adjusters.length
}
