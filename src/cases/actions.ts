import { type Day, dayOf } from '../kit/clock.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import type { Case, Series } from './case.ts'
import { type OwnNumber, foldDnr, isPrefix, readOwnDnr, writeDnr } from './dnr.ts'
import { findEntries } from './registry.store.ts'
import {
  findCase,
  findCaseByDnr,
  findKeys,
  findSeries,
  insertCase,
  insertSeries,
  lockCase,
  lockSeries,
  moveSeries,
  updateCase,
} from './store.ts'

/**
 * Begins a series of numbers. Those below `firstNumber` were given elsewhere and are entered by hand.
 * @throws Refusal `series.prefix-form`, `series.there-already`, `series.numbers-taken` (a case has a number that the
 *   series would give)
 */
export async function startSeries(
  work: Work,
  { prefix, year, firstNumber }: { prefix: string; year: number; firstNumber: number },
): Promise<void> {
  if (!isPrefix(prefix)) throw new Refusal('series.prefix-form', { prefix })
  const last = await highestNumber(work, prefix, year)
  if (last >= firstNumber) throw new Refusal('series.numbers-taken', { last })
  const made = await beginSeries(work, { prefix, year, firstNumber, lastNumber: firstNumber - 1 })
  if (!made) throw new Refusal('series.there-already', { prefix, year })
}

async function beginSeries(work: Work, series: Series): Promise<boolean> {
  const made = await insertSeries(work.db, work.association, series)
  if (!made) return false
  const { prefix, year, firstNumber } = series
  const { hubId } = await findOwnAssociation(work.db, work.association)
  await log(work, { verb: 'series.started', subject: hubId, payload: { prefix, year, firstNumber } })
  return true
}

/** The highest number that a case has in that prefix and year, whoever gave it; 0 when none has. */
async function highestNumber(work: Work, prefix: string, year: number): Promise<number> {
  const twoDigits = String(year % 100).padStart(2, '0')
  const keys = await findKeys(work.db, work.association, `${prefix}-${twoDigits}-`)
  return Math.max(0, ...keys.map((key) => readOwnDnr(key, [prefix], year)?.number ?? 0))
}

export interface CaseToOpen {
  readonly id: string
  readonly title: string
  readonly openedOn: Day
  /** A series to take the next number of, in the year it is opened; or a number that was given elsewhere. */
  readonly numbering: { readonly prefix: string } | { readonly dnr: string }
}

/**
 * Opens a case. With a series the number is the next one, and no two writers get the same or leave a gap: the series is
 * locked until the transaction ends. In one transaction open cases before anything else that is logged.
 * @returns the case; the one that is there when the id was sent before
 * @throws Refusal `case.dnr-taken` (facts name the case), `case.dnr-unreadable`, `case.number-in-own-series`,
 *   `series.unknown` (no such prefix)
 */
export async function createCase(work: Work, opening: CaseToOpen): Promise<Case> {
  const { numbering } = opening
  const made =
    'prefix' in numbering
      ? await numberCase(work, opening, numbering.prefix)
      : await enterCase(work, opening, numbering.dnr.trim())
  if (made) {
    const payload = { dnr: made, title: opening.title, openedOn: opening.openedOn }
    await log(work, { verb: 'case.opened', subject: opening.id, payload })
  }
  return await requireCase(work, opening.id)
}

/** Gives the series' next number. Null: the case is there already. */
async function numberCase(work: Work, opening: CaseToOpen, prefix: string): Promise<string | null> {
  const series = await holdSeries(work, prefix, Number(opening.openedOn.slice(0, 4)))
  if (await findCase(work.db, work.association, opening.id)) return null
  const number: OwnNumber = { prefix, year: series.year, number: series.lastNumber + 1 }
  const dnr = writeDnr(number)
  const { id, title, openedOn } = opening
  const made = await insertCase(work.db, work.association, { id, title, openedOn, dnr, number })
  if (!made) throw await takenBy(work, dnr)
  await moveSeries(work.db, work.association, number)
  return dnr
}

/** A year's series begins by itself when the prefix has had one before, after the numbers that were given elsewhere. */
async function holdSeries(work: Work, prefix: string, year: number): Promise<Series> {
  const held = await lockSeries(work.db, work.association, prefix, year)
  if (held) return held
  const prefixes = (await findSeries(work.db, work.association)).map((series) => series.prefix)
  if (!prefixes.includes(prefix)) throw new Refusal('series.unknown', { prefix })
  const last = await highestNumber(work, prefix, year)
  await insertSeries(work.db, work.association, { prefix, year, firstNumber: last + 1, lastNumber: last })
  return (await lockSeries(work.db, work.association, prefix, year))!
}

/** Enters a case under a number that was given elsewhere. Null: the case is there already. */
async function enterCase(work: Work, opening: CaseToOpen, dnr: string): Promise<string | null> {
  if (foldDnr(dnr) === '' || dnr.length > 100) throw new Refusal('case.dnr-unreadable', { dnr })
  const series = await findSeries(work.db, work.association)
  const prefixes = series.map((each) => each.prefix)
  const number = readOwnDnr(dnr, prefixes, Number(opening.openedOn.slice(0, 4)))
  const own = series.find((each) => each.prefix === number?.prefix && each.year === number.year)
  if (number && own && number.number > own.lastNumber)
    throw new Refusal('case.number-in-own-series', { prefix: own.prefix, next: own.lastNumber + 1 })
  const { id, title, openedOn } = opening
  if (await insertCase(work.db, work.association, { id, title, openedOn, dnr, number })) return dnr
  if (await findCase(work.db, work.association, id)) return null
  throw await takenBy(work, dnr)
}

async function takenBy(work: Work, dnr: string): Promise<Refusal> {
  const other = await findCaseByDnr(work.db, work.association, dnr)
  return new Refusal('case.dnr-taken', { dnr: other?.dnr ?? dnr, title: other?.title ?? '' })
}

/**
 * The case that a form names by its Dnr (field `dnr`); null where the field was left empty.
 * @throws FormFaults `case.unknown-dnr`
 */
export async function caseNamed({ db, association }: Work, dnr: string | null): Promise<string | null> {
  if (dnr === null) return null
  const found = await findCaseByDnr(db, association, dnr)
  if (!found) throw new FormFaults([{ field: 'dnr', code: 'case.unknown-dnr', facts: { dnr } }])
  return found.id
}

/** The case, where something may be done in it. @throws NotFound; Refusal `case.voided` */
export function openable(file: Case | null): Case {
  if (!file) throw new NotFound()
  if (file.voidedAt !== null) throw new Refusal('case.voided', { dnr: file.dnr })
  return file
}

async function requireOpenable(work: Work, id: string): Promise<Case> {
  return openable(await findCase(work.db, work.association, id))
}

async function requireCase(work: Work, id: string): Promise<Case> {
  const file = await findCase(work.db, work.association, id)
  if (!file) throw new NotFound()
  return file
}

/** @throws NotFound; Refusal `case.voided` */
export async function retitleCase(work: Work, { id, title }: { id: string; title: string }): Promise<void> {
  const file = await requireOpenable(work, id)
  if (file.title === title) return
  await updateCase(work.db, work.association, id, { title })
  await log(work, { verb: 'case.retitled', subject: id, payload: { before: file.title, title } })
}

/**
 * Avslutar ärendet. What comes to a closed case is still entered: an answer may come years later.
 * @throws NotFound; Refusal `case.voided`, `case.closes-too-early`, `case.closes-in-future`
 */
export async function closeCase(work: Work, { id, on }: { id: string; on: Day }): Promise<void> {
  const file = await requireOpenable(work, id)
  if (file.closedOn === on) return
  if (on < file.openedOn) throw new Refusal('case.closes-too-early', { openedOn: file.openedOn })
  if (on > dayOf(work.clock.now())) throw new Refusal('case.closes-in-future', { on })
  await updateCase(work.db, work.association, id, { closedOn: on })
  await log(work, { verb: 'case.closed', subject: id, payload: { on } })
}

/** @throws NotFound; Refusal `case.voided` */
export async function reopenCase(work: Work, id: string): Promise<void> {
  const file = await requireOpenable(work, id)
  if (file.closedOn === null) return
  await updateCase(work.db, work.association, id, { closedOn: null })
  await log(work, { verb: 'case.reopened', subject: id, payload: { closedOn: file.closedOn } })
}

/**
 * Makulerar: the case was opened by mistake. It keeps its number, which nobody else gets, and stays visible.
 * @throws NotFound; Refusal `case.has-entries` (each is voided first, so that nobody hides a document by voiding its case)
 */
export async function voidCase(work: Work, { id, reason }: { id: string; reason: string }): Promise<void> {
  const file = await lockCase(work.db, work.association, id)
  if (!file) throw new NotFound()
  if (file.voidedAt !== null) return
  const entries = await findEntries(work.db, work.association, id)
  const standing = entries.filter((entry) => entry.voidedAt === null).length
  if (standing > 0) throw new Refusal('case.has-entries', { dnr: file.dnr, entries: standing })
  await updateCase(work.db, work.association, id, { voidedAt: work.clock.now() })
  await log(work, { verb: 'case.voided', subject: id, payload: { reason } })
}
