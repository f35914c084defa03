import { type Day, dayOf } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findAct } from '../ledger/store.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { log } from '../log/actions.ts'
import { type Registration, registerAnswer, stillStanding, undoRegistration } from '../answers/actions.ts'
import { changeLetter, findLetterActs, findLetterOfAct, insertLetterEntry } from './inbox.store.ts'
import { answeredAs, answersLeft } from './letter-answers.ts'
import { joinReturned, unjoinReturned } from './letter-return.actions.ts'
import { entryFor, voidWaiting } from './letter-entry.actions.ts'
import { holdAsSeen, takeStep } from './letter-step.actions.ts'
import type { LetterPlace } from './letter-step.ts'
import { isWaiting } from '../letters/letter.ts'

/** Registers what the letter answers. The letter is done when every member's answer proposed in it has been. */
export async function registerFromLetter(
  work: Work,
  id: string,
  registration: Registration,
): Promise<RecordedAct> {
  const { db, association } = work
  const letter = await holdAsSeen(work, id, null)
  const { answer, caseId } = registration
  const [there, entry] = await Promise.all([
    findAct(db, association, answer.id),
    entryFor(work, id, { caseId, wanted: answer.entry }),
  ])
  if (there) return await stillStanding(work, there)
  if (!isWaiting(letter)) throw new Refusal('letter.registered-meanwhile')
  const act = await registerAnswer(work, { ...registration, answer: { ...answer, entry: entry.id } })
  await insertLetterEntry(db, association, { letterId: id, entryId: entry.id })
  await joinReturned(work, id, act)
  const acts = await findLetterActs(db, association, id)
  const proposals = answeredAs(letter.proposals, acts, act)
  const sorted = answersLeft(proposals, acts).length > 0 ? 'to_register' : 'registered'
  if (sorted === 'registered') await voidWaiting(work, id)
  await move(work, id, { sorted, proposals })
  return act
}

async function move(
  work: Work,
  id: string,
  change: Pick<LetterPlace, 'sorted'> & Partial<LetterPlace>,
): Promise<void> {
  await changeLetter(work.db, work.association, id, { ...change, sortedReason: null, snoozedTo: null })
  await log(work, { verb: 'letter.sorted', subject: id, payload: { sorted: change.sorted } })
}

/**
 * Takes back a registration made from a letter. The letter waits again; its entry in the register waits with it, for the
 * letter did come in.
 */
export async function undoFromLetter(
  work: Work,
  undo: { readonly act: string; readonly correction: string },
): Promise<string | null> {
  const id = await findLetterOfAct(work.db, work.association, undo.act)
  if (id) await holdAsSeen(work, id, null)
  await undoRegistration(work, undo)
  if (id) {
    await unjoinReturned(work, id)
    await move(work, id, { sorted: 'to_register' })
  }
  return id
}

/** Where a person may put a letter. "Diarieförs inte" is what is of little importance, or nothing to do with the office. */
export const handSorts = ['not_an_answer', 'not_entered', 'to_register', 'delivery_report'] as const

export async function sortLetter(
  work: Work,
  { id, revision, sorted }: { id: string; revision: number; sorted: (typeof handSorts)[number] },
): Promise<void> {
  const letter = await holdAsSeen(work, id, revision)
  if (letter.sorted === 'copy') throw new Refusal('letter.is-copy')
  const back = sorted === 'to_register' && letter.proposals.length === 0
  const change = {
    sorted: back ? 'holding' : sorted,
    sortedReason: null,
    snoozedTo: null,
    joinedId: null,
  } as const
  await takeStep(work, letter, { done: 'sorted', change })
}

/** Puts a letter off until a day. @throws Refusal `letter.snoozed-to-past` */
export async function snoozeLetter(
  work: Work,
  { id, revision, to }: { id: string; revision: number; to: Day },
): Promise<void> {
  if (to <= dayOf(work.clock.now())) throw new Refusal('letter.snoozed-to-past')
  const letter = await holdAsSeen(work, id, revision)
  await takeStep(work, letter, { done: 'snoozed', change: { snoozedTo: to } })
}

/** Gives a letter to a colleague; null gives it back to all. */
export async function assignLetter(
  work: Work,
  { id, revision, person }: { id: string; revision: number; person: string | null },
): Promise<void> {
  const letter = await holdAsSeen(work, id, revision)
  await takeStep(work, letter, { done: 'assigned', change: { assignedId: person } })
}
