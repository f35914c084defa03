import { type Day, addDays, dayOf } from '../kit/clock.ts'
import { queueMail } from '../kit/mail/actions.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findBodies } from '../organisations/body.store.ts'
import type { Body } from '../organisations/body.ts'
import { slugOf } from '../organisations/organisation.ts'
import { held } from './actions.ts'
import { type AgendaItem, itemNumber } from './agenda.ts'
import { findItems } from './agenda.store.ts'
import type { MeetingPost } from './calendar-letter.actions.ts'
import { linkFor } from './justering.actions.ts'
import { adjustBy } from './justering.ts'
import { adjusterDays, adjusterLetter, immediateDays } from './justering-reminder.ts'
import { type Meeting, dayOfMeeting, meetingNumber } from './meeting.ts'
import { type KeptAdjuster, findAdjusters } from './minutes.store.ts'
import { findMeetings } from './store.ts'

/** Minutes older than so many days are nobody's to hurry. */
const longestAgo = 60

/** Minutes, or one item that is adjusted at once, that wait for those who were chosen to adjust them. */
export interface WaitingMinutes {
  /** Id of the meeting; of the item where it alone is adjusted. */
  readonly subject: string
  readonly meeting: Meeting
  readonly body: Body
  /** "Styrelsen 3/2026" */
  readonly name: string
  /** "§ 12"; null: the whole minutes. */
  readonly item: string | null
  /** After the association's part of the address. */
  readonly path: string
  readonly days: readonly Day[]
  /** Those who have an address and have not answered. */
  readonly adjusters: readonly KeptAdjuster[]
}

export async function findWaitingMinutes(work: Work): Promise<WaitingMinutes[]> {
  const { db, association, clock } = work
  const meetings = await findMeetings(db, association, { from: addDays(dayOf(clock.now()), -longestAgo) })
  const begun = meetings.filter(({ state }) => state === 'open' || state === 'closed')
  if (begun.length === 0) return []
  const bodies = new Map((await findBodies(db, association)).map((body) => [body.id, body]))
  const waiting: WaitingMinutes[] = []
  for (const meeting of begun) {
    const body = bodies.get(meeting.bodyId)
    if (body) waiting.push(...(await waitingOf(work, meeting, body)))
  }
  return waiting
}

/** Each item that is adjusted at once by itself, also while the meeting goes on; the whole minutes once it has been closed. */
async function waitingOf(work: Work, meeting: Meeting, body: Body): Promise<WaitingMinutes[]> {
  const { db, association, clock } = work
  const adjusters = await findAdjusters(db, association, meeting.id)
  const open = adjusters.filter(({ answer, email }) => answer === null && email !== null)
  const rounds = [...Map.groupBy(open, ({ itemId }) => itemId)]
  const items = rounds.length === 0 ? [] : await findItems(db, association, meeting.id)
  return rounds.flatMap(([itemId, asked]) => {
    if (itemId === null && meeting.state !== 'closed') return []
    const item = items.find(({ id }) => id === itemId)
    return {
      subject: itemId ?? meeting.id,
      meeting,
      body,
      name: `${body.name} ${meetingNumber(meeting)}`,
      item: item ? wordsOf(item) : null,
      path: `/meetings/${slugOf(body.name)}/${meeting.year}/${meeting.number}/justering`,
      days: item ? immediateDays(meeting, clock.now()) : adjusterDays(body.governance, dayOfMeeting(meeting)),
      adjusters: asked,
    }
  })
}

/** "§ 12"; "punkt 3" for bodies that number so. */
const wordsOf = (item: Pick<AgendaItem, 'position' | 'paragraph'>): string =>
  item.paragraph === null ? `punkt ${item.position}` : itemNumber(item)

/**
 * Reminds those who have not answered, each with a new link of her own.
 * @param subject of the meeting, or of the item that is adjusted at once
 * @returns how many letters
 */
export async function remindAdjusters(work: Work, subject: string, post: MeetingPost): Promise<number> {
  const waiting = (await findWaitingMinutes(work)).find((each) => each.subject === subject)
  if (!waiting) return 0
  const { meeting, body, name, item } = waiting
  await held(work, meeting.id)
  const lastDay = adjustBy(body.governance, dayOfMeeting(meeting))
  for (const { id, email } of waiting.adjusters) {
    const link = `${post.base}/justering/${await linkFor(work, id)}`
    const letter = adjusterLetter({ meeting: name, item, lastDay, link })
    const from = { from: post.from, to: email! }
    await queueMail(work, { purpose: 'justering', concerns: meeting.id, ...from, ...letter })
  }
  await log(work, {
    verb: 'justering.reminded',
    subject: meeting.id,
    payload: { item: item && subject, adjusters: waiting.adjusters.map(({ id }) => id) },
  })
  return waiting.adjusters.length
}
