import { attendanceOf } from './attendance.ts'
import type { Attendance } from './attendance.ts'
import type { CleanText } from './clean.ts'
import type { DecisionReading } from './extract.ts'
import { followupsOf } from './followup.ts'
import type { ReadFollowup } from './followup.ts'
import type { ReadItem } from './item.ts'
import { meetingPlace, meetingTime, nextMeeting } from './meeting-place.ts'
import { movedMeetings } from './moved-meeting.ts'
import type { MovedMeeting } from './moved-meeting.ts'
import { everyMatch, swedish } from './pattern.ts'
import { serialOf } from './reference.ts'
import { signaturesIn } from './signature.ts'
import { flat, found, indexFrom, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Protokoll: minutes of a meeting, as an importer proposes them to a person. */
export interface MinutesReading extends Attendance {
  readonly items: readonly ReadItem[]
  /** Its own number in its year, where it says one: "4/2009". */
  readonly serial: Found<string> | null
  readonly place: Found<string> | null
  readonly time: Found<string> | null
  readonly chair: Found<string> | null
  readonly secretary: Found<string> | null
  readonly adjusters: readonly Found<string>[]
  readonly followups: readonly Found<ReadFollowup>[]
  readonly moved: readonly Found<MovedMeeting>[]
  readonly nextMeeting: Found<string> | null
}

/** Some publish their minutes with initials only. */
const name =
  '((?:\\p{Lu}(?:[\\p{L}-]{1,30}|-\\p{Lu})[ ]){1,3}\\p{Lu}[\\p{L}-]{1,30}|\\p{Lu}\\.[ ]?\\p{Lu}\\.)'
const rule = '[\\s_.…·*:–-]{1,200}'
/** A line to sign on, and what may stand beside it. */
const line = `${rule}(?:(?:Paragrafer|§§)[ §]{0,8}\\d{1,4}[ ]?[–-][ ]?\\d{1,4}${rule})?`
/** Who led it, as the minutes tell; then who is listed in the office, and last who signed. */
const opened = [
  `\\b(?:Ö|ö)ppnades av ${name}`,
  `\\b[Oo]rdföranden? ${name}(?: \\([\\p{L}]{1,3}\\))? (?:öppna|förklara|hälsa|inled|avsluta)`,
]
const chairs = [
  `\\b[Oo]rdföranden?${line}${name}(?: \\([\\p{L}]{1,6}\\))?(?= öppnade| förklarade|\\s*$|\\s*\\n|\\s{3,})`,
]
const secretaries = [
  `\\b(?:Vid tangenterna|Vid protokollet|Vid pennan|Nedtecknat av|Antecknat av|Sekreterare)${line}${name}`,
  `\\bSekreterare är ${name}`,
  `${name}, (?:\\p{L}{3,20}\\s?)?sekreterare\\b`,
]
/** One who was elected is named before one who signed: the chair signs too. */
const adjusting = [
  `\\b(?:justeringsperson|justerare)(?: för protokollet)? (?:valdes|utsågs|utses) ${name}`,
  `\\bjustera (?:dagens )?protokoll(?:et)? (?:valdes|utsågs|utses) ${name}`,
  `\\b(?:utsågs|utses|valdes|väljs|utse|välja) ${name}(?: \\([\\p{L}]{1,3}\\))? (?:att (?:jämte|justera|tillsammans)|till justerare)`,
  `\\b(?:justerare|justera)(?: [^.\\n]{0,40}?)? (?:utsågs|utses|valdes|väljs) ${name}`,
  `${name}(?: \\([\\p{L}]{1,3}\\))? (?:utsågs|utses|valdes|väljs) (?:att (?:jämte|justera|tillsammans)|till justerare)`,
  `\\bjusteras protokollet av ${name}`,
  `\\b(?:Justeras|Justeras av|Justerat av|Justerare|Justerande|Utses att justera|Justeringspersoner?)${line}(?!Underskrift|Ordf|Sekret)${name}`,
]

const compiled = (patterns: readonly string[]): RegExp[] => patterns.map((pattern) => swedish(pattern, 'gu'))
const openedPatterns = compiled(opened)
const chairPatterns = compiled(chairs)
const secretaryPatterns = compiled(secretaries)
const adjusterPatterns = compiled(adjusting)

function named(source: Source, patterns: readonly RegExp[]): Found<string>[] {
  const seen = new Set<string>()
  return patterns.flatMap((pattern) =>
    everyMatch(pattern, source.text).flatMap((match) => {
      const value = flat(match[1]!)
      if (
        seen.has(value) ||
        /^(?:Underskrift|Sekreterare|Justera)|\s(?:Sekreterare|Ordförande|Justerare)$/.test(value)
      )
        return []
      seen.add(value)
      const start = match.index + match[0].lastIndexOf(match[1]!)
      return [found(value, source, { start, end: start + match[1]!.length })]
    }),
  )
}

/** The head: everything before the first item. */
function headOf(clean: CleanText, items: readonly ReadItem[]): Source {
  const first = items[0]?.evidence.start
  const { length } = clean.body.text
  return part(clean.body, 0, first === undefined ? Math.min(length, 4000) : indexFrom(clean.body, first))
}

/** The one listed in an office: "Anna Ek (S), ordförande". */
function inRole(present: Attendance['present'], role: RegExp): Found<string> | null {
  const person = present.find(({ value }) => role.test(value.role ?? ''))
  return person ? { ...person, value: person.value.name.replace(/\s*\(.*$/, '') } : null
}

const secretaryIn = (body: Source, present: Attendance['present']): Found<string> | null =>
  named(body, secretaryPatterns)[0] ??
  signaturesIn(body).secretary[0] ??
  inRole(
    present,
    /^(?:\p{Ll}{3,20}\s?)?sekreterare\b|(?:^|, )(?:sekr\b|antecknar|antecknade|vid (?:pennan|tangenterna|protokollet))/iu,
  ) ??
  named(body, writing)[0] ??
  null

/** In the frame: "Sekreterare   Lisbeth Ek". */
const writing = compiled([
  `^[ ]*(?:Sekreterare|Antecknar|Antecknade|Vid anteckningarna|Protokollförare)[ :]{1,40}\\n?[ ]*${name}`,
])

const leads = /(?:^|, )(?:mötes)?(?:ordförande|ordf\.?)(?:,|\s|$)/i
const chairIn = (body: Source, present: Attendance['present']): Found<string> | null =>
  named(body, openedPatterns)[0] ??
  inRole(present, leads) ??
  named(body, chairPatterns)[0] ??
  signaturesIn(body).chair[0] ??
  null

/** "Justerare: ekonomichefen; Bo Ask" on one of the last lines: by office or name, divided by semicolons. */
function listedAdjusters(body: Source): Found<string>[] {
  const from = Math.max(0, body.text.length - 1500)
  const [line] = [
    ...body.text.slice(from).matchAll(/^[ ]*Justerare:[ ]+(?<people>\S[^\n]{1,300})$/gmu),
  ].slice(-1)
  if (!line) return []
  const span = { start: from + line.index, end: from + line.index + line[0].length }
  return line.groups!['people']!.split(/;\s*/).map((name) => found(flat(name), body, span))
}

function adjustersIn(body: Source): readonly Found<string>[] {
  const listed = listedAdjusters(body)
  if (listed.length > 1) return listed
  const byName = named(body, adjusterPatterns)
  const signed = byName.length > 0 ? byName : signaturesIn(body).adjuster
  return signed.length > 0 ? signed : listed
}

/** Reads the frame and the items of minutes; empty lists where the text has none. */
export function readMinutes(
  clean: CleanText,
  decision: DecisionReading,
  items: readonly ReadItem[],
): MinutesReading {
  const head = headOf(clean, items)
  const attendance = attendanceOf(head, clean.body)
  const secretary = secretaryIn(clean.body, attendance.present)
  const moved = movedMeetings(clean.body, decision.date?.value ?? null)
  const setting = {
    date: decision.date?.value ?? null,
    secretary: secretary?.value ?? null,
    moved: moved.map((each) => each.value),
  }
  return {
    ...attendance,
    items,
    serial: serialOf(clean.body),
    place: meetingPlace(head),
    time: meetingTime(head),
    chair: chairIn(clean.body, attendance.present),
    secretary,
    adjusters: adjustersIn(clean.body),
    followups: followupsOf(items, setting),
    moved,
    nextMeeting: nextMeeting(clean.body),
  }
}
