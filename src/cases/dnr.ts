/** Diarienummer (Dnr): the number of a case in its register, `KSL/15/0016`; its entry 5 is `KSL/15/0016-5`. Other offices write theirs in some twenty other ways. */

/**
 * The key under which a Dnr is looked up: two ways of writing the same number give the same key. `SBF 2023–00383`
 * becomes `SBF-2023-00383`. A foreign number is never taken apart: which part is the year differs between offices.
 */
export function foldDnr(raw: string): string {
  if (!plain.test(raw)) return foldAny(raw)
  return raw
    .toUpperCase()
    .replace(/[\s/:._-]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Most numbers are of plain characters, and a text is held against hundreds. */
const plain = /^[\x20-\x7e]*$/

function foldAny(raw: string): string {
  return raw
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC') // capitals may come as two characters
    .replace(/[\s/:._\p{Pd}\u2212]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** A number in one of the association's own series. */
export interface OwnNumber {
  readonly prefix: string
  /** With the century: 2015. */
  readonly year: number
  readonly number: number
}

/** As it is written: `KSL/15/0016`. */
export function writeDnr({ prefix, year, number }: OwnNumber): string {
  const twoDigits = String(year % 100).padStart(2, '0')
  return `${prefix}/${twoDigits}/${String(number).padStart(4, '0')}`
}

/** Document 5 of case KSL/15/0016 is `KSL/15/0016-5`. */
export function writeEntryNumber(dnr: string, entry: number): string {
  return `${dnr}-${entry}`
}

/**
 * Reads a Dnr that has the form of the association's own, however its dashes and strokes are written; null for any other.
 * @param prefixes of the association's series; only its own numbers may be taken apart
 * @param latestYear the year of a two-digit year is at most this, else of the century before
 */
export function readOwnDnr(raw: string, prefixes: readonly string[], latestYear: number): OwnNumber | null {
  const [, prefix = '', twoDigits = '', number = ''] = /^(\p{L}+)-(\d\d)-(\d{1,8})$/u.exec(foldDnr(raw)) ?? []
  if (!prefixes.includes(prefix) || Number(number) === 0) return null
  const century = latestYear - (latestYear % 100)
  const year = century + Number(twoDigits)
  return { prefix, year: year > latestYear ? year - 100 : year, number: Number(number) }
}

/** True for a prefix that a series can have: `KSL`. */
export function isPrefix(text: string): boolean {
  return /^[A-ZÅÄÖ]{1,12}$/.test(text)
}
