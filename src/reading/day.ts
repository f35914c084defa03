import { everyMatch } from './pattern.ts'
import type { Day } from '../kit/clock.ts'
import { part } from './source.ts'
import type { Source, Span } from './source.ts'

/** Datum i löpande text: a date as offices write it, with or without a year. */
export interface WrittenDay extends Span {
  /** Null where the text gives no year: it is then for the reader of the context to say which. */
  readonly day: Day | null
  readonly month: number
  readonly dayOfMonth: number
}

const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]
const monthPattern = `(?:${months.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec|may|oct)`
/** "Monday, May 6, 2024", as English mail programs print it. */
const american =
  /(?<!\p{L})(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}{0,6} (?<day>\d{1,2}), (?<year>(?:19|20)\d\d)(?!\d)/giu
const forms: readonly RegExp[] = [
  /(?<![\d/:-])(?<year>(?:19|20)\d\d)[-–.](?<month>\d\d)[-–.](?<day>\d\d)(?![\d])/gu,
  new RegExp(
    `(?<![\\d:.,])(?<day>\\d{1,2})(?::?e)?(?:\\s?[-–]\\s?\\d{1,2})?\\s+(?<name>${monthPattern})(?![\\p{L}])\\.?(?:\\s+(?:år\\s+)?(?<year>(?:19|20)\\d\\d))?(?!\\d)`,
    'giu',
  ),
  /(?<![\d/:.,-])(?<day>\d{1,2})\/(?<month>1[0-2]|0?[1-9])[ -](?<year>(?:19|20)\d\d)(?!\d)/gu,
  /(?<![\d/.-])(?<year>(?:19|20)\d\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?![\d/.-])/gu,
]

/** Mail programs print English months: those that begin otherwise than the Swedish. */
const inEnglish: Readonly<Record<string, string>> = { may: 'maj', oct: 'okt' }

const two = (number: number): string => String(number).padStart(2, '0')

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day of that year, or null where the calendar has none (31 June). */
export function dayIn(year: number, month: number, dayOfMonth: number): Day | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return null
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
}

function monthOf(groups: Record<string, string | undefined>): number {
  if (groups['month']) return Number(groups['month'])
  const written = groups['name']!.toLowerCase().slice(0, 3)
  const name = inEnglish[written] ?? written
  return months.findIndex((month) => month.startsWith(name)) + 1
}

function written(match: RegExpExecArray): WrittenDay | null {
  const groups = match.groups!
  const month = monthOf(groups)
  const dayOfMonth = Number(groups['day'])
  const end = match.index + match[0].trimEnd().length
  const year = groups['year']
  const day = dayIn(year ? Number(year) : 2000, month, dayOfMonth)
  return day ? { day: year ? day : null, month, dayOfMonth, start: match.index, end } : null
}

/** Every date in the text, in the order they stand. Days that are not in the calendar are left out. */
export function findDays(text: string): WrittenDay[] {
  if (!/\d/.test(text)) return []
  return (/\d, \d{4}/.test(text) ? [...forms, american] : forms)
    .flatMap((form) => everyMatch(form, text).map(written))
    .filter((day) => day !== null)
    .sort((a, b) => a.start - b.start)
}

/** The first date with a year; `after` is where to begin looking. */
export function firstDay(text: string): WrittenDay | null {
  return findDays(text).find((day) => day.day !== null) ?? null
}

/** A date without a year, given the day it is counted from: the first such day on or after it. */
export function nextSuchDay(date: WrittenDay, from: Day): Day | null {
  if (date.day) return date.day
  const year = Number(from.slice(0, 4))
  const same = dayIn(year, date.month, date.dayOfMonth)
  return same && same >= from ? same : dayIn(year + 1, date.month, date.dayOfMonth)
}

/** As `nextSuchDay`, the other way: the last such day on or before it. */
export function lastSuchDay(date: WrittenDay, from: Day): Day | null {
  if (date.day) return date.day
  const year = Number(from.slice(0, 4))
  const same = dayIn(year, date.month, date.dayOfMonth)
  return same && same <= from ? same : dayIn(year - 1, date.month, date.dayOfMonth)
}

/** The number of a month by name, 1–12; null for another word. */
export function monthNumber(name: string): number | null {
  const index = months.indexOf(name.toLowerCase())
  return index === -1 ? null : index + 1
}

/** The stretch of the source where the date is written. */
export const dayPart = (source: Source, day: WrittenDay): Source => part(source, day.start, day.end)
