/**
 * Källtext: a text as it was extracted, cleaned for reading, with a way back from every cleaned character to the
 * characters it came from. Rules read `text`; evidence always quotes `raw`.
 */
export interface Source {
  /** The text as it was handed in: what evidence points into. */
  readonly raw: string
  /** The cleaned text, or the part of it that this source is. */
  readonly text: string
  /** `from[i]`–`to[i]` are the raw offsets that `text[i]` stands for. */
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

export function sourceOf(raw: string): Source {
  const from = new Int32Array(raw.length)
  const to = new Int32Array(raw.length)
  for (let index = 0; index < raw.length; index += 1) {
    from[index] = index
    to[index] = index + 1
  }
  return { raw, text: raw, from, to }
}

/** The part of a source from `start` to `end`, with its way back to the raw text. */
export function part(source: Source, start: number, end: number = source.text.length): Source {
  return {
    raw: source.raw,
    text: source.text.slice(start, end),
    from: source.from.subarray(start, end),
    to: source.to.subarray(start, end),
  }
}

/** Without the white space at both ends. */
export function trimmed(source: Source): Source {
  const lead = source.text.length - source.text.trimStart().length
  return part(source, lead, Math.max(lead, source.text.trimEnd().length))
}

/** Rewrites what the pattern finds. The new characters stand for the whole of what they replace. */
export function rewrite(
  source: Source,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): Source {
  const pieces: { text: string; span: Span; kept: boolean }[] = []
  let done = 0
  for (const match of source.text.matchAll(pattern)) {
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
      from.set(source.from.subarray(span.start, span.end), at)
      to.set(source.to.subarray(span.start, span.end), at)
    } else if (words.length > 0) {
      from.fill(source.from[span.start]!, at, at + words.length)
      to.fill(source.to[span.end - 1]!, at, at + words.length)
    }
    at += words.length
  }
  return { raw: source.raw, text, from, to }
}

/** Index of the first character that comes from `offset` or later in the raw text; the text's length where none does. */
export function indexFrom({ from }: Source, offset: number): number {
  let low = 0
  let high = from.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (from[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The raw words behind a stretch of the cleaned text. An empty stretch gives an empty quote. */
export function evidenceOf(source: Source, span: Span = { start: 0, end: source.text.length }): Evidence {
  const start = source.from[span.start] ?? source.to.at(-1) ?? 0
  const end = span.end > span.start ? Math.max(start, source.to[span.end - 1] ?? start) : start
  return { quote: source.raw.slice(start, end), start, end }
}

export function found<T>(value: T, source: Source, span?: Span): Found<T> {
  return { value, ...evidenceOf(source, span) }
}

/** What the pattern's first group (or the whole match) caught first, trimmed; null where it is not in the text. */
export function firstMatch(source: Source, pattern: RegExp): Found<string> | null {
  const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(source.text)
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
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()
