import { anyOf, everyMatch, swedish } from './pattern.ts'
import { bodyName } from './body.ts'
import { flat, part, trimmed } from './source.ts'
import type { Source } from './source.ts'

/** Att-sats, beslutspunkt: one clause of a decision; and the lead ("Kommunstyrelsen beslutar") that says what is done with it. */
export interface Unit {
  /** The point's number as written; null for a clause without one and for a lead. */
  readonly no: number | null
  readonly isLead: boolean
  readonly text: Source
}

interface Cut {
  readonly at: number
  readonly from: number
  readonly no: number | null
  readonly marked: boolean
}

/** "beslutspunkt 6.", "den 1. " and their like are the sentence's own numbers. */
const point =
  /(?<=^|\s)(?<!(?:punkt|punkterna|punkter|bilaga|bil\.|nr|kap\.|§|den|och|till|[-–])\s{1,3})\**(\d{1,2})[.)]\**\s+(?=["”(]?(?:[Aa]tt\s|\p{Lu}))/gu

/** "att: 1. ingå avtalet, 2. uppdra åt …, samt 3. …": points of one sentence. */
const smallPoint =
  /(?<=(?:^|[\n:;,]|\b(?:samt|och))\s{0,3})\**(\d{1,2})[.)]\**\s+(?=(?!(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b)\p{Ll}{2,})/gu

/** A list whose numbers have lost their stops. */
const bareNumber = /(?<=^|\n)[ \t]*(\d{1,2})[ \t]+(?=(?:[Aa]tt\s|\p{Lu}))/gu

/** Points in running order only: 1, 2, 3 …; a new 1 begins a new list. A number that breaks the order is the sentence's own. */
function pointCuts(text: string): Cut[] {
  const cuts: Cut[] = []
  let expected: number | null = null
  const bare = everyMatch(bareNumber, text)
  const found = everyMatch(point, text)
  const small = found.length > 0 ? [] : everyMatch(smallPoint, text)
  for (const match of [found, small, bare].find((each) => each.length > 0) ?? []) {
    const no = Number(match[1])
    const opensLine = /(?:^|\n)\s*$/.test(text.slice(Math.max(0, match.index - 20), match.index))
    if (no !== 1 && no !== expected && !(expected === null && opensLine)) continue
    cuts.push({ at: match.index, from: match.index + match[0].length, no, marked: true })
    expected = no + 1
  }
  return cuts
}

/** "a) anta avtalet": at the head of a line, or after what leads the list. */
const letteredPoint = /(?:^|\n[ \t]*|(?<=[:;,.][ ]))\(?([a-h])\)[ \t]+(?=\S)/g

/** Lettered points in running order from a. */
function letterCuts(text: string): Cut[] {
  if (!text.includes('a)')) return []
  let expected = 'a'
  return everyMatch(letteredPoint, text).flatMap((match) => {
    if (match[1] !== expected) return []
    expected = String.fromCharCode(expected.charCodeAt(0) + 1)
    return [{ at: match.index, from: match.index + match[0].length, no: null, marked: true }]
  })
}

const attLine = /(?<=^|\n)[ \t]*(?:[-–•*·o]\s+)?(?:\*\*)?(?=(?:[Aa]tt|ATT)\s)/gu
/** After these words "att" goes on with the sentence, though it has come first on its line. */
const goesOnWithAtt =
  /(?:förutsättning(?:en)?|villkor(?:et)?|förbehåll(?:et)?|tillägg(?:et)?|ändring(?:en)?|motivering(?:en)?|uppdrag(?:et)?|kommentar(?:en)?|påpekande(?:t)?|syfte|möjlighet(?:en)?|rätt|noterar|anser|framhåller|understryker|betonar|konstaterar|förutsätter|innebär|avser|så|för|om|till|från|genom|utan|än|av|med|på|i)\s*$/iu
const bulletLine = /(?<=^|\n)[ \t]*[-–•*·]\s+(?=\S)/gu
const blankLine = /\n[ \t]*\n\s*(?=["”]?\p{Lu})/gu

function lineCuts(text: string): Cut[] {
  const of = (pattern: RegExp, marked: boolean): Cut[] =>
    everyMatch(pattern, text).map((match) => ({
      at: match.index,
      from: match.index + match[0].length,
      no: null,
      marked,
    }))
  const atts = of(attLine, true).filter(
    (cut) => !goesOnWithAtt.test(text.slice(Math.max(0, cut.at - 24), cut.at)),
  )
  return [...atts, ...of(bulletLine, true), ...of(blankLine, false)]
}

function cutsOf(text: string): Cut[] {
  const numbered = pointCuts(text)
  const points = numbered.length > 0 ? numbered : letterCuts(text)
  const inPoint = (cut: Cut): boolean => points.some((other) => other.at <= cut.at) && cut.no === null
  const lines = lineCuts(text).filter((cut) =>
    cut.marked ? !inPoint(cut) : !points.some((other) => Math.abs(other.at - cut.at) < 4),
  )
  const all = [{ at: 0, from: 0, no: null, marked: false }, ...lines, ...points].sort(
    (a, b) => a.at - b.at || b.from - a.from,
  )
  return all
    .filter((cut, index) => {
      const next = all[index + 1]
      return !next || next.at > cut.from || next.from < cut.from
    })
    .filter((cut, index, kept) => index === 0 || cut.at >= kept[index - 1]!.from)
}

const leadVerbs =
  '(?:beslutar|beslutade|beslöt|föreslår|föreslås|hemställer|överlämnar|rekommenderar|tillstyrker|uppmanar|beslut(?=\\s*:))'
/** A sentence in the middle of a point that begins a new list: "… ska gälla. Styrelsen överlämnar till A och B att besluta:" */
const lateLead = swedish(
  `(?<=[.;] )(?:(?:vidare )?(?:\\p{Lu}[\\p{L}-]{0,30}s )?(?:${bodyName}) ${leadVerbs}[^.]{0,200}|i (?:${bodyName})\\b[^.]{0,160}):\\s*$`,
  'i',
)
const leadOnly = swedish(
  `^(?:[^.]{0,240}:|(?:[^.:]{0,120})?\\b(?:beslutar|beslutade|beslöt|besluta|föreslår|beslutar för egen del)(?: följande| (?:med stöd av|enligt) [^.]{0,80})?[.,]?|enligt [^.:]{3,80}förslag[.:]?)$`,
  'iu',
)

/** A line with a deciding verb above a list leads it even where it ends in no colon. */
const openVerb = swedish(`\\b(?:${leadVerbs}|för egen del)\\b`, 'i')
const bodyAlone = swedish(`^${bodyName}$`, 'i')
const leads = (text: string, isBeforeList: boolean): boolean =>
  leadOnly.test(text) ||
  (isBeforeList && bodyAlone.test(text)) ||
  (isBeforeList && text.length < 240 && openVerb.test(text) && !text.endsWith('.'))

function withLateLead(unit: Unit): Unit[] {
  const match = unit.text.text.endsWith(':') ? lateLead.exec(unit.text.text) : null
  if (!match || unit.isLead) return [unit]
  return [
    { ...unit, text: trimmed(part(unit.text, 0, match.index)) },
    { no: null, isLead: true, text: trimmed(part(unit.text, match.index)) },
  ]
}

/** A decision's text cut into leads and clauses, in order. */
export function unitsOf(source: Source): Unit[] {
  const cuts = cutsOf(source.text)
  return cuts
    .map((cut, index) => {
      const text = trimmed(part(source, cut.from, cuts[index + 1]?.at ?? source.text.length))
      const isLead = !cut.marked && leads(flat(text.text), cuts[index + 1]?.marked === true)
      return { no: cut.no, isLead, text }
    })
    .filter((unit) => unit.text.text.length > 1)
    .flatMap(withLateLead)
}

export const negation = anyOf(['inte', 'ej', 'icke'])
