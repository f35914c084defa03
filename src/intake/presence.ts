import type { Language } from '../kit/language.ts'
import type { Present } from '../kit/present.ts'

/**
 * Närvaro vid ett brev: who has a letter open just now, so that two registrars see each other. It locks nothing: who registers first
 * has registered, and the other is told and loses nothing.
 */

/** The line on the page; empty where nobody else is there and nothing has happened. */
export function presenceLine(
  others: readonly Present[],
  { changed, language }: { readonly changed: boolean; readonly language: Language },
): string {
  const words = presenceWords[language]
  const there = others.map(({ name, since }) => words.there(name, since))
  return [...(changed ? [words.changed] : []), ...there].join(' ')
}

const presenceWords = {
  sv: {
    there: (name: string, since: string) => `${name} har också brevet öppet, sedan ${since}.`,
    changed: 'En kollega har gjort något med brevet. Läs sidan på nytt innan du fortsätter.',
  },
  en: {
    there: (name: string, since: string) => `${name} has the letter open too, since ${since}.`,
    changed: 'A colleague has done something with the letter. Load the page again before you go on.',
  },
}
