import type { Day } from '../kit/clock.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Closing, type Followup, checkClosing, nextNumberOf } from './followup.ts'
import type { TypedFollowup } from './followup-line.ts'
import { findFollowups, insertFollowup, lockFollowup, updateClosing } from './store.ts'

/** Where a follow-up was said. */
export interface Source {
  readonly id: string
  readonly bodyId: string
  readonly meetingId: string | null
  readonly itemId: string | null
  readonly saidOn: Day
}

/**
 * Notes a follow-up as it was typed. "efter 2" is of the same meeting; a number that is not there is left unsaid.
 * The caller holds the meeting, so that two do not get the same number.
 */
export async function addFollowup(work: Work, source: Source, typed: TypedFollowup): Promise<Followup> {
  const { db, association } = work
  const { meetingId } = source
  const siblings =
    meetingId === null
      ? await findFollowups(db, association, { bodyId: source.bodyId })
      : await findFollowups(db, association, { meetingId })
  const after = siblings.find(({ number }) => number === typed.afterNumber)?.id ?? null
  const { who, what, certainty } = typed
  const when = { ...typed.when, after }
  const number = nextNumberOf(siblings)
  const followup: Followup = { ...source, number, who, what, when, certainty, closed: null }
  const made = await insertFollowup(db, association, followup)
  if (made) await log(work, { verb: 'followup.noted', subject: source.id, payload: followup })
  return followup
}

/** @throws Refusal `followup.closed`, `followup.closing-words`; NotFound */
export async function closeFollowup(work: Work, id: string, closing: Closing): Promise<void> {
  const followup = await held(work, id)
  checkClosing(followup, closing)
  await updateClosing(work.db, work.association, id, closing)
  await log(work, { verb: 'followup.closed', subject: id, payload: closing })
}

/** Undoes a closing; it comes up again where it belongs. */
export async function reopenFollowup(work: Work, id: string): Promise<void> {
  const followup = await held(work, id)
  if (!followup.closed) return
  await updateClosing(work.db, work.association, id, null)
  await log(work, { verb: 'followup.reopened', subject: id, payload: {} })
}

async function held(work: Work, id: string): Promise<Followup> {
  const followup = await lockFollowup(work.db, work.association, id)
  if (!followup) throw new NotFound()
  return followup
}
