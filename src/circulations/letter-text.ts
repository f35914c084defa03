import { dayAndMonth, dayWords } from '../kit/day-words.ts'
import { oneLine, shortened } from '../kit/text.ts'
import type { AddresseeRole } from './addressee.ts'
import type { PrintedLink } from './answer-link.ts'
import { type CirculationKind, clausesFor } from './circulation.ts'
import type { LetterPart, VersionText } from './version.ts'

/**
 * Brevet: the text that one recipient gets by mail. It is the office's letter, with what is asked put clearly after it. A
 * letter is a document, and so in Swedish whatever the reader of the program speaks. Lines are not wrapped: mail programs
 * do that, and a diary number must not be broken.
 */
export interface Recipient {
  /** Null: everybody, with every clause. */
  readonly organisationId: string | null
  readonly name: string
  readonly role: AddresseeRole
  /** Its own reply address. Null: answers go to the office's plain address. */
  readonly replyTo: string | null
  /** Where it can be answered without an account. Null: not told, for example in the register's own copy. */
  readonly link: PrintedLink | null
}

export interface ComposedLetter {
  readonly subject: string
  readonly text: string
}

const kindWords: Readonly<Record<CirculationKind, string>> = {
  recommendation: 'Rekommendation',
  consultation: 'Remiss',
  offer: 'Erbjudande',
  enquiry: 'Förfrågan',
}

const asked: Readonly<Record<CirculationKind, string>> = {
  recommendation: 'Det här rekommenderas ni att besluta',
  consultation: 'Det här önskas er synpunkt på',
  offer: 'Det här erbjuds ni att besluta',
  enquiry: 'Det här önskas svar på',
}

/** What an answer consists of. */
export const answerWith: Readonly<Record<CirculationKind, string>> = {
  recommendation: 'protokollsutdraget eller annan beslutshandling',
  consultation: 'yttrandet och protokollsutdraget, om det finns ett beslut',
  offer: 'protokollsutdraget eller annan beslutshandling',
  enquiry: 'svaret',
}

/** Mail programs cut a subject that is longer; the whole title stands in the letter. */
const longestSubject = 150

export function subjectOf(version: VersionText, prefix = ''): string {
  const { kind, dnr } = version.letter
  const dnrInIt = ` (${oneLine(dnr)})`
  const title = oneLine(version.title)
  const saysKind = title.toLowerCase().startsWith(`${kindWords[kind].toLowerCase()}:`)
  const lead = saysKind ? prefix : `${prefix}${kindWords[kind]}: `
  return lead + shortened(title, longestSubject - lead.length) + dnrInIt
}

/** @param board where everybody can follow the answers */
export function composeLetter(version: VersionText, to: Recipient, board: string): ComposedLetter {
  const forInformation = to.role === 'for_information'
  const parts = [
    head(version, to),
    ...version.letter.parts.map(partText),
    ...clauseText(version, to.organisationId),
    ...nominationText(version),
    forInformation ? informed(version) : [howToAnswer(version, to), ...byLink(to)].join('\n'),
    ...rest(version, board),
  ]
  return {
    subject: subjectOf(version, forInformation ? 'För kännedom: ' : ''),
    text: `${parts.join('\n\n')}\n`,
  }
}

function head({ title, letter }: VersionText, to: Recipient): string {
  const lines = [
    kindWords[letter.kind].toLocaleUpperCase('sv'),
    letter.sender,
    ...(letter.passedOnBy ? [`Förmedlas av ${letter.passedOnBy}`] : []),
    letter.dated,
    `Dnr: ${letter.dnr}`,
  ]
  const forWhom = to.role === 'to' ? `Till ${to.name}` : `För kännedom till ${to.name}`
  return [...lines, '', forWhom, '', title].join('\n')
}

const partText = ({ heading, text }: LetterPart): string =>
  heading.trim() === '' ? text.trim() : `${heading.trim()}\n${text.trim()}`

/** Only the clauses that apply to the recipient, under the numbers that all others have them by. */
function clauseText(version: VersionText, organisationId: string | null): string[] {
  const clauses = organisationId === null ? version.clauses : clausesFor(version.clauses, organisationId)
  if (clauses.length === 0) return []
  const left = version.clauses.length - clauses.length
  const note =
    left > 0 ? [`(${left === 1 ? 'En punkt' : `${left} punkter`} gäller bara andra medlemmar.)`] : []
  return [
    [asked[version.letter.kind], ...clauses.map(({ number, text }) => `${number}. ${text}`), ...note].join(
      '\n',
    ),
  ]
}

/** What is asked for where names are asked for. */
function nominationText({ letter: { nominations } }: VersionText): string[] {
  if (!nominations) return []
  const { to, from, until } = nominations
  const begins = from ? `från den ${dayWords(from, 'sv')}` : 'från dagen för ert beslut'
  const ends = until ? `till och med den ${dayWords(until, 'sv')}` : 'tills vidare'
  return [
    [
      `Namnge er företrädare och gärna en ersättare: ${to}`,
      `Uppdraget gäller ${begins}, ${ends}.`,
      'Skriv namn eller befattning, och adress för kallelser.',
    ].join('\n'),
  ]
}

const informed = ({ answerBy }: VersionText): string =>
  answerBy
    ? `Det här skickas för kännedom. Ni behöver inte svara. De som ska svara gör det senast den ${dayWords(answerBy, 'sv')}.`
    : 'Det här skickas för kännedom. Ni behöver inte svara.'

function howToAnswer(version: VersionText, to: Recipient): string {
  const { answerBy, letter } = version
  const own = to.replyTo && `Svarsadress för ${to.name}: ${to.replyTo}`
  if (tellsHow(version))
    return ['Det går lika bra att svara på det här mejlet. Ingen behöver logga in.', own]
      .filter((line) => line !== null)
      .join('\n')
  const when = answerBy ? `Svara senast den ${dayWords(answerBy, 'sv')}` : 'Svara'
  const how = `Svara på mejlet med ${answerWith[letter.kind]}. Ingen behöver logga in.`
  const where = [
    own,
    letter.answerTo && `Det går lika bra att skriva till ${letter.answerTo}. Ange ${letter.dnr}.`,
  ]
  return [when, how, ...where].filter((line) => line !== null).join('\n')
}

/** Mail and link are equal: what is lodged by the link comes to the same inbox. */
export const byLink = ({ link }: Recipient): string[] =>
  link
    ? [
        `Svara på mejlet eller via länken – båda räknas: ${link.href}`,
        `Länken är bara till för er. Ni kan skicka den vidare inom kommunen eller organisationen. Den gäller till och med den ${dayWords(link.lastDay, 'sv')}.`,
      ]
    : []

/** The office's own letter says by when and where to: it is not said twice, perhaps in other words. */
function tellsHow({ answerBy, letter: { parts, answerTo } }: VersionText): boolean {
  if (!answerBy || !answerTo) return false
  const days = [dayAndMonth(answerBy, 'sv'), answerBy]
  return parts.some(({ text }) => text.includes(answerTo) && days.some((day) => text.includes(day)))
}

function rest({ letter, documents }: VersionText, board: string): string[] {
  const { basis, told, contact } = letter
  const sentences = [
    basis && `Beslut bakom brevet: ${basis.body} ${basis.on}, ${basis.paragraph}.`,
    letter.decisionIsSignature && 'Beslut om antagande likställs med undertecknande.',
    told.length > 0 && `Inkomna beslut meddelas ${told.join(', ')}.`,
  ].filter((line) => typeof line === 'string')
  const attached = documents.map((document, index) => `${index + 1}. ${oneLine(document.title)}`)
  return [
    sentences.join('\n'),
    attached.length > 0 ? ['Bilagor', ...attached].join('\n') : '',
    contact ? `Frågor: ${[contact.title, contact.email].filter((each) => each !== null).join(', ')}` : '',
    `Läget hos alla som har fått brevet: ${board}`,
  ].filter((text) => text !== '')
}
