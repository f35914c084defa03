import { foldDnr } from '../cases/dnr.ts'
import { found, sourceOf } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/**
 * Diarienummer: a register's number for a case or a document. Foreign numbers come in some twenty shapes, and the same case is
 * written in several; so they are kept as written beside a folded key (`foldDnr` of the cases), and never taken apart.
 */

const label = swedish(
  '\\b(?:diarie?n(?:umme)?r|d\\.?nr|ärendenummer|ärende-?nr|diarienr|vår beteckning|er beteckning|vårt? dnr|ert? dnr|vår referens|er referens|(?:vår|er) ref)\\b\\.?:? ?(?:är )?',
)
/** What may follow a label: an optional register's letters or year with letters, then digits with separators. */
const notDate = '(?![ \\-–]*(?:19|20)\\d\\d-\\d\\d-\\d\\d)'
const shape =
  `(?!(?:19|20)\\d\\d-\\d\\d-\\d\\d)(?:[A-ZÅÄÖa-zåäö]{1,8}[ \\-/:.]?){0,2}\\d{1,6}(?:[A-ZÅÄÖ]{1,5}\\d{1,6})?` +
  `(?:${notDate}[ ]?[\\-–/:._]+[ ]?[A-ZÅÄÖ]{0,5} ?\\d{1,7}|${notDate} [A-ZÅÄÖ]{2,5}-\\d{1,4}|${notDate}(?: [A-ZÅÄÖ]{1,5})? \\d{2,6}(?! ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)))*(?![\\p{L}\\d])`
const labelled = new RegExp(`(?:${label.source})(${shape})`, 'giu')
/** "Ärende: KS 2024/77", in capitals and figures alone: elsewhere the word stands before a title. */
const matter = new RegExp(
  `(?<![\\p{L}])Ärende:[ ]*(?=[A-ZÅÄÖ\\d /.-]{0,20}\\d[-/.: ]{1,3}[A-ZÅÄÖ]{0,4}\\d)(${shape.replace('a-zåäö', '')})(?=[ ]*$|[ ]{2,}|[ ]\\p{Lu}|\\))`,
  'gmu',
)
/** Unlabelled: a register's letters with a year beside a number, or the year first with letters in it. Statutes are not numbers of cases. */
const bare: readonly RegExp[] = [
  /(?<![\p{L}\d/.-])((?!Dnr|Den|Maj|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Okt|Nov|Dec|Lag|Kl)\p{Lu}\p{Ll}{1,2} (?:19|20)\d\d[./:-](?!\d\d-\d\d(?!\d))\d{2,6})(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])(?!SFS|HSLF|SOU|Ds|Prop|EU|EG|ISO|EN)([A-ZÅÄÖ]{2,6}[ \-/]?(?:19|20)\d\d[-–/:.](?!\d\d-\d\d(?!\d))\d{2,6}(?:\.\d{1,4}|-\d{1,3})?)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])([A-ZÅÄÖ]{2,6} [A-ZÅÄÖ]{2,6}\/(?:19|20)\d\d:\d{1,6}(?: ?- ?\d{2,4})?)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])((?!SFS|SOU|DS|EU|EG)[A-ZÅÄÖ]{2,6}[ -]?(?:19|20)\d\d[/:]\d(?![\p{L}\d]))/gu,
  /(?<![\p{L}\d/.-])([A-ZÅÄÖ]{1,6}\/\d\d\/\d{2,6}(?:-\d{1,3})?)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])((?:19|20)\d\d\/?[A-ZÅÄÖ]{2,4} ?\d{2,6}(?: \d{2,4})?)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])([A-ZÅÄÖ]{1,4}\d{2,4}-\d{3,6}\/\d\d)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])((?:19|20)\d\d [A-ZÅÄÖ]{2,4}\d{3,6})(?![\p{L}\d])/gu,
  /(?<![\p{L}\d/.-])((?:19|20)\d\d-[A-ZÅÄÖ]{2,4}-\d{2,6})(?![\p{L}\d])/gu,
]
/** Alone on its line, or set out to the right beside a paragraph's number or title: there a shape that elsewhere could be anything is a number. */
const aside: readonly RegExp[] = [
  /(?<=§ ?\d{1,4}[ ]{1,40})(\d{3,5}\/\d\d)(?=[ ]*$)/gmu,
  /(?<=^|[ ]{2}|§ ?\d{1,4}[ ])(?!SFS|SOU|DS|EU|EG)([A-ZÅÄÖ]{2,5}[. ]?(?:(?:19|20)\d\d|\d\d)[./-]\d{2,6}(?:[-.]\d{1,4})?)(?=[ ]*$)/gmu,
  /(?<=[ ]{2}|§ ?\d{1,4}[ ])((?:19|20)\d\d\/\d{1,6}(?:-\d{2,4})?)(?=[ ]*$)/gmu,
  /(?<=^|[ ]{2})(\d\d\/[A-ZÅÄÖ]{2,4}\/\d{2,6})(?=[ ]*$)/gmu,
  /(?=(?:19|20)\d\d-)(?<=§ ?\d{1,4}[^\n]{0,40}\n(?:[^\n]{0,120}\n){0,3}[ ]*)(\d{4}-(?!(?:19|20)\d\d)\d{2,4})(?=[ ]*$)/gmu,
  /(?<=^|[ ]{2})(?!EU|EG)([A-ZÅÄÖ]{2}(?:1|2)\d\d{4})(?=[ ]*$)/gmu,
]
/** In brackets after a title: "(KS24/84)", "(KS 2015.152)". */
const bracketed = /(?<=\()(?!SOU|SFS|DS|EU|EG)([A-ZÅÄÖ]{1,5}[ -]?\d{2,4}[/:.-]\d{1,6})(?=\))/gu
/** "Datum   Dnr" above "2022-05-02   KS 2022/77": the day is the other column's. */
const isDay = (value: string): boolean => /^(?:19|20)\d\d[-.]\d\d[-.]\d\d$/.test(value)

/** A number as it is written, with the punctuation of the sentence and an empty document part taken off. */
const tidy = (raw: string): string => raw.replace(/:-\d+$|[\s.:_\-–/]+$/, '').trim()

/** Every diary number in a text, as written, once per folded key; see `foldDnr`. */
export const findDnrs = (text: string): Found<string>[] => findDnrsIn(sourceOf(text))

/** As `findDnrs`, in a cleaned text: as written, once per folded key, in the order they stand. */
export function findDnrsIn(source: Source): Found<string>[] {
  const hits = [labelled, matter, ...bare, ...aside, bracketed].flatMap((pattern) =>
    everyMatch(pattern, source.text).map((match) => {
      const start = match.index + match[0].length - match[1]!.length
      const value = tidy(match[1]!)
      return { start, end: start + value.length, value }
    }),
  )
  const keys = new Set<string>()
  let reached = 0
  return hits
    .filter((hit) => /\d.*\d/.test(hit.value) && !isDay(hit.value))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((hit) => {
      const overlaps = hit.start < reached
      reached = Math.max(reached, hit.end)
      return !overlaps && !keys.has(foldDnr(hit.value)) && keys.add(foldDnr(hit.value))
    })
    .map((hit) => found(hit.value, source, hit))
}
