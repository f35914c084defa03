import { dayOf } from '../kit/clock.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { unawaited } from '../kit/db/connection.ts'
import { type Happening, log, logAll } from '../log/actions.ts'
import { openable } from './actions.ts'
import type { Case } from './case.ts'
import { foldDnr } from './dnr.ts'
import type { Document, Protection, RegistryEntry } from './registry.ts'
import {
  type EntryFacts,
  type FullEntry,
  type NewDocument,
  isRestedOn,
  findDocument,
  findEntry,
  findEntryNumbers,
  insertDocuments,
  insertRegistryEntry,
  lockEntry,
  updateDocument,
  updateEntry,
  voidEntryRow,
} from './registry.store.ts'
import { lockCase } from './store.ts'

export interface EntryToAdd extends Omit<RegistryEntry, 'number' | 'recordedAt' | 'voidedAt'> {
  /** The true words where `counterpart` and `subject` must leave them out. */
  readonly protection?: Protection | null
  /** Given elsewhere: only in a case whose own number was, and only above the last. Otherwise the next number. */
  readonly number?: number
  /** Where the entry is there already it is taken up again, as this says: the same paper, registered anew. */
  readonly again?: boolean
}

/** A document of an entry that is made with it. */
export type Enclosed = Omit<NewDocument, 'position' | 'entryId'>

/** A case that is held until the transaction ends, so that its entries are numbered one after another. */
export interface HeldCase {
  readonly file: Case
  /** The last number given; 0 when there is none. */
  readonly last: number
  /** The number that the entry has already, where its id was sent before. */
  readonly there: number | null
}

/**
 * Enters something received, sent or drawn up in a case, open or closed, with its documents in their order.
 * `counterpart` and `subject` are what everybody may read. An entry that is there already is left as it is, but for `again`.
 * @returns the entry's number in its case
 * @throws NotFound; Refusal `case.voided`, `entry.happens-in-future`, `entry.number-not-free`
 */
export async function addEntry(
  work: Work,
  entry: EntryToAdd,
  documents: readonly Enclosed[] = [],
): Promise<number> {
  return (await addEntryIn(work, await holdCase(work, entry), entry, documents)).number
}

/**
 * Holds the case that something is to be entered in.
 * @throws NotFound; Refusal `case.voided`
 */
export async function holdCase(
  { db, association }: Work,
  { id, caseId }: Pick<EntryToAdd, 'id' | 'caseId'>,
): Promise<HeldCase> {
  const [file, numbers] = await Promise.all([
    lockCase(db, association, caseId),
    findEntryNumbers(db, association, caseId, id),
  ])
  return { file: openable(file), ...numbers }
}

export interface Entered {
  readonly number: number
  /** The ids of its documents, in the order in which they were given; none where the entry is left as it is. */
  readonly documents: readonly string[]
}

/** Has what happened written in the log: now, or by who has more to tell in the same statement. */
export type Telling = (work: Work, happened: readonly Happening[]) => unknown

/** As `addEntry`, in a case that is held. */
export async function addEntryIn(
  work: Work,
  { file, last, there }: HeldCase,
  entry: EntryToAdd,
  documents: readonly Enclosed[],
  tell: Telling = logAll,
): Promise<Entered> {
  const { protection = null, number: wanted, again = false, ...typed } = entry
  if (there !== null && !again) return { number: there, documents: [] }
  const recordedAt = work.clock.now()
  if (entry.happenedOn > dayOf(recordedAt))
    throw new Refusal('entry.happens-in-future', { on: entry.happenedOn })
  if (there !== null) return await takeUpEntry(work, typed, documents)
  const number = entryNumber(file, last + 1, wanted)
  const placed = documents.map((each, index) => ({ ...each, entryId: entry.id, position: index + 1 }))
  await tell(work, enter(work, { ...typed, number, recordedAt }, protection, placed))
  return { number, documents: documents.map(({ id }) => id) }
}

/** What it writes is on its way when this returns. @returns what is to be told in the log */
function enter(
  work: Work,
  entry: Omit<RegistryEntry, 'voidedAt'>,
  protection: Protection | null,
  documents: readonly NewDocument[],
): Happening[] {
  const { db, association } = work
  const foreignDnrKey = entry.foreignDnr === null ? null : foldDnr(entry.foreignDnr)
  unawaited(db, insertRegistryEntry(db, association, { ...entry, foreignDnrKey }, protection))
  unawaited(db, insertDocuments(db, association, documents))
  const payload = { ...entryPayload(entry), number: entry.number, protected: protection !== null }
  return [{ verb: 'entry.added', subject: entry.id, payload }, ...documents.map(documentAdded)]
}

/** What everybody may read of it; the true words of a protected one stand in no log. */
function entryPayload(entry: Omit<EntryToAdd, 'number'>) {
  const { caseId, direction, happenedOn, receivedAt, counterpart, foreignDnr, subject, channel } = entry
  return { caseId, direction, happenedOn, receivedAt, counterpart, foreignDnr, subject, channel }
}

const documentAdded = ({ id, public: shown, ...document }: NewDocument): Happening => {
  const { entryId, title, filename, sha256 } = document
  return { verb: 'document.added', subject: id, payload: { entryId, title, filename, sha256, public: shown } }
}

/**
 * Tar upp händelsen igen: what it says is put right and its number is kept. The log keeps what it said before.
 * @throws NotFound where it lies in another case; Refusal `entry.voided`, `entry.carries-act`
 */
async function takeUpEntry(
  work: Work,
  wanted: RegistryFacts,
  documents: readonly Enclosed[],
): Promise<Entered> {
  const there = await findEntry(work.db, work.association, wanted.id)
  if (!there) throw new NotFound()
  await correctEntry(work, there, wanted)
  const ids: string[] = []
  for (const each of documents) ids.push((await addDocument(work, { ...each, entryId: there.id }, true)).id)
  return { number: there.number, documents: ids }
}

async function correctEntry(work: Work, there: FullEntry, wanted: RegistryFacts): Promise<void> {
  const { db, association } = work
  if (there.caseId !== wanted.caseId) throw new NotFound()
  if (there.voidedAt !== null) throw new Refusal('entry.voided')
  if (await isRestedOn(db, association, there.id)) throw new Refusal('entry.carries-act')
  const { happenedOn, receivedAt, counterpart, foreignDnr, subject, channel } = wanted
  const facts = { happenedOn, receivedAt, counterpart, foreignDnr, subject, channel }
  const differing = Object.entries(facts).filter(([name, fact]) => there[name as keyof EntryFacts] !== fact)
  if (differing.length === 0) return
  await updateEntry(db, association, there.id, {
    ...facts,
    foreignDnrKey: foreignDnr === null ? null : foldDnr(foreignDnr),
  })
  const before = Object.fromEntries(differing.map(([name]) => [name, there[name as keyof EntryFacts]]))
  const payload = { number: there.number, before, after: Object.fromEntries(differing) }
  await log(work, { verb: 'entry.corrected', subject: there.id, payload })
}

type RegistryFacts = EntryFacts & Pick<RegistryEntry, 'id' | 'caseId'>

function entryNumber(file: Case, next: number, wanted: number | undefined): number {
  if (wanted === undefined || wanted === next) return next
  if (file.own || wanted < next) throw new Refusal('entry.number-not-free', { dnr: file.dnr, next })
  return wanted
}

export interface Voiding {
  readonly id: string
  /** Written in the log, so in Swedish. */
  readonly reason: string
}

/**
 * Makulerar: entered by mistake. The entry keeps its number and stays visible.
 * @throws NotFound; Refusal `entry.carries-act` (correct first what rests on it)
 */
export async function voidEntry(work: Work, { id, reason }: Voiding): Promise<void> {
  // Whoever records an act on the entry meanwhile is waited for, and seen.
  await lockEntry(work.db, work.association, id)
  const entry = await findEntry(work.db, work.association, id)
  if (!entry) throw new NotFound()
  if (entry.voidedAt !== null) return
  if (await isRestedOn(work.db, work.association, id)) throw new Refusal('entry.carries-act')
  await voidEntryRow(work.db, work.association, id, work.clock.now())
  await log(work, { verb: 'entry.voided', subject: id, payload: { number: entry.number, reason } })
}

/**
 * Adds a stored file to an entry, as its next document.
 * @param again in an entry that may have been taken up again: what lies there under its name is the same document, shown
 * and searched as is wanted now
 * @returns the document; the one that is there when the id was sent before
 * @throws NotFound; Refusal `entry.voided`
 */
export async function addDocument(
  work: Work,
  document: Omit<NewDocument, 'position'>,
  again = false,
): Promise<Document> {
  const { db, association } = work
  const [, entry, there] = await Promise.all([
    lockEntry(db, association, document.entryId),
    findEntry(db, association, document.entryId),
    findDocument(db, association, document.id),
  ])
  if (!entry) throw new NotFound()
  if (there) return there
  if (entry.voidedAt !== null) throw new Refusal('entry.voided')
  const same = entry.documents.find(
    ({ sha256, filename }) => again && sha256 === document.sha256 && filename === document.filename,
  )
  if (same) return await takeUpDocument(work, same, document)
  const position = (entry.documents.at(-1)?.position ?? 0) + 1
  const placed = { ...document, position }
  unawaited(db, insertDocuments(db, association, [placed]))
  await log(work, documentAdded(placed))
  const { text, ...rest } = placed
  return { ...rest, hasText: text !== null }
}

async function takeUpDocument(
  work: Work,
  there: Document,
  { text, public: shown }: Pick<NewDocument, 'text' | 'public'>,
): Promise<Document> {
  if (text !== null) await updateDocument(work.db, work.association, there.id, { text })
  if (shown !== there.public) await setDocumentPublic(work, { id: there.id, public: shown })
  return { ...there, public: shown, hasText: there.hasText || text !== null }
}

/**
 * Gör handlingen offentlig eller icke-offentlig: whether it is shown to those who have not signed in (personal data,
 * sekretess). What somebody may be given on request is another matter, tried when it is asked for.
 * @throws NotFound
 */
export async function setDocumentPublic(
  work: Work,
  { id, public: shown }: Pick<Document, 'id' | 'public'>,
): Promise<void> {
  const there = await findDocument(work.db, work.association, id)
  if (!there) throw new NotFound()
  await lockEntry(work.db, work.association, there.entryId)
  const document = await findDocument(work.db, work.association, id)
  if (document?.public === shown) return
  await updateDocument(work.db, work.association, id, { public: shown })
  const verb = shown ? 'document.shown' : 'document.hidden'
  await log(work, { verb, subject: id, payload: { entryId: there.entryId } })
}
