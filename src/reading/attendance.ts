import { tabledAttendance } from './attendance-table.ts'
import { isOffice, listPeople } from './person-list.ts'
import type { ListedPerson } from './person-list.ts'
import { anyOf, everyMatch, swedish } from './pattern.ts'
import { evidenceOf, flat, found, part } from './source.ts'
import type { Evidence, Found, Source } from './source.ts'

/** Närvaro: who was there, who had said they could not come, and who was a guest. Absence itself is never read: it is derived. */
export interface Attendance {
  readonly present: readonly Found<Attendee>[]
  readonly apologies: readonly Found<string>[]
  readonly guests: readonly Found<Attendee>[]
}

export interface Attendee {
  readonly name: string
  readonly organisation?: string
  readonly role?: string
}

type Group = 'present' | 'other' | 'apologies' | 'guests' | 'end'

const groups: readonly (readonly [Group, string])[] = [
  [
    'apologies',
    anyOf([
      'anmält förhinder',
      'anmälda förhinder',
      'meddelat förhinder',
      'förhinder',
      'ej närvarande',
      'ej med(?: på mötet)?',
      'frånvarande(?: ledamöter)?',
      'frånvaro',
      'frånvaroanmälda',
      '(?:lämnat |anmält |meddelat )?återbud',
    ]),
  ],
  ['guests', anyOf(['inbjudna(?: gäster)?', 'inbjudna till punkt[^:]{0,20}', 'gäster', 'gäst'])],
  [
    'other',
    anyOf([
      'övriga(?: närvarande| närv\\.?| deltagare| deltagande)?',
      'tjänstemän',
      'adjungerade',
      'föredragande',
      'ej tjänstgörande ersättare',
      'närvarande ersättare',
      'närvarande, ej tjänstgörande',
    ]),
  ],
  [
    'present',
    anyOf([
      'närvarande(?: ledamöter| beslutande)?',
      'beslutande(?: ledamöter)?',
      'deltagare',
      'med på mötet',
      'på mötet',
      'på plats(?=[ ]{2,}|[ ]*:)',
      'deltagande',
      'tjänstgörande(?: ledamöter| ersättare)?',
      'ledamöter',
      'ersättare',
      'suppleanter',
    ]),
  ],
  [
    'end',
    anyOf([
      'utses att justera',
      'justerare',
      'justering',
      'underskrifter',
      'sekreterare',
      'paragrafer',
      '§',
      'dagordning',
      'kallade',
      'vid protokollet',
      'protokoll',
      'ej svarat',
      'handlingar',
      'bilagor',
      'utskick',
      'plats och tid',
      'tid(?: och plats|/plats)?',
      'plats',
      'datum',
      'när',
      'var',
      'ordförande',
    ]),
  ],
]
const label = swedish(
  `(?:(?<=^|\\n)[\\s*#•-]*|(?<=\\S )(?=\\p{L}{4,20}(?: \\p{L}{4,12})?:)|(?<=(?:^|\\n)[ ]{0,8}\\p{L}{4,30}s )(?=ledamöter|ersättare)|(?<=[ ]{2,})|(?<=\\S[ ](?=Övriga\\s|Ersättare\\s|Ledamöter\\s|Frånvarande\\s|Suppleanter\\s)))(?:${groups.map(([group, words]) => `(?<${group}>${words})`).join('|')})(?![\\p{L}\\p{N}])(?:[ ]*:\\**|\\**(?=\\s{2,}|\\s*\\n|\\s+\\p{Lu})|(?=\\s))`,
  'giu',
)

interface Mark {
  readonly group: Group
  readonly start: number
  readonly end: number
  readonly isRight: boolean
}

function marksIn(text: string): Mark[] {
  return everyMatch(label, text)
    .map((match): Mark => {
      const group = groups.find(([name]) => match.groups![name] !== undefined)![0]
      const written = match.groups![group]!
      const start = match.index + match[0].indexOf(written)
      return {
        group,
        start,
        end: match.index + match[0].length,
        isRight: / {3,}$/.test(text.slice(0, start)),
      }
    })
    .filter((mark) => /^(?:[\p{Lu}§]|ledamöter|ersättare)/u.test(text.slice(mark.start)))
}

interface Entry {
  readonly group: Group
  readonly person: ListedPerson
  readonly at: Evidence
}

/** Reads the stretches between labels. In a table read line by line a label in the right column changes only that column. */
function entriesIn(head: Source): Entry[] {
  const marks = marksIn(head.text)
  let left: Group = 'end'
  let right: Group = 'end'
  return marks.flatMap((mark, index) => {
    if (mark.isRight && left !== 'end' && mark.group !== 'end') right = mark.group
    else left = right = mark.group
    const stretch = part(head, mark.end, marks[index + 1]?.start ?? head.text.length)
    if (left === 'end' && right === 'end') return []
    return listPeople(stretch.text, left !== right).map((person): Entry => {
      const listed = person.column === 1 ? right : left
      const group = person.role === 'anmält förhinder' ? 'apologies' : listed
      return { group, person, at: evidenceOf(stretch, person) }
    })
  })
}

const attendee = ({ person, at }: Entry): Found<Attendee> => {
  const { name, organisation, role } = person
  return { ...at, value: { name, ...(organisation ? { organisation } : {}), ...(role ? { role } : {}) } }
}

const shown = (person: ListedPerson): string =>
  person.organisation ? `${person.name}, ${person.organisation}` : person.name

const announced = swedish(
  '\\b((?:\\p{Lu}[\\p{L}-]{1,30}[ ]+){1,3}(?!Anmäl|Meddela)\\p{Lu}[\\p{L}-]{1,30}(?:(?:,| och)\\s+(?:\\p{Lu}[\\p{L}-]{1,30}[ ]+){1,3}\\p{Lu}[\\p{L}-]{1,30}){0,6})\\s+(?:(?:har |hade )?(?:anmält|meddelat) )?förhinder',
  'gu',
)

/** "Förhinder: A, B, C." inside an item. */
const listed =
  /\b(?:Förhinder|Frånvarande|Anmält förhinder|Frånvaro)\s*:\s*((?:[^\n]|(?<=,[ ]?)\n){3,600}?)(?=\.\s|\.?(?<!,[ ]?)\n|$)/u

function listedIn(body: Source): Found<string>[] {
  const match = listed.exec(body.text)
  if (!match) return []
  const list = part(body, match.index + match[0].length - match[1]!.length, match.index + match[0].length)
  return listPeople(list.text).map((person) => found(shown(person), list, person))
}

function announcedIn(body: Source): Found<string>[] {
  return everyMatch(announced, body.text).flatMap((match) =>
    match[1]!
      .replace(/^(?:Det|Att|Ordföranden?|Ledamoten)\s+/u, '')
      .split(/,\s+|\s+och\s+/)
      .map((name) => found(flat(name), body, { start: match.index, end: match.index + match[0].length })),
  )
}

/** One who is listed and then signs was there once. */
function once(entries: readonly Entry[]): Entry[] {
  const first = new Map<string, Entry>()
  for (const entry of entries) if (!first.has(nameOf(entry))) first.set(nameOf(entry), entry)
  return [...first.values()]
}
/** Offices alone are told apart by whence they are. */
function nameOf({ person: { name, organisation } }: Entry): string {
  const key = name.replace(/\s*\(.*$/, '')
  return key.includes(' ') && !isOffice(key) ? key : `${key}, ${organisation ?? ''}`
}

/** The people of the text's head; apologies also where a sentence announces them. */
export function attendanceOf(head: Source, body: Source): Attendance {
  return tabledAttendance(head) ?? listedAttendance(head, body)
}

function listedAttendance(head: Source, body: Source): Attendance {
  const entries = entriesIn(head)
  const of = (...wanted: Group[]): Entry[] => entries.filter((entry) => wanted.includes(entry.group))
  const apologies = of('apologies').map((entry) => ({ ...entry.at, value: shown(entry.person) }))
  return {
    present: once(of('present', 'other')).map(attendee),
    apologies: apologies.length > 0 ? apologies : [...listedIn(body), ...announcedIn(body)],
    guests: of('guests').map(attendee),
  }
}
