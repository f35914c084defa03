import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { type Return, returnAnswer } from '../answers/actions.ts'
import { changeLetter, findLetterActs, insertLetterEntry } from './inbox.store.ts'
import { answersLeft, withoutAnswer } from './letter-answers.ts'
import { findCompletedBy, findReturned, insertReturn } from './letter-return.store.ts'
import { entryFor } from './letter-entry.actions.ts'
import { holdAsSeen, takeStep } from './letter-step.actions.ts'
import { isWaiting } from '../letters/letter.ts'

/** A letter whose answer is not in due form is sent back with reasons, and waits until what is missing has come. */

export interface LetterBack extends Return {
  readonly circulation: string
}

/** @throws NotFound; Refusal `letter.registered-meanwhile`, `letter.changed-meanwhile` and as `returnAnswer` */
export async function returnLetter(
  work: Work,
  { id, revision }: { readonly id: string; readonly revision: number },
  back: LetterBack,
): Promise<void> {
  const { db, association } = work
  const letter = await holdAsSeen(work, id, revision)
  if (!isWaiting(letter)) throw new Refusal('letter.registered-meanwhile')
  const { circulation, organisation, caseId, arrival } = back
  const entry = await entryFor(work, id, { caseId, wanted: arrival.entry })
  await returnAnswer(work, { ...back, arrival: { ...arrival, entry: entry.id } })
  await insertLetterEntry(db, association, { letterId: id, entryId: entry.id })
  await insertReturn(db, association, {
    letterId: id,
    entryId: back.entry,
    circulationId: circulation,
    organisationId: organisation,
  })
  const others = withoutAnswer(letter.proposals, { circulation, organisation })
  const left = answersLeft(others, await findLetterActs(db, association, id))
  await takeStep(work, letter, {
    done: 'returned',
    change: left.length > 0 ? { proposals: others } : { sorted: 'returned', snoozedTo: null },
    made: {
      entries: entry.isNew ? [back.entry, entry.id] : [back.entry],
      takenUp: entry.isNew ? [] : [entry.id],
      mail: back.entry,
    },
  })
}

/** What was sent back earlier is completed by this letter: they are one answer from now on. */
export async function joinReturned(
  work: Work,
  id: string,
  answer: { readonly circulation: string; readonly organisation: string },
): Promise<void> {
  const waiting = await findReturned(work.db, work.association, answer)
  for (const { letterId } of waiting)
    await changeLetter(work.db, work.association, letterId, { sorted: 'joined', joinedId: id })
}

/** The registration of what completed them was undone: they wait again. */
export async function unjoinReturned(work: Work, id: string): Promise<void> {
  for (const letter of await findCompletedBy(work.db, work.association, id))
    await changeLetter(work.db, work.association, letter, { sorted: 'returned', joinedId: null })
}
