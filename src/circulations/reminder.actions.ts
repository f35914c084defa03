import { type Day, type Instant, dayOf } from '../kit/clock.ts'
import { cancelMails } from '../kit/mail/actions.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { log } from '../log/actions.ts'
import { findHead } from '../log/store.ts'
import { hold, matterOf } from './addressee.actions.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { lockDraft } from './draft.store.ts'
import { type Post, queueReminders } from './letter.actions.ts'
import { noPost, postingsOf } from './posting.ts'
import { usualWords } from './reminder-letter.ts'
import { findPlan, findPosted, findUsualPlan, savePlan } from './reminder.store.ts'
import { type ReminderPlan, noReminders } from './reminder.ts'
import { type AddresseeRow, findAddressees } from './store.ts'

/** The office's day: that of the clock, or of the last entry where the clock has been put back. */
async function presentOf({ db, association, clock }: Work): Promise<{ on: Day; known: Instant }> {
  const { recordedAt } = await findHead(db, association)
  const known = [clock.now(), recordedAt].toSorted().at(-1)!
  return { on: dayOf(known), known }
}

/** Everybody who has got the circulation and has not been dropped, in Swedish order. */
export async function findCandidates(work: Work, circulation: string): Promise<(AddresseeRow & Candidate)[]> {
  const { db, association } = work
  const present = await presentOf(work)
  const addressees = await findAddressees(db, association, circulation, present)
  const { members, acts, sending } = await findStandings(db, association, circulation, present)
  const standings = new Map(members.map(({ standing }) => [standing.organisation, standing]))
  const { letters, unread, returned } = await findPosted(db, association, circulation)
  const postings = postingsOf(letters)
  const known = { today: present.on, lastDay: sending.lastDay, acts, unread, returned }
  return addressees
    .filter(({ droppedAt }) => droppedAt === null)
    .map((addressee) => {
      const standing = standings.get(addressee.organisationId) ?? null
      const posting = postings.get(addressee.organisationId) ?? noPost
      return { ...addressee, ...candidateOf(addressee, standing, posting, known) }
    })
}

export interface Reminding {
  readonly id: string
  readonly post: Post
  /** The letter's first words; null: the usual ones. */
  readonly words: string | null
  /** Only these of those who may be reminded, by the addressees' ids; null: all. */
  readonly only: ReadonlySet<string> | null
}

/**
 * Reminds those who may be reminded today, and are wanted. The circulation is held: of two who do it at once the second finds
 * that everybody has been reminded. Leaves after the undo window.
 * @returns how many letters
 * @throws NotFound; Refusal `circulation.not-sent`, `circulation.recalled`
 */
export async function remind(work: Work, { id, post, words, only }: Reminding): Promise<number> {
  const row = await hold(work, id)
  const candidates = await findCandidates(work, id)
  const to = candidates.filter((each) => each.spared === null && (only === null || only.has(each.id)))
  if (to.length === 0) return 0
  const matter = await matterOf(work, row, post)
  const today = dayOf(work.clock.now())
  await queueReminders(work, matter, to, {
    words: words?.trim() || usualWords(matter.text, today),
    sentOn: dayOf(row.sentAt!),
  })
  const payload = { organisations: to.map(({ organisationId }) => organisationId) }
  await log(work, { verb: 'circulation.reminded', subject: id, payload })
  return to.length
}

/**
 * Stops the reminders that have not begun to leave.
 * @throws Refusal `reminder.has-left` when there are none
 */
export async function undoReminders(work: Work, id: string): Promise<void> {
  await lockDraft(work.db, work.association, id)
  const { letters } = await findPosted(work.db, work.association, id)
  const waiting = letters.filter(({ purpose, state }) => purpose === 'reminder' && state === 'waiting')
  const ids = waiting.map((letter) => letter.id)
  const stopped = ids.length > 0 ? await cancelMails(work, { ids }) : []
  if (stopped.length === 0) throw new Refusal('reminder.has-left')
  await log(work, { verb: 'circulation.reminders_undone', subject: id, payload: { letters: stopped.length } })
}

/** The plan from tomorrow on; of a draft, from its dispatch on. */
export async function planReminders(work: Work, id: string, plan: ReminderPlan): Promise<void> {
  const since = dayOf(work.clock.now())
  await savePlan(work.db, work.association, id, { ...plan, since })
  await log(work, { verb: 'circulation.reminders_planned', subject: id, payload: { ...plan } })
}

/**
 * Keeps the plan that the dispatch begins with: the draft's own, else the association's usual one. What was sent elsewhere,
 * long ago, reminds nobody by itself.
 */
export async function beginPlan(work: Work, id: string): Promise<void> {
  const { db, association } = work
  const own = await findPlan(db, association, id)
  const usual = work.imported ? noReminders : await findUsualPlan(db, association)
  await savePlan(db, association, id, { ...(own ?? usual), since: dayOf(work.clock.now()) })
}
