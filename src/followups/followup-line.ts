import type { Day } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import { oneLine } from '../kit/text.ts'
import type { Body } from '../organisations/body.ts'
import { type WrittenDay, dayIn, findDays, monthNumber, nextSuchDay } from '../reading/day.ts'
import type { Certainty } from './followup.ts'
import type { Month, Occasion, When } from './when.ts'

/** Åtgärd på en rad: "Sekreteraren tar in namn → nästa möte" is who, what and when, as a secretary types it during the meeting. */
export interface TypedFollowup {
  readonly who: string | null
  readonly what: string
  readonly when: Omit<When, 'after'>
  /** "möjlig: …" is something that was only called possible. */
  readonly certainty: Certainty
  /** "efter 2": the number of the follow-up of the same meeting that it waits for. */
  readonly afterNumber: number | null
}

export interface LineSetting {
  /** The meeting's day: days and months without a year are counted from it. */
  readonly on: Day
  /** The body that meets: "nästa möte" is its own. */
  readonly bodyId: string
  readonly bodies: readonly NamedBody[]
  /** Titles and groups that are known by name. */
  readonly actors: readonly string[]
}

/** A body as people speak of it. */
export interface NamedBody extends Pick<Body, 'id' | 'name' | 'kind'> {
  /** "KD" in "KD-möte", as its procedure says. */
  readonly shortName?: string | null
}

/** @throws Refusal `followup.nothing-to-do` when the line says no task */
export function readFollowupLine(line: string, setting: LineSetting): TypedFollowup {
  const [written = '', ...rest] = oneLine(line).split(/\s*(?:→|->|=>)\s*/u)
  const task = written.replace(possible, '')
  const certainty = task === written ? 'task' : 'possible'
  const { who, what } = whoAndWhat(task, setting.actors)
  if (!what) throw new Refusal('followup.nothing-to-do')
  return { who, what, certainty, ...readWhen(rest.join(' '), setting) }
}

const possible = /^(?:möjlig|possible):\s*/iu

const definite =
  '\\p{L}*(?:aren|anden|gruppen|jurist(?:en)?|chefen|chef|direktören|direktör|ledaren|styrelsen|nämnden|kansliet|kontoret|registratorn|nätverket|kommittén|utskottet|kommunen|förbundet|kommunerna)'
/** "Sekreteraren tar in", "Helsingborgs stadsjurist bearbetar": an office in its definite form, or somebody's. */
const officeFirst = new RegExp(
  `^(${definite}|\\p{Lu}[\\p{L}-]+s ${definite})\\s+(?:ska(?:ll)?\\s+)?(?=\\p{Ll})`,
  'iu',
)

function whoAndWhat(task: string, actors: readonly string[]): { who: string | null; what: string } {
  const named = /^([^:→]{1,80}):\s+(.+)$/u.exec(task)
  if (named) return { who: /^[–—-]$/u.test(named[1]!.trim()) ? null : named[1]!.trim(), what: named[2]! }
  const lower = task.toLowerCase()
  const actor = actors
    .toSorted((one, other) => other.length - one.length)
    .find((name) => name && lower.startsWith(`${name.toLowerCase()} `))
  const office = actor ?? officeFirst.exec(task)?.[1]
  return office
    ? { who: office, what: task.slice(office.length).replace(/^\s+(?:ska(?:ll)?\s+)?/u, '') }
    : { who: null, what: task }
}

/** "styrelsen 17 februari", "ett kommande KD-möte", "seminariet 12–13 april, via mötet i februari eller mars", "efter 2". */
export function readWhen(written: string, setting: LineSetting): Pick<TypedFollowup, 'when' | 'afterNumber'> {
  const words = oneLine(written)
  const day = dayWritten(words, setting.on)
  const after = /\b(?:efter|after)\s+(?:(?:uppdrag|åtgärd|nr|task|follow-up)\s+)?(\d{1,3})\s*$/iu.exec(words)
  const afterNumber = after ? Number(after[1]) : null
  const at = occasionIn(words, day, setting)
  const by = day && at?.kind !== 'day' ? day : null
  return { when: { at, by, words: words || null }, afterNumber }
}

function dayWritten(words: string, on: Day): Day | null {
  const written = findDays(words)[0]
  if (written) return nextSuchDay(written, on)
  const short = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/u.exec(words)
  if (!short || !dayIn(2000, Number(short[2]), Number(short[1]))) return null
  const yearless: WrittenDay = {
    day: null,
    month: Number(short[2]),
    dayOfMonth: Number(short[1]),
    start: 0,
    end: 0,
  }
  return nextSuchDay(yearless, on)
}

const bodyWords: Partial<Record<Body['kind'], RegExp>> = {
  board: /styrelse|\bboard\b/iu,
  council: /fullmäktige|\bcouncil\b/iu,
  directors_group: /direktörsgrupp|direktörsmöte|directors/iu,
}

/** The body that the words name, wholly or by its kind; a bare "mötet" is the own body's. */
function bodyIn(words: string, setting: LineSetting): string | null {
  const lower = words.toLowerCase()
  const named =
    setting.bodies.find((body) => lower.includes(body.name.toLowerCase())) ??
    setting.bodies.find(({ shortName }) => shortName && saysShortName(words, shortName))
  const own = setting.bodies.find((body) => body.id === setting.bodyId)
  const kind = [...(own ? [own] : []), ...setting.bodies].find((body) => bodyWords[body.kind]?.test(words))
  const meeting = /möte|sammanträde|\bmeeting\b/iu.test(words) ? setting.bodyId : null
  return named?.id ?? kind?.id ?? meeting
}

/** "KD-möte", "KD:s möte", "ett KD möte"; not "KDU". */
function saysShortName(words: string, shortName: string): boolean {
  const escaped = shortName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(words)
}

function occasionIn(words: string, day: Day | null, setting: LineSetting): Occasion | null {
  const body = bodyIn(words, setting)
  const bodyId = body ?? setting.bodyId
  if (/\bett kommande\b|\bkommande (?:\S*möte|sammanträde)\b|\ba coming meeting\b/iu.test(words))
    return { kind: 'coming', bodyId }
  if (/\bnästa\b|\bnext\b/iu.test(words)) return { kind: 'next', bodyId }
  const months = monthsIn(words, setting.on)
  if (months.length > 0) return { kind: 'months', bodyId, months }
  const event = /seminari|konferens|seminar|conference/iu.test(words)
  return day && body && !event ? { kind: 'day', bodyId, day } : null
}

const english = 'january february march april may june july august september october november december'.split(
  ' ',
)
const monthNames = `januari|februari|mars|maj|juni|juli|augusti|oktober|${english.join('|')}`
/** A month that no day of the month stands before: "i februari eller mars", "marsmötet". */
const bareMonth = new RegExp(`(?<!\\d[\\s.]{0,2})\\b(${monthNames})(?=-?(?:möte|sammanträde)|\\b)`, 'giu')

function monthsIn(words: string, on: Day): Month[] {
  return [...words.matchAll(bareMonth)].map((match) => {
    const name = match[1]!.toLowerCase()
    const number = monthNumber(name) ?? english.indexOf(name) + 1
    const month = String(number).padStart(2, '0')
    const year = Number(on.slice(0, 4))
    return `${on.slice(5, 7) <= month ? year : year + 1}-${month}`
  })
}
