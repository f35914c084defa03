import type { Day } from '../kit/clock.ts'
import { oneLine } from '../kit/text.ts'
import { type Outcome, clauseText } from '../decisions/decision.ts'
import type { Attendee } from '../reading/attendance.ts'
import type { Reading } from '../reading/document.ts'
import { type ReadFollowup, setDown } from '../reading/followup.ts'
import type { ReadItem } from '../reading/item.ts'

/** Inläsning av protokoll: old minutes, as they were read, become a proposed meeting. Every word is for a person to correct beside the source. */
export interface ProposedMeeting {
  readonly body: string | null
  readonly number: number | null
  readonly day: Day | null
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  /** One a line, as the form has them: "kommundirektör, Bjuv". */
  readonly present: readonly string[]
  readonly apologies: readonly string[]
  readonly guests: readonly string[]
  readonly adjusters: readonly string[]
  readonly items: readonly ProposedItem[]
  /** Other meetings that the minutes move. */
  readonly moved: readonly string[]
}

export interface ProposedItem {
  readonly title: string
  readonly text: string
  readonly clauses: readonly string[]
  readonly outcome: Outcome | null
  readonly recipient: string | null
  /** One line each, as they are typed during a meeting. */
  readonly followups: readonly string[]
}

const blank = { title: '', text: '', clauses: [], outcome: null, recipient: null, followups: [] }

/** For a source that no machine can read: the meeting is written by hand, beside it. */
export const emptyProposal: ProposedMeeting = {
  body: null,
  number: null,
  day: null,
  from: null,
  to: null,
  place: null,
  present: [],
  apologies: [],
  guests: [],
  adjusters: [],
  items: Array.from({ length: 5 }, () => blank),
  moved: [],
}

const valueOf = <T>(found: { readonly value: T } | null): T | null => found?.value ?? null

const personLine = ({ name, organisation, role }: Attendee): string =>
  [name, role, organisation].filter(Boolean).join(', ')

/** Null where the text is not minutes. */
export function proposalOf({ minutes, decision, clean }: Reading): ProposedMeeting | null {
  if (!minutes || minutes.items.length === 0) return null
  const [from = null, to = null] = valueOf(minutes.time)?.split(/\s*[–-]\s*/) ?? []
  const number = /protokoll(?:\s+nr\.?)?\s+(\d{1,3})\/\d{4}/iu.exec(clean.body.text)?.[1]
  const followups = minutes.followups.map(({ value }) => value)
  return {
    body: valueOf(decision.body),
    number: number === undefined ? null : Number(number),
    day: valueOf(decision.date),
    from,
    to,
    place: valueOf(minutes.place),
    present: minutes.present.map(({ value }) => personLine(value)),
    apologies: minutes.apologies.map(({ value }) => value),
    guests: minutes.guests.map(({ value }) => personLine(value)),
    adjusters: minutes.adjusters.map(({ value }) => value),
    items: minutes.items.map((item) =>
      proposedItem(
        item,
        followups.filter((followup) => followup.item === item.no),
      ),
    ),
    moved: minutes.moved.map(({ value: { name, date, time, place } }) =>
      [name, date, time, place].filter(Boolean).join(' '),
    ),
  }
}

/** Where the items end and the signatures begin. */
const signatures = /\n\s*(?:Vid tangenterna|Vid protokollet|Vid pennan|Justeras|Underskrifter)\b[\s\S]*$/u
/** "Kommundirektörsgruppen beslutar:" on a line of its own, and the clauses under it. */
const deciding = /\n[\s\-–•*]*[^\n]{2,80} beslutar:?\**\s*\n/u
const attLine = /^[\s\-–•*]*att\s/iu

/** The clauses under "beslutar", each with the lines it goes on over, and what stands after them. */
function clausesAndRest(decided: string): { clauses: string[]; rest: string } {
  const clauses: string[] = []
  const rest: string[] = []
  let isInClause = false
  for (const line of decided.split('\n')) {
    const goesOn: boolean = isInClause && /^\s*\p{Ll}/u.test(line)
    isInClause = attLine.test(line) || goesOn
    if (goesOn && !attLine.test(line)) clauses.push(`${clauses.pop()} ${line.trim()}`)
    else if (isInClause) clauses.push(line)
    else rest.push(line)
  }
  return { clauses: clauses.map(clauseText), rest: rest.join('\n') }
}

/** "Ärendet återremitteras till krisinfogruppen.": the outcome in a sentence of its own. */
const outcomeSentences: readonly (readonly [Outcome, RegExp])[] = [
  ['referred_back', /^Ärendet återremitteras(?: till (?<to>[^\n.]{2,80}))?\.$/mu],
  ['postponed', /^Ärendet bordläggs(?: till (?<to>[^\n.]{2,80}))?\.$/mu],
  ['handed_over', /^Ärendet överlämnas(?: till (?<to>[^\n.]{2,80}))?\.$/mu],
  ['noted', /^Informationen antecknas\.$/mu],
]

interface SaidOutcome {
  readonly outcome: Outcome
  readonly recipient: string | null
  readonly sentence: RegExp
}

function saidOutcome(text: string): SaidOutcome | null {
  for (const [outcome, sentence] of outcomeSentences) {
    const match = sentence.exec(text)
    if (match) return { outcome, recipient: match.groups?.['to'] ?? null, sentence }
  }
  return null
}

/** Tasks that are set down on lines of their own are the item's tasks and not its text; so is their heading. */
const withoutTasks = (text: string): string =>
  text.replace(setDown, '').replace(/^[ ]*(?:Uppdrag|Åtgärder|Uppgifter)[ ]*:?[ ]*$/gmu, '')

const tidied = (text: string): string =>
  text
    .replace(/\*+/g, '')
    .replace(/\n[ \t]*(?:\n[ \t]*)+/g, '\n\n')
    .trim()

const longestTitle = 160

/** A paragraph begins with its title. Where no empty line divides them the title ends with its line: one as long as that is text too. */
function titleAndText({ title, text: { text } }: ReadItem): { title: string; text: string } {
  const [first = '', ...rest] = text.trimStart().split('\n')
  const line = oneLine(first)
  const isRunOn = title.length > longestTitle && line !== '' && title.startsWith(line)
  const isTitle = isRunOn || line === title
  return { title: isRunOn ? line : title, text: isTitle ? rest.join('\n') : text }
}

function proposedItem(item: ReadItem, followups: readonly ReadFollowup[]): ProposedItem {
  const { title, text: whole } = titleAndText(item)
  const written = withoutTasks(`\n${whole}`).replace(signatures, '')
  const [before = '', ...decided] = written.split(deciding)
  const { clauses, rest } = clausesAndRest(decided.join('\n'))
  const text = tidied([before, rest].join('\n\n'))
  const said = saidOutcome(text)
  const outcome = said?.outcome ?? outcomeOf(item, clauses)
  const asked = outcome === 'referred_back' ? (followups.find(({ who }) => who)?.who ?? null) : null
  return {
    title,
    text: said ? tidied(text.replace(said.sentence, '')) : text,
    clauses,
    outcome,
    recipient: said ? said.recipient : asked,
    followups: followups.map(lineOf),
  }
}

function outcomeOf({ outcome }: ReadItem, clauses: readonly string[]): Outcome | null {
  if (clauses.length > 0) return 'decided'
  return outcome === 'referred_back' || outcome === 'postponed' || outcome === 'noted' ? outcome : null
}

/** Who is said by office where the minutes give it, and by name otherwise. */
function lineOf({ who, role, what, when, certainty }: ReadFollowup): string {
  const name = role === 'sekreterare' ? 'sekreteraren' : (who ?? '–')
  const line = `${certainty === 'possible' ? 'möjlig: ' : ''}${name}: ${oneLine(what)}`
  return when ? `${line} → ${when}` : line
}
