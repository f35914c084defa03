import {
  type Enclosed,
  type EntryToAdd,
  addEntry,
  addEntryIn,
  holdCase,
  setDocumentPublic,
} from '../cases/registry.actions.ts'
import { findEntry, isRestedOn } from '../cases/registry.store.ts'
import { dayOf } from '../kit/clock.ts'
import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { cancelMails, queueMail } from '../kit/mail/actions.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { meaning, strikesOut } from '../ledger/act.ts'
import { holdAct, holdAnswers } from '../ledger/actions.ts'
import type { Finding } from '../ledger/due-form.ts'
import type { ActEvidence, NewAct, RecordedAct } from '../ledger/recorded-act.ts'
import { findAct, findActs } from '../ledger/store.ts'
import type { Happening } from '../log/actions.ts'
import { type Addresses, takeAct, takeHeld } from './act.actions.ts'
import { type Answer, type Arrival, type SentText, actFrom, noteOf } from './answer.ts'
import type { LetterText } from './receipt.ts'

/** What goes with the answer: where it is entered, what the check said, and the letter that thanks for it. */
export interface Registration extends Place {
  readonly answer: Answer
  readonly sent: SentText
  readonly findings: readonly Finding[]
  /** The words that decide, as they stand in the text, and their page where it is known. */
  readonly quote: { readonly text: string; readonly page: number | null } | null
  /** Null where the member has no address, or the association none to send from. */
  readonly receipt: (LetterText & Envelope) | null
}

/** Where it is entered in the register, and as what. */
export interface Place {
  readonly caseId: string
  /** The counterpart's name. */
  readonly member: string
  readonly subject: string
}

export interface Envelope {
  readonly from: string
  readonly to: string
  /** The member's own address to answer to, by which it is known. */
  readonly replyTo?: string
}

/**
 * Registers an answer: entered in the case with its documents, recorded as an act with its evidence, and acknowledged.
 * One that is registered already (a double submit, the back button) is left as it is.
 * @throws Refusal `ledger.*`, `entry.*`, `answer.nothing-to-rest-on` (neither text, file nor note)
 */
export async function registerAnswer(work: Work, registration: Registration): Promise<RecordedAct> {
  const { answer, sent, findings } = registration
  if (!answer.text.trim() && answer.files.length === 0 && !answer.note)
    throw new Refusal('answer.nothing-to-rest-on')
  const given = actFrom(answer, sent, findings)
  const entry = entryOf(answer, registration)
  const papers = await papersOf(work, answer)
  // One packet, in the order of the locks: the member, the entry's number, the chain.
  const [, file, held] = await Promise.all([
    holdAnswers(work, [answer.organisation]),
    holdCase(work, entry),
    holdAct(work, given, { received: answer.receivedAt, receivedOn: answer.receivedOn }),
  ])
  if (held.there) return await stillStanding(work, held.there)
  const before: Happening[] = []
  const { documents } = await addEntryIn(work, file, entry, papers, (_, happened) => before.push(...happened))
  const act = await takeHeld(work, held, {
    before,
    act: given,
    evidence: evidenceOf(registration, documents),
    seen: answer.seen,
    addresses: addressesOf(answer),
  })
  await sendReceipt(work, registration)
  return act
}

/** What is sent twice is done once; but a form whose registration has been undone since registers nothing. */
export async function stillStanding(work: Work, act: RecordedAct): Promise<RecordedAct> {
  const acts = await findActs(work.db, work.association, act.circulation, { organisation: act.organisation })
  const struck = acts.some((other) => other.supersedes === act.id && strikesOut(other))
  if (struck) throw new Refusal('answer.undone-meanwhile')
  return act
}

const addressesOf = ({ nominees }: Answer): Addresses =>
  new Map(nominees.map(({ holder, email }) => [holder, email] as const).filter(([, email]) => email))

/** Enters what came in the register. Returns the documents' ids, the one with the text first. */
async function enter(work: Work, arrival: Arrival, place: Place): Promise<readonly string[]> {
  const entry = entryOf(arrival, place)
  const papers = await papersOf(work, arrival)
  return (await addEntryIn(work, await holdCase(work, entry), entry, papers)).documents
}

function entryOf(arrival: Arrival, { caseId, member, subject }: Place): EntryToAdd {
  const { entry: id, receivedOn: happenedOn, receivedAt, ownDnr: foreignDnr, channel } = arrival
  const received = { direction: 'received', happenedOn, receivedAt, counterpart: member } as const
  return { id, caseId, ...received, foreignDnr, subject, channel, again: true }
}

/** The documents that it becomes, the one with the text first. */
async function papersOf(work: Work, arrival: Arrival): Promise<Enclosed[]> {
  const files = await filesOf(work, arrival)
  return files.map(({ sha256, filename, text }) => {
    const shown = arrival.public && !isLetterFile(filename)
    return { id: newId(), title: filename, filename, sha256, text, public: shown }
  })
}

/** A whole letter carries addresses and greetings that are nobody else's; its papers are what is public. */
const isLetterFile = (filename: string): boolean => /\.(?:eml|msg)$/i.test(filename)

interface EnteredFile {
  readonly sha256: string
  readonly filename: string
  readonly text: string | null
}

/** The uploaded files, the first with the text that was read from it; or the pasted text as a file of its own. */
async function filesOf(work: Work, { files, text }: Arrival): Promise<EnteredFile[]> {
  if (files.length > 0)
    return files.map((file, index) => ({ ...file, text: index === 0 && text ? text : null }))
  if (!text.trim()) return []
  const filename = 'protokollsutdrag.txt'
  const { sha256 } = await storeFile(work, Buffer.from(text), { filename, mediaType: 'text/plain' })
  return [{ sha256, filename, text }]
}

function evidenceOf({ answer, quote }: Registration, documents: readonly string[]): ActEvidence[] {
  const [first, ...rest] = documents
  const note = noteOf(answer)
  const noted = note ? [{ document: null, quote: null, page: null, note }] : []
  if (!first) return noted
  const main = { document: first, quote: quote?.text ?? null, page: quote?.page ?? null, note: null }
  const others = rest.map((document) => ({ document, quote: null, page: null, note: null }))
  return [main, ...others, ...noted]
}

async function sendReceipt(work: Work, { answer, receipt }: Registration): Promise<void> {
  if (!receipt) return
  await queueMail(work, { ...receipt, purpose: 'receipt', concerns: answer.id })
}

/**
 * Undoes a registration: a correction that strikes the act out, and the receipt is not sent if it has not left yet. The
 * entry stays in the register, for the paper did come in, and can be registered anew; until then nobody has said that its
 * papers may be read by all.
 * @throws NotFound; Refusal `answer.undo-too-late` once something later rests on the act
 */
export async function undoRegistration(
  work: Work,
  { act: id, correction }: { act: string; correction: string },
): Promise<RecordedAct> {
  const { db, association } = work
  const act = await findAct(db, association, id)
  if (!act) throw new NotFound()
  await holdAnswers(work, [act.organisation])
  if (await findAct(db, association, correction)) return act
  if (restedOnBy(await findActs(db, association, act.circulation), act))
    throw new Refusal('answer.undo-too-late')
  await strike(work, { act, correction, note: null })
  await cancelMails(work, { concerns: id })
  if (act.registryEntry) await hidePapers(work, act.registryEntry)
  return act
}

/** Unless something else rests on them. */
async function hidePapers(work: Work, entry: string): Promise<void> {
  const { db, association } = work
  const [rested, there] = await Promise.all([
    isRestedOn(db, association, entry),
    findEntry(db, association, entry),
  ])
  if (rested || !there) return
  for (const { id } of there.documents) await setDocumentPublic(work, { id, public: false })
}

/** What has been struck out itself loses nothing. */
function restedOnBy(acts: readonly RecordedAct[], act: RecordedAct): boolean {
  const struck = new Set(acts.filter(strikesOut).map(({ supersedes }) => supersedes))
  const later = acts.filter((other) => !strikesOut(other) && !struck.has(other.id))
  return struck.has(act.id) || later.some((other) => rests(other, act))
}

/** Something later that would lose its ground: about it, in its place, or the same member's next step. */
export const rests = (other: RecordedAct, act: RecordedAct): boolean =>
  other.concerns === act.id ||
  other.supersedes === act.id ||
  (other.organisation === act.organisation && other.recorded > act.recorded)

interface Striking {
  readonly act: RecordedAct
  readonly correction: string
  readonly note: string | null
  /** The member's latest act that was on the page; left out where the rules see to it themselves. */
  readonly seen?: string
}

/** Strikes an act out: as if it had never been, but both stay readable. What it had corrected reads as before again. */
export async function strike(work: Work, { act, correction, note, seen }: Striking): Promise<void> {
  const mistaken = act.type === 'corrected' ? await findAct(work.db, work.association, act.supersedes!) : null
  const { circulation, organisation, registryEntry, version } = mistaken ?? act
  const content = mistaken ?? { circulation, organisation, registryEntry, version }
  const as = mistaken && meaning(mistaken)
  await takeAct(work, {
    act: { ...content, id: correction, type: 'corrected', as, supersedes: act.id, note },
    evidence: [],
    ...(seen && { seen }),
  })
}

export interface OtherRegistration {
  readonly act: NewAct
  /** Null where nothing came in: the association's own decision. */
  readonly arrival: Arrival | null
  readonly place: Place
  readonly seen: string | null
}

/** Registers what is no answer (more time, a withdrawal, a judgment), with its note and its papers as evidence. */
export async function registerOther(
  work: Work,
  { act, arrival, place, seen }: OtherRegistration,
): Promise<void> {
  await holdAnswers(work, [act.organisation])
  if (await findAct(work.db, work.association, act.id)) return
  const documents = arrival ? await enter(work, arrival, place) : []
  const shown = documents.map((document) => ({ document, quote: null, page: null, note: null }))
  const noted = { document: null, quote: null, page: null, note: act.note ?? null }
  await takeAct(work, { act, evidence: [...shown, noted], seen })
}

export interface Return extends Place {
  readonly organisation: string
  readonly arrival: Arrival
  /** Of the registry entry for the letter back. */
  readonly entry: string
  readonly letter: LetterText & Envelope
}

/** Sends an answer back to be completed. It is entered in the register, and so is the letter; the ledger is not touched. */
export async function returnAnswer(work: Work, back: Return): Promise<void> {
  const { arrival, caseId, member, letter } = back
  await holdAnswers(work, [back.organisation])
  if (await findEntry(work.db, work.association, back.entry)) return
  await enter(work, arrival, back)
  await addEntry(work, {
    id: back.entry,
    caseId,
    direction: 'sent',
    happenedOn: dayOf(work.clock.now()),
    receivedAt: null,
    counterpart: member,
    foreignDnr: arrival.ownDnr,
    subject: letter.subject,
    channel: 'mail',
  })
  await queueMail(work, { ...letter, purpose: 'returned', concerns: back.entry })
}
