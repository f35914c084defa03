import { foldDnr } from '../cases/dnr.ts'
import { reckonedOnce } from '../kit/memory.ts'
import type { Evidence } from '../reading/source.ts'

/** Omnämnt ärende: which circulation a text is about, by our Dnr anywhere in it, or by the words of its title. */

/** A circulation by what it is called. */
export interface Named {
  readonly id: string
  /** `KSL/15/0016-5`; its case is `KSL/15/0016`. */
  readonly dnr: string
  readonly caseDnr: string
  readonly title: string
}

export interface DnrFound {
  readonly circulation: string
  /** As we write it. */
  readonly dnr: string
  /** The case's number without the document's. */
  readonly caseOnly: boolean
  /** Only when O is taken for 0, l for 1 and S for 5, as scanning does. */
  readonly worn: boolean
}

const longest = 400_000
/** A key that is shorter tells nothing. */
const shortest = 5
const letter = '[A-ZÅÄÖ0-9]'

/** Dashes, strokes and spaces made one, as in `foldDnr`, in a whole text. */
export const folded = (text: string): string => foldDnr(text.slice(0, longest))
const wornDown = (text: string): string =>
  text.replace(/[OQ]/g, '0').replace(/[IL|]/g, '1').replace(/S/g, '5').replace(/B/g, '8')

/** How a circulation's number and its case's stand in a folded text. */
interface Keys {
  readonly dnr: string
  readonly caseDnr: string
}
const keysOf = reckonedOnce(({ dnr, caseDnr }: Named): Keys => ({
  dnr: foldDnr(dnr),
  caseDnr: foldDnr(caseDnr),
}))
const wornKeysOf = reckonedOnce((circulation: Named): Keys => {
  const { dnr, caseDnr } = keysOf(circulation)
  return { dnr: wornDown(dnr), caseDnr: wornDown(caseDnr) }
})

/** The circulations whose Dnr stands in the text; one that is named in full goes before those of the same case. */
export function dnrsFound(text: string, circulations: readonly Named[]): DnrFound[] {
  const whole = folded(text)
  const exact = dnrsWritten(whole, circulations)
  return exact.length > 0 ? exact : found(wornDown(whole), circulations, true)
}

/** As `dnrsFound`, in a text that is `folded`, without those that are only worn. */
export const dnrsWritten = (text: string, circulations: readonly Named[]): DnrFound[] =>
  found(text, circulations, false)

function found(text: string, circulations: readonly Named[], worn: boolean): DnrFound[] {
  if (text.length < shortest) return []
  const keys = worn ? wornKeysOf : keysOf
  const isThere = lookedForIn(text)
  const full = circulations.filter((circulation) => isThere(keys(circulation).dnr))
  const cases = new Set(full.map(({ caseDnr }) => caseDnr))
  const byCase = circulations.filter(
    (circulation) => !cases.has(circulation.caseDnr) && isThere(keys(circulation).caseDnr),
  )
  return [
    ...full.map(({ id, dnr }) => ({ circulation: id, dnr, caseOnly: false, worn })),
    ...byCase.map(({ id, caseDnr }) => ({ circulation: id, dnr: caseDnr, caseOnly: true, worn })),
  ]
}

/** As `stands`, for hundreds of numbers that begin alike: where their beginning stands nowhere none of them does. */
function lookedForIn(text: string): (key: string) => boolean {
  const beginnings = new Map<string, boolean>()
  return (key) => {
    const beginning = key.slice(0, shortest - 1)
    const begins = beginnings.get(beginning) ?? text.includes(beginning)
    beginnings.set(beginning, begins)
    return begins && stands(text, key)
  }
}

/** Not within a longer number: 0016-5 is not in 0016-51. */
export function stands(text: string, key: string): boolean {
  // Hundreds of numbers are looked for, and most stand nowhere: an expression for each takes longer than to look.
  if (key.length < shortest || !text.includes(key)) return false
  const pattern = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<!${letter})${pattern}(?!${letter})`).test(text)
}

const smallWords = new Set(
  'att och för från till med den det som avseende angående gällande inom samt mellan mot eller ett under över'.split(
    ' ',
  ),
)

/** The words that a title is known by, by their first letters: "överenskommelsen" is "överenskommelse". */
export function titleWords(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? []
  return new Set(words.filter((word) => !smallWords.has(word)).map((word) => word.slice(0, 8)))
}

/** A match needs so much of a title's words, the rarer ones weighing more. */
const enough = 0.55

/**
 * The circulation whose title's words are in the text. Two agreements may be called nearly the same: then a word that
 * only one of the titles has must be there too. Null where none fits, or more than one.
 */
export function titledIn(text: string, circulations: readonly Named[]): Named | null {
  const there = titleWords(text.slice(0, longest))
  const titles = circulations.map((circulation) => ({
    circulation,
    words: [...titleWords(circulation.title)],
  }))
  const holders = (word: string): number => titles.filter(({ words }) => words.includes(word)).length
  const sum = (words: readonly string[]): number =>
    words.reduce((total, word) => total + 1 / holders(word), 0)
  const fits = titles.filter(
    ({ words }) => words.length >= 2 && sum(words.filter((word) => there.has(word))) >= enough * sum(words),
  )
  const told = fits.filter(({ words }) => words.some((word) => holders(word) === 1 && there.has(word)))
  const chosen = fits.length > 1 ? told : fits
  return chosen.length === 1 ? chosen[0]!.circulation : null
}

/** The title as the text has it, however its lines are broken and its words are inflected. */
export function titleIn(text: string, title: string): Evidence | null {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? []
  if (title.length < 12 || title.length > 400) return null
  // Most titles have a word that stands nowhere in the text, and an expression for each takes longer than to look.
  const lower = text.toLowerCase()
  if (!words.every((word) => lower.includes(word.toLowerCase()))) return null
  const stems = words.map((word) => (word.length > 4 ? `${word}\\p{L}{0,3}` : word))
  const match = new RegExp(`(?<!\\p{L})${stems.join('[^\\p{L}\\p{N}]{1,5}')}`, 'iu').exec(text)
  return match && { quote: match[0], start: match.index, end: match.index + match[0].length }
}
