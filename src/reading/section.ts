import { bodyName, mayNameBody } from './body.ts'
import { decides, headingOf } from './heading.ts'
import type { Heading, SectionKind } from './heading.ts'
import { swedish } from './pattern.ts'
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
  const lines = linesOf(source.text)
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

export const sectionsNamed = (sections: readonly Section[], kind: SectionKind): Section[] =>
  sections.filter((section) => section.kind === kind)
