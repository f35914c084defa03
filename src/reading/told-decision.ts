import type { Day } from '../kit/clock.ts'
import { bodyName, bodyTitle } from './body.ts'
import { firstDay } from './day.ts'
import { swedish } from './pattern.ts'
import { found, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Omtalat beslut: a decision told in a letter's own words: "Kommunstyrelsen har den 12 maj 2015, § 66, beslutat att anta …". */
export interface ToldDecision {
  readonly body: Found<string>
  readonly date: Found<Day> | null
  readonly number: Found<string> | null
  /** From the deciding verb to the sentence's end. */
  readonly text: Source
}

const told = swedish(
  `\\b(${bodyName})(?: (?:i|för|vid) [^\\n.:,]{2,40}?)?((?: har|,| vid| på| den| sitt| sammanträde(?:t)?| möte(?:t)?| i går| i dag| enligt| §| \\d[^ ]{0,12}| (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\\p{L}{0,7}){0,16}?) (?:beslutat|beslutade|beslöt|antagit|antog|godkänt|godkände|avslagit|avslog|återremitterat|bordlagt)\\b`,
  'i',
)
const span = (start: number, length: number): { start: number; end: number } => ({
  start,
  end: start + length,
})

/** The first such sentence; null where none. */
export function toldDecision(source: Source): ToldDecision | null {
  const match = told.exec(source.text)
  if (!match) return null
  const between = match.index + match[0].indexOf(match[2]!, match[1]!.length)
  const day = firstDay(match[2]!)
  const no = /§ ?(\d{1,4})/.exec(match[2]!)
  const rest = source.text.slice(match.index)
  const stop = rest.slice(match[0].length).search(/[.!](?=\s|$)|\n[ ]*\n/)
  const end = match.index + (stop === -1 ? Math.min(rest.length, 1500) : match[0].length + stop + 1)
  return {
    body: found(bodyTitle(match[1]!), source, span(match.index, match[1]!.length)),
    date: day?.day ? found(day.day, source, span(between + day.start, day.end - day.start)) : null,
    number: no ? found(no[1]!, source, span(between + no.index, no[0].length)) : null,
    text: part(source, match.index, end),
  }
}
