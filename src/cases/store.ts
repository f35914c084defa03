import { sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import type { Case, CaseState, Series } from './case.ts'
import { type OwnNumber, foldDnr } from './dnr.ts'

const ownCase = sql<boolean>`exists (select from series s
  where s.association_id = c.association_id and s.prefix = c.prefix and s.year = c.year
    and s.first_number <= c.number)`

function casesOf(db: Db, association: number) {
  return db
    .selectFrom('caseFile as c')
    .where('c.associationId', '=', association)
    .select(['c.id', 'c.dnr', 'c.title', 'c.openedOn', 'c.closedOn', 'c.voidedAt', ownCase.as('own')])
}

export async function findCase(db: Db, association: number, id: string): Promise<Case | null> {
  const [found] = await caseById(db, { association, id })
  return found ?? null
}

interface One {
  readonly association: number
  readonly id: string
}
const caseById = often((db, { association, id }: One) => casesOf(db, association).where('c.id', '=', id))
const heldCase = often((db, { association, id }: One) =>
  casesOf(db, association).where('c.id', '=', id).forUpdate('c'),
)

/** Finds a case by its Dnr however it is written, also as in an address (`KSL-15-0016`). */
export async function findCaseByDnr(db: Db, association: number, dnr: string): Promise<Case | null> {
  const found = casesOf(db, association).where('c.dnrKey', '=', foldDnr(dnr))
  return (await found.executeTakeFirst()) ?? null
}

/** What a list of cases is narrowed to. */
export interface CaseFilter {
  readonly state?: CaseState | null
  /** Part of the title or of the Dnr. */
  readonly text?: string | null
  /** Cases to pass over and to give: pages of a long list. */
  readonly offset?: number
  readonly limit?: number
}

export interface ListedCase extends Case {
  /** Entries that are not voided. */
  readonly entries: number
  /** The day of the latest of them. */
  readonly latestOn: Day | null
}

/** The register's cases, voided ones too, the last opened first. */
export async function findCases(db: Db, association: number, filter: CaseFilter = {}): Promise<ListedCase[]> {
  const query = casesOf(db, association)
    .leftJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('registryEntry as e')
          .whereRef('e.associationId', '=', 'c.associationId')
          .whereRef('e.caseId', '=', 'c.id')
          .where('e.voidedAt', 'is', null)
          .select([sql<number>`count(*)`.as('entries'), sql<Day | null>`max(e.happened_on)`.as('latestOn')])
          .as('counted'),
      (join) => join.onTrue(),
    )
    .select([sql<number>`coalesce(entries, 0)`.as('entries'), 'counted.latestOn'])
    .$if(filter.state !== undefined && filter.state !== null, (cases) =>
      cases.where(stateCondition[filter.state!]),
    )
    .$if(Boolean(filter.text), (cases) => cases.where(textCondition(filter.text!)))
  return await query
    .orderBy('c.openedOn', 'desc')
    .orderBy('c.year', (order) => order.desc().nullsLast())
    .orderBy('c.number', (order) => order.desc().nullsLast())
    .orderBy('c.id', 'desc')
    .offset(filter.offset ?? 0)
    .limit(filter.limit ?? 100)
    .execute()
}

const stateCondition: Readonly<Record<CaseState, ReturnType<typeof sql<boolean>>>> = {
  open: sql<boolean>`c.voided_at is null and c.closed_on is null`,
  closed: sql<boolean>`c.voided_at is null and c.closed_on is not null`,
  voided: sql<boolean>`c.voided_at is not null`,
}

function textCondition(text: string) {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const key = `%${foldDnr(text).replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(c.title ilike ${like} or c.dnr_key like ${key})`
}

export interface NewCase {
  readonly id: string
  readonly dnr: string
  readonly title: string
  readonly openedOn: Day
  /** The parts of a number in one of the association's series; null for a number given elsewhere. */
  readonly number: OwnNumber | null
}

/** False when the id or the number is there already. */
export async function insertCase(db: Db, association: number, { number, ...row }: NewCase): Promise<boolean> {
  const made = await db
    .insertInto('caseFile')
    .values({ ...row, ...number, dnrKey: foldDnr(row.dnr), associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateCase(
  db: Db,
  association: number,
  id: string,
  change: { title?: string; closedOn?: Day | null; voidedAt?: Instant },
): Promise<void> {
  await db
    .updateTable('caseFile')
    .set(change)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Holds the case until the transaction ends: the lock of its entries' numbers. Null: there is no such case. */
export async function lockCase(db: Db, association: number, id: string): Promise<Case | null> {
  const [held] = await heldCase(db, { association, id })
  return held ?? null
}

export async function findSeries(db: Db, association: number): Promise<Series[]> {
  return await db
    .selectFrom('series')
    .select(['prefix', 'year', 'firstNumber', 'lastNumber'])
    .where('associationId', '=', association)
    .orderBy('year', 'desc')
    .orderBy('prefix')
    .execute()
}

/** False when the prefix has a series of that year. */
export async function insertSeries(db: Db, association: number, series: Series): Promise<boolean> {
  const made = await db
    .insertInto('series')
    .values({ ...series, associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('prefix')
    .executeTakeFirst()
  return made !== undefined
}

/** Takes the number lock, held until the transaction ends. Null: there is no such series. */
export async function lockSeries(
  db: Db,
  association: number,
  prefix: string,
  year: number,
): Promise<Series | null> {
  const row = await db
    .selectFrom('series')
    .select(['prefix', 'year', 'firstNumber', 'lastNumber'])
    .where('associationId', '=', association)
    .where('prefix', '=', prefix)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Notes the number given. The series is locked. */
export async function moveSeries(db: Db, association: number, to: OwnNumber): Promise<void> {
  await db
    .updateTable('series')
    .set({ lastNumber: to.number })
    .where('associationId', '=', association)
    .where('prefix', '=', to.prefix)
    .where('year', '=', to.year)
    .execute()
}

/** Keys of the cases whose Dnr begins so, whoever gave the number. */
export async function findKeys(db: Db, association: number, beginning: string): Promise<string[]> {
  const rows = await db
    .selectFrom('caseFile')
    .select('dnrKey')
    .where('associationId', '=', association)
    .where(sql<boolean>`starts_with(dnr_key, ${beginning})`)
    .execute()
  return rows.map((row) => row.dnrKey)
}
