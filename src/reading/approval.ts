import type { Day } from '../kit/clock.ts'
import { findDays } from './day.ts'
import { swedish } from './pattern.ts'
import { found, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Justering: whether the minutes have been approved, when, and whether the paragraph was approved at once. */
export interface Approval {
  /** The day they were approved; null where only the fact is stated, or nothing. */
  readonly adjusted: Found<Day> | null
  /** Approved at once (omedelbar justering), for this paragraph. */
  readonly immediate: Found<true> | null
  /** Says of itself that it is not yet approved. */
  readonly unadjusted: Found<true> | null
}

const dayOfApproval = swedish(
  '\\b(?:dag för justering|justering(?:sdag|sdatum|ens (?:plats och )?(?:tid|datum)(?:[ ]+\\p{Lu}[^\\n\\d]{2,40})?)?|(?:protokollet )?(?:är )?justera(?:t|d|des)(?: digitalt| och anslaget)?|signerat|datum för justering|tid för justering|justeringsdag)[\\s:*,|]{1,40}(?:\\p{L}{3,8}dag(?:en)?[ ,]{1,2})?(?:den )?$',
  'iu',
)
const atOnce = swedish(
  '\\b(?:omedelbar(?:t)?(?:en)? juster(?:ing|ad|at|as|ades|ats)|justera(?:s|des|d|t) omedelbart|förklaras omedelbart justerad|justeras (?:genast|direkt)|direktjuster(?:as|ades|ad|ing))',
  'iu',
)
const notAtOnce = swedish('\\b(?:ingen|inte|ej) omedelbar', 'iu')
const notYet = swedish(
  '\\b(?:ojustera(?:t|d|de)|ej justera(?:t|d)|inte justera(?:t|d)|utkast till protokoll|preliminärt protokoll)\\b',
  'iu',
)

function said(source: Source, pattern: RegExp): Found<true> | null {
  const match = pattern.exec(source.text)
  return match
    ? found(true as const, source, { start: match.index, end: match.index + match[0].length })
    : null
}

export function approvalOf(source: Source): Approval {
  let adjusted: Found<Day> | null = null
  const speaksOfIt = /juster|signerat/i.test(source.text)
  for (const day of speaksOfIt ? findDays(source.text) : []) {
    const before = part(source, Math.max(0, day.start - 90), day.start).text
    if (day.day && dayOfApproval.test(before)) adjusted ??= found(day.day, source, day)
  }
  const immediate = notAtOnce.test(source.text) ? null : said(source, atOnce)
  return { adjusted, immediate, unadjusted: said(source, notYet) }
}
