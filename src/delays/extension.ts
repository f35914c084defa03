import { type Day, type Instant, dayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { Refusal } from '../kit/refusal.ts'
import type { LetterText } from '../answers/receipt.ts'

/** Anstånd: more time for one member's answer, asked for by it and granted by the association. */
export interface ExtensionFacts {
  readonly association: string
  readonly member: string
  readonly dnr: string
  readonly title: string
  readonly until: Day
  /** What whoever grants it adds in her own words. */
  readonly words: string | null
}

/** The word to the member that it has more time. */
export function extensionLetter(facts: ExtensionFacts): LetterText {
  const { association, member, dnr, title, until, words } = facts
  const body = [
    `Till ${member}`,
    `Ni har anstånd med ert svar i ärendet ${dnr}, ${title}, till och med den ${dayWords(until, 'sv')}.`,
    ...(words ? [words] : []),
    'Ni får ingen påminnelse före den dagen. Svara på det här mejlet när beslutet är fattat.',
    association,
  ]
  return { subject: `Anstånd till ${until}: ${dnr} ${title}`, body: `${body.join('\n\n')}\n` }
}

/**
 * Time is granted for days to come, and beyond the day that everybody has.
 * @throws Refusal `extension.day-passed` {today}, `extension.not-later` {lastDay}
 */
export function checkUntil(until: Day, lastDay: Day | null, now: Instant): void {
  const today = dayOf(now)
  if (until < today) throw new Refusal('extension.day-passed', { today })
  if (lastDay !== null && until <= lastDay) throw new Refusal('extension.not-later', { lastDay })
}

/** As the register writes it, so in Swedish. */
export const extensionSubjects = {
  asked: (dnr: string) => `Begäran om anstånd, ${dnr}`,
  granted: (dnr: string, until: Day) => `Anstånd till ${until}, ${dnr}`,
}
