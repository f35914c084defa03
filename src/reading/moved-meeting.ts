import type { Day } from '../kit/clock.ts'
import { findDays, nextSuchDay } from './day.ts'
import { everyMatch, swedish } from './pattern.ts'
import { flat, found, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Ändrade mötestider: meetings whose time the minutes change. What the time was before is seldom said, and then stays unknown. */
export interface MovedMeeting {
  readonly date: Day
  /** As written: "12.00". */
  readonly time: string | null
  /** What the text calls it, where the name is another month's than the date's: "marsmötet". */
  readonly name: string | null
  readonly place: string | null
}

const announces = swedish(
  '\\b(?:ändra(?:d|de|t) (?:mötes)?(?:tid|tider|datum|dag)|(?:mötet|sammanträdet) (?:flyttas|flyttades|ändras)|ny(?:a)? (?:mötes)?tid(?:er)?|flytta(?:s|t|de) möte)',
  'giu',
)
const called = swedish(
  '\\b((?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)-?mötet|(?:nästa|kommande) möte)\\b[^;,.]{0,30}$',
  'iu',
)
const clock = /\bkl(?:ockan)?\.?\s*(\d{1,2}[.:]\d\d)/i
const place = /\bi\s+(\p{Lu}[\p{L}-]{1,30})/u

function meetingAt(
  passage: Source,
  start: number,
  end: number,
  next: number,
  date: Day,
): Found<MovedMeeting> {
  const before = passage.text.slice(0, start)
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('.')) + 1)
  const name = called.exec(clause)?.[1]
  const after = passage.text.slice(end, Math.max(end, next))
  const value = {
    date,
    time: clock.exec(after)?.[1] ?? null,
    name: name ? flat(name) : null,
    place: place.exec(after)?.[1] ?? null,
  }
  const lead = name ? start - (clause.length - clause.indexOf(name)) : start
  return found(value, passage, { start: lead, end: Math.min(passage.text.length, Math.max(end, next)) })
}

export function movedMeetings(body: Source, metOn: Day | null): Found<MovedMeeting>[] {
  return everyMatch(announces, body.text).flatMap((match) => {
    const stop = body.text.slice(match.index).search(/\n|$/)
    const passage = part(body, match.index, match.index + Math.min(stop, 600))
    const days = findDays(passage.text)
    return days.flatMap((day, index) => {
      const date = day.day ?? (metOn ? nextSuchDay(day, metOn) : null)
      const semicolon = passage.text.indexOf(';', day.end)
      const next = Math.min(
        semicolon === -1 ? passage.text.length : semicolon,
        days[index + 1]?.start ?? passage.text.length,
      )
      return date ? [meetingAt(passage, day.start, day.end, next, date)] : []
    })
  })
}
