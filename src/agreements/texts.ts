import type { Sentences } from '../kit/sentences.ts'

export const sentences: Sentences = {
  sv: {
    'instrument.unknown-predecessor':
      'Texten som den nya följer eller ersätter finns inte i registret. Välj en ur listan eller lämna fältet tomt.',
    'instrument.ends-before-it-begins': 'Sista dagen är före den första. Rätta en av dem.',
    'notice.nothing-owed': 'Det finns inget nytt att underrätta om. Ladda om sidan.',
    'notice.has-left': 'Brevet har redan börjat skickas och kan inte stoppas.',
    'instrument.not-a-percentage': 'Skriv en andel mellan 1 och 100 procent.',
  },
  en: {
    'instrument.unknown-predecessor':
      'The text that the new one follows or replaces is not in the register. Choose one from the list, or leave the field empty.',
    'instrument.ends-before-it-begins': 'The last day is before the first. Correct one of them.',
    'notice.nothing-owed': 'There is nothing new to give notice of. Reload the page.',
    'notice.has-left': 'The letter has already begun to leave and cannot be stopped.',
    'instrument.not-a-percentage': 'Write a share between 1 and 100 per cent.',
  },
}
