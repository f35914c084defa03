import { createCase } from '../cases/actions.ts'
import type { Case } from '../cases/case.ts'
import { writeEntryNumber } from '../cases/dnr.ts'
import { lastEntryNumber } from '../cases/registry.store.ts'
import { findCaseByDnr } from '../cases/store.ts'
import { dayOf } from '../kit/clock.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { oneLine, shortened } from '../kit/text.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findBodies } from '../organisations/body.store.ts'
import { nameOn } from '../organisations/organisation.ts'
import { findMembers, findNames, findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import { findInstrument, findInstruments } from '../agreements/store.ts'
import { slugOfDnr } from './circulation.ts'
import { caseAndEntry } from './draft-proposal.ts'
import { type Lack, type DraftSetting, lacksToSend } from './draft-lack.ts'
import type { Draft } from './draft.ts'
import { type Names, draftOf } from './draft-version.ts'
import { type DraftRow, findSlugs, insertDraft, lockDraft, updateDraft } from './draft.store.ts'
import { findNoticeRecipients } from './store.ts'
import { findVersionText } from './version-text.store.ts'

/**
 * Begins a draft, whose id comes from the form. One that is there already is left as it is (a form sent twice).
 * @param begun `example`: what comes of it is invented and marked so (Exempeldata); `of`: the decision that it is to recommend
 */
export async function startDraft(
  work: Work,
  begun: {
    id: string
    draft: Draft
    example?: boolean
    of?: { readonly decisionId: string; readonly caseId: string | null }
  },
): Promise<void> {
  const { id, draft, example = false, of } = begun
  const { hubId } = await findOwnAssociation(work.db, work.association)
  const senderId = draft.sender || hubId
  const dnr = draft.dnr.trim()
  if (!(await insertDraft(work.db, work.association, { id, draft, senderId, example, ...of }))) return
  const there = dnr === '' ? null : await findCaseOf(work, dnr)
  if (there) await updateDraft(work.db, work.association, { id, revision: 1 }, { draft, caseId: there })
  await log(work, { verb: 'circulation.drafted', subject: id, payload: { kind: draft.kind, dnr } })
}

/** A document's number (`KSL/15/0016-5`) leads to its case. */
async function findCaseOf(work: Work, dnr: string): Promise<string | null> {
  const { caseDnr } = caseAndEntry(dnr)
  const found =
    (await findCaseByDnr(work.db, work.association, caseDnr)) ??
    (await findCaseByDnr(work.db, work.association, dnr))
  return found?.id ?? null
}

/**
 * Which case the draft is to belong to: as before; the next number of a series; or the one with a number, which is entered
 * where the register does not have it. `id` is that of the case that may be made.
 */
export type CaseChoice =
  | { readonly kind: 'keep' }
  | { readonly kind: 'numbered'; readonly id: string; readonly prefix: string }
  | { readonly kind: 'written'; readonly id: string; readonly dnr: string }

export interface Saving {
  readonly id: string
  /** The one that the form was made from. */
  readonly revision: number
  readonly draft: Draft
  readonly chosen: CaseChoice
}

/**
 * Saves what was typed, finished or not.
 * @returns the new revision
 * @throws NotFound; Refusal `circulation.changed-meanwhile` when somebody else has saved since, `circulation.already-sent`,
 *   and what `createCase` refuses
 */
export async function saveDraft(work: Work, saving: Saving): Promise<number> {
  const row = await lockDraft(work.db, work.association, saving.id)
  if (!row) throw new NotFound()
  if (row.draft === null) throw new Refusal('circulation.already-sent')
  if (row.revision !== saving.revision) throw new Refusal('circulation.changed-meanwhile')
  const { caseId, draft } = await withCase(work, row, saving)
  const { hubId } = await findOwnAssociation(work.db, work.association)
  const change = row.sentAt ? { draft } : { draft, caseId, kind: draft.kind, senderId: draft.sender || hubId }
  const revision = await updateDraft(work.db, work.association, saving, change)
  await log(work, { verb: 'circulation.draft_saved', subject: saving.id, payload: { revision } })
  return revision!
}

/** The draft in its case; a draft without Dnr gets that of the case's next entry, which the letter will be. */
async function withCase(
  work: Work,
  row: DraftRow,
  { draft, chosen }: Saving,
): Promise<{ caseId: string | null; draft: Draft }> {
  if (chosen.kind === 'keep' || row.sentAt) return { caseId: row.caseId, draft }
  const file = await chosenCase(work, draft, chosen)
  if (draft.dnr.trim() !== '') return { caseId: file.id, draft }
  const next = (await lastEntryNumber(work.db, work.association, file.id)) + 1
  return { caseId: file.id, draft: { ...draft, dnr: writeEntryNumber(file.dnr, next) } }
}

async function chosenCase(
  work: Work,
  draft: Draft,
  chosen: Exclude<CaseChoice, { kind: 'keep' }>,
): Promise<Case> {
  if (chosen.kind === 'written') {
    const there = await findCaseByDnr(work.db, work.association, chosen.dnr)
    if (there) return there
  }
  const numbering = chosen.kind === 'numbered' ? { prefix: chosen.prefix } : { dnr: chosen.dnr }
  const openedOn = dayOf(work.clock.now())
  const title = shortened(oneLine(draft.title), 10_000) || 'Brev till medlemmarna'
  return await createCase(work, { id: chosen.id, title, openedOn, numbering })
}

/**
 * Begins the next version of what has been sent, from its present text. One that is begun already goes on.
 * @throws NotFound; Refusal `circulation.not-sent`, `circulation.recalled`
 */
export async function beginVersion(work: Work, id: string): Promise<void> {
  const row = await lockDraft(work.db, work.association, id)
  if (!row) throw new NotFound()
  if (row.recalledAt) throw new Refusal('circulation.recalled')
  if (row.currentVersion === null) throw new Refusal('circulation.not-sent')
  if (row.draft) return
  const sent = await findVersionText(work.db, work.association, id, row.currentVersion)
  const instrument = row.instrumentId
    ? await findInstrument(work.db, work.association, { id: row.instrumentId })
    : null
  const thirdBodies = await findNoticeRecipients(work.db, work.association, id)
  const draft = draftOf(sent!, { senderId: row.senderId, instrument, thirdBodies })
  await updateDraft(work.db, work.association, row, { draft })
  await log(work, { verb: 'circulation.version_begun', subject: id, payload: { from: row.currentVersion } })
}

/**
 * Throws the draft away: of a next version nothing is left, what was sent stands; one that was never sent is put aside and
 * can be taken back.
 * @throws NotFound
 */
export async function discardDraft(work: Work, id: string): Promise<void> {
  const row = await lockDraft(work.db, work.association, id)
  if (!row) throw new NotFound()
  if (row.draft === null || row.draft.discarded) return
  const draft = row.sentAt ? null : ({ ...row.draft, discarded: true } as const)
  await updateDraft(work.db, work.association, row, { draft })
  await log(work, { verb: 'circulation.draft_discarded', subject: id, payload: {} })
}

/** Takes back a draft that was thrown away. @throws NotFound */
export async function restoreDraft(work: Work, id: string): Promise<void> {
  const row = await lockDraft(work.db, work.association, id)
  if (!row) throw new NotFound()
  if (!row.draft?.discarded) return
  const { discarded: _, ...draft } = row.draft
  await updateDraft(work.db, work.association, row, { draft })
  await log(work, { verb: 'circulation.draft_restored', subject: id, payload: {} })
}

/** What the letter's sender and the bodies it names are called today, and who passes it on where a member sends it. */
export async function findLetterNames(work: Work, { senderId }: Pick<DraftRow, 'senderId'>): Promise<Names> {
  const { db, association } = work
  const on = dayOf(work.clock.now())
  const { hubId } = await findOwnAssociation(db, association)
  const sender = nameOn(await findNames(db, association, senderId), on) ?? ''
  const passedOnBy = senderId === hubId ? null : nameOn(await findNames(db, association, hubId), on)
  const bodies = new Map((await findBodies(db, association, hubId)).map(({ id, name }) => [id, name]))
  return { sender, passedOnBy, bodies }
}

/** What the draft lacks before it may be sent, in the order of the form. */
export async function findLacks(work: Work, row: DraftRow, draft: Draft): Promise<Lack[]> {
  return lacksToSend(draft, await findSetting(work, row, draft))
}

async function findSetting(work: Work, row: DraftRow, draft: Draft): Promise<DraftSetting> {
  const today = dayOf(work.clock.now())
  const organisations = await findOrganisations(work.db, work.association, today)
  const members = new Set((await findMembers(work.db, work.association, today)).map((member) => member.id))
  const instruments = await findInstruments(work.db, work.association)
  const slug = slugOfDnr(draft.dnr)
  const slugs = slug === '' || row.sentAt ? [] : await findSlugs(work.db, work.association, slug)
  return {
    today,
    inCase: row.caseId !== null,
    dnrTaken: slugs.includes(slug),
    organisations: new Map(
      organisations.map(({ id, name }) => [id, { name, isMember: members.has(id) }] as const),
    ),
    instruments: new Set(instruments.map((instrument) => instrument.id)),
    sent: row.sentAt === null ? null : row,
  }
}
