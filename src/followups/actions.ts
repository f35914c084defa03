import { type Day, dayOf } from '../kit/clock.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Closing, type Followup, checkClosing, nextNumberOf } from './followup.ts'
import type { TypedFollowup } from './followup-line.ts'
import { findFollowups, insertFollowup, lockFollowup, updateClosing, updateFollowup } from './store.ts'

/** Where a follow-up was said. */
export interface Source {
  readonly id: string
  readonly bodyId: string | null
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

/** What a follow-up that comes of something registered says. */
export interface Kept {
  /** The same each time. */
  readonly id: string
  readonly bodyId: string | null
  readonly saidOn: Day
  readonly what: string
  readonly by: Day
}

/** By which a closing is known as the program's own: what it came of no longer holds. */
const noLonger = 'Det som åtgärden byggde på gäller inte längre.'

/**
 * A follow-up that comes of what is registered elsewhere, and follows it: made once, moved when it says another day or other words. One
 * that somebody has closed stays closed; one that was closed because its ground was gone is opened again.
 */
export async function keepFollowup(work: Work, { id, bodyId, saidOn, what, by }: Kept): Promise<void> {
  const { db, association } = work
  const there = await lockFollowup(db, association, id)
  if (!there) {
    const typed = {
      who: null,
      what,
      when: { at: null, by, words: null },
      afterNumber: null,
      certainty: 'task' as const,
    }
    await addFollowup(work, { id, bodyId, meetingId: null, itemId: null, saidOn }, typed)
    return
  }
  if (there.closed?.note === noLonger) await reopenFollowup(work, id)
  if (there.what === what && there.when.by === by) return
  await updateFollowup(db, association, id, { what, dueOn: by })
  await log(work, { verb: 'followup.moved', subject: id, payload: { what, by } })
}

/** What it came of no longer holds. Nothing happens where it was never made, or somebody has closed it. */
export async function dropFollowup(work: Work, id: string): Promise<void> {
  const there = await lockFollowup(work.db, work.association, id)
  if (!there || there.closed) return
  const on = dayOf(work.clock.now())
  await closeFollowup(work, id, { by: 'note', on, ref: null, note: noLonger })
}

async function held(work: Work, id: string): Promise<Followup> {
  const followup = await lockFollowup(work.db, work.association, id)
  if (!followup) throw new NotFound()
  return followup
}
