import { oneLine } from '../kit/text.ts'
import { type Outcome, clauseText } from '../decisions/decision.ts'
import { type ReadFollowup, setDown } from '../reading/followup.ts'
import type { ReadItem } from '../reading/item.ts'
import type { Vote } from './agenda.ts'

/** Inläst punkt: one item of old minutes as it was read, each of its parts in the place where the program has it. */
export interface ProposedItem {
  readonly title: string
  readonly text: string
  readonly clauses: readonly string[]
  readonly outcome: Outcome | null
  readonly recipient: string | null
  /** One line each, as they are typed during a meeting. */
  readonly followups: readonly string[]
  readonly proposals: string | null
  readonly vote: Vote | null
  readonly reservations: string | null
  /** Jäv: who took no part, as they are called in the attendance. */
  readonly recused: readonly string[]
  readonly extractRecipients: readonly string[]
}

export const blankItem: ProposedItem = {
  title: '',
  text: '',
  clauses: [],
  outcome: null,
  recipient: null,
  followups: [],
  proposals: null,
  vote: null,
  reservations: null,
  recused: [],
  extractRecipients: [],
}

/** The parts of an item that begin with their name: "Yrkanden: …", or the name on a line of its own above them. */
const labels = {
  proposals: /^(?:Yrkande|Yrkanden|Yrkanden och propositionsordning|Propositionsordning)$/iu,
  vote: /^(?:Votering|Omröstning)$/iu,
  recused: /^(?:Jäv|Anmälan om jäv)$/iu,
  reservations:
    /^(?:Reservation|Reservationer|Reservationer och protokollsanteckningar|Protokollsanteckningar?)$/iu,
  extractRecipients:
    /^(?:Protokollsutdrag(?: skickas)?(?: till)?|Expedieras till|Expediering|Utdrag till)$/iu,
  /** Tasks stand in lines of their own, which are read by themselves. */
  tasks: /^(?:Uppdrag|Åtgärder|Uppgifter)$/iu,
  text: /^(?:Ärendet|Ärendebeskrivning|Sammanfattning(?: av ärendet)?|Bakgrund|Beslutsunderlag|Beslutsgång|Bilag(?:a|or)|Handlingar)$/iu,
} as const
type Label = keyof typeof labels
type Part = Label | 'clauses'

/** "Kommundirektörsgruppen beslutar:" on a line of its own, and the clauses under it. */
const deciding = /^[\s\-–•*]*[^\n]{2,80} beslutar:?\**\s*$/u
const attLine = /^[\s\-–•*]*att(?:\s|$)/iu
/** Where the clauses are a list of their own the word stands by itself, the clause below it. */
const attAlone = /^[\s\-–•*]*att\s*$/iu

interface Line {
  readonly part: Label
  readonly rest: string
}

/** The part that the line begins, and what it says of it. */
function labelled(line: string): Line | null {
  const bare = line.replace(/^[\s*#]+|[\s*]+$/g, '')
  const [, name = bare, rest = ''] = /^([\p{L} ]{3,60}):\**\s*(.*)$/u.exec(bare) ?? []
  const part = (Object.keys(labels) as Label[]).find((each) => labels[each].test(name.trim()))
  if (part === undefined) return null
  return part === 'text' ? { part, rest: line } : { part, rest }
}

/** What stands in each part, line by line; lines between belong to the part above them. */
function partsOf(written: string): Record<Part, string> {
  const parts: Record<Part, string[]> = {
    text: [],
    proposals: [],
    vote: [],
    recused: [],
    reservations: [],
    extractRecipients: [],
    tasks: [],
    clauses: [],
  }
  let at: Part = 'text'
  const lines = written.split('\n')
  for (const [index, line] of lines.entries()) {
    const begun = labelled(line)
    const endsPart = isOutcome(line) || (at === 'clauses' && !isOfClause(line, parts.clauses))
    if (deciding.test(line) && attLine.test(nextWritten(lines, index))) at = 'clauses'
    else if (begun) parts[(at = begun.part)].push('', begun.rest)
    else if (endsPart) parts[(at = 'text')].push('', line)
    else parts[at].push(line)
  }
  const texts = Object.entries(parts).map(([part, own]) => [
    part,
    tidied(part === 'clauses' ? own.join('\n') : unwrapped(own)),
  ])
  return Object.fromEntries(texts) as Record<Part, string>
}

const nextWritten = (lines: readonly string[], index: number): string =>
  lines.slice(index + 1).find((line) => line.trim() !== '') ?? ''

/** Shorter than this, a line was ended by whoever wrote it. */
const fullLine = 60
const beginsAnew = /^\s*(?:[-–•*]\s|\d{1,3}[.)]\s|$)/u

/** Lines that the paper's edge ended go on with the next: what is set anew has edges of its own. */
function unwrapped(lines: readonly string[]): string {
  const longest = Math.max(0, ...lines.map((line) => line.length))
  const isFull = (line: string): boolean =>
    line.length >= fullLine && (line.length >= longest * 0.85 || !/[.:!?]\s*$/.test(line))
  return lines.reduce((text, line, index) => {
    const goesOn = index > 0 && isFull(lines[index - 1]!) && !beginsAnew.test(line)
    return goesOn ? `${text.trimEnd()} ${line.trimStart()}` : `${text}\n${line}`
  }, '')
}

/** A clause, or a line that goes on with the one above; an empty line between two clauses is none. */
function isOfClause(line: string, above: readonly string[]): boolean {
  if (line.trim() === '' || attLine.test(line)) return true
  const last = above.findLast((each) => each.trim() !== '') ?? ''
  return attAlone.test(last) || (above.at(-1) === last && /^\s*\p{Ll}/u.test(line))
}

/** Each clause on its line, with the lines that it goes on over. */
function clausesIn(written: string): string[] {
  const clauses: string[] = []
  for (const line of written.split('\n').filter((each) => each.trim() !== ''))
    if (attLine.test(line)) clauses.push(line)
    else clauses.push(`${clauses.pop() ?? ''} ${line.trim()}`)
  return clauses.map(clauseText)
}

/** "Ärendet återremitteras till krisinfogruppen.": the outcome in a sentence of its own. */
const outcomeSentences: readonly (readonly [Outcome, RegExp])[] = [
  ['referred_back', /^\**Ärendet återremitteras(?: till (?<to>[^\n]{2,200}?))?\.\**$/mu],
  ['postponed', /^\**Ärendet bordläggs(?: till (?<to>[^\n]{2,200}?))?\.\**$/mu],
  ['handed_over', /^\**Ärendet överlämnas(?: till (?<to>[^\n]{2,200}?))?\.\**$/mu],
  ['noted', /^\**Informationen antecknas\.\**$/mu],
]
const isOutcome = (line: string): boolean => outcomeSentences.some(([, sentence]) => sentence.test(line))

interface SaidOutcome {
  readonly outcome: Outcome
  readonly recipient: string | null
  readonly text: string
}

/** The outcome that the text says, and the text without the sentence. */
function saidOutcome(text: string): SaidOutcome | null {
  for (const [outcome, sentence] of outcomeSentences) {
    const match = sentence.exec(text)
    if (match)
      return { outcome, recipient: match.groups?.['to'] ?? null, text: tidied(text.replace(sentence, '')) }
  }
  return null
}

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

/** @param followups those that were read in this item */
export function proposedItem(item: ReadItem, followups: readonly ReadFollowup[]): ProposedItem {
  const { title, text: written } = titleAndText(item)
  const parts = partsOf(written.replace(setDown, ''))
  const clauses = clausesIn(parts.clauses)
  const { text, ...said } = saidOutcome(parts.text) ?? {
    ...guessedOutcome(item, clauses, followups),
    text: parts.text,
  }
  const vote = voteOf(parts.vote)
  const untold = parts.vote !== '' && !vote ? `\n\nVotering: ${parts.vote}` : ''
  return {
    title,
    text: tidied(text + untold),
    clauses,
    ...said,
    followups: followups.map(lineOf),
    proposals: parts.proposals || null,
    vote,
    reservations: parts.reservations || null,
    recused: listed(parts.recused),
    extractRecipients: listed(parts.extractRecipients),
  }
}

const listed = (written: string): string[] =>
  written
    .split(/[;\n]/)
    .map((each) => each.replace(/^[\s•–-]+/, '').trim())
    .filter((each) => each !== '')

/** "7 ja, 1 nej, 1 avstår", and as other offices count it: "7 ja-röster mot 1 nej-röst". Null where it is told otherwise. */
function voteOf(written: string): Vote | null {
  const [, yes, no, abstained = '0'] =
    /^(\d{1,4}) ja(?:-röst(?:er)?)?(?:,| och| mot)? (\d{1,4}) nej(?:-röst(?:er)?)?(?:(?:,| och)? (\d{1,4}) (?:avstår|avstod|som avstår))?\.?$/iu.exec(
      oneLine(written),
    ) ?? []
  return yes && no ? { yes: Number(yes), no: Number(no), abstained: Number(abstained) } : null
}

/** Where no sentence of ours says it: what was read of the words, and referred back to whoever then has the task. */
function guessedOutcome(
  { outcome }: ReadItem,
  clauses: readonly string[],
  followups: readonly ReadFollowup[],
): Pick<ProposedItem, 'outcome' | 'recipient'> {
  if (clauses.length > 0) return { outcome: 'decided', recipient: null }
  if (outcome === 'referred_back')
    return { outcome, recipient: followups.find(({ who }) => who)?.who ?? null }
  return { outcome: outcome === 'postponed' || outcome === 'noted' ? outcome : null, recipient: null }
}

/** Who is said by office where the minutes give it, and by name otherwise. */
function lineOf({ who, role, what, when, certainty }: ReadFollowup): string {
  const name = role === 'sekreterare' ? 'sekreteraren' : (who ?? '–')
  const line = `${certainty === 'possible' ? 'möjlig: ' : ''}${name}: ${oneLine(what)}`
  return when ? `${line} → ${when}` : line
}
