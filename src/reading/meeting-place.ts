import { findDays } from './day.ts'
import { swedish } from './pattern.ts'
import { firstMatch, flat, found } from './source.ts'
import type { Found, Source } from './source.ts'

/** Tid och plats: when in the day and where a meeting was held, as written. */
const clock = '\\d{1,2}[.:,]\\d\\d'
const span = new RegExp(`(${clock}\\s*[-–—]+\\s*${clock}|${clock})`, 'u')
const timeLabel = swedish(
  `\\b(?:tid(?:/plats| och plats)?|plats och tid|klockan|kl|när)[.:]?[^\\n§]{0,80}?(${clock}\\s*[-–—]+\\s*${clock}(?:,\\s*${clock}\\s*[-–—]+\\s*${clock})?)`,
  'iu',
)
const placeLabel =
  /(?:^|\n|\s)\**(?<!Justeringens )(?:Plats och tid|Tid och plats|Tid\/Plats|Plats\/tid|Tid & plats|Mötesform|Plats|Lokal|Var(?=:))\**[ ]*:?\**(?:[ ]+|[ ]*\n\s*)([^\n]{3,240})/u
/** "… kl 08.30-11.00, Stadshuset" with no label at all. */
const afterHours = new RegExp(`${clock}\\s*[-–—]+\\s*${clock}\\s*,[ ]*([^\\n]{3,80})$`, 'mu')
/** "Torsdagen den 19 maj 2022, Rådhuset" on a line of its own. */
const afterDay =
  /^[ ]*(?:\p{L}{3,7}dag(?:en)?[ ])?(?:den[ ])?\d{1,2}[ ]\p{Ll}{3,9}[ ]\d{4},[ ]((?!kl|§)[^\n,]{3,80})$/mu
const nextLabel =
  /\s(?:Beslutande|Närvarande|Ledamöter|Inbjudna|Kallade|Tid|Deltagare|Övriga|Ordförande|Sekreterare)\b\s*:?.*$/u
const weekday = swedish('\\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?(?: den)?\\b', 'giu')

export function meetingTime(head: Source): Found<string> | null {
  const labelled = firstMatch(head, timeLabel)
  return labelled ?? firstMatch(head, new RegExp(`${clock}\\s*[-–—]+\\s*${clock}`, 'u'))
}

/** The place without the date and the hours that stand beside it. */
export function meetingPlace(head: Source): Found<string> | null {
  const hit = firstMatch(head, placeLabel) ?? firstMatch(head, afterHours) ?? firstMatch(head, afterDay)
  if (!hit) return null
  let value = hit.value.replace(nextLabel, '')
  for (const day of [...findDays(value)].reverse()) value = value.slice(0, day.start) + value.slice(day.end)
  value = value
    .replace(weekday, '')
    .replace(/\b(?:kl(?:ockan)?\.?)\s*:?/gi, '')
    .replace(new RegExp(span.source, 'gu'), '')
  value = flat(value)
    .replace(/^(?:På plats i )/i, '')
    .replace(/^[\s,.;:–-]+|[\s,.;:–-]+$/g, '')
  return value === '' ? null : { ...hit, value }
}

const meetingNoun = '(?:styrelse|direktions|nämnd)?(?:sammanträde|möte|samråd|träff)(?:t|et|en)?'
/** What tells when, to the sentence's end; a full stop in "kl. 13.15" ends none. */
const told = '([^.\\n]{6,160}(?:\\.(?=\\d)[^.\\n]{1,80}|(?<=\\bkl)\\.[^.\\n]{1,80}){0,3})'
const next = swedish(
  `\\bnästa ${meetingNoun}(?: (?:äger rum|hålls|är|blir|sker)(?: den)?|:) ${told}|\\b(?:sammanträder|träffas|möts|ses) (?:härnäst|nästa gång) ${told}`,
  'iu',
)
/** A heading of its own, and under it the time. */
const headed = swedish(
  `^[ ]*(?:(?:§ ?)?\\d{1,4}[.)]?[ ]{1,10})?(?:nästa ${meetingNoun}|kommande (?:möten|sammanträden)|(?:mötes|sammanträdes)tider(?:[ ][^\\n]{0,20})?)[ ]*:?\\n\\s*([^\\n]{6,300})`,
  'im',
)

export function nextMeeting(body: Source): Found<string> | null {
  const match = next.exec(body.text)
  const caught = match?.[1] ?? match?.[2]
  if (!match || !caught) return nextUnderHeading(body)
  const start = match.index + match[0].lastIndexOf(caught)
  return found(flat(caught), body, { start, end: start + caught.length })
}

const weekdayBefore = /(?:\p{L}{3,7}dag(?:en)?[ ])?(?:den[ ])?$/u
/** From the first day that the line names, with its weekday. */
function nextUnderHeading(body: Source): Found<string> | null {
  const match = headed.exec(body.text)
  const line = match?.[1]
  const day = line ? findDays(line)[0] : undefined
  if (!match || !line || !day) return null
  const start = weekdayBefore.exec(line.slice(0, day.start))!.index
  const stop = line.slice(day.end).search(/\.(?=\s+\p{Lu}|\s*$)/u)
  const end = stop === -1 ? line.length : day.end + stop
  const from = match.index + match[0].length - line.length
  return found(flat(line.slice(start, end)), body, { start: from + start, end: from + end })
}
