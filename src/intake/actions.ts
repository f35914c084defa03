import { addDocument, addEntry } from '../cases/registry.actions.ts'
import { dayOf } from '../kit/clock.ts'
import { documentText, type DocumentText } from '../kit/document/document-text.ts'
import { fileBytes, findFile, storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { cancelMails, queueMail } from '../kit/mail/actions.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers, recordAct } from '../ledger/actions.ts'
import type { Finding } from '../ledger/due-form.ts'
import type { ActEvidence, RecordedAct } from '../ledger/recorded-act.ts'
import { findAct, findActs } from '../ledger/store.ts'
import { type Answer, actFrom, type SentText } from './answer.ts'
import type { LetterText } from './receipt.ts'

/** What goes with the answer: where it is entered, what the check said, and the letter that thanks for it. */
export interface Registration {
  readonly answer: Answer
  readonly sent: SentText
  readonly caseId: string
  readonly member: string
  readonly subject: string
  readonly findings: readonly Finding[]
  /** The words that decide, as they stand in the text, and their page where it is known. */
  readonly quote: { readonly text: string; readonly page: number | null } | null
  /** Null where the member has no address, or the association none to send from. */
  readonly receipt: (LetterText & Envelope) | null
}

export interface Envelope {
  readonly from: string
  readonly to: string
}

/**
 * Registers an answer: entered in the case with its documents, recorded as an act with its evidence, and acknowledged.
 * One that is registered already (a double submit, the back button) is left as it is.
 * @throws Refusal `ledger.*`, `entry.*`, `intake.nothing-to-rest-on` (neither text, file nor note)
 */
export async function registerAnswer(work: Work, registration: Registration): Promise<RecordedAct> {
  const { answer, sent, findings } = registration
  await holdAnswers(work, [answer.organisation])
  const there = await findAct(work.db, work.association, answer.id)
  if (there) return there
  if (!answer.text.trim() && answer.files.length === 0 && !answer.note)
    throw new Refusal('intake.nothing-to-rest-on')
  const documents = await enter(work, registration)
  await recordAct(work, {
    act: actFrom(answer, sent, findings),
    evidence: evidenceOf(registration, documents),
    seen: answer.seen,
  })
  await sendReceipt(work, registration)
  return (await findAct(work.db, work.association, answer.id))!
}

/** Enters what came in the register. Returns the documents' ids, the one with the text first. */
async function enter(work: Work, { answer, caseId, member, subject }: Registration): Promise<string[]> {
  const { receivedOn, receivedAt, ownDnr, channel } = answer
  await addEntry(work, {
    id: answer.entry,
    caseId,
    direction: 'received',
    happenedOn: receivedOn,
    receivedAt,
    counterpart: member,
    foreignDnr: ownDnr,
    subject,
    channel,
  })
  const ids: string[] = []
  for (const file of await filesOf(work, answer)) {
    const id = newId()
    const { sha256, filename, text } = file
    await addDocument(work, { id, entryId: answer.entry, title: filename, filename, sha256, text, public: true })
    ids.push(id)
  }
  return ids
}

interface EnteredFile {
  readonly sha256: string
  readonly filename: string
  readonly text: string | null
}

/** The uploaded files, the first with the text that was read from it; or the pasted text as a file of its own. */
async function filesOf(work: Work, { files, text }: Answer): Promise<EnteredFile[]> {
  if (files.length > 0) return files.map((file, index) => ({ ...file, text: index === 0 && text ? text : null }))
  if (!text.trim()) return []
  const filename = 'protokollsutdrag.txt'
  const { sha256 } = await storeFile(work, Buffer.from(text), { filename, mediaType: 'text/plain' })
  return [{ sha256, filename, text }]
}

function evidenceOf({ answer, quote }: Registration, documents: readonly string[]): ActEvidence[] {
  const [first, ...rest] = documents
  const noted = answer.note ? [{ document: null, quote: null, page: null, note: answer.note }] : []
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
 * entry stays in the register, for the paper did come in.
 * @throws NotFound; Refusal `intake.undo-too-late` once something later rests on the act
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
  const later = (await findActs(db, association, act.circulation)).filter((other) => rests(other, act))
  if (later.length > 0) throw new Refusal('intake.undo-too-late')
  await strike(work, { act, correction, note: null })
  await cancelMails(work, { concerns: id })
  return act
}

const rests = (other: RecordedAct, act: RecordedAct): boolean =>
  other.concerns === act.id ||
  other.supersedes === act.id ||
  (other.organisation === act.organisation && other.recorded > act.recorded)

/** Strikes an act out: as if it had never been, but both stay readable. */
export async function strike(
  work: Work,
  { act, correction, note }: { act: RecordedAct; correction: string; note: string | null },
): Promise<void> {
  const { circulation, organisation, registryEntry, version } = act
  const struck = { circulation, organisation, registryEntry, version, type: 'corrected', as: null } as const
  await recordAct(work, { act: { ...struck, id: correction, supersedes: act.id, note }, evidence: [] })
}

export interface Return {
  /** Of the registry entry for what came, and of that for the letter back. */
  readonly received: string
  readonly sent: string
  readonly answer: Pick<
    Answer,
    'organisation' | 'receivedOn' | 'receivedAt' | 'ownDnr' | 'channel' | 'text' | 'files'
  >
  readonly caseId: string
  readonly member: string
  readonly subject: string
  readonly letter: LetterText & Envelope
}

/** Sends an answer back to be completed. It is entered in the register, and so is the letter; the ledger is not touched. */
export async function returnAnswer(work: Work, back: Return): Promise<void> {
  const { answer, caseId, member, subject, letter } = back
  await enter(work, {
    ...back,
    answer: { ...answer, id: back.received, entry: back.received } as Answer,
  } as Registration)
  await addEntry(work, {
    id: back.sent,
    caseId,
    direction: 'sent',
    happenedOn: dayOf(work.clock.now()),
    receivedAt: null,
    counterpart: member,
    foreignDnr: answer.ownDnr,
    subject: letter.subject,
    channel: 'mail',
  })
  await queueMail(work, { ...letter, purpose: 'returned', concerns: back.sent })
  void subject
}

/** What can be read from the first file that has text. */
export async function textOfFiles(
  work: Pick<Work, 'db' | 'association'>,
  files: Answer['files'],
): Promise<DocumentText | null> {
  for (const { sha256 } of files) {
    const file = await findFile(work.db, work.association, sha256)
    if (!file) continue
    const found = await documentText(await fileBytes(work.db, work.association, sha256), file.mediaType)
    if (found) return found
  }
  return null
}
