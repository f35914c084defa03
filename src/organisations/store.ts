import { sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import type { Period } from './membership.ts'
import type { Name, Organisation, OrganisationKind, Tile } from './organisation.ts'

/** A member on a day, with the membership that covers it. */
export interface Member extends Organisation {
  readonly memberFrom: Day
  /** The first day it is no longer a member; null: until further notice. */
  readonly memberTo: Day | null
}

export interface Association {
  readonly id: number
  readonly slug: string
  /** Its own organisation, whose name on a day is the association's. */
  readonly hubId: string
  /** From whom its letters come; null: the installation's address. */
  readonly mailFrom: string | null
}

/** All associations of the installation. The names are theirs and seen only inside each. */
export async function findAssociations(db: Db): Promise<Association[]> {
  return await allAssociations(db, {})
}

const allAssociations = often((db) =>
  db.selectFrom('association').select(['id', 'slug', 'hubId', 'mailFrom']).orderBy('slug'),
)

export async function findAssociation(db: Db, slug: string): Promise<Association | null> {
  const found = db
    .selectFrom('association')
    .select(['id', 'slug', 'hubId', 'mailFrom'])
    .where('slug', '=', slug)
  return (await found.executeTakeFirst()) ?? null
}

/** @throws when there is none: the transaction runs as this association */
export async function findOwnAssociation(db: Db, association: number): Promise<Association> {
  const [own] = await associationById(db, { association })
  if (!own) throw new Error(`no association ${association}`)
  return own
}

const associationById = often((db, { association }: { association: number }) =>
  db.selectFrom('association').select(['id', 'slug', 'hubId', 'mailFrom']).where('id', '=', association),
)

/** Makes the tenant and enters it: what follows in the transaction is written as that association. Null: the slug is taken. */
export async function insertAssociation(
  db: Db,
  row: { slug: string; hubId: string; mailFrom: string | null; createdAt: Instant },
): Promise<number | null> {
  const made = await db
    .insertInto('association')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  await sql`select set_config('radslag.association', ${String(made.id)}, true)`.execute(db)
  return made.id
}

/** An entry of the national register: a municipality (four digits) or a region (two). */
export interface RegisterEntry {
  readonly code: string
  readonly name: string
  readonly formalName: string
  readonly kind: 'municipality' | 'region'
}

/** The register's entries with those codes, or all of them, in Swedish order. */
export async function findRegister(db: Db, codes?: readonly string[]): Promise<RegisterEntry[]> {
  const wanted = sql<boolean>`(${codes ?? null}::text[] is null or code = any(${codes ?? null}::text[]))`
  const municipalities = db
    .selectFrom('municipality')
    .select(['code', 'name', 'formalName', sql<'municipality' | 'region'>`'municipality'`.as('kind')])
    .where(wanted)
  const regions = db
    .selectFrom('region')
    .select(['code', 'name', 'name as formalName', sql<'municipality' | 'region'>`'region'`.as('kind')])
    .where(wanted)
  return await municipalities.unionAll(regions).orderBy('name').execute()
}

function namedQuery(db: Db, association: number) {
  return db
    .selectFrom('organisation as o')
    .innerJoin('organisationName as n', (join) =>
      join.onRef('n.associationId', '=', 'o.associationId').onRef('n.organisationId', '=', 'o.id'),
    )
    .where('o.associationId', '=', association)
    .select(['o.id', 'o.kind', 'o.code', 'n.name', 'o.inhabitants', 'o.mailDomain'])
    .select(['o.tileColumn', 'o.tileRow', 'o.tileLabel'])
    .orderBy('n.name')
}

function organisationsOn(db: Db, association: number, on: Day) {
  return namedQuery(db, association)
    .where((on_) => on_.or([on_('n.validFrom', 'is', null), on_('n.validFrom', '<=', on)]))
    .where((on_) => on_.or([on_('n.validTo', 'is', null), on_('n.validTo', '>', on)]))
}

type OrganisationRow = Omit<Organisation, 'kind' | 'tile'> & {
  kind: string
  tileColumn: number | null
  tileRow: number | null
  tileLabel: string | null
}

function organisationOf(row: OrganisationRow): Organisation {
  const { tileColumn: column, tileRow, tileLabel: label, kind, ...rest } = row
  const tile: Tile | null = column === null || tileRow === null ? null : { column, row: tileRow, label }
  return { ...rest, kind: kind as OrganisationKind, tile }
}

/** All organisations the association has to do with, members or not, by their names on that day, in Swedish order. */
export async function findOrganisations(db: Db, association: number, on: Day): Promise<Organisation[]> {
  return (await organisationsOn(db, association, on).execute()).map(organisationOf)
}

/** What all of them are called on that day, by id: who only needs the names. */
export async function findNamesOn(db: Db, association: number, on: Day): Promise<Map<string, string>> {
  const [all] = await namesByDay(db, { association, on })
  return new Map(Object.entries(all?.names ?? {}))
}

const namesByDay = often((db, { association, on }: { association: number; on: Day }) =>
  organisationsOn(db, association, on)
    .clearSelect()
    .clearOrderBy()
    // One row of three hundred names is read in a tenth of the time of three hundred rows.
    .select(sql<Record<string, string> | null>`json_object_agg(o.id, n.name)`.as('names')),
)

/** An organisation by one of its names, and when that is its name. */
export type NamedOrganisation = Organisation & Period

/** All of them by all their names, for who asks for one day after another. */
export async function findNamedOrganisations(db: Db, association: number): Promise<NamedOrganisation[]> {
  const rows = await namedQuery(db, association).select(['n.validFrom', 'n.validTo']).execute()
  return rows.map(({ validFrom, validTo, ...row }) => ({ ...organisationOf(row), validFrom, validTo }))
}

export async function findOrganisation(
  db: Db,
  association: number,
  which: { id: string } | { code: string },
  on: Day,
): Promise<Organisation | null> {
  const query = organisationsOn(db, association, on)
  const found = 'id' in which ? query.where('o.id', '=', which.id) : query.where('o.code', '=', which.code)
  const row = await found.executeTakeFirst()
  return row ? organisationOf(row) : null
}

/** The members on that day, by their names on that day, in Swedish order. */
export async function findMembers(db: Db, association: number, on: Day): Promise<Member[]> {
  const rows = await organisationsOn(db, association, on)
    .innerJoin('membership as m', (join) =>
      join.onRef('m.associationId', '=', 'o.associationId').onRef('m.organisationId', '=', 'o.id'),
    )
    .where('m.validFrom', '<=', on)
    .where((member) => member.or([member('m.validTo', 'is', null), member('m.validTo', '>', on)]))
    .select(['m.validFrom as memberFrom', 'm.validTo as memberTo'])
    .execute()
  return rows.map(({ memberFrom, memberTo, ...row }) => ({ ...organisationOf(row), memberFrom, memberTo }))
}

/** All names of all organisations, first to last. */
export async function findAllNames(
  db: Db,
  association: number,
): Promise<(Name & { organisationId: string })[]> {
  return await namesQuery(db, association).execute()
}

/** The organisation's names, first to last. */
export async function findNames(db: Db, association: number, organisationId: string): Promise<Name[]> {
  return await namesOfOne(db, { association, organisationId })
}

const namesOfOne = often((db, given: { association: number; organisationId: string }) =>
  namesQuery(db, given.association).where('organisationId', '=', given.organisationId),
)

function namesQuery(db: Db, association: number) {
  return db
    .selectFrom('organisationName')
    .select(['organisationId', 'name', 'validFrom', 'validTo'])
    .where('associationId', '=', association)
    .orderBy('validFrom', (order) => order.asc().nullsFirst())
}

/** The organisation's memberships, first to last. */
export async function findMemberships(
  db: Db,
  association: number,
  organisationId: string,
): Promise<(Period & { id: string; validFrom: Day })[]> {
  return await db
    .selectFrom('membership')
    .select(['id', 'validFrom', 'validTo'])
    .where('associationId', '=', association)
    .where('organisationId', '=', organisationId)
    .orderBy('validFrom')
    .execute()
}

/** Holds the organisation until the transaction ends, so that two changes of its names or memberships follow each other. */
export async function lockOrganisation(db: Db, association: number, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('associationId', '=', association)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export interface NewOrganisation {
  readonly id: string
  readonly kind: OrganisationKind
  readonly code: string | null
  readonly name: string
}

/** Null when there already is one with that id or code. */
export async function insertOrganisation(
  db: Db,
  association: number,
  { name, ...row }: NewOrganisation,
): Promise<string | null> {
  const made = await db
    .insertInto('organisation')
    .values({ ...row, associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await insertName(db, association, made.id, { name, validFrom: null, validTo: null })
  return made?.id ?? null
}

export async function insertName(db: Db, association: number, organisationId: string, name: Name) {
  await db
    .insertInto('organisationName')
    .values({ ...name, organisationId, associationId: association })
    .execute()
}

export async function endName(
  db: Db,
  association: number,
  organisationId: string,
  name: string,
  validTo: Day,
) {
  await db
    .updateTable('organisationName')
    .set({ validTo })
    .where('associationId', '=', association)
    .where('organisationId', '=', organisationId)
    .where('name', '=', name)
    .execute()
}

export interface Description {
  readonly inhabitants: number | null
  readonly mailDomain: string | null
  readonly tile: Tile | null
}

export async function updateDescription(
  db: Db,
  association: number,
  id: string,
  { tile, ...rest }: Description,
): Promise<void> {
  await db
    .updateTable('organisation')
    .set({ ...rest, tileColumn: tile?.column ?? null, tileRow: tile?.row ?? null })
    .set({ tileLabel: tile?.label ?? null })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}
