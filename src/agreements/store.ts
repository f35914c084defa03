import { sql } from 'kysely'
import { type Instant, endOfTime } from '../kit/clock.ts'
import { type Db, json } from '../kit/db/db.ts'
import { termsIn } from '../ledger/terms-column.store.ts'
import type { Instrument, InstrumentKind, InstrumentVersion } from './instrument.ts'

const columns = [
  'id',
  'slug',
  'kind',
  'title',
  'validFrom',
  'validTo',
  'terms',
  'followsId',
  'replacesId',
  'thirdBody',
  'decisionsCollectedFor',
  'lacks',
] as const

function instrumentsOf(db: Db, association: number) {
  return db.selectFrom('instrument').select(columns).where('associationId', '=', association)
}

type Row = Awaited<ReturnType<ReturnType<typeof instrumentsOf>['execute']>>[number]

function instrumentOf(row: Row): Instrument {
  return { ...row, kind: row.kind as InstrumentKind, terms: termsIn(row.terms) }
}

/** Every instrument known by then, the latest begun first. */
export async function findInstruments(
  db: Db,
  association: number,
  known: Instant = endOfTime,
): Promise<Instrument[]> {
  const rows = await instrumentsOf(db, association)
    .where('madeAt', '<=', known)
    .orderBy('validFrom', (order) => order.desc().nullsFirst())
    .orderBy(sql`title collate "sv-x-icu"`)
    .execute()
  return rows.map(instrumentOf)
}

export async function findInstrument(
  db: Db,
  association: number,
  which: { id: string } | { slug: string },
  known: Instant = endOfTime,
): Promise<Instrument | null> {
  const [column, value] = 'id' in which ? (['id', which.id] as const) : (['slug', which.slug] as const)
  const row = await instrumentsOf(db, association)
    .where(column, '=', value)
    .where('madeAt', '<=', known)
    .executeTakeFirst()
  return row ? instrumentOf(row) : null
}

/** The texts of an instrument known by then, first to last. */
export async function findInstrumentVersions(
  db: Db,
  association: number,
  instrumentId: string,
  known: Instant = endOfTime,
): Promise<InstrumentVersion[]> {
  return await db
    .selectFrom('instrumentVersion')
    .select(['version', 'documentId', 'addedAt'])
    .where('associationId', '=', association)
    .where('instrumentId', '=', instrumentId)
    .where('addedAt', '<=', known)
    .orderBy('version')
    .execute()
}

/** The instrument's present text; null where it has none here. */
export async function findInstrumentText(
  db: Db,
  association: number,
  instrumentId: string,
): Promise<{ documentId: string; sha256: string } | null> {
  const row = await db
    .selectFrom('instrumentVersion as v')
    .innerJoin('document as d', (join) =>
      join.onRef('d.associationId', '=', 'v.associationId').onRef('d.id', '=', 'v.documentId'),
    )
    .where('v.associationId', '=', association)
    .where('v.instrumentId', '=', instrumentId)
    .select(['v.documentId', sql<string>`encode(d.sha256, 'hex')`.as('sha256')])
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Slugs that begin so, to find one that is free. */
export async function findSlugs(db: Db, association: number, beginning: string): Promise<string[]> {
  const rows = await db
    .selectFrom('instrument')
    .select('slug')
    .where('associationId', '=', association)
    .where(sql<boolean>`starts_with(slug, ${beginning})`)
    .execute()
  return rows.map((row) => row.slug)
}

/** False when there is one with that id. */
export async function insertInstrument(
  db: Db,
  association: number,
  row: Instrument & { readonly madeAt: Instant },
): Promise<boolean> {
  const made = await db
    .insertInto('instrument')
    .values({ ...row, terms: json(row.terms), associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Adds the next version; the instrument is locked until the transaction ends, so that two follow each other. */
export async function insertInstrumentVersion(
  db: Db,
  association: number,
  row: { instrumentId: string; documentId: string; addedAt: Instant },
): Promise<number> {
  await db
    .selectFrom('instrument')
    .select('id')
    .where('associationId', '=', association)
    .where('id', '=', row.instrumentId)
    .forUpdate()
    .execute()
  const versions = await findInstrumentVersions(db, association, row.instrumentId)
  const version = (versions.at(-1)?.version ?? 0) + 1
  await db
    .insertInto('instrumentVersion')
    .values({ ...row, version, associationId: association })
    .execute()
  return version
}

/** Removes the version that this document brought. For a dispatch that is undone before any letter has left. */
export async function deleteInstrumentVersion(
  db: Db,
  association: number,
  documentId: string,
): Promise<void> {
  await db
    .deleteFrom('instrumentVersion')
    .where('associationId', '=', association)
    .where('documentId', '=', documentId)
    .execute()
}

/** Removes an instrument that has no text. */
export async function deleteInstrument(db: Db, association: number, id: string): Promise<void> {
  await db.deleteFrom('instrument').where('associationId', '=', association).where('id', '=', id).execute()
}
