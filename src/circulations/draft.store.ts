import { sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import { type Db, json } from '../kit/db/db.ts'
import { isId } from '../kit/id.ts'
import type { CirculationKind } from './circulation.ts'
import { draftIn } from './draft-column.store.ts'
import type { Draft } from './draft.ts'

/** What is being written: a circulation before its first dispatch, or the next version of one that was sent. */
export interface DraftRow {
  readonly id: string
  readonly slug: string
  readonly kind: CirculationKind
  readonly caseId: string | null
  readonly draft: Draft | null
  /** Counts the savings, so that two registrars do not overwrite each other. */
  readonly revision: number
  readonly sentAt: Instant | null
  readonly currentVersion: number | null
  readonly instrumentId: string | null
  readonly senderId: string
  readonly recalledAt: Instant | null
}

function rowsOf(db: Db, association: number) {
  return db
    .selectFrom('circulation')
    .select(['id', 'slug', 'kind', 'caseId', 'draft', 'revision', 'sentAt', 'currentVersion', 'instrumentId'])
    .select(['senderId', 'recalledAt'])
    .where('associationId', '=', association)
}

const rowOf = (row: Omit<DraftRow, 'draft' | 'kind'> & { draft: unknown; kind: string }): DraftRow => ({
  ...row,
  kind: row.kind as CirculationKind,
  draft: row.draft === null ? null : draftIn(row.draft),
})

/** @param which its part of the address; also that of its time as a draft, its id, after it has been sent */
export async function findDraft(db: Db, association: number, which: string): Promise<DraftRow | null> {
  const column = isId(which) ? 'id' : 'slug'
  const row = await rowsOf(db, association).where(column, '=', which).executeTakeFirst()
  return row ? rowOf(row) : null
}

/** As `findDraft`, and holds it until the transaction ends: whoever sends, saves or undoes waits. */
export async function lockDraft(db: Db, association: number, id: string): Promise<DraftRow | null> {
  const row = await rowsOf(db, association).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? rowOf(row) : null
}

export interface ListedDraft {
  readonly id: string
  readonly slug: string
  readonly kind: CirculationKind
  readonly title: string
  readonly dnr: string
  /** It has been sent; what is written is its next version. */
  readonly sentAt: Instant | null
  readonly discarded: boolean
}

/** Everything that is being written, the latest begun first. */
export async function findDrafts(db: Db, association: number): Promise<ListedDraft[]> {
  const rows = await db
    .selectFrom('circulation')
    .select(['id', 'slug', 'sentAt'])
    .select([
      sql<string>`draft ->> 'kind'`.as('kind'),
      sql<string>`draft ->> 'title'`.as('title'),
      sql<string>`draft ->> 'dnr'`.as('dnr'),
      sql<boolean>`draft ? 'discarded'`.as('discarded'),
    ])
    .where('associationId', '=', association)
    .where('draft', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as CirculationKind }))
}

export interface DraftBegun {
  readonly id: string
  readonly draft: Draft
  readonly senderId: string
  readonly example: boolean
  /** The decision that it comes of, and its case. */
  readonly decisionId?: string
  readonly caseId?: string | null
}

/** False when there is one with that id (a form sent twice). */
export async function insertDraft(
  db: Db,
  association: number,
  { id, draft, ...row }: DraftBegun,
): Promise<boolean> {
  const made = await db
    .insertInto('circulation')
    .values({ associationId: association, id, slug: id, kind: draft.kind, ...row, draft: json(draft) })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export interface DraftChange {
  readonly draft: Draft | null
  readonly kind?: CirculationKind
  readonly senderId?: string
  readonly caseId?: string | null
}

/** Saves over the revision that was read; the next one's number, or null when somebody else has saved meanwhile. */
export async function updateDraft(
  db: Db,
  association: number,
  at: { readonly id: string; readonly revision: number },
  { draft, ...change }: DraftChange,
): Promise<number | null> {
  const row = await db
    .updateTable('circulation')
    .set({ ...change, draft: draft && json(draft), revision: at.revision + 1 })
    .where('associationId', '=', association)
    .where('id', '=', at.id)
    .where('revision', '=', at.revision)
    .returning('revision')
    .executeTakeFirst()
  return row?.revision ?? null
}

/** Slugs that begin so, to find one that is free. */
export async function findSlugs(db: Db, association: number, beginning: string): Promise<string[]> {
  const rows = await db
    .selectFrom('circulation')
    .select('slug')
    .where('associationId', '=', association)
    .where(sql<boolean>`starts_with(slug, ${beginning})`)
    .execute()
  return rows.map((row) => row.slug)
}
