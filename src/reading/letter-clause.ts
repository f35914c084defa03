import { unitsOf } from './clause.ts'
import { sectionsOf } from './section.ts'
import { flat, found, part, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/** Beslutspunkter i ett brev: what the members are asked to decide, one clause each. */
const asks = swedish(
  '\\b(?:rekommendera(?:r|s)?|föreslår?|föreslås|överlämna(?:r|s)?|uppmana(?:r|s)?)\\b[^.:]{0,160}?(?=\\batt\\b|:)',
  'giu',
)

/** "att besluta:", "att fatta beslut om": the words between the request and its list. */
const opening = swedish(
  '^att (?:för egen del|(?:besluta|fatta (?:följande )?beslut|anta följande)(?: (?:följande|enligt följande|att))?(?:,? för egen del,?)?)(?= ?:)',
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
  const requests = everyMatch(asks, source.text).map(({ index, 0: { length } }) => index + length)
  for (const from of requests) {
    const list = listedFrom(source, from)
    if (list.length > 0) return list
  }
  return requests.length > 0 ? sentenceFrom(source, requests[0]!) : []
}

/** What follows a request, without the words that lead to its list. */
function restFrom(source: Source, from: number): Source {
  const said = part(source, from, Math.min(source.text.length, from + 6000))
  return part(said, opening.exec(said.text)?.[0].length ?? 0)
}

function listedFrom(source: Source, from: number): Found<string>[] {
  const rest = restFrom(source, from)
  return rest.text.startsWith(':') ? clausesUnder(part(rest, 1)) : []
}

function sentenceFrom(source: Source, from: number): Found<string>[] {
  const rest = restFrom(source, from)
  const stop = rest.text.search(/\.(?=\s|$)/)
  const sentence = trimmed(part(rest, 0, stop === -1 ? Math.min(400, rest.text.length) : stop))
  return sentence.text.length > 8 ? [found(flat(sentence.text), sentence)] : []
}
