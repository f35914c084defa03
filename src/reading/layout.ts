import { everyMatch } from './pattern.ts'
import { linesOf, rewrite } from './source.ts'
import type { Source } from './source.ts'

/**
 * Uppställning: how a program set the text out when it took it from its pages. All of it set in, two spaces between words, every line
 * followed by an empty one, asterisks for bold: none of it says anything, and all of it would hide a paragraph's number or part a
 * sentence.
 */
export const plainLayout = (source: Source): Source =>
  [withoutMargin, withoutDoubledSpaces, withoutBold, withSigns, withoutGaps].reduce(
    (text, step) => step(text),
    source,
  )

/** How far nine lines of ten are set in. */
function marginOf(text: string): number {
  if (!/^\s*\n? {3}/.test(text)) return 0
  const indents = linesOf(text)
    .filter((line) => line.text.trim() !== '')
    .map((line) => line.text.search(/\S/))
    .sort((a, b) => a - b)
  return indents[Math.floor(indents.length / 10)] ?? 0
}

function withoutMargin(source: Source): Source {
  const margin = marginOf(source.text)
  return margin < 3 ? source : rewrite(source, new RegExp(`^ {1,${margin}}`, 'gm'), () => '')
}

const doubled = /(?<=\S) {2}(?=\S)/g
const single = /(?<=\S) (?=\S)/g
/** Where most gaps are of two spaces: elsewhere those part the columns of a table. */
function withoutDoubledSpaces(source: Source): Source {
  const { text } = source
  if (!text.includes('  ') || everyMatch(doubled, text).length < everyMatch(single, text).length)
    return source
  return rewrite(source, doubled, () => ' ')
}

const withoutBold = (source: Source): Source =>
  source.text.includes('**') ? rewrite(source, /\*{2,}/g, () => '') : source

/** "Paragraf 12" and "§   12" at the head of a line are "§ 12". */
const sign =
  /^([ ]{0,8})(?:Paragraf(?:en)?|PARAGRAF(?:EN)?)(?:[ ]+nr)?:?[ ]+(?=\d{1,4}(?!\d))|(?<=§)[ ]{2,}(?=\d)/gmu
const withSigns = (source: Source): Source =>
  /Paragraf|PARAGRAF|§ {2}/.test(source.text)
    ? rewrite(source, sign, (match) => (match[1] === undefined ? ' ' : `${match[1]}§ `))
    : source

/** An empty line in the middle of a sentence: a page's end, or a program that puts one after every line. */
const gapInSentence = /(?<=[\p{L}\d,)][ ]{0,8}\n)[ ]*\n(?=[ ]*(?!att\s)\p{Ll}{2,})/gu
const withoutGaps = (source: Source): Source =>
  isSpacedOut(source.text) ? rewrite(source, gapInSentence, () => '') : source

const mostly = 0.8
/** Nearly every line is followed by an empty one, and many of them go on where the one before stopped. */
function isSpacedOut(text: string): boolean {
  const written = text.split('\n').filter((line) => line.trim() !== '').length
  const gaps = text.split(/\n[ ]*\n/).length
  return written > 4 && gaps / written > mostly
}
