import type { Day } from '../kit/clock.ts'
import { findDays, lastSuchDay, nextSuchDay } from './day.ts'
import type { WrittenDay } from './day.ts'
import { swedish } from './pattern.ts'
import { found } from './source.ts'
import type { Found, Source } from './source.ts'

/** Svarsdag: the last day for an answer, as a letter asks for it, or as a decision or a memo tells of it. */
export type AnswerDay = Found<Day> & { readonly inferredYear: boolean }

const asked = swedish(
  '\\b(?:senast|svar(?:s)?(?:et|en|tid|period|datum|dag)?|yttrande(?:t)?|ställningstaganden?|inkomma|insänd\\p{L}{0,3}|återkom\\p{L}{0,3})\\b',
  'iu',
)
/** What is to be in by that day, and not only done. */
const told = swedish(
  '\\b(?:svar(?:a|ar|at|et|en|stid|stiden|sdag)?|remissvar\\p{L}{0,3}|remiss(?:tid|tiden)?|yttra|yttrande\\p{L}{0,3}|synpunkter(?:na)?|ställningstaganden?|besked|antagande\\p{L}{0,2}|antas av|beslut(?:en|et)?(?= (?:senast|före)|[^.]{0,80}\\b(?:meddel|skicka|sänd|inkom|kommit|lämna|till(?:handa)? |vara |beslut|fatta))|(?:skicka|sända|lämna)[^.]{0,30}beslut)\\b',
  'iu',
)
const latest = swedish(
  '\\b(?:senast|före|innan|tillhanda|t\\.o\\.m\\.|till och med|sista (?:svarsdag|dag)(?: för svar)?(?: är| var)?|(?:svars|remiss)tid(?:en)? (?:till|går ut|gick ut|löper ut|löpte ut|är)|svara(?:r)? till)\\b(?: den)?[: ]{0,3}$',
  'iu',
)
/** "Senast den", "före", "svarstiden går ut": right before a day. */
export const isLastDay = (before: string): boolean => latest.test(before)

/** A day until which something applies, somebody is away or more time is begged for is none. */
const another = swedish('\\b(?:gäll(?:er|a|de)|semester|överklag\\p{L}{0,6}|anslag\\p{L}{0,6})\\b', 'i')

/** "Förlängs till och med …, att svar lämnas …": only where an answer is what goes on to that day. */
const goesOn = swedish('\\b(?:till och med|t\\.o\\.m\\.)(?: den)?[: ]{0,3}$', 'i')

/** The sentence a date stands in, as far as it need be read. */
function around(text: string, day: WrittenDay): string {
  const before = text.slice(Math.max(0, day.start - 300), day.start)
  const from = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n\n'), 0)
  const after = text.slice(day.start, day.end + 80)
  return before.slice(from) + after.split(/\.\s|\n\n/)[0]!
}

const suchDay = (day: WrittenDay, from: Day, before: string): Day | null =>
  /\b(?:gick|löpte|var)\b/.test(before) ? lastSuchDay(day, from) : nextSuchDay(day, from)

const weekday = /\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s+(?:den\s+)?$/i

function firstLastDay(
  source: Source,
  days: readonly WrittenDay[],
  from: Day | null,
  words: RegExp,
): AnswerDay | null {
  for (const day of days) {
    const before = source.text.slice(Math.max(0, day.start - 40), day.start).replace(weekday, '')
    if (!latest.test(before)) continue
    const sentence = goesOn.test(before) ? before : around(source.text, day)
    if (!words.test(sentence) || another.test(sentence)) continue
    const value = day.day ?? (from ? suchDay(day, from, before) : null)
    if (value) return { ...found(value, source, day), inferredYear: day.day === null }
  }
  return null
}

/** In a letter that asks: whatever is to be done by a day is the answer. */
export const askedBy = (
  source: Source,
  days: readonly WrittenDay[],
  letterDate: Day | null,
): AnswerDay | null => firstLastDay(source, days, letterDate, asked)

/** In any other text: the first day by which it tells that answers, opinions or decisions are to be in. */
export const toldBy = (source: Source, written: Day | null): AnswerDay | null =>
  /senast|före|innan|tillhanda|tid|svar/i.test(source.text)
    ? firstLastDay(source, findDays(source.text), written, told)
    : null
