import type { Coverage } from './coverage.ts'

/** Tryckbar text: what the fonts have. A character that they lack is set as its number, visibly, and never left out. */
export interface Printable {
  readonly text: string
  /** The numbers of what is lacking: "U+5B57". */
  readonly missing: readonly string[]
}

/** Joiners, marks of direction and the like, which show nothing by themselves; and controls other than tab and line feed. */
const unseen = /^(?:\p{Default_Ignorable_Code_Point}|(?![\t\n\r])\p{Cc}|\p{Cs})$/u

/** What every font has and no rule is about: most of a Swedish text. */
const plain = /^[\t\n\r\x20-\x7eåäöÅÄÖé–—’”§]*$/
const softHyphen = '\u00ad'

/** Composed first: "a" with a ring over it is "å", which every font has. */
export function printable(text: string, has: Coverage): Printable {
  const missing: string[] = []
  if (plain.test(text)) return { text, missing }
  const set = (character: string): string => {
    const codePoint = character.codePointAt(0)!
    if (unseen.test(character)) return character === softHyphen ? character : ''
    if (/[\t\n\r]/.test(character) || has(codePoint)) return character
    const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    missing.push(number)
    return `[${number}]`
  }
  return { text: Array.from(text.normalize('NFC'), set).join(''), missing }
}
