import type { Day } from '../kit/clock.ts'
import { bodyName, bodyTitle, official } from './body.ts'
import { findDays, lastSuchDay } from './day.ts'
import type { WrittenDay } from './day.ts'
import { anyOf, everyMatch, swedish } from './pattern.ts'
import { found, part, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'
import { onDelegation } from './stage.ts'

/** Omtalat beslut: a decision told in a letter's own words: "Kommunstyrelsen har den 12 maj 2015, § 66, beslutat att anta …". */
export interface ToldDecision {
  /** Null where only something is asked for. */
  readonly body: Found<string> | null
  readonly date: Found<Day> | null
  readonly number: Found<string> | null
  /** The telling words, to the sentence's end. */
  readonly text: Source
}

const decider = swedish(`\\b(?:(${bodyName})s?|(${official}))(?![\\p{L}])`, 'gi')
const decided = swedish(
  `\\b${anyOf([
    'beslut(?:at|ade|ades|ats)|beslöts?|beslut fattades|fattade beslut|fattat beslut',
    'antagits?|antogs?|godkänts?|godkändes?|avslagits?|avslogs?|tillstyrkt\\p{L}{0,3}|avstyrkt\\p{L}{0,3}',
    'återremitter(?:at|ats|ade|ades)|bordla(?:gt|gts|de|des)|ställt sig|ställde sig|avböjt|avstått|avstod',
    'lagt|lade|noterat|noterade|antecknat|antecknade|föreslog|föreslagit|förordat|förordade',
  ])}\\b`,
  'i',
)
/** Told in the present tense, it has been done where a day or a paragraph says when. */
const proposes = swedish('\\b(?:föreslår|tillstyrker|hemställer|förordar)\\b', 'i')
const still = swedish('\\b(?:kommer att|ska(?:ll)?|väntas|beräknas|planeras|avser|ber|vill)\\b', 'i')
/** An association tells of what it has decided to ask its members; that is its own letter and no answer. */
const asksMembers = swedish(
  '\\b(?:rekommendera(?:r|t|de)?(?! kommun(?:styrelsen|fullmäktige))|på remiss|remittera\\p{L}{0,3}|att (?:inbjuda|bjuda in|erbjuda)|samråd)\\b',
  'i',
)
const paragraph = /§ ?(\d{1,4})/

/** Sentences: to a stop, a question, an empty line or the end. */
function sentencesOf(source: Source): Source[] {
  const ends = everyMatch(/[.!?](?=\s+["”(]?\p{Lu}|\s*$)|\n[ ]*\n/gu, source.text).map(
    ({ index, 0: { length } }) => index + length,
  )
  return [...ends, source.text.length].map((end, index) => trimmed(part(source, ends[index - 1] ?? 0, end)))
}

/**
 * The first such sentence; null where none.
 * @param written the day of the letter: a day told without its year is the last such one before it
 */
export function toldDecision(source: Source, written: Day | null): ToldDecision | null {
  for (const sentence of sentencesOf(source)) {
    const told = toldIn(sentence, written)
    if (told) return told
  }
  return null
}

/** Who is told to have decided; null where nobody is, where it is asked, or where an association tells of what it asks for. */
function deciderIn(text: string): RegExpExecArray | null {
  if (text.endsWith('?')) return null
  const by = everyMatch(decider, text).find((match) => match[1] !== undefined || onDelegation(text) !== null)
  return by && !asksMembers.test(text.slice(by.index)) ? by : null
}

/** Where a day or a paragraph says when, it has been done, in whatever tense it is told. */
const isDone = (text: string, verb: RegExpExecArray | null, when: unknown): boolean =>
  when ? verb !== null || proposes.test(text) : verb !== null && !still.test(text)

function toldIn(sentence: Source, written: Day | null): ToldDecision | null {
  const { text } = sentence
  const by = deciderIn(text)
  const verb = decided.exec(text)
  const day = findDays(text).find((each) => each.day ?? written)
  const no = paragraph.exec(text)
  if (!by || !isDone(text, verb, day ?? no)) return null
  return {
    body: found(bodyTitle(by[1] ?? by[2]!), sentence, { start: by.index, end: by.index + by[0].length }),
    date: day ? dateOf(day, written, sentence) : null,
    number: no ? found(no[1]!, sentence, { start: no.index, end: no.index + no[0].length }) : null,
    text: part(sentence, Math.min(by.index, verb?.index ?? by.index)),
  }
}

function dateOf(day: WrittenDay, written: Day | null, sentence: Source): Found<Day> | null {
  const value = day.day ?? (written ? lastSuchDay(day, written) : null)
  return value ? found(value, sentence, day) : null
}
