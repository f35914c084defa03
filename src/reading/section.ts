import { bodyGenitive, bodyName, bodyTitle, mayNameBody } from './body.ts'
import { decides, headingOf } from './heading.ts'
import type { Heading, SectionKind } from './heading.ts'
import { everyMatch, swedish } from './pattern.ts'
import { flat, linesOf, part, trimmed } from './source.ts'
import type { Source } from './source.ts'

/**
 * Avsnitt: the parts of a paragraph under their headings. The same words decide under "Beslut" and only propose under
 * "Förslag till beslut", so everything else is read per section.
 */
export interface Section {
  readonly kind: SectionKind
  /** The heading as cleaned; empty for the opening. */
  readonly heading: string
  readonly text: Source
}

const bodyAlone = swedish(`^[ ]*(?:${bodyName})[ ]*$`, 'i')
const verbFirst = swedish(`^[ ]*${decides}\\b`, 'i')
/** The body on a line of its own, and below it "beslutar …": some offices set it so. */
function dividedLead(lines: readonly { text: string }[], index: number): Heading | null {
  const { text } = lines[index]!
  if (text.length > 90 || !mayNameBody(text) || !bodyAlone.test(text)) return null
  const next = lines.slice(index + 1, index + 4).find((line) => line.text.trim() !== '')
  return next && verbFirst.test(next.text) ? { kind: 'decision', heading: '', length: 0 } : null
}

/**
 * In a collapsed layout the title's line runs on into the heading: "… i Västra länet Beslut", "… av taxor Beslut Kommunstyrelsen
 * antar …". In a title "Beslut" with a capital is nothing else, where the line ends with it or a decision begins after it.
 */
const runOn = swedish(
  `(?<=[\\p{L}\\d)”"] )(?=(?:${bodyGenitive} )?(?:Beslut|BESLUT|beslut)[ ]*(?:$|(?:Enligt|På förslag av|I styrelsen|1\\.|[Aa]tt|(?:\\p{L}{2,30}s )?${bodyName})\\b))`,
  'gu',
)
interface Line {
  readonly text: string
  readonly start: number
}
/** Cut before a heading that the line runs on into; a small letter begins one only after the body's name ("Kommunstyrelsens beslut"). */
function cutRunOn(line: Line): Line[] {
  const cut = everyMatch(runOn, line.text).find(({ index }) => /^\p{Lu}/u.test(line.text.slice(index)))
  if (!cut || line.text.slice(0, cut.index).trim() === '') return [line]
  const { index } = cut
  return [
    { text: line.text.slice(0, index), start: line.start },
    { text: line.text.slice(index), start: line.start + index },
  ]
}

/** The lines, those before the first heading cut where they run on. */
function headedLines(text: string): Line[] {
  const lines = linesOf(text)
  const first = lines.findIndex((line) => line.text.trim() !== '' && headingOf(line.text) !== null)
  return lines.flatMap((line, index) =>
    (first === -1 || index < first) && /beslut/i.test(line.text) ? cutRunOn(line) : [line],
  )
}

/** "Protokollsutdrag" above the decision is the paper's name and no list of receivers. A line that decides continues the decision it stands under; it opens one only elsewhere. */
function opens(heading: Heading, current: SectionKind, hasDecided: boolean): boolean {
  if (heading.kind === 'recipients' && !hasDecided) return / till$/iu.test(heading.heading)
  if (heading.heading !== '') return true
  if (heading.isWeak) return current === 'opening'
  return ['opening', 'information', 'papers'].includes(current) || (current === 'background' && !hasDecided)
}

/**
 * The text cut at its headings. "Kommunfullmäktige beslutar" said in the same words a second time under a proposal is no longer
 * what was proposed but what was decided. The opening always comes first, and may be empty. */
export function sectionsOf(source: Source): Section[] {
  const cuts: { kind: SectionKind; heading: string; start: number; from: number }[] = [
    { kind: 'opening', heading: '', start: 0, from: 0 },
  ]
  const lines = headedLines(source.text)
  const proposed = new Set<string>()
  for (const [index, line] of lines.entries()) {
    const heading = headingOf(line.text) ?? dividedLead(lines, index)
    if (!heading) continue
    const hasDecided = cuts.some((cut) => cut.kind === 'decision' || cut.kind === 'proposal')
    const current = cuts.at(-1)!.kind
    const isRepeated = heading.heading === '' && current === 'proposal' && proposed.has(flat(line.text))
    if (current === 'proposal') proposed.add(flat(line.text))
    if (!isRepeated && !opens(heading, current, hasDecided)) continue
    cuts.push({
      kind: heading.kind,
      heading: heading.heading,
      start: line.start,
      from: line.start + heading.length,
    })
  }
  return cuts.map((cut, index) => ({
    kind: cut.kind,
    heading: cut.heading,
    text: trimmed(part(source, cut.from, cuts[index + 1]?.start ?? source.text.length)),
  }))
}

const ofAnother = swedish(`^(${bodyGenitive}) `, 'i')
const speaker = swedish(`^[\\s•*-]*(${bodyName})\\b`, 'i')
const isOf = (name: string | undefined, own: string): boolean => name !== undefined && bodyTitle(name) === own

/** Where in what another body has proposed the body itself decides: "Kommunfullmäktige beslutar" below an empty line. */
function ownDecisionAt({ text }: Section, own: string): number | null {
  const lines = linesOf(text.text)
  const line = lines.find(
    (each, index) =>
      index > 1 &&
      lines[index - 1]!.text.trim() === '' &&
      headingOf(each.text)?.heading === '' &&
      isOf(speaker.exec(each.text)?.[1], own),
  )
  return line ? line.start : null
}

/**
 * Under "Kommunstyrelsens förslag" in the council's minutes the proposal comes first, and below it, without a heading of its own,
 * what the council decided.
 */
export function withOwnDecision(sections: readonly Section[], own: string | null): readonly Section[] {
  if (own === null || sections.some(({ kind }) => kind === 'decision')) return sections
  return sections.flatMap((section) => {
    const owner = section.kind === 'proposal' ? ofAnother.exec(section.heading)?.[1] : undefined
    const at = owner === undefined || isOf(owner, own) ? null : ownDecisionAt(section, own)
    if (at === null) return [section]
    const { text } = section
    return [
      { ...section, text: trimmed(part(text, 0, at)) },
      { kind: 'decision' as const, heading: '', text: trimmed(part(text, at)) },
    ]
  })
}

export const sectionsNamed = (sections: readonly Section[], kind: SectionKind): Section[] =>
  sections.filter((section) => section.kind === kind)
