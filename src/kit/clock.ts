import { Temporal } from 'temporal-polyfill'

/** A calendar day, `YYYY-MM-DD`. Compares as text. */
export type Day = string
/** A moment, UTC with milliseconds: `2015-05-20T07:12:00.000Z`. Always this form, so it compares as text. */
export type Instant = string

/** Later than anything recorded: all of it is known then. */
export const endOfTime: Instant = '9999-12-31T00:00:00.000Z'

/** Where the association's days begin and end: an answer "senast den 15 juni" is in time until midnight here. */
export const officeZone = 'Europe/Stockholm'

/** What tells the time. Everything that asks for now is given one; nothing else reads the machine's clock. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that stood at `start` when it was made and runs at the machine's pace from there (demo, tests). */
export function clockFrom(start: Instant): Clock {
  const began = performance.now()
  return { now: () => addMilliseconds(start, Math.round(performance.now() - began)) }
}

/** A clock that a test moves by hand. */
export class HandClock implements Clock {
  private at: Instant
  constructor(start: string) {
    this.at = instantOf(start)
  }
  now(): Instant {
    return this.at
  }
  set(to: string): void {
    this.at = instantOf(to)
  }
  advance(milliseconds: number): void {
    this.at = addMilliseconds(this.at, milliseconds)
  }
}

export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** The day it is at the office at that moment. */
export function dayOf(instant: Instant): Day {
  const milliseconds = Date.parse(instant)
  return new Date(milliseconds + officeOffset(milliseconds)).toISOString().slice(0, 10)
}

const hour = 3_600_000
const offsets = new Map<number, number>()

/** The office's distance to UTC, in milliseconds. Kept per hour, since asking the zone's rules takes 15 µs and they only change on the hour. */
function officeOffset(milliseconds: number): number {
  const at = Math.floor(milliseconds / hour)
  const kept = offsets.get(at)
  if (kept !== undefined) return kept
  const time = Temporal.Instant.fromEpochMilliseconds(at * hour).toZonedDateTimeISO(officeZone)
  const offset = time.offsetNanoseconds / 1_000_000
  if (offsets.size >= 100_000) offsets.clear()
  offsets.set(at, offset)
  return offset
}

/** Hours and minutes at the office, the Swedish way: `09.12`. */
export function timeOfDay(instant: Instant): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(officeZone)
  return `${String(time.hour).padStart(2, '0')}.${String(time.minute).padStart(2, '0')}`
}

const beginnings = new Map<Day, Instant>()

/** The first moment of the day at the office. Kept, as the office's distance to UTC is. @throws RangeError for what is no day */
export function startOfDay(day: Day): Instant {
  const kept = beginnings.get(day)
  if (kept !== undefined) return kept
  const beginning = toInstant(Temporal.PlainDate.from(day).toZonedDateTime(officeZone))
  if (beginnings.size >= 10_000) beginnings.clear()
  beginnings.set(day, beginning)
  return beginning
}

/** The moment when the office's clock first shows that hour of the day; 24 is the day's end. */
export function hourOn(day: Day, hour: number): Instant {
  if (hour === 24) return startOfDay(addDays(day, 1))
  const plainTime = Temporal.PlainTime.from({ hour })
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: officeZone, plainTime }))
}

/** The last millisecond of the day at the office. */
export function endOfDay(day: Day): Instant {
  return addMilliseconds(startOfDay(addDays(day, 1)), -1)
}

/** Days have the same length everywhere when they are counted in UTC; by `Temporal` it takes fifty times as long. */
const dayLength = 86_400_000

/** @throws RangeError for what is no day */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

/** Months by the calendar; the 31st becomes the month's last day where it has none. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** Whole days from one day to another; negative when `to` is earlier. @throws RangeError for what is no day */
export function daysBetween(from: Day, to: Day): number {
  const days = (Date.parse(to) - Date.parse(from)) / dayLength
  if (Number.isNaN(days)) throw new RangeError(`no days: ${from}, ${to}`)
  return days
}

/** From one moment to another; negative when `to` is earlier. */
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The last day of the year that `day` is in. */
export function endOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-12-31`
}

/**
 * Reads `YYYY-MM-DD`; null for a day that is not in the calendar (31 June, year 0) or is written otherwise. From the year
 * 9000 on it is a slip of the pen, and the days reckoned from it would not fit in four digits.
 */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001' || text >= '9000') return null
  return isRead(`${text}T00:00:00.000Z`) ? text : null
}

/** Whether it is a moment of the calendar in this program's form: a 31st of June reads as the 1st of July. */
function isRead(text: string): boolean {
  const milliseconds = Date.parse(text)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text
}

/**
 * Reads a moment as people and programs write it in an address: a bare day means its end, a time without zone is
 * the office's, and a `+` that arrived as a space is taken for the plus it was. Null when it is none of these.
 */
export function parseInstant(text: string): Instant | null {
  const written = text.trim().replace(/ (?=\d{2}:?\d{2}$)/, '+')
  const day = parseDay(written)
  const instant = day ? endOfDay(day) : readInstant(written)
  // The same years as a day may have: others have no four digits, and the database would not take them.
  return instant && instant >= '0001' && instant < '9000' ? instant : null
}

function readInstant(written: string): Instant | null {
  // As the program itself writes it: by `Temporal` it takes many times as long.
  if (written.length === 24 && isRead(written)) return written
  try {
    return /(Z|[+-]\d{2}(:?\d{2})?)$/i.test(written.slice(10))
      ? toMilliseconds(Temporal.Instant.from(written))
      : toInstant(Temporal.PlainDateTime.from(written, { overflow: 'reject' }).toZonedDateTime(officeZone))
  } catch {
    return null
  }
}

/** As `parseInstant`, for text the program itself wrote: throws RangeError when it cannot be read. */
export function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (!instant) throw new RangeError(`not a moment: ${text}`)
  return instant
}

function toInstant(time: Temporal.ZonedDateTime): Instant {
  return toMilliseconds(time.toInstant())
}

function toMilliseconds(instant: Temporal.Instant): Instant {
  return new Date(instant.epochMilliseconds).toISOString()
}
