import type { Clause } from '../circulations/circulation.ts'
import type { VersionText } from '../circulations/version.ts'
import { dayWords } from '../kit/day-words.ts'
import { askedBy } from '../ledger/count.ts'

/**
 * Text till egen handling: what a member's officer needs for the paper to its own board (tjänsteskrivelse), with the
 * clauses in just the recommended words: decisions that say the same in other words are other decisions.
 */
export function ownPaper(version: VersionText, clauses: readonly Clause[], boardHref: string): string {
  const { letter, title, answerBy } = version
  const adopts = askedBy(letter.kind) === 'adoption'
  const basis =
    letter.basis && `${letter.basis.body} ${dayWords(letter.basis.on, 'sv')}, ${letter.basis.paragraph}`
  const background = letter.parts.map(({ heading, text }) =>
    [heading, text].filter(Boolean).join('\n').trim(),
  )
  const parts = [
    title,
    ...(clauses.length > 0 ? [asks(clauses, adopts)] : []),
    `Ärendet\n${[
      `${letter.sender} har den ${dayWords(letter.dated, 'sv')} skickat ärendet till kommunen (${letter.dnr}).`,
      basis && `Beslut bakom brevet: ${basis}.`,
      answerBy && `Svaret ska ha kommit in senast den ${dayWords(answerBy, 'sv')}.`,
      letter.decisionIsSignature && 'Beslut om antagande likställs med undertecknande.',
      adopts && clauses.length > 0 && 'Medlemmarnas beslut behöver vara likalydande.',
    ]
      .filter(Boolean)
      .join(' ')}`,
    ...background,
    ...(version.documents.length > 0
      ? [`Handlingar\n${version.documents.map((document) => `– ${document.title}`).join('\n')}`]
      : []),
    sendingTo(version.letter, adopts),
    `Läget hos övriga medlemmar: ${boardHref}`,
  ]
  return parts.join('\n\n')
}

const sendingTo = ({ sender, answerTo, dnr }: VersionText['letter'], adopts: boolean): string =>
  `${adopts ? 'Beslutet' : 'Svaret'} skickas till\n${[sender, answerTo].filter(Boolean).join(', ')}. Ange ${dnr}.`

/** Clauses to decide; of a remiss or an enquiry, what is asked in its own words. */
const asks = (clauses: readonly Clause[], adopts: boolean): string =>
  adopts
    ? `Förslag till beslut\n${clauses.map(({ text }) => attClause(text)).join('\n')}`
    : `Det här önskas svar på\n${clauses.map(({ number, text }) => `${number}. ${text}`).join('\n')}`

/** "Anta överenskommelsen" reads "att anta överenskommelsen" in a list of clauses. Names keep their capital. */
export function attClause(text: string): string {
  if (/^att\s/i.test(text)) return `att ${text.replace(/^att\s+/i, '')}`
  return `att ${text.charAt(0).toLocaleLowerCase('sv')}${text.slice(1)}`
}
