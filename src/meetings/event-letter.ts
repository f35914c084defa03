import { type Day, addDays } from '../kit/clock.ts'
import { workingDayUpTo } from '../kit/day-off.ts'
import { dayWords } from '../kit/day-words.ts'
import type { CallLetter } from './call-letter.ts'
import { type Event, type EventFacts, asksAnew, eventDays } from './event.ts'

/** Inbjudan: the letters of an event: that invites, tells what has changed, calls it off, and reminds of the last day to sign up. */
export interface EventLetterFacts {
  readonly association: string
  readonly body: string
  readonly event: Event
}

const head = ({ event: { name, place, signUpOn, ...days } }: EventLetterFacts): string[] => [
  `Evenemang: ${name}`,
  `Dagar: ${eventDays(days, 'sv')}`,
  ...(place ? [`Plats: ${place}`] : []),
  ...(signUpOn ? [`Anmälan senast: ${dayWords(signUpOn, 'sv')}`] : []),
]

/** @param answer the address of the recipient's own page for the answer */
export function invitationLetter(
  facts: EventLetterFacts,
  { message, answer }: { message: string | null; answer: string },
): CallLetter {
  const { association, body, event } = facts
  const lines = [
    `${body} bjuder in till ${event.name}.`,
    '',
    ...head(facts),
    '',
    ...(message ? [message, ''] : []),
    `Svara här om du kommer eller inte: ${answer}`,
    'Det går lika bra att svara med knapparna i din kalender.',
    '',
    association,
  ]
  return { subject: `Inbjudan: ${event.name}, ${eventDays(event, 'sv')}`, text: lines.join('\n') }
}

/** One line for each thing that is new, with what it was. */
export function eventChanges(before: EventFacts, after: EventFacts): string[] {
  const was = (former: string | null): string => (former === null ? '' : ` (tidigare ${former})`)
  const said: string[] = []
  if (before.name !== after.name) said.push(`Nytt namn: ${after.name}${was(before.name)}`)
  if (asksAnew(before, after))
    said.push(`Nya dagar: ${eventDays(after, 'sv')}${was(eventDays(before, 'sv'))}`)
  if (before.place !== after.place)
    said.push(
      after.place
        ? `Ny plats: ${after.place}${was(before.place)}`
        : `Platsen är inte längre ${before.place}.`,
    )
  if (before.signUpOn !== after.signUpOn) {
    const former = before.signUpOn && dayWords(before.signUpOn, 'sv')
    said.push(
      after.signUpOn
        ? `Anmälan senast: ${dayWords(after.signUpOn, 'sv')}${was(former)}`
        : 'Du behöver inte längre anmäla dig till en viss dag.',
    )
  }
  return said
}

export function changedEventLetter(facts: EventLetterFacts, before: EventFacts): CallLetter {
  const { association, event } = facts
  const isMoved = asksAnew(before, event)
  const lines = [
    isMoved ? `${before.name} har flyttats.` : `${before.name} har ändrats.`,
    '',
    ...eventChanges(before, event),
    '',
    'Den bifogade kalenderfilen ändrar evenemanget i din kalender.',
    ...(isMoved
      ? ['Ditt svar gällde de tidigare dagarna: svara igen i kalendern eller med länken i inbjudan.']
      : []),
    '',
    association,
  ]
  const news = isMoved ? 'Nya dagar' : 'Ändrat'
  return { subject: `${news}: ${event.name}, ${eventDays(event, 'sv')}`, text: lines.join('\n') }
}

export function cancelledEventLetter({ association, event }: EventLetterFacts): CallLetter {
  const { cancelReason } = event
  const days = eventDays(event, 'sv')
  const lines = [
    `Evenemanget ${event.name}, ${days}, är inställt.`,
    ...(cancelReason ? ['', cancelReason] : []),
    '',
    association,
  ]
  return { subject: `Inställt: ${event.name}, ${days}`, text: lines.join('\n') }
}

/** Those invited who have not answered are reminded a week and a day before the last day to sign up. */
const daysBefore = [7, 1]

export function signUpDays({ signUpOn }: Pick<EventFacts, 'signUpOn'>): Day[] {
  if (signUpOn === null) return []
  return [...new Set(daysBefore.map((days) => workingDayUpTo(addDays(signUpOn, -days))))].toSorted()
}

export function signUpReminder(facts: EventLetterFacts, answer: string): CallLetter {
  const { association, event } = facts
  const lines = [
    `Du har inte svarat på inbjudan till ${event.name}.`,
    '',
    ...head(facts),
    '',
    `Svara här om du kommer eller inte: ${answer}`,
    'Länken är din egen och ersätter den som du har fått tidigare.',
    '',
    association,
  ]
  return { subject: `Påminnelse om anmälan: ${event.name}`, text: lines.join('\n') }
}
