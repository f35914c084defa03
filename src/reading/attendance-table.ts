import { everyMatch } from './pattern.ts'
import type { Attendance, Attendee } from './attendance.ts'
import { evidenceOf, flat, linesOf, part } from './source.ts'
import type { Evidence, Found, Source } from './source.ts'

/**
 * Närvarotabell: a row for each member with a word for its presence and those who represented it. People may stand there by office
 * alone ("kommundirektör"), which a list of names cannot tell from its other words; here the table says what is what.
 */
const head =
  /^[ ]*(?:Medlem|Kommun|Organisation|Part|Ledamot)\s+Närvaro(?:\s+(?:Företrädare|Representant|Ombud|Namn))?[ ]*$/mu
const presence =
  /(?:^|(?<=\S)[ ]+)(?<word>närvarande|(?:anmält )?förhinder|frånvarande|ej närvarande)(?=[ ]|$)/u
const below =
  /^[ ]*(?<label>Övriga(?: närvarande| deltagare)?|(?:Inbjudna )?[Gg]äster)[ ]*:?[ ]+(?<people>\S[^\n]*(?:\n[ ]*\p{Ll}[^\n]*)*)/gmu

interface Row extends Evidence {
  readonly organisation: string
  readonly word: string
  readonly holders: readonly string[]
}

interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The rows, whether the table was read line by line or cell by cell; a line that begins no row goes on with the one above. */
function rowsIn(table: Source): Row[] {
  const lines = linesOf(table.text).filter(({ text }) => text.trim() !== '')
  const hits = lines.map(({ text }) => presence.exec(text))
  const isCell = (index: number): boolean => {
    const hit = hits[index]
    return hit ? hit[0] === lines[index]!.text.trim() : false
  }
  const opens = (index: number): boolean => isCell(index + 1) || (hits[index]?.index ?? 0) > 0
  return lines.flatMap((line, index) => {
    if (!opens(index)) return []
    const at = isCell(index + 1) ? index + 1 : index
    const next = lines.findIndex((_, after) => after > at && opens(after))
    const more = lines.slice(at + 1, next === -1 ? undefined : next)
    return [rowOf(table, line, { hit: hits[at]!, on: lines[at]!, more })]
  })
}

function rowOf(
  table: Source,
  first: Line,
  { hit, on, more }: { hit: RegExpExecArray; on: Line; more: readonly Line[] },
): Row {
  const organisation = first === on ? first.text.slice(0, hit.index) : first.text
  const rest = on.text.slice(hit.index + hit[0].length)
  const holders = flat([rest, ...more.map(({ text }) => text)].join(' ')).split(/\s*;\s*/)
  return {
    ...evidenceOf(table, { start: first.start, end: more.at(-1)?.end ?? on.end }),
    organisation: flat(organisation),
    word: hit.groups!['word']!.toLowerCase(),
    holders: holders.filter((holder) => holder !== ''),
  }
}

/** "kommundirektör, Bjuv (ersättare)" is the office, whence, and what is noted of the one who holds it. */
function attendeeOf(written: string, organisation?: string): Attendee {
  const noted = /^(?<holder>.*?)\s*\((?<notes>[^()]{1,80})\)$/u.exec(written)?.groups
  const holder = noted?.['holder'] ?? written
  const name =
    organisation && holder.endsWith(`, ${organisation}`) ? holder.slice(0, -organisation.length - 2) : holder
  return {
    name,
    ...(noted ? { role: noted['notes']! } : {}),
    ...(organisation ? { organisation } : {}),
  }
}

const isThere = (word: string): boolean => word === 'närvarande'
const isExcused = (word: string): boolean => word.endsWith('förhinder')

/** Of a member that sent nobody by name, the member itself. */
function attendeesOf({ organisation, holders, quote, start, end }: Row): Found<Attendee>[] {
  const people = holders
    .filter((holder) => holder !== organisation && holder !== '–')
    .map((holder) => attendeeOf(holder, organisation))
  return (people.length > 0 ? people : [{ name: organisation }]).map((value) => ({
    value,
    quote,
    start,
    end,
  }))
}

/** Those who stand under the table, divided by semicolons. */
function belowTable(rest: Source, wanted: RegExp): Found<Attendee>[] {
  return everyMatch(below, rest.text)
    .filter(({ groups }) => wanted.test(groups!['label']!))
    .flatMap((match) =>
      flat(match.groups!['people']!)
        .split(/\s*;\s*/)
        .map((written) => ({
          value: attendeeOf(written),
          ...evidenceOf(rest, { start: match.index, end: match.index + match[0].length }),
        })),
    )
}

/** Null where the text has no such table. Whoever was absent without a word is left out: absence is derived. */
export function tabledAttendance(source: Source): Attendance | null {
  const match = head.exec(source.text)
  if (!match) return null
  const rest = part(source, match.index + match[0].length)
  const end = rest.text.search(below)
  const rows = rowsIn(end === -1 ? rest : part(rest, 0, end))
  if (rows.length === 0) return null
  const officers = belowTable(rest, /^övriga/iu)
  return {
    present: [...rows.filter(({ word }) => isThere(word)).flatMap(attendeesOf), ...officers],
    apologies: rows
      .filter(({ word }) => isExcused(word))
      .flatMap(attendeesOf)
      .map((found) => ({ ...found, value: shown(found.value) })),
    guests: belowTable(rest, /gäster$/iu),
  }
}

const shown = ({ name, role, organisation }: Attendee): string =>
  [name, role, organisation].filter(Boolean).join(', ')
