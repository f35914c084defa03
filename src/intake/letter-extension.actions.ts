import { takeAct } from '../answers/act.actions.ts'
import { type Struck, undoExtension } from '../delays/extension.actions.ts'
import { extensionSubjects } from '../delays/extension.ts'
import type { Day } from '../kit/clock.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers } from '../ledger/actions.ts'
import { findAct } from '../ledger/store.ts'
import { log } from '../log/actions.ts'
import { type Paper, addPapers } from './entering.actions.ts'
import { undoFromLetter } from './inbox.actions.ts'
import { changeLetter } from './inbox.store.ts'
import { entryFor, voidWaiting } from './letter-entry.actions.ts'
import { holdAsSeen } from './letter-step.actions.ts'

/**
 * Takes back what one click did with a letter that asked for time: the time where it was granted, and the request. The
 * letter waits again.
 * @returns the letter
 * @throws as `undoExtension`
 */
export async function undoRequest(
  work: Work,
  { granted, ...request }: Struck & { readonly granted: (Struck & { readonly entry: string }) | null },
): Promise<string | null> {
  if (granted) await undoExtension(work, granted)
  return await undoFromLetter(work, request)
}

export interface AskedInLetter {
  /** Of the letter in the inbox, and how often it had been changed when it was read. */
  readonly letter: string
  readonly revision: number
  /** Of the act and the registry entry that the request becomes. */
  readonly id: string
  readonly entry: string
  readonly circulation: string
  readonly organisation: string
  readonly caseId: string
  readonly dnr: string
  readonly until: Day | null
  /** The words that ask. */
  readonly quote: string
  readonly papers: readonly Paper[]
}

/** Registers that a letter in the inbox asks for more time; the letter is done. @throws Refusal `letter.changed-meanwhile` */
export async function requestFromLetter(work: Work, asked: AskedInLetter): Promise<void> {
  const { db, association } = work
  await holdAnswers(work, [asked.organisation])
  if (await findAct(db, association, asked.id)) return
  const letter = await holdAsSeen(work, asked.letter, asked.revision)
  const { caseId, papers } = asked
  const { id: entry } = await entryFor(work, letter.id, { caseId, wanted: asked.entry })
  await addPapers(work, letter, { entry, caseId, papers, subject: extensionSubjects.asked(asked.dnr) })
  await takeAct(work, {
    act: {
      id: asked.id,
      type: 'extension_requested',
      circulation: asked.circulation,
      organisation: asked.organisation,
      registryEntry: entry,
      until: asked.until,
    },
    evidence: [{ document: null, quote: asked.quote.slice(0, 2000), page: null, note: 'Begärt i ett brev.' }],
  })
  await voidWaiting(work, letter.id)
  await changeLetter(db, association, letter.id, {
    sorted: 'registered',
    sortedReason: null,
    snoozedTo: null,
  })
  await log(work, { verb: 'letter.sorted', subject: letter.id, payload: { sorted: 'registered' } })
}
