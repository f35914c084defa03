import type { Day } from '../kit/clock.ts'
import { findDays } from './day.ts'
import type { WrittenDay } from './day.ts'
import { everyMatch, swedish } from './pattern.ts'
import { flat, found } from './source.ts'
import type { Found, Source } from './source.ts'

/** Giltighet: from when and until when what is decided applies; for all, or for each group of members its own day. */
export interface Validity {
  readonly from: Found<Day> | null
  readonly to: Found<Day> | null
  /** Only where members have different days. */
  readonly byMember: readonly Found<{ readonly members: readonly string[]; readonly from: Day }>[]
}

const applies = swedish(
  '\\b(?:gäll(?:er|a|de)|träder i kraft|träda i kraft|börja(?:r)? gälla|tillämpas|i kraft|som (?:ny )?medlem|inträder|ansluter|ansluta|anslutas|ansluts|förläng(?:s|er|a|as)|ingår|perioden|avtalstid(?:en)?|avtalsperiod(?:en)?|för tiden|giltig\\p{L}{0,10})\\b',
  'iu',
)
const fromDay = swedish(
  '\\b(?:från(?: och med)?|fr\\.? ?o\\.? ?m\\.?|(?:träder|träda) i kraft|(?:för|under) (?:perioden|tiden|avtalsperioden)|avtalstid(?:en)?(?: är)?:?)(?: den)?[: ]{0,2}$',
  'iu',
)
const toDay = swedish(
  '\\b(?:till och med|t\\.? ?o\\.? ?m\\.?|längst till|(?:från|fr\\.? ?o\\.? ?m\\.?)[^.]{4,40} till|(?:perioden|tiden|avtalsperioden|avtalstid(?:en)?:?)(?: den)? [\\p{L}\\d -]{8,20}? ?(?:–|-|till))(?: den)?[: ]{0,2}$',
  'iu',
)
const forMembers =
  /(?:\bför\s+kommunerna|^\s*(?:i|för))\s+((?:\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30})?(?:,\s+|\s+och\s+|\s+samt\s+)){0,40}\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30})?)/u

/** The municipalities a clause names as those it applies to; empty where it applies to all. */
export function membersNamed(clause: string): string[] {
  const list = forMembers.exec(clause)?.[1]
  return list
    ? flat(list)
        .split(/, | och | samt /)
        .filter((name) => name !== '')
    : []
}

interface Start extends Found<Day> {
  readonly members: readonly string[]
}

/** "fr.o.m. 2017-01-01" ends no sentence. */
const sentenceEnd = /\.\s+(?=\p{Lu})/gu

/** Dates that belong to a verb of applying in the same sentence; a price index's own dates do not. */
function dated(source: Source, days: readonly WrittenDay[], words: RegExp): Start[] {
  return days.flatMap((day) => {
    if (!day.day) return []
    const window = source.text.slice(Math.max(0, day.start - 260), day.start)
    const before = window.slice(everyMatch(sentenceEnd, window).at(-1)?.index ?? 0)
    if (!words.test(before) || !applies.test(before)) return []
    const after = source.text.slice(day.end, day.end + 300)
    const sentence = after.slice(0, (after.search(/\.(?=\s|$)/) + 1 || after.length) - 1)
    return [{ ...found(day.day, source, day), members: membersNamed(sentence) }]
  })
}

export function validityOf(source: Source): Validity {
  const days = applies.test(source.text) ? findDays(source.text) : []
  const starts = dated(source, days, fromDay)
  const ends = dated(source, days, toDay)
  const distinct = new Set(starts.map((start) => start.value))
  const named = starts.filter((start) => start.members.length > 0)
  const byMember = distinct.size > 1 && named.length > 1 ? onePerDay(named) : []
  return {
    from: byMember.length > 1 ? null : (starts[0] ?? null),
    to: ends[0] ?? null,
    byMember: byMember.length > 1 ? byMember : [],
  }
}

function onePerDay(starts: readonly Start[]): Validity['byMember'] {
  const first = new Map<string, Start>()
  for (const start of starts) if (!first.has(start.value)) first.set(start.value, start)
  return [...first.values()].map(({ members, ...start }) => ({
    ...start,
    value: { members, from: start.value },
  }))
}
