import { addDocument, addEntry } from '../cases/registry.actions.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findAct } from '../ledger/store.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { log } from '../log/actions.ts'
import { type Registration, registerAnswer, undoRegistration } from './actions.ts'
import {
  changeLetter,
  findLetterActs,
  findLetterOfAct,
  holdLetter,
  type InboxLetter,
  insertLetterEntry,
} from './inbox.store.ts'
import { isWaiting, type Sorted } from './letter.ts'

/** Held for this transaction, as it was when the page was made. @throws NotFound; Refusal `letter.changed-meanwhile` */
async function holdAsSeen(work: Work, id: string, revision: number | null): Promise<InboxLetter> {
  const letter = await holdLetter(work.db, work.association, id)
  if (!letter) throw new NotFound()
  if (revision !== null && letter.revision !== revision) throw new Refusal('letter.changed-meanwhile')
  return letter
}

/** Registers what the letter answers. The letter is done when every member's answer proposed in it has been. */
export async function registerFromLetter(
  work: Work,
  id: string,
  registration: Registration,
): Promise<RecordedAct> {
  const { db, association } = work
  const letter = await holdAsSeen(work, id, null)
  const there = await findAct(db, association, registration.answer.id)
  if (there) return there
  if (!isWaiting(letter)) throw new Refusal('letter.registered-meanwhile')
  const act = await registerAnswer(work, registration)
  await insertLetterEntry(db, association, {
    letterId: id,
    entryId: registration.answer.entry,
    actId: act.id,
  })
  const done = await findLetterActs(db, association, id)
  const left = letter.proposals.some(
    ({ circulation, organisation }) =>
      organisation !== null &&
      !done.some((each) => each.circulation === circulation && each.organisation === organisation),
  )
  await move(work, id, left ? 'to_register' : 'registered', null)
  return act
}

/** Takes back a registration made from a letter; the letter waits again. */
export async function undoFromLetter(
  work: Work,
  undo: { readonly act: string; readonly correction: string },
): Promise<string | null> {
  const id = await findLetterOfAct(work.db, work.association, undo.act)
  if (id) await holdAsSeen(work, id, null)
  await undoRegistration(work, undo)
  if (id) await move(work, id, 'to_register', null)
  return id
}

/** Where a person may put a letter. */
export const handSorts = ['not_an_answer', 'other_post', 'to_register'] as const

export async function sortLetter(
  work: Work,
  { id, revision, sorted }: { id: string; revision: number; sorted: (typeof handSorts)[number] },
): Promise<void> {
  const letter = await holdAsSeen(work, id, revision)
  if (letter.sorted === 'copy') throw new Refusal('letter.is-copy')
  const back = sorted === 'to_register' && letter.proposals.length === 0
  await move(work, id, back ? 'holding' : sorted, null)
}

async function move(work: Work, id: string, sorted: Sorted, reason: string | null): Promise<void> {
  await changeLetter(work.db, work.association, id, { sorted, sortedReason: reason, snoozedTo: null })
  await log(work, { verb: 'letter.sorted', subject: id, payload: { sorted } })
}

/** Puts a letter off until a day. @throws Refusal `letter.snoozed-to-past` */
export async function snoozeLetter(
  work: Work,
  { id, revision, to }: { id: string; revision: number; to: Day },
): Promise<void> {
  if (to <= dayOf(work.clock.now())) throw new Refusal('letter.snoozed-to-past')
  await holdAsSeen(work, id, revision)
  await changeLetter(work.db, work.association, id, { snoozedTo: to })
}

/** Gives a letter to a colleague; null gives it back to all. */
export async function assignLetter(
  work: Work,
  { id, revision, person }: { id: string; revision: number; person: string | null },
): Promise<void> {
  await holdAsSeen(work, id, revision)
  await changeLetter(work.db, work.association, id, { assignedId: person })
}

/** A paper of the letter, as it goes into the register. */
export interface Paper {
  readonly sha256: string
  readonly filename: string
  readonly text: string | null
}

export interface Entering {
  readonly id: string
  readonly revision: number
  /** Of the entry, from the form. */
  readonly entry: string
  readonly caseId: string
  readonly subject: string
  readonly counterpart: string
  readonly papers: readonly Paper[]
}

/** Enters a letter that is no answer in a case, with its papers; they are not public until somebody has looked at them. */
export async function enterLetter(work: Work, entering: Entering): Promise<void> {
  const { id, revision, entry, caseId, subject, counterpart, papers } = entering
  const letter = await holdAsSeen(work, id, revision)
  await addEntry(work, {
    id: entry,
    caseId,
    direction: 'received',
    happenedOn: dayOf(letter.receivedAt),
    receivedAt: letter.receivedAt,
    counterpart,
    foreignDnr: null,
    subject,
    channel: 'mail',
  })
  for (const { filename, ...paper } of papers)
    await addDocument(work, {
      id: newId(),
      entryId: entry,
      title: filename,
      filename,
      ...paper,
      public: false,
    })
  await insertLetterEntry(work.db, work.association, { letterId: id, entryId: entry, actId: null })
  await move(work, id, 'other_post', null)
}
