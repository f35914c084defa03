import { anyOf } from './pattern.ts'
import { linesOf, rewrite } from './source.ts'
import type { Source } from './source.ts'

/**
 * Uppställning: how a program set the text out when it took it from its pages. All of it set in, two spaces between words, every line
 * followed by an empty one, asterisks for bold: none of it says anything, and all of it would hide a paragraph's number or part a
 * sentence.
 */
export const plainLayout = (source: Source): Source =>
  [withoutMargin, withoutDoubledSpaces, withoutBold, withLines, withSigns, withoutGaps].reduce(
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

/** How many gaps between words are of one space, and how many of two. Counted by hand: a pattern would copy every gap of a long text. */
function gapsIn(text: string): { readonly single: number; readonly doubled: number } {
  const counts = [0, 0, 0]
  for (let at = text.indexOf(' '); at !== -1;) {
    let end = at + 1
    while (text[end] === ' ') end += 1
    const isBetween = at > 0 && text[at - 1] !== '\n' && text[end] !== '\n'
    if (isBetween && end - at < 3) counts[end - at]! += 1
    at = text.indexOf(' ', end)
  }
  return { single: counts[1]!, doubled: counts[2]! }
}

/** Where most gaps are of two spaces: elsewhere those part the columns of a table. */
function withoutDoubledSpaces(source: Source): Source {
  const { single, doubled } = gapsIn(source.text)
  return doubled <= single ? source : rewrite(source, /(?<=\S) {2}(?=\S)/g, () => ' ')
}

const withoutBold = (source: Source): Source =>
  source.text.includes('**') ? rewrite(source, /\*{2,}/g, () => '') : source

/** Words that head a section and seldom begin with a capital inside a sentence; after the body's name, what stands on a page's foot. */
const headingWords = anyOf([
  '§ ?\\d{1,4} (?=(?:dnr|Dnr|Diarienummer|Ärendenummer|Ärende) )',
  '(?=(?:\\p{Lu}\\p{L}{1,4} )?§)(?<=^[^]{0,400})(?:\\p{Lu}\\p{L}{1,4} )?§ ?\\d{1,4} (?=\\p{Lu})',
  '\\p{Lu}\\p{Ll}*(?:styrelsens|fullmäktiges|utskottets|nämndens|direktionens|kontorets|förvaltningens) (?:beslut|förslag)(?=:| \\p{Lu}| att | till )',
  '\\p{Lu}\\p{Ll}*(?:styrelsen|fullmäktige|utskottet|nämnden|direktionen) (?:(?:beslutar|beslutade|beslöt|föreslår|hemställer)(?= (?:att |följande|1|\\p{Lu}|enligt|bifalla|föreslå|för egen|i enlighet|kommun))|(?:tillstyrker|antar|godkänner|avslår|lägger|noterar|antecknar|ställer sig|återremitterar|bordlägger|avger) )',
  '(?=att )(?<=beslutar [^.]{0,200}|[,;] |samt )att (?=\\p{Ll}+)',
  'Beslut (?=(?:Enligt|På förslag|Att|att|1\\.|\\p{L}+(?:styrelsen|fullmäktige|nämnden|utskottet|direktionen)) )',
  'Beslut(?=\\p{L}* (?:\\p{Lu}))(?<=(?:\\p{Ll}|\\d) Beslut)(?! (?:KS|KF|AU))',
  'Tidigare behandling',
  'Handling(?:ar)? (?=\\d{4} nr|\\p{Lu})',
  'Yrkanden? (?=\\p{Lu}\\p{Ll}+)',
  'Propositionsordning',
  'Omröstning(?:sresultat)? (?=\\p{Lu})',
  'Votering (?=\\p{Lu})',
  'Reservation(?:er)? (?=\\p{Lu})',
  'Protokollsanteckning(?:ar)?',
  'Jäv (?=\\p{Lu})',
  '(?:Protokollsutdrag(?:et)?|Beslutet|Utdrag|Kopia) (?:ska )?(?:skickas|sänds|expedieras)? ?till',
  '(?:Skickas|Expedieras|Delges|Beslutsexpediering|Expediering|Sändlista)',
  '(?:Besluts)?[Uu]nderlag',
  'Sammanfattning(?: av ärendet)?',
  'Bakgrund',
  'Ärendebeskrivning',
  'Ärendet (?=\\p{Lu})',
  'Beskrivning av ärendet',
  '(?:\\p{Lu}\\p{Ll}+s )?(?:Förslag|förslag) till beslut',
  'Justerande',
  '\\d{1,3} ?\\(\\d{1,3}\\) (?=\\p{Lu})',
  '\\p{Lu}\\p{Ll}+(?:styrelsen|fullmäktige) (?=Protokoll nr|Propositionsordning|Omröstning|Sammanträdesdatum)',
  'Protokoll nr',
  'Sammanträdesdatum',
])
const beforeHeading = new RegExp(
  `(?<=[.:;)”"!?\\p{L}\\d-])[ ]+(?=${headingWords.replaceAll(' ', '[ ]+')})`,
  'gu',
)
/** Whole pages on a line each: every heading gets a line of its own again. */
const withLines = (source: Source): Source =>
  isOnOneLine(source.text) ? rewrite(source, beforeHeading, () => '\n') : source

/** Less than a line for each thousand characters; what is longer than any minutes is no page. */
function isOnOneLine(text: string): boolean {
  const breaks = text.trim().match(/\n/g)?.length ?? 0
  return text.length > 150 && text.length < 100_000 && breaks * 1000 < text.length
}

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

/** Nearly every line is followed by an empty one. */
function isSpacedOut(text: string): boolean {
  let written = 0
  let gaps = 0
  for (let at = 0; at !== -1 && at < text.length;) {
    const end = text.indexOf('\n', at)
    if (text.slice(at, end === -1 ? undefined : end).trim() === '') gaps += 1
    else written += 1
    at = end === -1 ? -1 : end + 1
  }
  return written > 4 && gaps > 0.8 * (written - 1)
}
