import { columnsApart } from './column.ts'
import { plainLayout } from './layout.ts'
import { ranged } from './pattern.ts'
import { flat, joinedParts, linesOf, part, rewrite, sourceOf } from './source.ts'
import type { Source } from './source.ts'

/**
 * Rensning: makes an extracted text readable for rules without losing the way back. Invisible characters, split words, the
 * scanner's misreadings that are certain, and the page's head and foot, which would otherwise stand in the middle of a sentence.
 */
export interface CleanText {
  /** Everything, page heads and feet too: the meeting's date and body often stand only there. */
  readonly whole: Source
  /** The running text, without page heads and feet. */
  readonly body: Source
  /** Only the page heads and feet. */
  readonly margins: Source
}

const ligatures: Readonly<Record<string, string>> = { ﬁ: 'fi', ﬂ: 'fl', ﬀ: 'ff', ﬃ: 'ffi', ﬄ: 'ffl' }

/** Longer than any minutes; what comes after is left to the eye, so that no text can hold the program up. */
export const longest = 400_000

export function cleanText(raw: string): CleanText {
  const whole = mended(part(sourceOf(raw), 0, longest))
  const lines = withoutQuotes(linesOf(whole.text))
  const out = furniture(lines.map((line) => flat(line.text)))
  const kept = (inMargin: boolean): Source =>
    ofLines(
      whole,
      lines.filter((_, index) => out[index] === inMargin),
    )
  return { whole, body: joined(kept(false)), margins: kept(true) }
}

type Step = readonly [RegExp, (match: RegExpExecArray) => string]

const taken = (source: Source, steps: readonly Step[]): Source =>
  steps.reduce((text, [pattern, replacement]) => rewrite(text, pattern, replacement), source)

/** Columns are told by where on the line they stand, and so before any white space is taken away. */
const mended = (source: Source): Source =>
  taken(columnsApart(plainLayout(rare.test(source.text) ? taken(source, plainSpaces) : source)), mending)

/** Where none of these stands, no step but those on words need be taken. */
const rare = /[\r\f\v\u2028\u2029\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u00a0\u2000-\u200a\u202f\t]/

const plainSpaces: readonly Step[] = [
  [/\r\n?|[\f\v\u2028\u2029]/g, () => '\n'],
  [/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g, () => ''],
  [/[\u00a0\u2000-\u200a\u202f\t]/g, () => ' '],
]

/** Words that rules lean on, which a scanner sometimes writes with a gap in them: "föres lår", "Förs lag". */
const leanedOn = [
  'beslut',
  'beslutar',
  'föreslår',
  'förslag',
  'godkänner',
  'godkänns',
  'kommunstyrelsen',
  'kommunfullmäktige',
  'arbetsutskottet',
  'protokoll',
  'sammanträdesprotokoll',
  'sammanträdesdatum',
  'protokollsutdrag',
  'reservation',
]
const withGap = (word: string): string[] =>
  Array.from(
    { length: word.length - 3 },
    (_, index) => `${word.slice(0, index + 2)} ${word.slice(index + 2)}`,
  )
/** Where both halves are words ("be slut") or the whole reads otherwise ("för slag"), the gap is left alone. */
const gapped = ranged(
  new RegExp(
    `(?=[abfgkprs])(?<![\\p{L}\\p{N}])(?:${leanedOn
      .flatMap(withGap)
      .filter((words) => !/ (?:slut|slag|slutar)$/.test(words))
      .join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
)

const mending: readonly Step[] = [
  [/[aouAOU][\u0300\u0301\u0308\u030a]/g, (match) => match[0].normalize('NFC')],
  [/[ﬁﬂﬀﬃﬄ]/g, (match) => ligatures[match[0]]!],
  // Long runs of white space say nothing more than short ones, and would make patterns slow.
  [/ {9,}/g, () => ' '.repeat(8)],
  [/\n(?: {0,8}\n){2,}/g, () => '\n\n'],
  [gapped, (match) => match[0].replace(' ', '')],
  // § read as a dollar or a section number with the sign doubled.
  [/(?<=^|[\s(])\$(?=\s?\d)/gm, () => '§'],
  // 6 for ö: at the head of a word ("6verenskommelse") or within one ("f6r", "o6nskar", "FO6RSLAG", "O6vrigt").
  [/(?<=\p{L})o6(?=\p{Ll})|(?<![\p{L}\p{N}])o6(?=\p{Ll}{2})/gu, () => 'ö'],
  [/(?<=\p{Lu})O6(?=\p{Lu}{2})|(?<![\p{L}\p{N}])O6(?=\p{L}{2})/gu, () => 'Ö'],
  [/(?<![\p{L}\p{N}.,:/-])6(?=\p{Ll}{3})|(?<=\p{Ll})6(?=\p{Ll})/gu, () => 'ö'],
  // 1 read as a small l beside figures ("20l5", "den l8 mars"), and I as one among capitals.
  [/(?<=\d)[l|](?=\d)|(?<![\p{L}\d])[l|](?=\d{1,3}(?![\p{L}\d]))/gu, () => '1'],
  [/(?<=\p{Lu})l(?=\p{Lu})/gu, () => 'I'],
  // A heading or a word spaced out by the typesetter: "B E S L U T".
  [
    ranged(/(?<![\p{L}\p{N}])\p{Lu}(?: \p{Lu}){3,}(?![\p{L}\p{N}])/gu),
    (match) => match[0].replaceAll(' ', ''),
  ],
]

/** Words divided at the line's end are put together; "hälso-\noch sjukvård" keeps its hyphen, for it is not divided. */
function joined(source: Source): Source {
  return rewrite(
    source,
    /(?<=\p{Ll})[-\u2010] *\n(?: *\n)? *(?=\p{Ll})(?!(?:och|eller|samt|respektive)\b)/gu,
    () => '',
  )
}

const pageMarks: readonly RegExp[] = [
  /^(?:sida|sid|page)? ?\d{1,4} ?(?:\(\d{1,4}\)|\/ ?\d{1,4}|av \d{1,4})$/i,
  /^(?:sida|sid|page) \d{1,4}$/i,
  /^(?:www\.)?\S+\.\w{2,3} ?\| ?sida \d{1,4}$/i,
  /^(?:justerandes|justerarnas|justerares|utdragsbestyrkande|ordförandens?|signatur) (?:sign(?:atur)?(?:er)?|utdragsbestyrkande)\b.{0,60}$/i,
  /^(?:(?:ordf|just|sekr)\S{0,12} sign\b|sida? \d{1,4} ?\(\d{1,4}\) justera).{0,80}$/i,
  /^(?:utdragsbestyrkande|justerarsignaturer|justerarsignaturer utdragsbestyrkande)$/i,
  /^(?:(?:\p{L}+ ){0,2}\p{L}{6,40} )?protokoll nr \d+(?:\/\d+)?(?: sammanträdesdatum:? ?\d{4}-\d\d-\d\d)?$/iu,
  /^sammanträdesdatum:? ?\d{4}-\d\d-\d\d$/i,
  /^sammanträdesprotokoll(?: \S+)? sammanträdesdatum:? ?\d{4}-\d\d-\d\d$/i,
]

/**
 * Lines that hold "1 (6)", "2 (6)" … "6 (6)", each page once and in order: the page's foot, and the next page's head where they were
 * run together. A foot with more on it than the number is known by the whole row of them alone.
 */
function pageCounts(written: readonly string[]): Set<number> {
  const counted = written.flatMap((line, index) => {
    const match = line.length <= 160 ? /(?<![\d(])(\d{1,3}) \((\d{1,3})\)(?!\d)/.exec(line) : null
    return match ? [{ index, page: Number(match[1]), of: Number(match[2]) }] : []
  })
  const total = counted.at(-1)?.of ?? 0
  const row = counted.filter(({ of }) => of === total)
  const isWhole = total > 1 && row.length === total && row.every(({ page }, index) => page === index + 1)
  return new Set(isWhole ? row.map(({ index }) => index) : [])
}

/** Without a figure or one of these words no line is the page's. */
const mayMark = /\d|juster|bestyrk|signatur|sign\b/i

const isQuoted = (line: { readonly text: string }): boolean => /^ {0,3}>/.test(line.text)
/** What a mail quotes below its own words is the letter it answers. Where it says little itself, the quotation is what it sends on. */
function withoutQuotes<Line extends { readonly text: string }>(lines: readonly Line[]): readonly Line[] {
  const own = lines.filter((line) => !isQuoted(line))
  const says = own.reduce((sum, line) => sum + line.text.trim().length, 0)
  return own.length < lines.length && says > 200 ? own : lines
}

const digitless = (line: string): string => line.replace(/\d+/g, '#')

/** True for each line that belongs to the page and not to the text. */
function furniture(written: readonly string[]): boolean[] {
  const counts = pageCounts(written)
  const marked = written.map(
    (line) => line.length < 120 && mayMark.test(line) && pageMarks.some((mark) => mark.test(line)),
  )
  if (!marked.includes(true)) return written.map((_, index) => counts.has(index))
  const near = written.map(
    (line, index) =>
      isMovable(line) &&
      isNearMark(written, marked, index) &&
      !(isNameOnly(line) && isReceiver(written, marked, index)),
  )
  const seen = new Map<string, number>()
  for (const [index, line] of written.entries())
    if (near[index]) seen.set(digitless(line), (seen.get(digitless(line)) ?? 0) + 1)
  const repeats = (line: string): boolean => line.length > 3 && seen.get(digitless(line))! > 1
  return written.map(
    (line, index) =>
      marked[index]! || counts.has(index) || (near[index]! && (isNameOnly(line) || repeats(line))),
  )
}

const receivers = /(?:\btill|expediering|expedieras|sändlista|delges|för kännedom)[ :]*$/i
/** Upwards from a name: a sentence, or an empty line that does not stand right below what heads the list. */
const endsReceivers = (line: string, above = ''): boolean =>
  line === '' ? above !== '' && !receivers.test(above) : line.length > 70 || line.endsWith('.')

/** A body's name under "Protokollsutdrag skickas till" is one that gets the extract, though the page ends below it. */
function isReceiver(written: readonly string[], marked: readonly boolean[], index: number): boolean {
  if (/^protokoll nr/i.test(written[index + 1] ?? '')) return false
  for (let at = index - 1; at >= Math.max(0, index - 6); at -= 1) {
    const line = written[at]!
    if (receivers.test(line)) return true
    if (marked[at] || endsReceivers(line, written[at - 1])) return false
  }
  return false
}

/** What may be the page's at all: a paragraph's number never is, though all of them look alike. */
const isMovable = (line: string): boolean => line !== '' && line.length <= 160 && !/^\W{0,6}§/.test(line)

/** Whether a page mark stands within the three nearest written lines. */
function isNearMark(written: readonly string[], marked: readonly boolean[], index: number): boolean {
  for (const step of [-1, 1]) {
    let left = 3
    for (let at = index + step; left > 0 && at >= 0 && at < written.length; at += step) {
      if (marked[at]) return true
      if (written[at] !== '') left -= 1
    }
  }
  return false
}

/** A body's name alone on a line beside the page number: "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott". */
function isNameOnly(text: string): boolean {
  return /^(?:\p{Lu}\p{L}+ (?:kommun|stad) )?(?:\p{L}+(?:styrelsens?|fullmäktige|nämndens?|utskottet|direktionen)|direktionen|styrelsen)(?: (?:arbetsutskott|presidium))?$/iu.test(
    text,
  )
}

/** Only these lines of the source, each with its line break; lines that follow on each other are taken together. */
function ofLines(source: Source, lines: readonly { start: number; end: number }[]): Source {
  const runs: { start: number; end: number }[] = []
  for (const { start, end } of lines) {
    const last = runs.at(-1)
    if (last?.end === start) last.end = end + 1
    else runs.push({ start, end: end + 1 })
  }
  const pieces = runs.map(({ start, end }) => part(source, start, end))
  return pieces.length === 1 ? pieces[0]! : joinedParts(source.raw, pieces)
}
