import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { type ComposedLetter, type Recipient, answerWith, byLink, subjectOf } from './letter-text.ts'
import type { Waited } from './reminder.ts'
import type { VersionText } from './version.ts'

/** Påminnelsens brev: what somebody who has not answered is told. Its first words can be changed by whoever sends it. */

const matters = {
  recommendation: 'rekommendationen',
  consultation: 'remissen',
  offer: 'erbjudandet',
  enquiry: 'förfrågan',
} as const

/** The words that it begins with unless somebody writes others. */
export function usualWords({ letter, answerBy }: VersionText, today: Day): string {
  const matter = matters[letter.kind]
  if (answerBy === null) return `Vi har ännu inte fått ert svar på ${matter} nedan.`
  if (answerBy === today)
    return `Vi har ännu inte fått ert svar på ${matter} nedan. I dag är sista dagen att svara.`
  return answerBy > today
    ? `Vi har ännu inte fått ert svar på ${matter} nedan. Svara senast den ${dayWords(answerBy, 'sv')}.`
    : `Svarstiden gick ut den ${dayWords(answerBy, 'sv')}, och vi har inte fått ert svar på ${matter} nedan. Svara så snart ni kan.`
}

export interface ReminderFacts {
  readonly words: string
  readonly waited: Pick<Waited, 'kind' | 'named' | 'extendedTo'>
  readonly sentOn: Day
  readonly board: string
}

export function composeReminder(version: VersionText, to: Recipient, facts: ReminderFacts): ComposedLetter {
  const { title, letter } = version
  const { dnr, kind, contact } = letter
  const parts = [
    `Till ${to.name}`,
    facts.words.trim(),
    ...ownDay(facts.waited),
    [
      title,
      `Dnr: ${dnr}`,
      `Skickat: ${dayWords(facts.sentOn, 'sv')}`,
      `Brevet och svaren: ${facts.board}`,
    ].join('\n'),
    [
      `Skicka ${answerWith[kind]} som svar på det här mejlet. Ingen behöver logga in.`,
      ...byLink(to),
      ...(to.replyTo ? [`Svarsadress för ${to.name}: ${to.replyTo}`] : []),
    ].join('\n'),
    'Tas ärendet upp senare, eller behöver ni mer tid? Svara på mejlet och skriv till vilken dag. Då påminner vi inte före den dagen.',
    'Har ni redan skickat ert svar kan ni bortse från det här brevet.',
    ...(contact
      ? [`Frågor: ${[contact.title, contact.email].filter((each) => each !== null).join(', ')}`]
      : []),
    letter.sender,
  ]
  return { subject: subjectOf(version, 'Påminnelse: '), text: `${parts.join('\n\n')}\n` }
}

/** Who has had a day of its own is told that it is that day which has passed. */
function ownDay({ kind, named, extendedTo }: ReminderFacts['waited']): string[] {
  if (named !== null)
    return [
      kind === 'postponed'
        ? `Enligt vad vi vet är ärendet bordlagt hos er till den ${dayWords(named, 'sv')}.`
        : `Enligt vad vi vet skulle ärendet tas upp hos er den ${dayWords(named, 'sv')}.`,
    ]
  return extendedTo === null ? [] : [`Ni har haft anstånd till och med den ${dayWords(extendedTo, 'sv')}.`]
}
