import { createCase } from '../cases/actions.ts'
import { addEntry } from '../cases/registry.actions.ts'
import { dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { type InboxLetter, insertLetterEntry } from './inbox.store.ts'
import { entryFor } from './letter-entry.actions.ts'
import { holdAsSeen, takeStep } from './letter-step.actions.ts'
import type { StepMade } from './letter-step.ts'

/** Post that is no answer is entered in the register, with nothing typed anew. */

/** A paper of the letter, as it goes into the register. */
export interface Paper {
  readonly sha256: string
  readonly filename: string
  readonly text: string | null
}

export interface Entering {
  /** Of the entry, from the form. */
  readonly entry: string
  readonly subject: string
  readonly papers: readonly Paper[]
}

interface Seen {
  readonly id: string
  readonly revision: number
}

/** Enters a letter in a case, with its papers; they are not public until somebody has looked at them. */
export async function enterLetter(
  work: Work,
  { id, revision, caseId, ...entering }: Seen & Entering & { readonly caseId: string },
): Promise<void> {
  const letter = await holdAsSeen(work, id, revision)
  const made = await enterPapers(work, letter, { ...entering, caseId })
  await takeStep(work, letter, {
    done: 'entered',
    change: { sorted: 'other_post', sortedReason: null, snoozedTo: null },
    made,
  })
}

/** A case of its own, opened by the letter, which is its first entry. @throws as `createCase` */
export async function openCaseForLetter(
  work: Work,
  { id, revision, file, ...entering }: Seen & Entering & { readonly file: NewFile },
): Promise<void> {
  const { title, prefix } = file
  const letter = await holdAsSeen(work, id, revision)
  const openedOn = dayOf(work.clock.now())
  const opened = await createCase(work, { id: file.id, title, openedOn, numbering: { prefix } })
  const made = await enterPapers(work, letter, { ...entering, caseId: opened.id })
  await takeStep(work, letter, {
    done: 'opened_case',
    change: { sorted: 'other_post', sortedReason: null, snoozedTo: null },
    made: { ...made, caseId: opened.id },
  })
}

export interface NewFile {
  readonly id: string
  readonly title: string
  readonly prefix: string
}

/** Received when it reached the office, from whoever wrote it; no act comes of it. @returns the entry, as a step keeps it */
export async function enterPapers(
  work: Work,
  letter: InboxLetter,
  { entry: wanted, ...entering }: Entering & { readonly caseId: string },
): Promise<StepMade> {
  const entry = await entryFor(work, letter.id, { caseId: entering.caseId, wanted })
  await addPapers(work, letter, { ...entering, entry: entry.id })
  return entry.isNew ? { entries: [entry.id] } : { takenUp: [entry.id] }
}

/** The entry and its papers, for whoever says what became of it. */
export async function addPapers(
  work: Work,
  letter: InboxLetter,
  { entry, caseId, subject, papers }: Entering & { readonly caseId: string },
): Promise<void> {
  const received = {
    id: entry,
    caseId,
    direction: 'received',
    happenedOn: dayOf(letter.receivedAt),
    receivedAt: letter.receivedAt,
    counterpart: counterpartOf(letter),
    foreignDnr: null,
    subject,
    channel: 'mail',
    again: true,
  } as const
  const enclosed = papers.map(({ filename, ...paper }) => ({
    id: newId(),
    title: filename,
    filename,
    ...paper,
    public: false,
  }))
  await addEntry(work, received, enclosed)
  await insertLetterEntry(work.db, work.association, { letterId: letter.id, entryId: entry })
}

/** As the register writes it, so in Swedish. */
const counterpartOf = ({ head }: InboxLetter): string =>
  head?.from?.name || head?.from?.address || 'okänd avsändare'
