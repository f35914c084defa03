import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { type Entering, enterPapers } from './entering.actions.ts'
import { findInboxLetter } from './inbox.store.ts'
import { findLetterEntries } from './letter-join.store.ts'
import { holdAsSeen, takeStep } from './letter-step.actions.ts'

/** The annex that was forgotten, the same answer in two letters: several letters are one answer. */

export interface Joining extends Entering {
  readonly id: string
  readonly revision: number
  /** The letter with the answer. */
  readonly to: string
}

/**
 * Makes the letter a part of the answer in another. Its papers go into the register with that answer; where it is
 * registered already they are entered in the same case, with the day on which they came.
 * @throws NotFound; Refusal `letter.changed-meanwhile`, `letter.joined-to-part` (it is a part itself, or a copy)
 */
export async function joinLetter(work: Work, { id, revision, to, ...entering }: Joining): Promise<void> {
  const { db, association } = work
  const letter = await holdAsSeen(work, id, revision)
  const main = await findInboxLetter(db, association, to)
  if (!main) throw new NotFound()
  if (main.id === id || main.joinedId !== null || main.copyId !== null)
    throw new Refusal('letter.joined-to-part')
  const answer = (await findLetterEntries(db, association, to)).find(({ acts }) => acts !== 'none')
  const enters = main.sorted === 'registered' && answer
  const made = enters ? await enterPapers(work, letter, { ...entering, caseId: answer.caseId }) : {}
  await takeStep(work, letter, {
    done: 'joined',
    change: { sorted: 'joined', sortedReason: null, snoozedTo: null, joinedId: to },
    made,
  })
}
