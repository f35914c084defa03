import type { Day } from '../kit/clock.ts'
import { dayOf } from '../kit/clock.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { newToken, tokenHash } from '../kit/token.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findMandates } from '../people/mandate.store.ts'
import { findBody } from '../organisations/body.store.ts'
import { isAppealable } from '../organisations/body.ts'
import { held } from './actions.ts'
import { composeMinutes } from './composition.ts'
import { findWholeMeeting } from './composition.view.ts'
import { findAttendees } from './attendance.store.ts'
import {
  type AdjusterAnswer,
  type AdjusterRole,
  type Candidate,
  candidatesOf,
  checkAnswer,
  checkInOffice,
  isSameHolder,
} from './justering.ts'
import { type Meeting, dayOfMeeting } from './meeting.ts'
import { itemMinutes, numberItem } from './minutes.actions.ts'
import { minutesHash } from './minutes.ts'
import {
  type KeptAdjuster,
  type Posting,
  findPostings,
  insertAdjusters,
  insertComment,
  insertPosting,
  findAdjuster,
  lockAdjuster,
  updateAdjuster,
} from './minutes.store.ts'

export interface ChosenAdjuster {
  readonly id: string
  readonly holder: string
  readonly email: string | null
  readonly role: AdjusterRole
  /** For omedelbar justering of one item; null for the whole minutes. */
  readonly itemId: string | null
}

/**
 * Those whom the meeting chose. An item that is to be adjusted at once gets its number here: it stands in the text they read.
 * @throws Refusal `meeting.sealed`, `meeting.cancelled`, `justering.not-there`; NotFound
 */
export async function chooseAdjusters(
  work: Work,
  meetingId: string,
  adjusters: readonly ChosenAdjuster[],
): Promise<void> {
  const { state } = await held(work, meetingId)
  if (state === 'sealed') throw new Refusal('meeting.sealed')
  if (state === 'cancelled') throw new Refusal('meeting.cancelled')
  for (const { itemId } of adjusters) if (itemId !== null) await numberItem(work, meetingId, itemId)
  await insertAdjusters(work.db, work.association, meetingId, adjusters)
  const chosen = adjusters.map(({ email: _address, ...adjuster }) => adjuster)
  await log(work, { verb: 'justering.chosen', subject: meetingId, payload: { adjusters: chosen } })
}

/** Whom the secretary may pick. */
export async function findCandidates(
  { db, association }: Pick<Work, 'db' | 'association'>,
  meeting: Meeting,
): Promise<Candidate[]> {
  const mandates = await findMandates(db, association, meeting.bodyId)
  const attendees = await findAttendees(db, association, meeting.id)
  return candidatesOf(mandates, attendees, dayOfMeeting(meeting))
}

/**
 * One adjuster chosen by hand: picked among the candidates, or typed. A typed name that is a candidate's, written another way, is the
 * candidate; another's mandate is looked up. Old minutes that are entered say whom they had.
 * @param picked the candidate's id; null where a name was typed
 * @throws Refusal `justering.mandate-ended` {holder, day}, and as `chooseAdjusters`; NotFound for a candidate that is none
 */
export async function chooseAdjuster(
  work: Work,
  meeting: Meeting,
  { picked, ...typed }: ChosenAdjuster & { readonly picked: string | null },
): Promise<void> {
  const { db, association } = work
  const candidates = await findCandidates(work, meeting)
  const candidate =
    picked === null
      ? candidates.find(({ holder }) => isSameHolder(holder, typed.holder))
      : candidates.find(({ id }) => id === picked)
  if (picked !== null && !candidate) throw new NotFound()
  const { holder, email } = candidate ?? typed
  const mandates = await findMandates(db, association, meeting.bodyId)
  const attendees = await findAttendees(db, association, meeting.id)
  const attended = attendees.filter(({ kind }) => kind !== 'apology').map((each) => each.holder)
  checkInOffice(holder, dayOfMeeting(meeting), { mandates, attended })
  await chooseAdjusters(work, meeting.id, [{ ...typed, holder, email: typed.email ?? email }])
}

/** Makes the adjuster a new link, the earlier one being no longer valid. Returns the token, which is not kept. */
export async function linkFor(work: Work, adjusterId: string): Promise<string> {
  const adjuster = await heldAdjuster(work, { id: adjusterId })
  const token = newToken()
  await updateAdjuster(work.db, work.association, { ...adjuster, tokenHash: tokenHash(token) })
  return token
}

/** Whose link it is, for who only reads. @throws NotFound for a link that is not valid (any more) */
export async function adjusterOf({ db, association }: Work, token: string): Promise<KeptAdjuster> {
  const adjuster = await findAdjuster(db, association, tokenHash(token))
  if (!adjuster) throw new NotFound()
  return adjuster
}

/** Holds the adjuster until the transaction ends. @throws NotFound for a link that is not valid (any more) */
export async function heldAdjuster(
  work: Work,
  which: { id: string } | { token: string },
): Promise<KeptAdjuster> {
  const by = 'id' in which ? which : { tokenHash: tokenHash(which.token) }
  const adjuster = await lockAdjuster(work.db, work.association, by)
  if (!adjuster) throw new NotFound()
  return adjuster
}

/** The hash of the text that the adjuster is asked about, as it stands now. */
export async function textHashFor(work: Work, adjuster: KeptAdjuster): Promise<string> {
  const { meetingId, itemId } = adjuster
  if (itemId !== null) return minutesHash((await itemMinutes(work, meetingId, itemId)).content)
  const whole = await findWholeMeeting(work.db, work.association, await closed(work, meetingId))
  return minutesHash(composeMinutes(whole))
}

async function closed(work: Work, meetingId: string): Promise<Meeting> {
  const meeting = await held(work, meetingId)
  if (meeting.state !== 'closed') throw new Refusal('justering.not-closed')
  return meeting
}

/**
 * Confirms the minutes, or refuses with a reason. An ink signature or a letter comes with its scanned evidence.
 * @throws Refusal `justering.answered`, `justering.other-text`, `justering.reason`, `justering.not-closed`; NotFound
 */
export async function answerJustering(
  work: Work,
  adjusterId: string,
  given: Omit<AdjusterAnswer, 'at'>,
  evidenceSha256: Buffer | null = null,
): Promise<void> {
  const found = await heldAdjuster(work, { id: adjusterId })
  await held(work, found.meetingId)
  const answer = { ...given, at: work.clock.now() }
  checkAnswer(found, answer, await textHashFor(work, found))
  await updateAdjuster(work.db, work.association, { ...found, answer, evidenceSha256 })
  await log(work, {
    verb: 'justering.given',
    subject: found.meetingId,
    payload: { adjuster: adjusterId, itemId: found.itemId, ...answer },
  })
}

/** An adjuster asks for a change in one item, or the whole; the answer stays open. */
export async function commentJustering(
  work: Work,
  adjusterId: string,
  comment: { id: string; itemId: string | null; text: string },
): Promise<void> {
  const { meetingId } = await heldAdjuster(work, { id: adjusterId })
  await insertComment(work.db, work.association, {
    ...comment,
    adjusterId,
    writtenAt: work.clock.now(),
  })
  await log(work, { verb: 'justering.change_asked', subject: meetingId, payload: { adjusterId, ...comment } })
}

/**
 * Posts that the minutes are adjusted, on a notice board: ours, or that of a member where the body is common to several.
 * @throws Refusal `justering.no-notice` for a body whose decisions are not appealed under Kommunallagen; `justering.not-sealed`; NotFound
 */
export async function postNotice(work: Work, meetingId: string, posting: Posting): Promise<void> {
  const meeting = await held(work, meetingId)
  const body = await findBody(work.db, work.association, meeting.bodyId)
  if (!body || !isAppealable(body.governance, dayOfMeeting(meeting))) throw new Refusal('justering.no-notice')
  if (meeting.state !== 'sealed' && posting.itemId === null) throw new Refusal('justering.not-sealed')
  const today: Day = dayOf(work.clock.now())
  if (posting.postedOn > today) throw new Refusal('justering.posted-later')
  const there = await findPostings(work.db, work.association, meetingId)
  if (there.some(({ id }) => id === posting.id)) return
  await insertPosting(work.db, work.association, meetingId, posting)
  await log(work, { verb: 'justering.posted', subject: meetingId, payload: posting })
}
