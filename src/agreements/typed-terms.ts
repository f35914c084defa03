import { type Day, parseDay } from '../kit/clock.ts'
import type { EntryRule, Terms, WithdrawalRule } from '../ledger/terms.ts'

/** Villkor som de skrevs: an instrument's terms as a person typed them in a form, finished or not. */
export interface TypedTerms {
  readonly entry: string
  /** For `fixed`. */
  readonly on: string
  /** For `count`: how many, and how many days after the last of them. */
  readonly count: string
  readonly daysAfter: string
  /** For `percent`. */
  readonly percent: string
  readonly percentOf: string
  /** For `named`: organisation ids. */
  readonly named: readonly string[]
  readonly counting: string
  readonly conditionsAllowed: boolean
  /** The last day; empty: until further notice. */
  readonly validTo: string
  /** Months of notice; empty: the text says nothing of withdrawal. */
  readonly months: string
  readonly yearEndOnly: boolean
}

export const entryKinds = ['fixed', 'each', 'all', 'count', 'percent', 'named'] as const
export const countingDates = ['decided', 'final', 'deposited'] as const

/** As a new text begins: binds each member from its own decision, conditions have to be met, nothing said of withdrawal. */
export const usualTerms: TypedTerms = {
  entry: 'each',
  on: '',
  count: '',
  daysAfter: '0',
  percent: '',
  percentOf: 'members',
  named: [],
  counting: 'decided',
  conditionsAllowed: false,
  validTo: '',
  months: '',
  yearEndOnly: false,
}

/** A term that cannot be read: which field of `TypedTerms`, and what is wrong. */
export interface TermFault {
  readonly field: keyof TypedTerms
  readonly code: string
}

/** Reads the terms. Faults are told together, so that the form need not be sent once for each. */
export function readTerms(typed: TypedTerms): { terms: Terms | null; faults: readonly TermFault[] } {
  const faults: TermFault[] = []
  const fault: Report = (field, code) => {
    faults.push({ field, code })
    return null
  }
  const entry = readEntry(typed, fault)
  const counting = countingDates.find((date) => date === typed.counting) ?? fault('counting', 'form.choose')
  const validTo = typed.validTo.trim() === '' ? null : readDay(typed.validTo, 'validTo', fault)
  const withdrawal = readWithdrawal(typed, fault)
  if (entry?.kind === 'fixed' && validTo !== null && validTo < entry.on)
    fault('validTo', 'instrument.ends-before-it-begins')
  if (faults.length > 0 || !entry || !counting) return { terms: null, faults }
  const { conditionsAllowed } = typed
  return { terms: { entry, counting, conditionsAllowed, validTo, withdrawal }, faults }
}

/** The terms as they are typed: what a form shows of an instrument that is there. */
export function typedTerms(terms: Terms): TypedTerms {
  const { entry, counting, conditionsAllowed, validTo, withdrawal } = terms
  return {
    ...usualTerms,
    entry: entry.kind,
    ...typedEntry(entry),
    counting,
    conditionsAllowed,
    validTo: validTo ?? '',
    months: withdrawal ? String(withdrawal.months) : '',
    yearEndOnly: withdrawal?.yearEndOnly ?? false,
  }
}

function typedEntry(entry: EntryRule): Partial<TypedTerms> {
  switch (entry.kind) {
    case 'fixed':
      return { on: entry.on }
    case 'count':
      return { count: String(entry.count), daysAfter: String(entry.daysAfter) }
    case 'percent':
      return { percent: String(entry.percent), percentOf: entry.of }
    case 'named':
      return { named: entry.organisations }
    default:
      return {}
  }
}

type Report = (field: keyof TypedTerms, code: string) => null

function readEntry(typed: TypedTerms, fault: Report): EntryRule | null {
  switch (typed.entry) {
    case 'each':
    case 'all':
      return { kind: typed.entry }
    case 'fixed': {
      const on = readDay(typed.on, 'on', fault)
      return on === null ? null : { kind: 'fixed', on }
    }
    case 'count':
      return readCount(typed, fault)
    case 'percent':
      return readPercent(typed, fault)
    case 'named':
      return typed.named.length > 0
        ? { kind: 'named', organisations: typed.named }
        : fault('named', 'form.required')
    default:
      return fault('entry', 'form.choose')
  }
}

function readCount(typed: TypedTerms, fault: Report): EntryRule | null {
  const count = readNumber(typed.count, 1, 10_000) ?? fault('count', 'form.not-a-number')
  const daysAfter = readNumber(typed.daysAfter, 0, 3_650) ?? fault('daysAfter', 'form.not-a-number')
  return count === null || daysAfter === null ? null : { kind: 'count', count, daysAfter }
}

function readPercent(typed: TypedTerms, fault: Report): EntryRule | null {
  const percent = readNumber(typed.percent, 1, 100) ?? fault('percent', 'instrument.not-a-percentage')
  const of =
    (['members', 'inhabitants'] as const).find((each) => each === typed.percentOf) ??
    fault('percentOf', 'form.choose')
  return percent === null || of === null ? null : { kind: 'percent', percent, of }
}

function readWithdrawal(typed: TypedTerms, fault: Report): WithdrawalRule | null {
  if (typed.months.trim() === '') return null
  const months = readNumber(typed.months, 0, 240) ?? fault('months', 'form.not-a-number')
  return months === null ? null : { months, yearEndOnly: typed.yearEndOnly }
}

function readDay(text: string, field: keyof TypedTerms, fault: Report): Day | null {
  if (text.trim() === '') return fault(field, 'form.required')
  return parseDay(text.trim()) ?? fault(field, 'form.not-a-day')
}

function readNumber(text: string, least: number, most: number): number | null {
  if (!/^\d{1,6}$/.test(text.trim())) return null
  const number = Number(text)
  return number >= least && number <= most ? number : null
}
