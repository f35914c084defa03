import { voidCase } from '../cases/actions.ts'
import { voidEntry } from '../cases/registry.actions.ts'
import { cancelMails } from '../kit/mail/actions.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { changeLetter, holdLetter, type InboxLetter } from './inbox.store.ts'
import { voidWaiting } from './letter-entry.actions.ts'
import { type LetterPlace, type StepKind, type StepMade, placeOf } from './letter-step.ts'
import { findStep, insertStep } from './letter-step.store.ts'
import { isWaiting } from '../letters/letter.ts'

/** Held for this transaction, as it was when the page was made. @throws NotFound; Refusal `letter.changed-meanwhile` */
export async function holdAsSeen(work: Work, id: string, revision: number | null): Promise<InboxLetter> {
  const letter = await holdLetter(work.db, work.association, id)
  if (!letter) throw new NotFound()
  if (revision !== null && letter.revision !== revision) throw new Refusal('letter.changed-meanwhile')
  return letter
}

export interface Step {
  readonly done: StepKind
  readonly change: Partial<LetterPlace>
  readonly made?: StepMade
}

/** Does something with a letter that is held, and keeps how it was before. Called last in an action: it logs. */
export async function takeStep(work: Work, letter: InboxLetter, step: Step): Promise<void> {
  const { db, association, clock } = work
  const { done, change, made = {} } = step
  await changeLetter(db, association, letter.id, change)
  if (change.sorted && !isWaiting({ sorted: change.sorted })) await voidWaiting(work, letter.id, made.takenUp)
  const revision = letter.revision + 1
  const before = placeOf(letter)
  await insertStep(db, association, {
    letterId: letter.id,
    revision,
    done,
    before,
    made,
    doneAt: clock.now(),
  })
  const { proposals, ...plain } = change
  const answers = proposals?.map(({ circulation, organisation }) => ({ circulation, organisation }))
  await log(work, {
    verb: `letter.${done}`,
    subject: letter.id,
    payload: { ...plain, ...(answers && { answers }), ...made },
  })
}

/**
 * Undoes the last step: the letter is as it was, what was entered is voided (its number stays), and the letter that was
 * to be sent is stopped.
 * @throws NotFound; Refusal `letter.changed-meanwhile`, `letter.left-already`
 */
export async function undoStep(
  work: Work,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<void> {
  const { db, association } = work
  const letter = await holdAsSeen(work, id, revision)
  const step = await findStep(db, association, id, revision)
  if (!step) throw new NotFound()
  await takeBack(work, step.made)
  await changeLetter(db, association, id, step.before)
  await log(work, { verb: 'letter.step_undone', subject: letter.id, payload: { done: step.done } })
}

/** Written in the register, so in Swedish. */
const undone = 'Ångrat i inkorgen.'

async function takeBack(work: Work, { entries = [], caseId, mail }: StepMade): Promise<void> {
  if (mail) {
    const stopped = await cancelMails(work, { concerns: mail })
    if (stopped.length === 0) throw new Refusal('letter.left-already')
  }
  for (const id of entries) await voidEntry(work, { id, reason: undone })
  if (caseId) await voidCase(work, { id: caseId, reason: undone })
}
