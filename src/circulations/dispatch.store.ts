import { sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { AddresseeRole } from './addressee.ts'
import type { CirculationKind } from './circulation.ts'
import { draftIn } from './draft-column.store.ts'
import type { Draft } from './draft.ts'
import type { VersionText } from './version.ts'

/** A version as it is frozen. */
export interface FrozenVersion {
  readonly circulationId: string
  readonly version: number
  readonly text: VersionText
  readonly textHash: Buffer
  readonly frozenAt: Instant
  /** The draft as it stood. */
  readonly draft: Draft
  readonly registryEntryId: string
  /** In the order of the text's documents. */
  readonly documentIds: readonly string[]
}

export async function insertVersion(db: Db, association: number, frozen: FrozenVersion): Promise<void> {
  const { circulationId, version, text } = frozen
  const key = { associationId: association, circulationId, version }
  const { textHash, frozenAt, draft, registryEntryId } = frozen
  const row = { title: text.title, answerBy: text.answerBy, letter: json(text.letter), draft: json(draft) }
  await db
    .insertInto('circulationVersion')
    .values({ ...key, ...row, textHash, frozenAt, registryEntryId })
    .execute()
  if (text.clauses.length > 0) {
    const clauses = text.clauses.map(({ number, text: words, onlyFor }) => ({
      ...key,
      number,
      text: words,
      onlyFor: onlyFor && [...onlyFor],
    }))
    await db.insertInto('clause').values(clauses).execute()
  }
  const documents = text.documents.flatMap(({ role }, index) => {
    const documentId = frozen.documentIds[index]
    return documentId ? [{ ...key, position: index + 1, role, documentId }] : []
  })
  if (documents.length > 0) await db.insertInto('circulationDocument').values(documents).execute()
}

export interface NewAddressee {
  readonly id: string
  readonly organisationId: string
  readonly role: AddresseeRole
  readonly email: string
  readonly replyToken: string
  readonly addedAt: Instant
}

export async function insertAddressees(
  db: Db,
  association: number,
  circulationId: string,
  rows: readonly NewAddressee[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('addressee')
    .values(rows.map((row) => ({ ...row, circulationId, associationId: association })))
    .execute()
}

export interface AddresseeChange {
  readonly email?: string
  readonly droppedAt?: Instant
  readonly droppedReason?: string
}

export async function updateAddressee(
  db: Db,
  association: number,
  id: string,
  change: AddresseeChange,
): Promise<void> {
  await db
    .updateTable('addressee')
    .set(change)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Writes the third bodies anew: they are told from now on. Those that notices went to stay. */
export async function saveNoticeRecipients(
  db: Db,
  association: number,
  circulationId: string,
  rows: readonly { readonly id: string; readonly name: string; readonly email: string }[],
): Promise<void> {
  await db
    .deleteFrom('noticeRecipient as r')
    .where('r.associationId', '=', association)
    .where('r.circulationId', '=', circulationId)
    .where(
      sql<boolean>`not exists (select from notice n
        where n.association_id = r.association_id and n.notice_recipient_id = r.id)`,
    )
    .execute()
  if (rows.length === 0) return
  await db
    .insertInto('noticeRecipient')
    .values(rows.map((row) => ({ ...row, circulationId, associationId: association })))
    .execute()
}

/** What the circulation is from its first dispatch on; only the version changes with a later one. */
export interface SentRow {
  readonly slug: string
  readonly dnr: string
  readonly sentAt: Instant
  readonly kind: CirculationKind
  readonly instrumentId: string | null
  readonly currentVersion: number
}

/** Marks it as sent; nothing is being written on it any more. */
export async function markSent(
  db: Db,
  association: number,
  id: string,
  row: SentRow | Pick<SentRow, 'currentVersion'>,
): Promise<void> {
  await db
    .updateTable('circulation')
    .set({ ...row, draft: null, revision: sql`revision + 1` })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

export async function markRecalled(
  db: Db,
  association: number,
  id: string,
  recall: { readonly recalledAt: Instant; readonly recallReason: string },
): Promise<void> {
  await db
    .updateTable('circulation')
    .set({ ...recall, draft: null, revision: sql`revision + 1` })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** What an undo needs to know of the version it takes back. */
export async function findFrozen(
  db: Db,
  association: number,
  circulationId: string,
  version: number,
): Promise<{ draft: Draft | null; registryEntryId: string | null } | null> {
  const row = await db
    .selectFrom('circulationVersion')
    .select(['draft', 'registryEntryId'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? { ...row, draft: row.draft === null ? null : draftIn(row.draft) } : null
}

/** Takes everything of a first dispatch away and makes it a draft again. Every letter has been cancelled. */
export async function unsend(db: Db, association: number, id: string, draft: Draft): Promise<void> {
  await db
    .updateTable('circulation')
    .set({ draft: json(draft), slug: id, dnr: null, sentAt: null, currentVersion: null, instrumentId: null })
    .set({ revision: sql`revision + 1` })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
  for (const table of ['circulationDocument', 'clause', 'addressee', 'noticeRecipient'] as const)
    await db
      .deleteFrom(table)
      .where('associationId', '=', association)
      .where('circulationId', '=', id)
      .execute()
  await db
    .deleteFrom('circulationVersion')
    .where('associationId', '=', association)
    .where('circulationId', '=', id)
    .execute()
}
