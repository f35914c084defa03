import { voidEntry } from '../cases/registry.actions.ts'
import type { Work } from '../kit/work.ts'
import { type LetterEntry, findLetterEntries } from './letter-join.store.ts'

/**
 * A letter comes in once, so it has one entry in a case: when its registration is undone the entry waits with it, and is
 * taken up again with the next. Only where the letter turns out to belong elsewhere, or nowhere, is that entry void.
 */
const waits = ({ acts, voidedAt }: LetterEntry): boolean => acts === 'struck' && voidedAt === null

export interface EntryOfLetter {
  readonly id: string
  /** Not taken up again: made by what is done now. */
  readonly isNew: boolean
}

/** The letter's own entry in the case where one waits, else the one that is to be made. */
export async function entryFor(
  work: Work,
  letter: string,
  { caseId, wanted }: { readonly caseId: string; readonly wanted: string },
): Promise<EntryOfLetter> {
  const entries = await findLetterEntries(work.db, work.association, letter)
  const waiting = entries.find((entry) => waits(entry) && entry.caseId === caseId)
  return waiting ? { id: waiting.entryId, isNew: false } : { id: wanted, isNew: true }
}

/** The letter is done: an entry that still waits was a mistake. @param kept the one that has just been taken up */
export async function voidWaiting(work: Work, letter: string, kept: readonly string[] = []): Promise<void> {
  const entries = await findLetterEntries(work.db, work.association, letter)
  for (const entry of entries.filter(waits))
    if (!kept.includes(entry.entryId))
      await voidEntry(work, { id: entry.entryId, reason: 'Brevet hörde inte hit.' })
}
