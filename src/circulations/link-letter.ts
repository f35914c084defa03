import { dayWords } from '../kit/day-words.ts'
import { oneLine, shortened } from '../kit/text.ts'
import type { PrintedLink } from './answer-link.ts'

/** Brev med ny svarslänk: sent when somebody's link has expired, or the office has made a new one. */
export interface LinkLetterFacts {
  readonly member: string
  readonly association: string
  readonly dnr: string
  readonly title: string
  readonly link: PrintedLink
  /** The earlier ones have been revoked. */
  readonly isOnlyOne: boolean
}

export function composeLinkLetter(facts: LinkLetterFacts): {
  readonly subject: string
  readonly body: string
} {
  const { member, association, dnr, title, link, isOnlyOne } = facts
  const until = `Länken gäller till och med den ${dayWords(link.lastDay, 'sv')} och är bara till för er.`
  const lines = [
    `Till ${member}`,
    `Här är en ny länk för ert svar i ärendet ${dnr}, ${oneLine(title)}:\n${link.href}`,
    isOnlyOne ? `${until} Era tidigare länkar gäller inte längre.` : until,
    'Svara via länken eller på det här mejlet – båda räknas. Ingen behöver logga in.',
    ...(isOnlyOne
      ? []
      : [
          'Länken skickas för att någon som har en äldre länk bad om en ny. Var det inte ni behöver ni inte göra något.',
        ]),
    association,
  ]
  return {
    subject: shortened(`Ny länk för ert svar: ${dnr} ${oneLine(title)}`, 150),
    body: `${lines.join('\n\n')}\n`,
  }
}
