import { addEntry, voidEntry } from '../cases/registry.actions.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { cancelMails, queueMail } from '../kit/mail/actions.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers } from '../ledger/actions.ts'
import { findAct } from '../ledger/store.ts'
import { log } from '../log/actions.ts'
import { takeAct } from './act.actions.ts'
import { type Envelope, undoRegistration } from './actions.ts'
import { type Paper, addPapers } from './entering.actions.ts'
import { checkUntil, extensionSubjects } from './extension.ts'
import { undoFromLetter } from './inbox.actions.ts'
import { changeLetter } from './inbox.store.ts'
import { entryFor, voidWaiting } from './letter-entry.actions.ts'
import { holdAsSeen } from './letter-step.actions.ts'
import type { LetterText } from './receipt.ts'

export interface Grant {
  /** Of the act, from the form. */
  readonly id: string
  /** Of the registry entry for the letter, from the form. */
  readonly entry: string
  readonly circulation: string
  readonly organisation: string
  readonly until: Day
  readonly lastDay: Day | null
  readonly caseId: string
  readonly dnr: string
  /** The counterpart's name. */
  readonly member: string
  readonly letter: LetterText & Envelope
}

/**
 * Grants more time: an act in the ledger, the word to the member in the register and on its way. Done twice it is done once.
 * @throws Refusal `extension.day-passed`, `extension.not-later`, `ledger.*`
 */
export async function grantExtension(work: Work, grant: Grant): Promise<void> {
  const { id, entry, circulation, organisation, until, dnr } = grant
  await holdAnswers(work, [organisation])
  if (await findAct(work.db, work.association, id)) return
  checkUntil(until, grant.lastDay, work.clock.now())
  await addEntry(work, {
    id: entry,
    caseId: grant.caseId,
    direction: 'sent',
    happenedOn: dayOf(work.clock.now()),
    receivedAt: null,
    counterpart: grant.member,
    foreignDnr: null,
    subject: extensionSubjects.granted(dnr, until),
    channel: 'mail',
  })
  await takeAct(work, {
    act: { id, type: 'extension_granted', circulation, organisation, until },
    evidence: [],
  })
  await queueMail(work, { ...grant.letter, purpose: 'extension', concerns: id })
}

/**
 * Takes the time back while the word of it has not left: the act is struck out, the letter stopped, the entry voided.
 * @throws NotFound; Refusal `extension.has-left`, `intake.undo-too-late`
 */
export async function undoExtension(
  work: Work,
  { act, entry, correction }: Struck & { readonly entry: string },
): Promise<void> {
  if (await findAct(work.db, work.association, correction)) return
  const stopped = await cancelMails(work, { concerns: act })
  if (stopped.length === 0) throw new Refusal('extension.has-left')
  await undoRegistration(work, { act, correction })
  await voidEntry(work, { id: entry, reason: 'Anståndet ångrades innan brevet hade gått.' })
}

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

/** An act that is taken back, and the id of the correction that does it. */
interface Struck {
  readonly act: string
  readonly correction: string
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
