import { addEntry, voidEntry } from '../cases/registry.actions.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { cancelMails, queueMail } from '../kit/mail/actions.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers } from '../ledger/actions.ts'
import { findAct } from '../ledger/store.ts'
import { takeAct } from '../answers/act.actions.ts'
import { type Envelope, undoRegistration } from '../answers/actions.ts'
import { checkUntil, extensionSubjects } from './extension.ts'
import type { LetterText } from '../answers/receipt.ts'

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
 * @throws NotFound; Refusal `extension.has-left`, `answer.undo-too-late`
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

/** An act that is taken back, and the id of the correction that does it. */
export interface Struck {
  readonly act: string
  readonly correction: string
}
