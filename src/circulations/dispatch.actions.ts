import { randomBytes } from 'node:crypto'
import { takeBackInstrument } from '../agreements/actions.ts'
import { writeEntryNumber } from '../cases/dnr.ts'
import { voidEntry } from '../cases/registry.actions.ts'
import { lastEntryNumber, lockEntry } from '../cases/registry.store.ts'
import { findCase } from '../cases/store.ts'
import { dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { cancelMails } from '../kit/mail/actions.ts'
import { countLetters } from '../kit/mail/store.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findSending } from '../ledger/matter.store.ts'
import { project } from '../ledger/projection.actions.ts'
import { log } from '../log/actions.ts'
import { replyToken } from './addressee.ts'
import { slugOfDnr } from './circulation.ts'
import { changesBetween } from './difference.ts'
import { findFrozen, insertAddressees, markSent, saveNoticeRecipients, unsend } from './dispatch.store.ts'
import { findLacks, findLetterNames } from './draft.actions.ts'
import { type DraftRow, findSlugs, lockDraft } from './draft.store.ts'
import type { Draft } from './draft.ts'
import { caseAndEntry } from './draft-proposal.ts'
import { versionOf } from './draft-version.ts'
import { type DocumentTexts, freeze } from './freeze.actions.ts'
import { type LetterMatter, type Post, boardOf, queueCirculation, queueNewVersion } from './letter.actions.ts'
import { beginPlan } from './reminder.actions.ts'
import { findAddressees } from './store.ts'
import { type CirculationDocument, findCirculationDocuments, findVersionText } from './version-text.store.ts'

/** Which draft is sent, as it was read in the preview. */
export interface Dispatch {
  readonly id: string
  readonly revision: number
  readonly post: Post
  /** Read from the documents beforehand: it may take its time. */
  readonly texts?: DocumentTexts
}

/**
 * Sends the draft: its text is frozen and hashed, every recipient gets a reply address of its own and a letter, the
 * dispatch is entered in the register; all in one transaction, and the letters leave after the undo window. What has been
 * sent already (a double submit, two registrars) is not sent again.
 * @returns its part of the address
 * @throws NotFound; Refusal `circulation.not-ready`, `circulation.draft-moved`, `circulation.nothing-changed`
 */
export async function sendCirculation(
  work: Work,
  { id, revision, post, texts = new Map() }: Dispatch,
): Promise<string> {
  const row = await lockDraft(work.db, work.association, id)
  if (!row) throw new NotFound()
  if (!row.draft) return row.slug
  if (row.revision !== revision) throw new Refusal('circulation.draft-moved')
  const lacks = await findLacks(work, row, row.draft)
  if (lacks.length > 0) throw new Refusal('circulation.not-ready', { count: lacks.length })
  const sending = { row, draft: row.draft, post, texts }
  return row.sentAt ? await sendVersion(work, sending) : await sendFirst(work, sending)
}

interface Sending {
  readonly row: DraftRow
  readonly draft: Draft
  readonly post: Post
  readonly texts: DocumentTexts
}

async function sendFirst(work: Work, sending: Sending): Promise<string> {
  const { row, draft, texts } = sending
  const { id } = row
  const matter = await matterOf(work, sending, await freeSlug(work, draft.dnr))
  const { text, slug } = matter
  const counterpart = recipientsInWords(draft.addressees.length)
  const freezing = { circulationId: id, version: 1, caseId: row.caseId!, counterpart, texts }
  const frozen = await freeze(work, { ...freezing, draft, text, board: boardOf(matter) })
  await addRecipients(work, id, draft)
  await saveThirdBodies(work, id, draft)
  const { instrumentId } = frozen
  const dnr = text.letter.dnr
  const sent = { slug, dnr, kind: draft.kind, instrumentId, sentAt: work.clock.now() }
  await markSent(work.db, work.association, id, { ...sent, currentVersion: 1 })
  await beginPlan(work, id)
  await queueCirculation(work, matter, await findAddressees(work.db, work.association, id, today(work)))
  const payload = { version: 1, dnr: sent.dnr, hash: frozen.hash, recipients: draft.addressees.length }
  await log(work, { verb: 'circulation.sent', subject: id, payload })
  await project(work, id)
  return slug
}

/** A change of what has been sent: a new version, told to all who have not been dropped. */
async function sendVersion(work: Work, sending: Sending): Promise<string> {
  const { row, draft, texts } = sending
  const { id } = row
  const matter = await matterOf(work, sending, row.slug)
  const before = await findVersionText(work.db, work.association, id, row.currentVersion!)
  const addressees = await findAddressees(work.db, work.association, id, today(work))
  const names = new Map(addressees.map((each) => [each.organisationId, each.name]))
  const changes = changesBetween(before!, matter.text, (organisation) => names.get(organisation) ?? '')
  if (changes.length === 0) throw new Refusal('circulation.nothing-changed')
  const version = row.currentVersion! + 1
  const told = addressees.filter((addressee) => addressee.droppedAt === null)
  const counterpart = recipientsInWords(told.length)
  const freezing = { circulationId: id, version, caseId: row.caseId!, counterpart, texts }
  const frozen = await freeze(work, { ...freezing, draft, text: matter.text, board: boardOf(matter) })
  await saveThirdBodies(work, id, draft)
  await markSent(work.db, work.association, id, { currentVersion: version })
  await queueNewVersion(work, matter, told, { number: version, changes })
  const payload = { version, hash: frozen.hash, recipients: told.length }
  await log(work, { verb: 'circulation.version_sent', subject: id, payload })
  await project(work, id)
  return row.slug
}

const today = (work: Work) => ({ on: dayOf(work.clock.now()) })

const recipientsInWords = (count: number): string => (count === 1 ? '1 mottagare' : `${count} mottagare`)

async function matterOf(work: Work, { row, draft, post }: Sending, slug: string): Promise<LetterMatter> {
  const text = versionOf(draft, await findLetterNames(work, row))
  return { id: row.id, slug, text, post }
}

/** `findLacks` has seen to it that the Dnr is free; a slug may still meet another's (`KS-1` and `KS/1`). */
async function freeSlug(work: Work, dnr: string): Promise<string> {
  const slug = slugOfDnr(dnr)
  const taken = new Set(await findSlugs(work.db, work.association, slug))
  if (taken.has(slug)) throw new Refusal('circulation.dnr-taken', { dnr })
  return slug
}

async function addRecipients(work: Work, id: string, draft: Draft): Promise<void> {
  const addedAt = work.clock.now()
  const rows = draft.addressees.map(({ organisationId, role, email }) => ({
    id: newId(),
    organisationId,
    role,
    email: email.trim(),
    replyToken: replyToken(randomBytes(20)),
    addedAt,
  }))
  await insertAddressees(work.db, work.association, id, rows)
}

async function saveThirdBodies(work: Work, id: string, { thirdBodies }: Draft): Promise<void> {
  const rows = thirdBodies.map(({ name, email }) => ({ id: newId(), name: name.trim(), email: email.trim() }))
  await saveNoticeRecipients(work.db, work.association, id, rows)
}

/**
 * Undoes the first dispatch while no letter has begun to leave: all are stopped and the draft is back as it was, but for an
 * entry number in its Dnr, which is the next one (the register's entry is voided and keeps its own). Undone twice is undone.
 * @throws NotFound; Refusal `circulation.undo-only-first`, `circulation.too-late-to-undo`
 */
export async function undoDispatch(work: Work, id: string): Promise<void> {
  const row = await lockDraft(work.db, work.association, id)
  if (!row) throw new NotFound()
  if (!row.sentAt) return
  if (row.currentVersion !== 1) throw new Refusal('circulation.undo-only-first')
  await stopLetters(work, id)
  const frozen = await findFrozen(work.db, work.association, id, 1)
  if (!frozen?.draft) throw new Refusal('circulation.too-late-to-undo')
  const sending = await findSending(work.db, work.association, id)
  await takeApart(work, row, frozen.draft, frozen.registryEntryId)
  await log(work, { verb: 'circulation.undone', subject: id, payload: {} })
  for (const sibling of sending?.siblings ?? []) await project(work, sibling)
}

/** What the dispatch made, away; then nothing rests on its entry any more, and that is voided. */
async function takeApart(work: Work, row: DraftRow, draft: Draft, entryId: string | null): Promise<void> {
  const { db, association } = work
  // Held before anything is logged: the chain is always taken last.
  if (entryId) await lockEntry(db, association, entryId)
  const documents = await findCirculationDocuments(db, association, row.id, 1)
  await unsend(db, association, row.id, await renumbered(work, row, draft))
  await takeBack(work, row, draft, documents)
  const reason = 'Breven ångrades innan något hade skickats.'
  if (entryId) await voidEntry(work, { id: entryId, reason })
}

/** All or none: one that has left makes the undo come too late, and what was stopped is rolled back. */
async function stopLetters(work: Work, id: string): Promise<void> {
  await cancelMails(work, { concerns: id })
  const { cancelled = 0, ...others } = await countLetters(work.db, work.association, id)
  if (cancelled === 0 || Object.values(others).some((count) => count > 0))
    throw new Refusal('circulation.too-late-to-undo')
}

async function takeBack(
  work: Work,
  { instrumentId }: DraftRow,
  draft: Draft,
  documents: readonly CirculationDocument[],
): Promise<void> {
  const text = documents.find((document) => document.role === 'instrument')
  if (!instrumentId || !text) return
  const made = draft.instrument.use === 'new'
  await takeBackInstrument(work, { instrumentId, documentId: text.documentId, made })
}

async function renumbered(work: Work, { caseId }: DraftRow, draft: Draft): Promise<Draft> {
  if (caseAndEntry(draft.dnr).entry === null || !caseId) return draft
  const file = await findCase(work.db, work.association, caseId)
  const next = (await lastEntryNumber(work.db, work.association, caseId)) + 1
  return file ? { ...draft, dnr: writeEntryNumber(file.dnr, next) } : draft
}
