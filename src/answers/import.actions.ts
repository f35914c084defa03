import { addDocument, addEntry } from '../cases/registry.actions.ts'
import { findEntry } from '../cases/registry.store.ts'
import { dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers } from '../ledger/actions.ts'
import { type Rider, meaning } from '../ledger/act.ts'
import { depositOf } from '../ledger/due-form.ts'
import { reviewDay } from '../reading/rider.ts'
import type { NewAct, RecordedAct } from '../ledger/recorded-act.ts'
import { findActs, findEvidence } from '../ledger/store.ts'
import { takeActs } from './act.actions.ts'
import { rests, strike } from './actions.ts'
import { type Choice, actOf } from './choice.ts'
import { riderMissing } from './import.texts.ts'
import { type ListRow, rowId } from './running-list.ts'

/** The import: one registry entry with the list as its document, on which every act rests. */
export interface ListImport {
  /** Of the registry entry, from the form. */
  readonly id: string
  readonly circulation: string
  readonly caseId: string
  readonly subject: string
  readonly file: { readonly sha256: string; readonly filename: string }
  readonly rows: readonly ListRow[]
  /** "Rad 3 i listan.xlsx" */
  readonly noteOf: (row: ListRow) => string
}

/** The act that a row becomes; rows with problems are never given here. */
export function actOfRow(list: Pick<ListImport, 'id' | 'circulation'>, row: ListRow): NewAct {
  const { type, opinion } = actOf(row.choice!)
  return {
    id: rowId(list.id, row.row),
    type,
    opinion,
    circulation: list.circulation,
    organisation: row.organisation!,
    decided: row.decided,
    // The office's own list is its examination: what it has noted as come in, it has taken as such.
    deposited: depositOf({ type, receivedOn: row.received, toldOnly: false, findings: [] }).on,
    decidedBy: row.decidedBy,
    paragraph: row.paragraph,
    riders: ridersOf(row),
    until: type === 'postponed' || type === 'submitted' ? row.until : null,
    note: row.note,
  }
}

const riderKinds: Partial<Record<Choice, Rider['kind']>> = {
  adopted_with_declaration: 'declaration',
  adopted_with_condition: 'condition',
}

/**
 * A yes with an addition is never recorded without one: where the list has not its words, that is said instead. When it is to be
 * looked at again the list says, in a column of its own or in those words.
 */
function ridersOf({ choice, decided, review, rider, note }: ListRow): Rider[] {
  const kind = choice && riderKinds[choice]
  if (!kind) return []
  const read = kind === 'declaration' && rider !== null ? reviewDay(rider, decided) : null
  return [{ kind, text: rider ?? note ?? riderMissing, reviewOn: review ?? read }]
}

/**
 * Records an act for each row, marked as imported, all or none. Nobody is sent anything: the answers came long ago.
 * @throws Refusal `ledger.*` for a row that the rules refuse
 */
export async function importList(work: Work, list: ListImport): Promise<void> {
  const imported = { ...work, imported: true }
  await holdAnswers(
    work,
    list.rows.map((row) => row.organisation!),
  )
  if (await findEntry(work.db, work.association, list.id)) return
  await addEntry(imported, {
    id: list.id,
    caseId: list.caseId,
    direction: 'drawn_up',
    happenedOn: dayOf(work.clock.now()),
    receivedAt: null,
    counterpart: null,
    foreignDnr: null,
    subject: list.subject,
    channel: 'import',
  })
  const { filename, sha256 } = list.file
  const document = newId()
  // The list may hold notes of calls and names: not for the public.
  await addDocument(imported, {
    id: document,
    entryId: list.id,
    title: filename,
    filename,
    sha256,
    text: null,
    public: false,
  })
  const given = list.rows.map((row) => ({
    act: actOfRow(list, row),
    evidence: [{ document, quote: null, page: null, note: list.noteOf(row) }],
  }))
  await takeActs(imported, given)
}

/** The acts of one import that still hold. */
export async function findImported(
  { db, association }: Pick<Work, 'db' | 'association'>,
  { circulation, id }: { circulation: string; id: string },
): Promise<{ holding: RecordedAct[]; restedOn: RecordedAct[] }> {
  const entry = await findEntry(db, association, id)
  if (!entry) throw new NotFound()
  const documents = entry.documents.map((document) => document.id)
  const evidence = await findEvidence(db, association, circulation)
  const mine = new Set(
    evidence.flatMap((kept) => (documents.includes(kept.document ?? '') ? [kept.act] : [])),
  )
  const acts = await findActs(db, association, circulation)
  const imported = acts.filter((act) => mine.has(act.id) && meaning(act) !== null)
  const later = (act: RecordedAct): boolean => acts.some((other) => !mine.has(other.id) && rests(other, act))
  return {
    holding: imported.filter((act) => !later(act)),
    restedOn: imported.filter(later),
  }
}

/**
 * Undoes a whole import: every act of it that nothing later rests on is struck out.
 * @returns how many were struck out, and how many stand since something rests on them
 */
export async function undoImport(
  work: Work,
  list: { circulation: string; id: string; note: string },
): Promise<{ struck: number; kept: number }> {
  const before = await findImported(work, list)
  await holdAnswers(
    work,
    before.holding.map((act) => act.organisation),
  )
  const { holding, restedOn } = await findImported(work, list)
  // The latest first: what comes after in the same list rests on what came before.
  for (const act of holding.toReversed())
    await strike(work, { act, correction: rowId(act.id, 'struck'), note: list.note })
  return { struck: holding.length, kept: restedOn.length }
}
