import type { Day } from '../kit/clock.ts'
import { askedBy, isLastDay } from './answer-day.ts'
import type { AnswerDay } from './answer-day.ts'
import { cleanText } from './clean.ts'
import type { CleanText } from './clean.ts'
import { findDays, firstDay } from './day.ts'
import type { WrittenDay } from './day.ts'
import { findDnrsIn } from './dnr.ts'
import { clausesAsked } from './letter-clause.ts'
import { addressees, contact, sender, sentToIn, thirdBody } from './letter-party.ts'
import type { Contact } from './letter-party.ts'
import { swedish } from './pattern.ts'
import { evidenceOf, firstMatch, flat, found, linesOf, part, trimmed } from './source.ts'
import type { Evidence, Found, Source } from './source.ts'

/**
 * Rekommendationsbrev, remiss: the letter that asks the members for a decision. Everything is proposed to a person, with the words
 * it rests on; what the letter does not say is null.
 */
export interface LetterReading {
  readonly kind: Found<'recommendation' | 'consultation' | 'offer' | 'enquiry'> | null
  readonly sender: Found<string> | null
  readonly date: Found<Day> | null
  readonly dnr: Found<string> | null
  readonly title: Found<string> | null
  /** The letter's parts under their headings, in order. */
  readonly parts: readonly LetterPart[]
  /** Whom it speaks to, in its own words: "kommunstyrelserna", "länets kommuner". */
  readonly addressees: Found<string> | null
  /** Those it is addressed to at its head, by name. */
  readonly sentTo: readonly Found<string>[]
  /** The last day for an answer. Where the letter gives no year it is the first such day after the letter's own. */
  readonly answerBy: AnswerDay | null
  readonly validFrom: Found<Day> | null
  /** Null with `untilFurtherNotice`: tills vidare. */
  readonly validTo: Found<Day> | null
  readonly untilFurtherNotice: Found<true> | null
  /** "Beslut om antagande är att likställa med undertecknande." */
  readonly decisionIsSignature: Found<true> | null
  /** Another body that the association will tell of the decisions. */
  readonly thirdBody: Found<string> | null
  /** For questions; seldom the registrar. */
  readonly contact: Found<Contact> | null
  /** Where answers are sent. */
  readonly answerTo: Found<string> | null
  readonly clauses: readonly Found<string>[]
  /** The decision the letter rests on. */
  readonly basis: Found<{
    readonly body: string
    readonly date: Day | null
    readonly number: string | null
  }> | null
}

export interface LetterPart extends Evidence {
  readonly heading: string
  readonly text: string
}

const kinds = [
  ['recommendation', swedish('\\brekommend(?:ation|erar|era)\\p{L}{0,10}', 'iu')],
  ['consultation', swedish('\\b(?:remiss(?:en)?|samråd|yttrande)\\b', 'iu')],
  ['offer', swedish('\\b(?:erbjud(?:ande|er|s)|inbjud(?:an|er))\\b', 'iu')],
  ['enquiry', swedish('\\b(?:förfrågan|nominera|nominering|utse en representant)\\b', 'iu')],
] as const

/** The kind whose word stands first: the letterhead says "REKOMMENDATION", and only the text speaks of an earlier remiss. */
function kindOf(source: Source): LetterReading['kind'] {
  const hits = kinds.flatMap(([kind, pattern]) => {
    const match = pattern.exec(source.text)
    return match ? [{ kind, start: match.index, end: match.index + match[0].length }] : []
  })
  const first = hits.sort((a, b) => a.start - b.start)[0]
  return first ? found(first.kind, source, first) : null
}

/** A heading: a short line of its own that begins with a capital and ends without a stop, before running text. */
function isHeading(line: string, before: string, after: string): boolean {
  const text = line.trim()
  if (text.length < 3 || text.length > 60 || !/^["”]?\p{Lu}/u.test(text) || /[.,:;@]$|\d{4}-\d\d/.test(text))
    return false
  return (
    /(?:^|[.!?])\s*$/.test(before) &&
    (after.trim() === '' || /^\p{Lu}/u.test(after.trim())) &&
    /^[\p{L}\s,&/-]+$/u.test(text)
  )
}

function partsOf(source: Source): LetterPart[] {
  const lines = linesOf(source.text)
  const heads = lines.filter((line, index) =>
    isHeading(line.text, lines[index - 1]?.text ?? '', lines[index + 1]?.text ?? ''),
  )
  return heads
    .map((head, index) => {
      const text = trimmed(part(source, head.end, heads[index + 1]?.start ?? source.text.length))
      return { heading: head.text.trim(), text: text.text, ...evidenceOf(text) }
    })
    .filter((each) => each.text.length > 0)
}

/** The lines between the letterhead and the first part's text that stand together as a title. */
function titleOf(source: Source): Found<string> | null {
  const named = firstMatch(
    source,
    /^(?:ämne|ärende|angående|ang\.?|rubrik|gäller|avser|remiss|rekommendation)\s*:[ ]*(\S[^\n]{4,160})$/imu,
  )
  if (named) return named
  const blocks = blocksOf(source).slice(0, 12)
  const block = blocks.find(({ text }) => isTitle(text))
  return block ? found(flat(block.text), block) : null
}

const blocksOf = (source: Source): Source[] => {
  const blocks: Source[] = []
  let from = 0
  for (const match of source.text.matchAll(/\n[ ]*\n/g)) {
    blocks.push(trimmed(part(source, from, match.index)))
    from = match.index + match[0].length
  }
  blocks.push(trimmed(part(source, from)))
  return blocks.filter((block) => block.text !== '')
}

const letterhead = swedish(
  '\\b(?:dnr|diarienummer|datum|sida|telefon|e-post|www\\.|box \\d|till:|handläggare|ert datum|vårt datum|er referens)|\\d{4}-\\d\\d-\\d\\d|@',
  'iu',
)
/** A title names a matter: several words, no stop, no letterhead. */
function isTitle(block: string): boolean {
  const text = flat(block)
  const words = text.split(' ')
  if (words.length < 4 || text.length > 220 || /[.:;,]$|^till\s/i.test(text) || letterhead.test(text))
    return false
  return /^["”]?\p{Lu}/u.test(text) && words.filter((word) => /^\p{Ll}/u.test(word)).length >= 2
}

const fromWords = swedish(
  '\\b(?:gäll(?:er|a|ande)|träder i kraft|i kraft|giltig(?:t|hetstid)?|giller)\\b[^.]{0,60}?\\b(?:från(?: och med)?|fr\\.? ?o\\.? ?m\\.?|från den|den|frin)\\b ?(?:den )?$',
  'iu',
)
const toWords = swedish('\\b(?:till och med|t\\.? ?o\\.? ?m\\.?|längst till)\\b ?(?:den )?$', 'iu')

function dayAfter(source: Source, days: readonly WrittenDay[], words: RegExp): Found<Day> | null {
  for (const day of days) {
    const before = source.text.slice(Math.max(0, day.start - 110), day.start)
    if (day.day && words.test(before)) return found(day.day, source, day)
  }
  return null
}

const openEnded = swedish('\\b(?:och )?tills? vidare\\b', 'iu')
const signature = swedish(
  '\\bbeslut[^.]{0,90}?\\b(?:likställ\\p{L}{1,4}|jämställ\\p{L}{1,4}|gäller som|räknas som|ersätter|betraktas som)[^.]{0,30}?\\bunderteck?nan\\p{L}{1,4}',
  'iu',
)

function yes(source: Source, pattern: RegExp): Found<true> | null {
  const match = pattern.exec(source.text)
  return match
    ? found(true as const, source, { start: match.index, end: match.index + match[0].length })
    : null
}

const restsOn = swedish(
  '\\b(\\p{L}{0,20}(?:styrelsen|fullmäktige|direktionen|nämnden|rådet|utskottet)|(?<=s )(?:styrelse|direktion))(?: (?:för|i) [^.\\n,]{2,60}?)? (?:har )?(?:beslutade|beslutat|beslöt|rekommenderade|antog|fattade beslut)\\b([^.]{0,120}?)(?=\\b(?:att|om)\\b|\\.)',
  'iu',
)

function basisOf(source: Source): LetterReading['basis'] {
  const match = restsOn.exec(source.text)
  if (!match) return null
  const value = {
    body: match[1]!,
    date: firstDay(match[0])?.day ?? null,
    number: /§ ?(\d+)/.exec(match[0])?.[0] ?? null,
  }
  return (value.date ?? value.number)
    ? found(value, source, { start: match.index, end: match.index + match[0].length })
    : null
}

/** The letter's own date: the first in its head that is neither a last day nor a first. */
function letterDate(source: Source): Found<Day> | null {
  const day = findDays(source.text.slice(0, 900)).find(({ day: written, start }) => {
    const before = source.text.slice(Math.max(0, start - 110), start)
    return written !== null && !isLastDay(before.slice(-40)) && !fromWords.test(before)
  })
  return day?.day ? found(day.day, source, day) : null
}

const address = '([\\p{L}\\d._-]{1,60}@[\\p{L}\\d.-]{3,80}[\\p{L}\\d])'
const answerAddress = swedish(`\\b(?:e-? ?post|mejl|mail)[^@\\n]{0,30}?(?:till|:)\\s*${address}`, 'i')
const sentTo = swedish(
  `\\b(?:kommit in|inkomma|inkomna|skickas|sänds|sändas|meddelas?|lämnas)\\b[^@\\n.]{0,60}?\\b(?:till|via) ?${address}`,
  'i',
)

const missive = swedish(
  '^\\s*(?:[^\\n]{0,80}\\n\\s*){0,3}(?:[^\\n]{0,60}[ ]{2,})?(?:missiv|följebrev)\\b',
  'iu',
)
const asks = swedish(
  '\\b(?:på remiss|remitterar|remiss:|inbjuds|bereds tillfälle|rekommenderar|rekommendera|rekommendation)\\b',
  'iu',
)
export const asksIn = (head: string): boolean => asks.test(head)
/** Missiv: the letter that goes with papers and asks for something: what it tells of others' decisions is none of its own. */
export const isMissive = (head: string): boolean => missive.test(head) && asks.test(head)

/** Reads a letter that recommends or asks. Never throws; what is not in the text is null. */
export const readLetter = (text: string): LetterReading => letterIn(cleanText(text))

/** As `readLetter`, for a text already cleaned. */
export function letterIn({ body }: CleanText): LetterReading {
  const date = letterDate(body)
  const days = findDays(body.text)
  return {
    kind: kindOf(body),
    sender: sender(body),
    date,
    dnr: findDnrsIn(body)[0] ?? null,
    title: titleOf(body),
    parts: partsOf(body),
    addressees: addressees(body),
    sentTo: sentToIn(body),
    answerBy: askedBy(body, days, date?.value ?? null),
    validFrom: dayAfter(body, days, fromWords),
    validTo: dayAfter(body, days, toWords),
    untilFurtherNotice: yes(body, openEnded),
    decisionIsSignature: yes(body, signature),
    thirdBody: thirdBody(body),
    contact: contact(body),
    answerTo: firstMatch(body, answerAddress) ?? firstMatch(body, sentTo),
    clauses: clausesAsked(body),
    basis: basisOf(body),
  }
}
