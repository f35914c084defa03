import type { Sentences } from '../kit/sentences.ts'

export const sentences: Sentences = {
  sv: {
    'instrument.unknown-predecessor':
      'Texten som den nya följer eller ersätter finns inte i registret. Välj en ur listan eller lämna fältet tomt.',
    'instrument.ends-before-it-begins': 'Sista dagen är före den första. Rätta en av dem.',
    'instrument.not-a-percentage': 'Skriv en andel mellan 1 och 100 procent.',
  },
  en: {
    'instrument.unknown-predecessor':
      'The text that the new one follows or replaces is not in the register. Choose one from the list, or leave the field empty.',
    'instrument.ends-before-it-begins': 'The last day is before the first. Mend one of them.',
    'instrument.not-a-percentage': 'Write a share between 1 and 100 per cent.',
  },
}
