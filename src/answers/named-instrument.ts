import { foldDnr } from '../cases/dnr.ts'
import { reckonedOnce } from '../kit/memory.ts'
import type { DecisionReading } from '../reading/extract.ts'
import { type Named, dnrsFound, dnrsWritten, folded, titleIn, titleWords } from './named-circulation.ts'

/**
 * Omnämnd handling: whether what is decided is the text that was sent, or another that the association has too. Two may have
 * nearly the same title (the declaration of 2014, the agreement of 2015), and an answer on the one is none on the other.
 */

/** One of the association's texts: what it has sent to be answered, or what stands in its register of agreements. */
export interface OwnText {
  readonly id: string
  /** Of a circulation `KSL/15/0016-5`; of an instrument that of its case. Null: it has none. */
  readonly dnr: string | null
  readonly caseDnr: string | null
  readonly title: string
  /** The instrument that the circulation asks about; of an instrument itself. */
  readonly instrument: string | null
}

export interface OwnTexts {
  readonly texts: readonly OwnText[]
  /** Of the association's series: what is numbered in them is its own, also where the case is not in the register. */
  readonly prefixes: readonly string[]
}

/** What a decision says, the words that tell most of what it is about first. */
export interface SaidAbout {
  readonly deciding: string
  readonly heading: string
  readonly paragraph: string
}

const longest = 20_000

export function saidAbout({ clauses, act, quote, title, main }: DecisionReading): SaidAbout {
  const deciding = clauses.filter((clause) => clause.act === act).map(({ text }) => text)
  return {
    deciding: (deciding.length > 0 ? deciding.join('\n') : (quote?.quote ?? '')).slice(0, longest),
    heading: (title?.value ?? '').slice(0, longest),
    paragraph: main.text.text.slice(0, longest),
  }
}

/** What was sent, beside all that it could be taken for. */
interface Sent {
  readonly number: Named
  /** The circulation, and what it asks about. */
  readonly own: readonly OwnText[]
  /** The other agreements. */
  readonly instruments: readonly OwnText[]
  /** The others that have a number of their own. */
  readonly numbered: readonly Named[]
  readonly prefixes: readonly string[]
}

function sentAmong(circulation: string, { texts, prefixes }: OwnTexts): Sent | null {
  const sent = texts.find(({ id }) => id === circulation)
  if (!sent?.dnr) return null
  const isOwn = ({ id }: OwnText): boolean => id === sent.id || id === sent.instrument
  const others = texts.filter((text) => !isOwn(text))
  const number = numberOf(sent)
  return {
    number,
    own: texts.filter(isOwn),
    instruments: others.filter(({ id, instrument }) => id === instrument),
    numbered: others
      .filter(({ caseDnr, dnr }) => caseDnr !== number.caseDnr || dnr !== caseDnr)
      .map(numberOf),
    prefixes,
  }
}

const numberOf = reckonedOnce(({ id, dnr, caseDnr, title }: OwnText): Named => ({
  id,
  title,
  dnr: dnr ?? '',
  caseDnr: caseDnr ?? '',
}))

/**
 * The other text that is decided on, as it is called; null where it is the one that was sent, or where nothing tells. What
 * the decision itself says goes before its heading, and that before a number that is mentioned on the way.
 */
export function otherNamed(
  said: SaidAbout | null,
  whole: string,
  circulation: string,
  texts: OwnTexts,
): string | null {
  const sent = sentAmong(circulation, texts)
  if (!sent) return null
  const { deciding, heading, paragraph } = said ?? { deciding: '', heading: '', paragraph: '' }
  const found =
    byAll(deciding, sent) ?? byAll(heading, sent) ?? byNumber(paragraph, sent) ?? byNumber(whole, sent)
  return found && found.other
}

/** What a stretch of text points to: another text by its name, or ours (no other); null: neither alone. */
type Pointed = { readonly other: string | null } | null

const ours: Pointed = { other: null }
const another = (name: string): Pointed => ({ other: name })

const byAll = (text: string, sent: Sent): Pointed => byNumber(text, sent) ?? byTitle(text, sent)

function byNumber(text: string, sent: Sent): Pointed {
  const other = otherNumber(text, sent)
  if (!other) return dnrsFound(text, [sent.number]).length > 0 ? ours : null
  // The other may be of the same case, whose number then stands in its own.
  const rest = foldDnr(text).replaceAll(foldDnr(other.dnr), ' ')
  return dnrsFound(rest, [sent.number]).length > 0 ? null : another(other.name)
}

interface OtherNumber {
  readonly dnr: string
  readonly name: string
}

function otherNumber(text: string, { number, numbered, prefixes }: Sent): OtherNumber | null {
  const whole = folded(text)
  const named = dnrsWritten(whole, numbered).find(({ dnr }) => dnr !== number.caseDnr)
  const known = numbered.find(({ id }) => id === named?.circulation)
  if (named && known) return { dnr: named.dnr, name: `${known.title} (${named.dnr})` }
  const unknown = unknownNumber(whole, prefixes, number.caseDnr)
  return unknown === null ? null : { dnr: unknown, name: unknown }
}

/** A number in one of our series, of a case that is not this one. */
function unknownNumber(text: string, prefixes: readonly string[], caseDnr: string): string | null {
  const there = prefixes.filter((prefix) => text.includes(`${prefix}-`))
  if (there.length === 0) return null
  const shape = `(?<![\\p{L}\\d])(${there.join('|')})-(\\d\\d)-(\\d{3,6})(?![\\p{L}\\d])`
  for (const [key, prefix, year, number] of text.matchAll(new RegExp(shape, 'gu')))
    if (key !== foldDnr(caseDnr)) return `${prefix}/${year}/${number}`
  return null
}

/** By the whole title as it stands, else by the words that only one of two like titles has. */
function byTitle(text: string, { own, instruments }: Sent): Pointed {
  const lower = text.toLowerCase()
  const stands = (word: string): boolean => lower.includes(word)
  const [named] = [...own, ...instruments]
    .filter((one) => wholeWords(one).every(stands) && titleIn(text, one.title) !== null)
    .toSorted((one, two) => two.title.length - one.title.length)
  if (named) return own.includes(named) ? ours : another(called(named))
  return byWords(titleWords(text), own.flatMap(tellingWords), instruments)
}

/** Where one of its words stands nowhere the title does not, and most titles are told by that. */
const wholeWords = reckonedOnce(
  ({ title }: { readonly title: string }): readonly string[] =>
    title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
)

const called = ({ title, caseDnr }: OwnText): string => (caseDnr ? `${title} (${caseDnr})` : title)

/** A year alone tells nothing: a decision is full of them. */
const tellingWords = reckonedOnce(({ title }: OwnText): readonly string[] =>
  [...titleWords(title)].filter((word) => !/^\d+$/.test(word)),
)

/** By the first of the others that the words tell apart from ours. */
function byWords(
  there: ReadonlySet<string>,
  own: readonly string[],
  instruments: readonly OwnText[],
): Pointed {
  const isTheirs = (word: string): boolean => there.has(word) && !own.includes(word)
  const ownThere = own.filter((word) => there.has(word))
  for (const other of instruments) {
    const theirs = tellingWords(other)
    // Most titles have no word here to themselves.
    if (ownThere.every((word) => theirs.includes(word)) && !theirs.some(isTheirs)) continue
    const pointed = toldApart(there, other, own)
    if (pointed) return pointed
  }
  return null
}

/** So much of a title's words makes it the one that is meant, or two titles alike. */
const half = 0.5

function toldApart(there: ReadonlySet<string>, other: OwnText, own: readonly string[]): Pointed {
  const isThere = (word: string): boolean => there.has(word)
  const theirs = tellingWords(other)
  const onlyTheirs = theirs.filter((word) => !own.includes(word))
  const areAlike = theirs.length - onlyTheirs.length >= half * theirs.length
  const isTheirs = onlyTheirs.some(isThere)
  if (own.some((word) => isThere(word) && !theirs.includes(word))) return areAlike && !isTheirs ? ours : null
  const needed = areAlike ? onlyTheirs : theirs
  const isMeant = isTheirs && needed.filter(isThere).length >= half * needed.length
  return isMeant ? another(called(other)) : null
}
