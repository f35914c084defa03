import type { Day } from '../kit/clock.ts'
import { dayIn, findDays, monthNumber, nextSuchDay } from './day.ts'
import type { FollowupSetting } from './followup.ts'
import { everyMatch, swedish } from './pattern.ts'

/** När en åtgärd ska vara gjord: the words that say it, and the day they mean where the same minutes tell. */
const months = '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)'
const meeting = '(?:(?:\\p{L}{1,20}-)?\\p{L}{0,25}(?:möte|sammanträde)(?:t|na)?|seminari(?:et|um))'
const dayOrMonth = `(?:(?: den)? \\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})? ${months}(?: \\d{4})?| i ${months}(?: eller ${months})?)`
const due = swedish(
  `\\b(?:till|på|via|inför|vid) (?:(?:ett|nästa|kommande|det) ){0,2}(${meeting}${dayOrMonth}?)|\\b((?:nästa|kommande|ett kommande) ${meeting}${dayOrMonth}?)|\\b(?:(?:senast|före) (?:den )?)(\\d{4}-\\d\\d-\\d\\d|\\d{1,2} ${months}(?: \\d{4})?)|\\b(\\d{1,2}/\\d{1,2} \\d{4})\\b`,
  'giu',
)

/** "nästa KD-möte", "seminariet 12-13 april, via KD-möte i februari eller mars"; null where no time is said. */
export function dueWords(sentence: string): string | null {
  const hits = everyMatch(due, sentence).map((match) => {
    const caught = match[1] ?? match[2] ?? match[3] ?? match[4]!
    const lead = /\b((?:ett )?(?:nästa|kommande))\s+$/i.exec(match[0].slice(0, match[0].indexOf(caught)))?.[1]
    const via = /^via /i.test(match[0]) ? 'via ' : ''
    return via + (lead ? `${lead} ${caught}` : caught)
  })
  return hits.length === 0 ? null : hits.join(', ')
}

/** The day a "next meeting" is: the first one the minutes give a new time for after their own day. */
function nextMeetingDay(setting: FollowupSetting): Day | null {
  const later = setting.moved
    .map((each) => each.date)
    .filter((date) => setting.date !== null && date > setting.date)
  return later.sort()[0] ?? null
}

/** "styrelsemötet i februari" is the "styrelsemötet 17 februari" that the same minutes name elsewhere. */
function namedElsewhere(when: string, all: string, setting: FollowupSetting): Day | null {
  const match = new RegExp(`(\\p{L}{4,40})\\s+i\\s+(${months})(?!\\s+eller)`, 'iu').exec(when)
  const month = match ? monthNumber(match[2]!) : null
  if (!match || !month || !setting.date) return null
  const noun = match[1]!.toLowerCase()
  for (const day of findDays(all)) {
    const beside = all.slice(Math.max(0, day.start - noun.length - 6), day.start).toLowerCase()
    if (day.month === month && beside.includes(noun)) return day.day ?? nextSuchDay(day, setting.date)
  }
  return null
}

/** The day the words mean; null where the minutes do not tell ("ett kommande möte"). */
export function dueOn(when: string, all: string, setting: FollowupSetting): Day | null {
  const written = findDays(when)[0]
  if (written) return written.day ?? (setting.date ? nextSuchDay(written, setting.date) : null)
  const short = /\b(\d{1,2})\/(\d{1,2}) (\d{4})\b/.exec(when)
  if (short) return dayIn(Number(short[3]), Number(short[2]), Number(short[1]))
  if (/^(?:via )?nästa\b/i.test(when)) return nextMeetingDay(setting)
  return namedElsewhere(when, all, setting)
}
