import { unitsOf } from './clause.ts'
import { sectionsOf } from './section.ts'
import { flat, found, part, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'
import { swedish } from './pattern.ts'

/** Beslutspunkter i ett brev: what the members are asked to decide, one clause each. */
const asks = swedish(
  '\\b(?:rekommendera(?:r|s)?|föreslår?|föreslås|överlämna(?:r|s)?|uppmana(?:r|s)?)\\b[^.:]{0,160}?(?=\\batt\\b|:)',
  'iu',
)

/** "att besluta:", "att fatta beslut om": the words between the request and its list. */
const opening = swedish(
  '^att (?:besluta|fatta (?:följande )?beslut|anta följande)(?: (?:följande|enligt följande))?(?= ?:)',
  'i',
)

const clausesUnder = (source: Source): Found<string>[] =>
  unitsOf(source)
    .filter((unit) => !unit.isLead && (unit.no !== null || /^att\s/i.test(unit.text.text)))
    .map((unit) => found(flat(unit.text.text), unit.text))

/** Numbered or att-clauses where the letter lists them; else the one sentence that recommends. */
export function clausesAsked(source: Source): Found<string>[] {
  const headed = sectionsOf(source).filter(
    (section) => section.kind === 'decision' || section.kind === 'proposal',
  )
  const listed = headed.flatMap((section) => clausesUnder(section.text))
  if (listed.length > 0) return listed
  const match = asks.exec(source.text)
  if (!match) return []
  const from = match.index + match[0].length
  const said = part(source, from, Math.min(source.text.length, from + 6000))
  const rest = part(said, opening.exec(said.text)?.[0].length ?? 0)
  const list = rest.text.startsWith(':') ? clausesUnder(part(rest, 1)) : []
  if (list.length > 0) return list
  const stop = rest.text.search(/\.(?=\s|$)/)
  const sentence = trimmed(part(rest, 0, stop === -1 ? Math.min(400, rest.text.length) : stop))
  return sentence.text.length > 8 ? [found(flat(sentence.text), sentence)] : []
}
