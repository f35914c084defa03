import { type Clause, clausesFor } from '../circulations/circulation.ts'
import { isAsked } from '../circulations/addressee.ts'
import { findQuestions } from '../circulations/question.store.ts'
import { type AnsweredQuestion, published } from '../circulations/question.ts'
import { type AddresseeRow, findAddressees, findCirculation } from '../circulations/store.ts'
import { type CirculationDocument, findCirculationDocuments } from '../circulations/version-text.store.ts'
import { dayOf } from '../kit/clock.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { isChoice } from '../answers/choice.ts'
import { answerForm, choiceIn, dayIn } from './lodged.form.ts'
import { type AnswerDraft, findDraftFor, findLodgings } from './lodging.store.ts'
import type { Lodging, Written } from './lodging.ts'
import { type Remark, remarksOn } from './member-check.ts'
import { type Sheet, findSheet } from '../answers/sheet.view.ts'

/** One matter as the member that answers it sees it. */
export interface LodgingView {
  readonly addressee: AddresseeRow
  /** Those that apply to the member. */
  readonly clauses: readonly Clause[]
  readonly documents: readonly CirculationDocument[]
  readonly draft: AnswerDraft
  /** The first first. */
  readonly lodgings: readonly Lodging[]
  readonly questions: readonly AnsweredQuestion[]
  /** What is written, read and checked just as the registrar's desk will. */
  readonly sheet: Sheet
  /** Empty until there is an answer to check. */
  readonly remarks: readonly Remark[]
}

/** @throws NotFound where there is no such circulation, or the organisation is not asked in it */
export async function findLodgingView(work: Work, slug: string, organisation: string): Promise<LodgingView> {
  const { db, association, clock } = work
  const addressee = await requireAddressee(work, slug, organisation)
  const draft = await findDraftFor(work, addressee.id)
  const form = answerForm(draft.written, { member: organisation, at: clock.now() })
  const sheet = await findSheet(work, { slug, form, code: null, corrects: null })
  const { id, version } = sheet.desk.circulation
  return {
    addressee,
    clauses: clausesFor(sheet.desk.text.clauses, organisation),
    documents: await findCirculationDocuments(db, association, id, version),
    draft,
    lodgings: await findLodgings(db, association, addressee.id),
    questions: (await findQuestions(db, association, id)).flatMap((one) => published(one) ?? []),
    sheet,
    remarks: remarksIn(sheet, draft.written),
  }
}

/** The member's own place among those asked. @throws NotFound */
export async function requireAddressee(
  work: Work,
  slug: string,
  organisation: string,
): Promise<AddresseeRow> {
  const { db, association, clock } = work
  const circulation = await findCirculation(db, association, slug)
  if (!circulation) throw new NotFound()
  const all = await findAddressees(db, association, circulation.id, { on: dayOf(clock.now()) })
  const found = all.find((each) => each.organisationId === organisation && isAsked(each))
  if (!found) throw new NotFound()
  return found
}

function remarksIn(sheet: Sheet, written: Written): Remark[] {
  const choice = choiceIn(written, sheet)
  if (!isChoice(choice)) return []
  const { decided, paragraph } = sheet.answer
  return remarksOn({
    written,
    choice,
    decided: dayIn(written, 'decided') ?? decided,
    paragraph,
    until: sheet.answer.until,
    proposal: sheet.proposal,
    findings: sheet.findings,
  })
}
