import type { Day } from '../kit/clock.ts'
import { bodyName } from './body.ts'
import { findDays } from './day.ts'
import type { WrittenDay } from './day.ts'
import { swedish } from './pattern.ts'
import { found, part } from './source.ts'
import type { Found, Source } from './source.ts'

/**
 * Sammanträdesdatum: the day of the meeting, from where a text states it. A date inside the matter (postponed to, a paper's own
 * date) is never taken for it.
 */
const labels = swedish(
  '(?:sammanträdesdatum|mötesdatum|sammanträdesdag|datum för (?:sammanträdet|mötet)|beslutsdatum|datum för beslut)[\\s:*|]{0,12}(?:\\p{L}{3,8}dag(?:en)? )?(?:den )?$',
  'iu',
)
const meeting = swedish(
  '(?:sammanträde(?:t)?(?: (?:med|i) [^\\n.]{1,60}?)?|styrelsemöte(?:t)?|möte(?:t)?(?: med [^\\n.]{1,60}?)?|(?:protokoll(?:sutdrag)?|anteckningar)(?: (?:från|för|fört vid)[^\\n.]{0,80}?)?|tid(?: och plats|/plats| & plats)?|plats och tid|utfärdat|datum(?: och tid)?|datum, tid(?: och plats)?)[\\s:*|]{0,40}(?:\\p{L}{3,8}dag(?:en)?[ ,]{1,3})?(?:den )?$',
  'iu',
)
const notTo = swedish(
  '\\b(?:till|vid|inför|nästa|kommande) (?:\\p{L}{1,30} )?(?:sammanträdet?|mötet?|styrelsemötet?)[^\\n]{0,40}$',
  'iu',
)

/** The first day with these words right before it. */
const labelled = (text: string, days: readonly WrittenDay[], words: RegExp): WrittenDay | undefined =>
  days.find((day) => {
    const before = text.slice(Math.max(0, day.start - 140), day.start)
    return day.day && words.test(before) && !notTo.test(before)
  })

const anothers =
  /utfärdat|tjänste|handläggare|anslag|uppsatt|dnr|daterad|\bjuster|ändrad|skapad|överklag|publicer|uppsätt|nedtag|utskriv|skickat|sent:/i

/** A date on a line that is not a paper's, a handler's or a register's. */
const onOwnLine = (text: string, days: readonly WrittenDay[]): WrittenDay | undefined =>
  days.find((day) => day.day && !anothers.test(text.slice(text.lastIndexOf('\n', day.start) + 1, day.start)))

const speaksOfMeeting = swedish(
  `(?:protokoll|minnesanteckning|mötesanteckning|sammanträde|delegationsbeslut|ordförandebeslut)|\\b${bodyName}\\b`,
  'iu',
)

/** Null where no meeting's date is stated. Where a mail carries the extract, its head is the one nearest the paragraph. */
export function meetingDay(source: Source, isMail = false): Found<Day> | null {
  const { text } = source
  const days = findDays(text)
  const day =
    labelled(text, days, labels) ??
    dayInHead(text, days, isMail) ??
    labelled(text, days, atNumber) ??
    labelled(text, days, signed)
  return day?.day ? found(day.day, source, day) : inFoot(source)
}

/** Above the first paragraph. */
function dayInHead(text: string, days: readonly WrittenDay[], isMail: boolean): WrittenDay | undefined {
  const first = text.search(/^[ *#]*(?:\p{L}{2,5}[ ])?§/mu)
  const end = first === -1 ? Math.min(600, text.length) : first
  const above = days.filter((day) => day.end <= end)
  const inOrder = isMail ? above.toReversed() : above
  const written = labelled(text, inOrder, meeting)
  return written ?? (speaksOfMeeting.test(text.slice(0, end)) ? onOwnLine(text, inOrder) : undefined)
}

/** In the foot of an extract: "Almby kommun, Kommunstyrelsen 2023-06-05", alone on its line. */
const footLine = swedish(
  `^[ ]*(?:\\p{L}[^\\n.]{2,40},[ ]?)?${bodyName}[ ,]{1,10}(?:den )?(\\d{4}-\\d\\d-\\d\\d|\\d{1,2} \\p{L}{3,9} \\d{4})[ ]*$`,
  'im',
)
function inFoot(source: Source): Found<Day> | null {
  const match = /\d/.test(source.text) ? footLine.exec(source.text) : null
  if (!match) return null
  const line = part(source, match.index, match.index + match[0].length)
  const day = findDays(line.text)[0]
  return day?.day ? found(day.day, line, day) : null
}

/** On the line of the paragraph's own number: "Kommunstyrelsen § 12  2024-02-06". */
const atNumber = /(?:^|\n)[ *#]*(?:[\p{L}]{2,30}[ ]+){0,3}§ ?\d{1,4}[ ]+(?:\p{L}{3,8}dag(?:en)? )?(?:den )?$/u
const signed = swedish(
  '\\b(?:har|beslutade) (?:vid|på) (?:sitt )?(?:sammanträde|möte)(?:t)? (?:den )?$',
  'iu',
)
