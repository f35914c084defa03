import type { Sentences } from '../kit/sentences.ts'

/** What is said of a letter in the inbox that cannot be dealt with so. */
export const intakeSentences: Sentences = {
  sv: {
    'letter.changed-meanwhile': 'En kollega har just gjort något med brevet. Ladda om sidan.',
    'letter.registered-meanwhile': 'En kollega har redan registrerat brevet, eller lagt det åt sidan.',
    'letter.is-copy': 'Brevet är en kopia av ett annat. Öppna det första.',
    'letter.snoozed-to-past': 'Välj en dag efter i dag.',
    'letter.no-case': 'Inget ärende har det numret eller de orden i rubriken.',
    'letter.choose-case': 'Välj ett ärende, eller skriv numret eller några ord ur rubriken.',
    'letter.which-case': 'Välj bland de ärenden som passar med det du skrev.',
    'letter.answer-there': 'Det svaret finns redan i brevet.',
    'letter.joined-to-part': 'Det brevet är självt en del av ett annat. Välj det brev som svaret står i.',
    'letter.left-already': 'Brevet till medlemmen har redan gått och kan inte stoppas.',
  },
  en: {
    'letter.changed-meanwhile': 'A colleague has just done something with the letter. Reload the page.',
    'letter.registered-meanwhile': 'A colleague has registered the letter already, or put it aside.',
    'letter.is-copy': 'The letter is a copy of another. Open the first one.',
    'letter.snoozed-to-past': 'Choose a day after today.',
    'letter.no-case': 'No case has that number, or those words in its title.',
    'letter.choose-case': 'Choose a case, or write its number or some words of its title.',
    'letter.which-case': 'Choose among the cases that fit what you wrote.',
    'letter.answer-there': 'That answer is in the letter already.',
    'letter.joined-to-part':
      'That letter is itself a part of another. Choose the letter that holds the answer.',
    'letter.left-already': 'The letter to the member has left already and cannot be stopped.',
  },
}
