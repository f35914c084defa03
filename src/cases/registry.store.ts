import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { insertRows } from '../kit/db/rows.ts'
import type { Document, Protection, RegistryEntry } from './registry.ts'

/** An entry as staff may see it, with its documents. Show the public only `open` fields: `protection` is not for them. */
export interface FullEntry extends RegistryEntry {
  readonly protection: Protection | null
  readonly documents: readonly Document[]
}

const entryColumns = [
  'e.id',
  'e.caseId',
  'e.number',
  'e.direction',
  'e.happenedOn',
  'e.receivedAt',
  'e.counterpart',
  'e.foreignDnr',
  'e.subject',
  'e.channel',
  'e.recordedAt',
  'e.voidedAt',
] as const

function entriesOf(db: Db, association: number) {
  return db
    .selectFrom('registryEntry as e')
    .leftJoin('registryProtected as p', (join) =>
      join.onRef('p.associationId', '=', 'e.associationId').onRef('p.registryEntryId', '=', 'e.id'),
    )
    .where('e.associationId', '=', association)
    .select(entryColumns)
    .select(['p.registryEntryId as protectedId', 'p.counterpart as hiddenCounterpart'])
    .select('p.subject as hiddenSubject')
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number]

function entryOf(row: EntryRow, documents: readonly Document[]): FullEntry {
  const { protectedId, hiddenCounterpart: counterpart, hiddenSubject: subject, ...rest } = row
  const entry = rest as RegistryEntry
  return { ...entry, protection: protectedId === null ? null : { counterpart, subject }, documents }
}

/** The case's entries by number, voided ones too. */
export async function findEntries(db: Db, association: number, caseId: string): Promise<FullEntry[]> {
  const rows = await entriesOf(db, association).where('e.caseId', '=', caseId).orderBy('e.number').execute()
  const documents = await documentsOf(db, association)
    .innerJoin('registryEntry as e', (join) =>
      join.onRef('e.associationId', '=', 'd.associationId').onRef('e.id', '=', 'd.registryEntryId'),
    )
    .where('e.caseId', '=', caseId)
    .execute()
  const all: readonly Document[] = documents
  return rows.map((row) =>
    entryOf(
      row,
      all.filter((document) => document.entryId === row.id),
    ),
  )
}

export async function findEntry(db: Db, association: number, id: string): Promise<FullEntry | null> {
  const [row, documents] = await Promise.all([
    entriesOf(db, association).where('e.id', '=', id).executeTakeFirst(),
    documentsOf(db, association).where('d.registryEntryId', '=', id).execute(),
  ])
  return row ? entryOf(row, documents) : null
}

function documentsOf(db: Db, association: number) {
  return db
    .selectFrom('document as d')
    .where('d.associationId', '=', association)
    .select(['d.id', 'd.registryEntryId as entryId', 'd.position', 'd.title', 'd.filename'])
    .select([
      sql<string>`encode(d.sha256, 'hex')`.as('sha256'),
      sql<boolean>`d.text is not null`.as('hasText'),
      'd.public',
    ])
    .orderBy('d.position')
}

/** A document as one who opens it meets it: with its entry's standing. */
export async function findOpenedDocument(
  db: Db,
  association: number,
  id: string,
): Promise<{ title: string; filename: string; sha256: string; public: boolean; voided: boolean } | null> {
  const row = await db
    .selectFrom('document as d')
    .innerJoin('registryEntry as e', (join) =>
      join.onRef('e.associationId', '=', 'd.associationId').onRef('e.id', '=', 'd.registryEntryId'),
    )
    .where('d.associationId', '=', association)
    .where('d.id', '=', id)
    .select(['d.title', 'd.filename', sql<string>`encode(d.sha256, 'hex')`.as('sha256'), 'd.public'])
    .select(sql<boolean>`e.voided_at is not null`.as('voided'))
    .executeTakeFirst()
  return row ?? null
}

export async function findDocument(db: Db, association: number, id: string): Promise<Document | null> {
  return (await documentsOf(db, association).where('d.id', '=', id).executeTakeFirst()) ?? null
}

/** What was read from the document; null where nothing could be, or where there is no such document. */
export async function findDocumentText(db: Db, association: number, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .select('text')
    .where('associationId', '=', association)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.text ?? null
}

/** The last number given in the case; 0 when there is none. The case is locked. */
export async function lastEntryNumber(db: Db, association: number, caseId: string): Promise<number> {
  const row = await db
    .selectFrom('registryEntry')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('associationId', '=', association)
    .where('caseId', '=', caseId)
    .executeTakeFirst()
  return row?.last ?? 0
}

/**
 * The last number given in the case, 0 when there is none, and the one that an entry has if it is there already. The case
 * is held by a query before this one: what others entered meanwhile is seen.
 */
export async function findEntryNumbers(
  db: Db,
  association: number,
  caseId: string,
  id: string,
): Promise<{ readonly last: number; readonly there: number | null }> {
  return (await numbersIn(db, { association, caseId, id }))[0]!
}

const numbersIn = often(
  (_, { association, caseId, id }: { association: number; caseId: string; id: string }) =>
    sql<{ last: number; there: number | null }>`select
      coalesce((select max(number) from registry_entry where association_id = ${association} and case_id = ${caseId}), 0) as last,
      (select number from registry_entry where association_id = ${association} and id = ${id}) as there`,
)

export interface NewEntry extends Omit<RegistryEntry, 'voidedAt'> {
  readonly foreignDnrKey: string | null
}

export async function insertRegistryEntry(
  db: Db,
  association: number,
  entry: NewEntry,
  protection: Protection | null,
): Promise<void> {
  const hidden = protection && { ...protection, registryEntryId: entry.id, associationId: association }
  await Promise.all([
    insertRows(db, 'registryEntry', [{ ...entry, associationId: association }]),
    insertRows(db, 'registryProtected', hidden ? [hidden] : []),
  ])
}

/** The facts of an entry that may be put right: not its number, its case or its day of registration. */
export type EntryFacts = Pick<
  RegistryEntry,
  'happenedOn' | 'receivedAt' | 'counterpart' | 'foreignDnr' | 'subject' | 'channel'
>

export async function updateEntry(
  db: Db,
  association: number,
  id: string,
  facts: EntryFacts & Pick<NewEntry, 'foreignDnrKey'>,
): Promise<void> {
  await db
    .updateTable('registryEntry')
    .set(facts)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

export async function voidEntryRow(
  db: Db,
  association: number,
  id: string,
  voidedAt: Instant,
): Promise<void> {
  await db
    .updateTable('registryEntry')
    .set({ voidedAt })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** An act that still says something: neither struck out nor itself what strikes another out. */
export const standingAct = (act: 'a'): RawBuilder<boolean> => sql<boolean>`(
  (${sql.ref(act)}.type <> 'corrected' or ${sql.ref(act)}.as_type is not null)
  and not exists (select from act struck where struck.association_id = ${sql.ref(act)}.association_id
    and struck.supersedes_id = ${sql.ref(act)}.id and struck.type = 'corrected' and struck.as_type is null))`

/**
 * True when something rests on the entry or a document of it: an act that has not been struck out, a dispatch, an
 * instrument's text.
 */
export async function isRestedOn(db: Db, association: number, entryId: string): Promise<boolean> {
  const documents = sql`select id from document where association_id = ${association} and registry_entry_id = ${entryId}`
  const { rows } = await sql<{ found: boolean }>`select
    exists (select from act a where a.association_id = ${association} and a.registry_entry_id = ${entryId}
      and ${standingAct('a')})
    or exists (select from circulation_version where association_id = ${association} and registry_entry_id = ${entryId})
    or exists (select from act_evidence e
      join act a on a.association_id = e.association_id and a.id = e.act_id
      where e.association_id = ${association} and e.document_id in (${documents}) and ${standingAct('a')})
    or exists (select from circulation_document where association_id = ${association} and document_id in (${documents}))
    or exists (select from instrument_version where association_id = ${association} and document_id in (${documents}))
    as found`.execute(db)
  return rows[0]!.found
}

/** Holds the entry until the transaction ends, so that its documents are numbered one after another. */
export async function lockEntry(db: Db, association: number, id: string): Promise<void> {
  await db
    .selectFrom('registryEntry')
    .select('id')
    .where('associationId', '=', association)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

export interface NewDocument extends Omit<Document, 'hasText'> {
  readonly text: string | null
}

export async function insertDocuments(
  db: Db,
  associationId: number,
  documents: readonly NewDocument[],
): Promise<void> {
  const rows = documents.map(({ entryId: registryEntryId, sha256, ...row }) => ({
    ...row,
    registryEntryId,
    sha256: Buffer.from(sha256, 'hex'),
    associationId,
  }))
  await insertRows(db, 'document', rows)
}

export async function updateDocument(
  db: Db,
  association: number,
  id: string,
  change: Partial<Pick<NewDocument, 'public' | 'text'>>,
): Promise<void> {
  await db
    .updateTable('document')
    .set(change)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}
