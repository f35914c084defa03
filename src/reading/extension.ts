import type { Day } from '../kit/clock.ts'
import { findDays, nextSuchDay } from './day.ts'
import { swedish } from './pattern.ts'
import type { Span } from './source.ts'

/** Begäran om anstånd: a letter that asks for more time to answer, in which words, and until when. */
export interface WrittenRequest extends Span {
  /** Null: it does not say until when. */
  readonly until: Day | null
}

const asks = [
  '\\banstånd\\w*',
  '\\bförläng\\w* (?:av )?(?:\\w+ ){0,2}?(?:svars|remiss|inlämnings)?tid\\w*',
  '\\b(?:svars|remiss)tid\\w*\\b[^.?!]{0,40}\\bförläng\\w*',
  '\\b(?:längre|mer|ytterligare) (?:svars|remiss)?tid(?:en)?\\b',
  '\\b(?:får|kan|skulle) vi (?:\\w+ ){0,2}?(?:svara|inkomma|komma in|lämna|skicka|återkomma)\\b[^.?!]{0,80}\\b(?:i ?stället|senare|efter (?:svars|remiss)tid\\w*)\\b',
].map((form) => swedish(form, 'i'))

/** Not asked for: told of as given, refused or needed by nobody. */
const otherwise = swedish(
  '\\b(?:beviljats|beviljades|beviljade|medges inte|avslagits|inget anstånd|inte (?:\\w+ )?anstånd|utan anstånd)\\b',
  'i',
)

/** Sentences and list items, with the place where each begins. */
function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^.?!\n]+(?:\.(?=\S)[^.?!\n]*)*[.?!]?(?:\n(?!\s*\n)[^.?!\n]+[.?!]?)?/gu)].map(
    ({ index, 0: { length } }) => ({ start: index, end: index + length }),
  )
}

/**
 * The first sentence that asks for more time; null where none does. The day is the last one named in it, or in the next
 * sentence.
 * @param written the day the letter was written: a day without a year is the first such one after it
 */
export function readRequest(text: string, written: Day): WrittenRequest | null {
  const sentences = sentencesOf(text)
  const index = sentences.findIndex(({ start, end }) => isAsked(text.slice(start, end)))
  const sentence = sentences[index]
  if (!sentence) return null
  const own = dayAfter(text.slice(sentence.start, sentence.end), written)
  const next = sentences[index + 1]
  const until = own ?? (next ? dayAfter(text.slice(next.start, next.end), written) : null)
  return { ...trimmed(text, sentence), until }
}

/** Where the first sentence that asks stands; null where none does. */
export function requestedIn(text: string): Span | null {
  const sentence = sentencesOf(text).find(({ start, end }) => isAsked(text.slice(start, end)))
  return sentence ? trimmed(text, sentence) : null
}

/** Whether any sentence of it asks for more time. */
export const asksForTime = (text: string): boolean => requestedIn(text) !== null

const isAsked = (sentence: string): boolean =>
  asks.some((form) => form.test(sentence)) && !otherwise.test(sentence)

/** A day that has passed is not asked for: it is the last day that cannot be kept. */
function dayAfter(sentence: string, written: Day): Day | null {
  const days = findDays(sentence).flatMap((day) => nextSuchDay(day, written) ?? [])
  return (
    days
      .filter((day) => day > written)
      .toSorted()
      .at(-1) ?? null
  )
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const lead = words.length - words.trimStart().length
  return { start: start + lead, end: start + lead + words.trim().length }
}
