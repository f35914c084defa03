import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'

/** Kvitto och komplettering: the two letters that an answer leads to. Documents, so in Swedish whatever the reader's language. */
export interface LetterText {
  readonly subject: string
  readonly body: string
}

export interface ReceiptFacts {
  readonly association: string
  readonly dnr: string
  readonly title: string
  /** "Antagit" */
  readonly standing: string
  readonly decided: Day | null
  readonly decidedBy: string | null
  readonly paragraph: string | null
  readonly ownDnr: string | null
  readonly receivedOn: Day
  /** Beslut om antagande likställs med undertecknande, and this is such a decision. */
  readonly isSignature: boolean
  /** Where everybody can read what was registered. */
  readonly href: string
}

/** What was registered, so that the member can say if it is wrong. */
export function receiptLetter(facts: ReceiptFacts): LetterText {
  const { dnr, title, standing, decided, decidedBy, paragraph, ownDnr } = facts
  const decision = [decidedBy, decided && dayWords(decided, 'sv'), paragraph].filter(Boolean).join(', ')
  const lines = [
    `Er handling i ärendet ${dnr}, ${title}, kom in den ${dayWords(facts.receivedOn, 'sv')} och är registrerad.`,
    [
      `Registrerat läge: ${standing}`,
      ...(decision ? [`Beslut: ${decision}`] : []),
      ...(ownDnr ? [`Ert diarienummer: ${ownDnr}`] : []),
    ].join('\n'),
    ...(facts.isSignature
      ? ['Ert beslut räknas som undertecknande. Inget papper behöver skrivas under.']
      : []),
    `Det som är registrerat finns här: ${facts.href}`,
    'Stämmer något inte? Svara på det här brevet.',
    facts.association,
  ]
  return { subject: `Kvitto: ${dnr} ${title}`, body: lines.join('\n\n') }
}

export interface ReturnFacts {
  readonly association: string
  readonly dnr: string
  readonly title: string
  readonly receivedOn: Day
  /** Whole sentences, one for each thing that is missing or unclear. */
  readonly reasons: readonly string[]
  readonly lastDay: Day | null
}

/** Asks the member to complete its answer. A proposal: the registrar may change every word of it. */
export function returnLetter(facts: ReturnFacts): LetterText {
  const { dnr, title, reasons, lastDay } = facts
  const lines = [
    `Tack för er handling i ärendet ${dnr}, ${title}, som kom in den ${dayWords(facts.receivedOn, 'sv')}. Den kan inte registreras som ert svar än:`,
    reasons.map((reason) => `– ${reason}`).join('\n'),
    lastDay
      ? `Skicka gärna en komplettering som svar på det här brevet, senast den ${dayWords(lastDay, 'sv')}.`
      : 'Skicka gärna en komplettering som svar på det här brevet.',
    facts.association,
  ]
  return { subject: `Komplettering behövs: ${dnr} ${title}`, body: lines.join('\n\n') }
}
