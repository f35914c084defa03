import type { Sentences } from '../kit/sentences.ts'
import { importSentences } from './import.texts.ts'

/** What the room's refusals say. */
export const sentences: Sentences = {
  sv: {
    ...importSentences.sv,
    'answer.nothing-to-rest-on':
      'Det finns inget underlag. Klistra in texten, välj filen, eller skriv en anteckning om samtalet.',
    'answer.undo-too-late':
      'Något senare bygger på registreringen, så den kan inte ångras. Gör en rättelse i stället.',
    'answer.undone-meanwhile':
      'Formuläret hör till en registrering som är ångrad. Öppna brevet eller formuläret på nytt och registrera därifrån.',
    'answer.choose-member': 'Texten säger inte vilken medlem det är. Välj medlem.',
    'answer.member-changed':
      'En annan medlem är vald än den som följderna räknades för. De är nu omräknade – kontrollera och tryck Registrera igen.',
    'answer.stops':
      'Formkontrollen har funnit hinder. Läs dem vid knappen och tryck Registrera igen, eller godta svaret ändå.',
    'answer.other-instrument':
      'Beslutet gäller en annan handling och kan inte registreras som svar här. Är det ändå svaret, kryssa för Godtas ändå och skriv varför.',
    'answer.not-a-time': 'Skriv klockslaget som timmar och minuter, till exempel 09.12.',
    'answer.no-address': 'Medlemmen har ingen registratorsadress. Lägg till en kontakt först.',
  },
  en: {
    ...importSentences.en,
    'answer.nothing-to-rest-on':
      'There is no evidence. Paste the text, choose the file, or write a note of the call.',
    'answer.undo-too-late':
      'Something later is based on the registration, so it cannot be undone. Make a correction instead.',
    'answer.undone-meanwhile':
      'The form belongs to a registration that has been undone. Open the letter or the form again and register from there.',
    'answer.choose-member': 'The text does not say which member it is. Choose one.',
    'answer.member-changed':
      'You have chosen another member than the consequences were worked out for. They have been worked out again: check them and press Register again.',
    'answer.stops':
      'The check has found what stops the answer. Read it beside the button and press Register again, or accept the answer anyway.',
    'answer.other-instrument':
      'The decision is about another text and cannot be registered as an answer here. If it is the answer anyway, tick Accept anyway and write why.',
    'answer.not-a-time': 'Write the time as hours and minutes, for example 09.12.',
    'answer.no-address': 'The member has no registrar’s address. Add a contact first.',
  },
}
