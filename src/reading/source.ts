import { everyMatch, firstIn } from './pattern.ts'

/**
 * Källtext: a text as it was extracted, cleaned for reading, with a way back from every cleaned character to the
 * characters it came from. Rules read `text`; evidence always quotes `raw`.
 */
export interface Source {
  /** The text as it was handed in: what evidence points into. */
  readonly raw: string
  /** The cleaned text, or the part of it that this source is. */
  readonly text: string
  /** `from[at + i]`–`to[at + i]` are the raw offsets that `text[i]` stands for: a part shares them with its whole. */
  readonly at: number
  readonly from: Int32Array
  readonly to: Int32Array
}

/** A place in the extracted text: `quote` is `raw.slice(start, end)`, offsets in UTF-16 units. */
export interface Evidence {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** Something read, and the words it was read from. */
export interface Found<T> extends Evidence {
  readonly value: T
}

/** A stretch of a source's `text`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** 0, 1, 2 …: the way back of a text that nothing has been done to, shared by all of them; never written to. */
let counting = new Int32Array(0)

export function sourceOf(raw: string): Source {
  if (counting.length <= raw.length)
    counting = Int32Array.from({ length: raw.length * 2 + 1 }, (_, index) => index)
  return { raw, text: raw, at: 0, from: counting, to: counting.subarray(1) }
}

/** The part of a source from `start` to `end`, with its way back to the raw text. */
export function part(source: Source, start: number, end: number = source.text.length): Source {
  const { raw, at, from, to } = source
  return { raw, text: source.text.slice(start, end), at: at + start, from, to }
}

/** Without the white space at both ends. */
export function trimmed(source: Source): Source {
  const lead = source.text.length - source.text.trimStart().length
  const end = source.text.trimEnd().length
  return lead === 0 && end === source.text.length ? source : part(source, lead, Math.max(lead, end))
}

/** Rewrites what the pattern finds. The new characters stand for the whole of what they replace. */
export function rewrite(
  source: Source,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): Source {
  const pieces: { text: string; span: Span; kept: boolean }[] = []
  let done = 0
  for (const match of everyMatch(pattern, source.text)) {
    const end = match.index + match[0].length
    pieces.push({
      text: source.text.slice(done, match.index),
      span: { start: done, end: match.index },
      kept: true,
    })
    pieces.push({ text: replacement(match), span: { start: match.index, end }, kept: false })
    done = end
  }
  if (done === 0 && pieces.length === 0) return source
  pieces.push({ text: source.text.slice(done), span: { start: done, end: source.text.length }, kept: true })
  return assembled(source, pieces)
}

function assembled(source: Source, pieces: readonly { text: string; span: Span; kept: boolean }[]): Source {
  const text = pieces.map((piece) => piece.text).join('')
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  let at = 0
  for (const { text: words, span, kept } of pieces) {
    if (kept) {
      copyPlaces(part(source, span.start, span.end), from, to, at)
    } else if (words.length > 0) {
      from.fill(source.from[source.at + span.start]!, at, at + words.length)
      to.fill(source.to[source.at + span.end - 1]!, at, at + words.length)
    }
    at += words.length
  }
  return { raw: source.raw, text, at: 0, from, to }
}

function copyPlaces(source: Source, from: Int32Array, to: Int32Array, at: number): void {
  const end = source.at + source.text.length
  from.set(source.from.subarray(source.at, end), at)
  to.set(source.to.subarray(source.at, end), at)
}

/** The pieces after each other as one text, each character with its own way back. */
export function joinedParts(raw: string, pieces: readonly Source[]): Source {
  const text = pieces.map((piece) => piece.text).join('')
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  let at = 0
  for (const piece of pieces) {
    copyPlaces(piece, from, to, at)
    at += piece.text.length
  }
  return { raw, text, at: 0, from, to }
}

/** Where the text begins in the raw one. */
export const startOf = ({ from, at }: Source): number => from[at] ?? 0

/** Index of the first character that comes from `offset` or later in the raw text; the text's length where none does. */
export function indexFrom({ from, at, text }: Source, offset: number): number {
  let low = at
  let high = at + text.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (from[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low - at
}

/** The raw words behind a stretch of the cleaned text. An empty stretch gives an empty quote. */
export function evidenceOf(source: Source, span: Span = { start: 0, end: source.text.length }): Evidence {
  const { at, from, to } = source
  const { length } = source.text
  const start = (span.start < length ? from[at + span.start] : to[at + length - 1]) ?? 0
  const last = Math.min(span.end, length) - 1
  const end = span.end > span.start && last >= 0 ? Math.max(start, to[at + last] ?? start) : start
  return { quote: source.raw.slice(start, end), start, end }
}

export function found<T>(value: T, source: Source, span?: Span): Found<T> {
  return { value, ...evidenceOf(source, span) }
}

/** What the pattern's first group (or the whole match) caught first, trimmed; null where it is not in the text. */
export function firstMatch(source: Source, pattern: RegExp): Found<string> | null {
  const match = firstIn(pattern, source.text)
  if (!match) return null
  const caught = match[1] ?? match[0]
  const start = match.index + match[0].indexOf(caught)
  const piece = trimmed(part(source, start, start + caught.length))
  return piece.text === '' ? null : found(piece.text, piece)
}

/** Lines of the text with where they stand; the line break is not part of the line. */
export function linesOf(
  text: string,
): { readonly text: string; readonly start: number; readonly end: number }[] {
  let start = 0
  return text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    return { text: line, start: at, end: at + line.length }
  })
}

/** White space of any kind as one space: how a wrapped title or clause is shown. */
export const flat = (text: string): string => text.replace(/ \s+|[^\S ]\s*/g, ' ').trim()
