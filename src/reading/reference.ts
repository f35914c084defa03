import type { Day } from '../kit/clock.ts'
import { findDays, firstDay } from './day.ts'
import { everyMatch, swedish } from './pattern.ts'
import { sectionsNamed } from './section.ts'
import type { Section } from './section.ts'
import { flat, found, part } from './source.ts'
import type { Found, Source } from './source.ts'
import { onDelegation, stageOf } from './stage.ts'

/** Hänvisningar: other decisions that a text points to: earlier steps, what it corrects or replaces, what was decided on delegation. */
export interface EarlierStep {
  readonly date: Day
  readonly no: string | null
  readonly what: 'postponed' | 'referred_back' | 'proposal_to_board' | 'proposal_to_council' | 'decided'
}

export interface PointsTo {
  readonly date: Day
  readonly no: string | null
}

const stepWords = [
  ['postponed', swedish('\\bbord(?:lag|lä)', 'gi')],
  ['referred_back', swedish('\\båter(?:remi|förvis)', 'gi')],
] as const

const paragraphAfter = /^[,;]?\s*(?:[(]?\s*)(?:\p{Lu}{2,5}\s*)?§\s?(\d{1,4})/u

/** Every date in the part on earlier handling, with the paragraph beside it and what was done then. */
export function earlierSteps(sections: readonly Section[]): Found<EarlierStep>[] {
  return sectionsNamed(sections, 'earlier').flatMap(({ text }) => {
    const days = findDays(text.text)
    return days.flatMap((day, index) => {
      if (!day.day) return []
      const before = text.text.slice(0, day.start)
      const after = text.text.slice(day.end, days[index + 1]?.start)
      const no = paragraphAfter.exec(after)?.[1] ?? /§\s?(\d{1,4})\s*$/.exec(before.slice(-12))?.[1] ?? null
      return [found({ date: day.day, no, what: stepOf(before, after) }, text, day)]
    })
  })
}

/** Said on the date's own line, else in what stands below it, else by the words that lead to a row of dates. */
function stepOf(before: string, after: string): EarlierStep['what'] {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const stage = stageOf(after.replace(/^[^\n]*\n/, ''), null)
  const proposed = stage === 'proposal_to_board' || stage === 'proposal_to_council' ? stage : null
  return lastStep(line) ?? lastStep(after) ?? proposed ?? lastStep(before) ?? 'decided'
}

function lastStep(text: string): 'postponed' | 'referred_back' | null {
  const said = stepWords
    .map(([what, pattern]) => ({ what, at: everyMatch(pattern, text).at(-1)?.index ?? -1 }))
    .toSorted((a, b) => b.at - a.at)[0]!
  return said.at === -1 ? null : said.what
}

/** The first date after the words, with its paragraph number wherever the same sentence has it. */
function pointed(source: Source, words: RegExp): Found<PointsTo> | null {
  const match = words.exec(source.text)
  if (!match) return null
  const rest = part(source, match.index, Math.min(source.text.length, match.index + 260))
  const day = firstDay(rest.text)
  if (!day?.day) return null
  const no = /§\s?(\d{1,4})/.exec(rest.text)?.[1] ?? null
  return found({ date: day.day, no }, rest, { start: 0, end: day.end })
}

const corrects = swedish(
  '\\b(?:rättelse av|med (?:ändring|rättelse) av|rättar|korrigering av|beslutet(?: den)? [^.]{0,40}rättas)\\b(?=[^.]{0,90}(?:beslut|protokoll|§))',
  'iu',
)
const replaces = swedish(
  '\\b(?:ersätt(?:er|a|s)|i stället för|upphäv(?:er|a|s)) (?:beslutspunkt|punkt|(?:\\p{L}{1,40} )?(?:tidigare )?beslut|§)',
  'iu',
)
const pointNumber = swedish('\\b(?:besluts)?punkt (\\d{1,2})\\b', 'iu')

export const correctsIn = (source: Source): Found<PointsTo> | null => pointed(source, corrects)

/** What a new decision takes the place of; `point` where it is only one clause. */
export function replacesIn(source: Source): Found<PointsTo & { readonly point?: number }> | null {
  const hit = pointed(source, replaces)
  if (!hit) return null
  const point = pointNumber.exec(hit.quote)?.[1]
  return { ...hit, value: point ? { ...hit.value, point: Number(point) } : hit.value }
}

const byWhom = [
  ['ordföranden', swedish('\\bordförande', 'iu')],
  ['kommundirektören', swedish('\\bkommundirektör', 'iu')],
  ['regiondirektören', swedish('\\bregiondirektör', 'iu')],
  ['förvaltningschefen', swedish('\\bförvaltnings(?:chef|direktör)', 'iu')],
  ['utskottet', swedish('\\butskott', 'iu')],
  ['delegaten', swedish('\\bdeleg', 'iu')],
] as const

/** A decision taken by a chair, an official or a committee on delegation: who, and when where the same sentence says it. */
export function delegatedIn(
  source: Source,
): Found<{ readonly by: string; readonly date: Day | null }> | null {
  const match = onDelegation(source.text)
  if (!match) return null
  const passage = source.text.slice(Math.max(0, match.index - 60), match.index + 220)
  const by = byWhom.find(([, pattern]) => pattern.test(passage))?.[0] ?? 'delegaten'
  const day = findDays(source.text).find(
    (each) => each.day && each.start > match.index && each.start < match.index + 1500,
  )
  return found({ by, date: day?.day ?? null }, source, {
    start: match.index,
    end: match.index + match[0].length,
  })
}

/** Number of the printed matter of a council: "2023 nr 232". */
export function handlingIn(sections: readonly Section[]): Found<string> | null {
  for (const { text } of sectionsNamed(sections, 'papers')) {
    const match = /\b(?:19|20)\d\d nr \d{1,4}\b/.exec(text.text)
    if (match) return found(flat(match[0]), text, { start: match.index, end: match.index + match[0].length })
  }
  return null
}

const serial =
  /^[ ]*(?:[^\n]{1,80}[ ]{3,})?(?:(?:minnes|mötes)?anteckningar|(?:sammanträdes|styrelse)?protokoll|(?:ordförande|delegations)beslut|anteckningar från \p{L}{3,30}möte)[ ]{1,60}(?:nr\.?[ ]?)?(\d{1,3}\/(?:19|20)\d\d)(?=[ ]*$|[ ]{3,})/imu

/** "MINNESANTECKNINGAR 4/2009", "ORDFÖRANDEBESLUT  Nr 4/2021": the paper's own number in its year. */
export function serialOf(body: Source): Found<string> | null {
  const match = serial.exec(body.text.slice(0, 600))
  return match ? found(match[1]!, body, { start: match.index, end: match.index + match[0].length }) : null
}
