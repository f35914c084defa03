import { cleanText } from '../../src/reading/clean.ts'
import { findDays } from '../../src/reading/day.ts'

/**
 * Varianter av en handling: the same paper as other programs would have taken it out of its pages, or as another office would have
 * set it. What it says stays; only how it is written differs.
 */
export interface Variation {
  readonly name: string
  readonly of: (text: string) => string
  /** The share of each field that must still be right. */
  readonly floor: number
}

const isoDate = /(?<![\d/:.-])(20\d\d)-(\d\d)-(\d\d)(?![\d-])/g
const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]
const longDate = (text: string, lead: string): string =>
  text.replace(isoDate, (whole, year: string, month: string, day: string) => {
    const name = months[Number(month) - 1]
    return name ? `${lead}${Number(day)} ${name} ${year}` : whole
  })

/** Written out as 2023-05-03, where the year is given and it is one day and not a span. */
function shortDates(text: string): string {
  let result = ''
  let done = 0
  for (const { day, start, end } of findDays(text)) {
    if (!day || start < done || /[-–]/.test(text.slice(start, end))) continue
    result += text.slice(done, start).replace(/\bden\s+$/, '') + day
    done = end
  }
  return result + text.slice(done)
}

const lines = (text: string, of: (line: string) => string): string => text.split('\n').map(of).join('\n')

/** Every long word of small letters near a line's end is divided there. */
const hyphenated = (text: string): string =>
  text.replace(/(?<=[ ]\p{Ll}{5})(\p{Ll}{5,}[.,]?) (?=\S)/gu, (_, rest: string) => `-\n${rest} `)

function wrapped(width: number): (text: string) => string {
  return (text) =>
    lines(text, (line) => {
      if (line.length <= width || / {3,}/.test(line.trim())) return line
      let at = 0
      return line.replace(/ +/g, (gap, index: number) => {
        if (index - at < width) return gap
        at = index
        return '\n'
      })
    })
}

/** Each paragraph on one line, headings and all. */
export const collapsed = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\n/g, ' '))
    .join('\n\n')

function marginsAt(place: 'first' | 'last'): (text: string) => string {
  return (text) => {
    const { body, margins } = cleanText(text)
    if (margins.text.trim() === '') return text
    return place === 'first' ? `${margins.text}\n\n${body.text}` : `${body.text}\n\n${margins.text}`
  }
}

const headings =
  /^[ ]*(Beslut|Yrkanden?|Omröstning|Propositionsordning|Reservation(?:er)?|Handling(?:ar)?|Protokollsutdrag skickas till|Beslutsunderlag|Sammanfattning av ärendet|Sammanfattning|Ärendet|Tidigare behandling|Förslag till beslut|\p{Lu}\p{Ll}+s (?:förslag(?: till beslut)?|beslut)|Jäv|Protokollsanteckning(?:ar)?|Beslutet skickas till|Bakgrund)[ ]*:?[ ]*$/gmu

const register = /(?:Ärendenummer|Diarienummer|Diarienr|Dnr|DNR)\.?:? ?(?=[\p{Lu}\d])/gu

type Manner = Omit<Variation, 'floor'> & Partial<Variation>

const manners: readonly Manner[] = [
  { name: 'each line followed by an empty one', of: (text) => text.replace(/\n/g, '\n\n') },
  { name: 'without empty lines', of: (text) => text.replace(/\n\s*\n+/g, '\n') },
  {
    name: 'all on one line a page',
    of: (text) =>
      text
        .split('\f')
        .map((page) => page.replace(/\s*\n\s*/g, ' '))
        .join('\f'),
    floor: 0.7,
  },
  { name: 'each paragraph on one line', of: collapsed, floor: 0.9 },
  { name: 'lines wrapped at 60', of: wrapped(60), floor: 0.9 },
  { name: 'two spaces between words', of: (text) => text.replace(/(?<=\S) (?=\S)/g, '  ') },
  { name: 'one space between words', of: (text) => text.replace(/(?<=\S) {2,}(?=\S)/g, ' '), floor: 0.93 },
  {
    name: 'set in from the left',
    of: (text) => lines(text, (line) => (line === '' ? line : `        ${line}`)),
  },
  { name: 'a tab for the wide gaps', of: (text) => text.replace(/ {3,}/g, '\t'), floor: 0.93 },
  { name: 'hard spaces', of: (text) => text.replace(/(?<=§) (?=\d)|(?<=\d) (?=\p{L})/gu, '\u00a0') },
  { name: 'words divided at the line’s end', of: hyphenated },
  { name: 'soft hyphens', of: (text) => text.replace(/(?<=\p{Ll}{5})(?=\p{Ll}{4})/gu, '\u00ad') },
  { name: 'Windows line ends', of: (text) => text.replace(/\n/g, '\r\n') },
  { name: 'decomposed letters', of: (text) => text.normalize('NFD') },
  { name: 'page heads first', of: marginsAt('first') },
  { name: 'page feet last', of: marginsAt('last') },
  { name: '§ without a space', of: (text) => text.replace(/§ (?=\d)/g, '§') },
  {
    name: '§ with the year',
    of: (text) => text.replace(/^((?:\p{Lu}\p{L}{0,5} )?§ ?\d{1,3})(?=[ \n])/gmu, '$1/2024'),
  },
  { name: '§ with a stop', of: (text) => text.replace(/^(§ ?\d{1,3})(?=[ \n])/gmu, '$1.') },
  { name: 'Paragraf for §', of: (text) => text.replace(/^§ ?(?=\d)/gm, 'Paragraf ') },
  { name: '§ in bold', of: (text) => text.replace(/^(§ ?\d{1,3})(?=[ \n])/gmu, '**$1**') },
  { name: 'dates as 3 maj 2023', of: (text) => longDate(text, '') },
  { name: 'dates as den 3 maj 2023', of: (text) => longDate(text, 'den ') },
  { name: 'dates as 2023-05-03', of: shortDates },
  ...[
    'Dnr ',
    'dnr: ',
    'Diarienummer: ',
    'Diarienr ',
    'Ärendenr: ',
    'Dnr. ',
    'DNR: ',
    'D.nr ',
    'Ärende: ',
  ].map((label) => ({
    name: `${label.trim()} as the register’s label`,
    of: (text: string) => text.replace(register, label),
  })),
  { name: 'headings in capitals', of: (text) => text.replace(headings, (heading) => heading.toUpperCase()) },
  {
    name: 'headings with a colon',
    of: (text) => text.replace(headings, (_, heading: string) => `${heading}:`),
  },
  {
    name: 'headings in bold',
    of: (text) => text.replace(headings, (_, heading: string) => `**${heading}**`),
  },
  { name: 'numbered clauses in brackets', of: (text) => text.replace(/^( *\d)\. (?=\S)/gm, '$1) ') },
  {
    name: 'lettered clauses',
    of: (text) =>
      text.replace(
        /^( *)([1-8])\. (?=\S)/gm,
        (_, indent: string, no: string) => `${indent}${'abcdefgh'[Number(no) - 1]!}) `,
      ),
  },
  { name: 'clauses as bullets', of: (text) => text.replace(/^ *[1-8]\. (?=\S)/gm, '• ') },
  { name: 'clauses as dashes', of: (text) => text.replace(/^ *[1-8]\. (?=\S)/gm, '- ') },
]

export const variations: readonly Variation[] = manners.map((manner) => ({ floor: 0.97, ...manner }))
