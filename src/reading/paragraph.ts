import { abbreviation, bodyLevel, bodyName, bodyOfAbbreviation, mayNameBody } from './body.ts'
import { evidenceOf, linesOf, part } from './source.ts'
import type { Evidence, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/** Paragraf, punkt: one numbered piece of minutes, from its number to the next one's. */
export interface Paragraph {
  /** Digits only: "88". */
  readonly no: string
  readonly numberEvidence: Evidence
  /** The lines right above the number that name a body or a day; empty where there are none. */
  readonly lead: Source
  /** What stands between the number and the next paragraph. */
  readonly text: Source
}

/**
 * A paragraph's number at the head of a line: "§ 88", "§88", "KSAU 176", "Ks § 12/2023", "61   Dnr 2023/234" where the sign was
 * lost. Not a reference that happens to begin a line ("§ 898, att utse", "§ 3.2 punkt 6").
 */
const head = swedish(
  `^[\\s*#]{0,6}(?:(?:(?:\\p{L}{2,6}|${bodyName})(?:[ ]{1,40}|-))?§§?[ ]?(?<sign>\\d{1,4}(?::\\d{1,3})?)|(?:${abbreviation})[ ](?<letters>(?!(?:19|20)\\d\\d[/:.-])\\d{1,4})|paragraf(?:en)?:?[ ]{1,20}(?<word>\\d{1,4})|(?<lost>\\d{1,4})(?=[ ]+(?:dnr|ärendenummer|diarienummer)\\b))` +
    `(?:/(?:19|20)?\\d\\d)?(?:\\.(?=[ ]|$)|,(?=[ ](?:dnr|diarienr|diarienummer|ärendenummer)\\b))?(?![\\d.,;)/]|[ ]*[–-][ ]*\\d)`,
  'iu',
)

/** The number set out to the right, alone: "2023-02-08              § 29". */
const atRight = /^(?:[^§\n]{0,80} {3,}|\s*\d{4}-\d\d-\d\d[ ]+)(§§?[ ]?(\d{1,4}))\s*$/u

/** The sign after the number: "56 § Sammanträdets öppnande". Only where a text numbers its paragraphs so throughout: statutes are written thus too. */
const signAfter = /^[ ]{0,6}((\d{1,4}) §)[ ]+(?=\p{Lu})/u

const continues = /(?:[,(]|\b(?:den|enligt|och|samt|i|av|på|se|med|till|kap\.?|beslutspunkt \d+,?))$/i

function isHead(line: string, match: RegExpExecArray, before: string): boolean {
  const rest = line.slice(match[0].length).trim()
  if (/^[\s*#]*\p{Ll}{2,6} §/u.test(line)) return false
  if (/^\p{Ll}(?!\p{Lu})/u.test(rest) && !/^(?:dnr|ärende|diarie|den \d|\p{Ll}+\s*$)/iu.test(rest))
    return false
  return !continues.test(before.trim())
}

interface Head {
  readonly no: string
  readonly start: number
  readonly end: number
}

function headIn(line: { text: string; start: number }, before: string): Head | null {
  if (!/[§\d]/.test(line.text)) return null
  const right = atRight.exec(line.text)
  if (right) {
    const start = line.start + line.text.lastIndexOf(right[1]!)
    return { no: right[2]!, start, end: start + right[1]!.length }
  }
  const match = head.exec(line.text)
  if (!match || !isHead(line.text, match, before)) return null
  const groups = match.groups!
  const no = ['sign', 'letters', 'word', 'lost']
    .map((name) => groups[name])
    .find((digits) => digits !== undefined)!
  const lead = match[0].length - match[0].trimStart().length
  return { no, start: line.start + lead, end: line.start + match[0].length }
}

/** Heads with the sign after the number, in running order from the first. */
function headsAfter(lines: readonly { text: string; start: number }[]): (Head | null)[] {
  let last: number | null = null
  return lines.map((line, index) => {
    const match = signAfter.exec(line.text)
    if (!match || (lines[index - 1]?.text ?? '').trim() !== '') return null
    const no = Number(match[2])
    if (last !== null && no !== last + 1) return null
    last = no
    const start = line.start + match[0].indexOf(match[1]!)
    return { no: match[2]!, start, end: start + match[1]!.length }
  })
}

/** The letters of a number that stands alone on its line: "Ksau § 40". */
const bareReference = swedish(`^[ ]*(${abbreviation})[ ]?§[ ]?\\d{1,4}(?:/\\d{2,4})?[ ]*$`, 'i')
const lettersOf = (line: string, pattern: RegExp): string | null =>
  pattern.exec(line)?.[1]?.toUpperCase() ?? null
const levels = ['committee', 'board', 'council']
const rankOf = (letters: string): number => levels.indexOf(bodyLevel(bodyOfAbbreviation(letters) ?? letters))

/** "Ks § 61" and, alone below it, "Ksau § 40": where the matter has been before, and no paragraph of its own. */
function isWayHere(line: string, above: string | null): boolean {
  const letters = lettersOf(line, bareReference)
  return letters !== null && above !== null && rankOf(letters) < rankOf(above)
}

const papersAbove = swedish(
  '^[ ]*(?:(?:besluts)?underlag|handlingar?|(?:tidigare )?beredning|(?:tidigare|ärendets) behandling|bilag(?:a|or))(?: [^\\n]{0,30})?:?[ ]*$',
  'i',
)
const otherBody = swedish(`^[ ]*(?:${abbreviation}|${bodyName})[ ]?§[ ]?\\d{1,4}(?:/\\d{2,4})?[ ]*$`, 'i')
/** "Omsorgsnämnden § 88/2016" in the list under "Beslutsunderlag" of another body's minutes: one of the papers. */
function isPaper(lines: readonly { text: string }[], index: number, above: string | null): boolean {
  const { text } = lines[index]!
  if (above === null || !otherBody.test(text) || text.toUpperCase().trimStart().startsWith(above))
    return false
  for (let at = index - 1; at >= 0 && lines[at]!.text.trim() !== ''; at -= 1)
    if (papersAbove.test(lines[at]!.text)) return true
  return false
}

const references = /(?<letters>\p{L}{2,6})[ ]?§[ ]?(?<no>\d{1,4})(?!\d)/gu
/** "Au § 162" beside another number on one line. */
const besides = (line: string): string[] =>
  everyMatch(references, line)
    .slice(1)
    .map((match) => `${match.groups!['letters']!} ${match.groups!['no']!}`.toUpperCase())

/** What may stand beside a number that stands alone: the register's. */
const onlyRegister =
  /^[\s.,(]*(?:(?:dnr|diarienr|diarienummer|ärendenummer|änr)\b[^\n]*|(?:\p{Lu}{1,6}[ -]?)?\d[\d ./:-]*\)?)?\s*$/iu
const anyLetters = swedish(`^[\\s*#]*(\\p{L}{1,8}|${bodyName})[ -]?§`, 'i')

/** Letters that are no known body's are a committee's; no letters are nobody's. */
function headRank(source: Source, { line }: Placed): number | null {
  const letters = anyLetters.exec(source.text.slice(line, line + 120))?.[1]
  if (!letters) return null
  const isKnown = bodyOfAbbreviation(letters) !== null || mayNameBody(letters)
  return isKnown ? rankOf(letters) : 0
}

interface Placed extends Head {
  /** Where the lines that lead to it begin, its own line, and the text that it heads. */
  readonly from: number
  readonly line: number
  readonly text: number
}

/** Above 0 where the lower number is a higher body's; 0 where they are the same's, or nobody's. */
function rankStep(source: Source, above: Placed, below: Placed): number {
  const [first, second] = [headRank(source, above), headRank(source, below)]
  return first === null || second === null ? 0 : second - first
}

/**
 * "Ksau § 49" and right below it "Ks § 55" are one paragraph and where it has been before: of such a pile the highest body's number
 * is the paragraph's own, and its text begins below the pile.
 */
function unpiled(source: Source, heads: readonly Placed[]): Placed[] {
  const kept: Placed[] = []
  for (const head of heads) {
    const above = kept.at(-1)
    const step =
      above && onlyRegister.test(source.text.slice(above.text, head.line)) ? rankStep(source, above, head) : 0
    if (!above || step === 0) kept.push(head)
    else kept[kept.length - 1] = step > 0 ? { ...head, from: above.from } : { ...above, text: head.end }
  }
  return kept
}

/** In a list of contents each number stands with its title alone, and again where its paragraph begins. */
function withoutContents(source: Source, heads: readonly Placed[]): Placed[] {
  const last = new Map(heads.map(({ no }, index) => [no, index]))
  return heads.filter((head, index) => {
    const next = heads[index + 1]
    if (!next || last.get(head.no) === index) return true
    return !/^[^\n]{0,160}(?:\n[^\n]{0,80})?$/.test(source.text.slice(head.text, next.from).trim())
  })
}

/** A line above a number that says whose paragraph follows, and when they met: "Kommunstyrelsen 2024-05-06". */
const leadLine = swedish(
  `^[ ]*(?:${bodyName}(?:[ ,]{1,60}(?:sammanträdesdatum:?[ ]*)?(?:den )?\\d[^\\n]{0,20})?|(?:sammanträdesdatum:?[ ]*)?\\d{4}-\\d\\d-\\d\\d)[ ]*$`,
  'i',
)

/** Index of the first of the lines above that lead to the number on line `index`. */
function leadFrom(lines: readonly { text: string }[], index: number): number {
  let from = index
  for (let at = index - 1; at >= Math.max(0, index - 5); at -= 1) {
    if (lines[at]!.text.trim() === '') continue
    const { text } = lines[at]!
    if (!(mayNameBody(text) || /\d{4}-\d\d/.test(text)) || !leadLine.test(text)) break
    from = at
  }
  return from
}

/** The numbered paragraphs of the text, in the order they stand. */
export function paragraphsOf(source: Source): Paragraph[] {
  const lines = linesOf(source.text)
  let letters: string | null = null
  const beside = new Set<string>()
  const before = lines.map((line, index) => {
    const it = headIn(line, lines[index - 1]?.text ?? '')
    if (!it || isWayHere(line.text, letters) || isPaper(lines, index, letters)) return null
    letters = lettersOf(line.text, anyLetters)
    if (letters !== null && beside.has(`${letters} ${it.no}`)) return null
    for (const reference of besides(line.text)) beside.add(reference)
    return it
  })
  const after = before.some((it) => it !== null) ? [] : headsAfter(lines)
  const numbered = after.filter((it) => it !== null).length > 1 ? after : before
  const placed = numbered.flatMap((it, index) =>
    it
      ? [{ ...it, from: lines[leadFrom(lines, index)]!.start, line: lines[index]!.start, text: it.end }]
      : [],
  )
  const heads = withoutContents(source, unpiled(source, placed))
  return heads.map((it, index) => ({
    no: it.no,
    numberEvidence: evidenceOf(source, it),
    lead: part(source, Math.min(it.from, it.line), it.line),
    text: part(source, it.text, heads[index + 1]?.from ?? source.text.length),
  }))
}
