import type { Sentences } from '../kit/sentences.ts'
import { callSentences } from './escalation.texts.ts'
import { extensionSentences } from './extension.texts.ts'
import { importSentences } from './import.texts.ts'

/** What the room's refusals say. */
export const sentences: Sentences = {
  sv: {
    ...importSentences.sv,
    ...extensionSentences.sv,
    ...callSentences.sv,
    'intake.nothing-to-rest-on':
      'Det finns inget underlag. Klistra in texten, välj filen, eller skriv en anteckning om samtalet.',
    'intake.undo-too-late':
      'Något senare bygger på registreringen, så den kan inte ångras. Gör en rättelse i stället.',
    'intake.undone-meanwhile':
      'Formuläret hör till en registrering som är ångrad. Öppna brevet eller formuläret på nytt och registrera därifrån.',
    'intake.choose-member': 'Texten säger inte vilken medlem det är. Välj medlem.',
    'intake.member-changed':
      'En annan medlem är vald än den som följderna räknades för. De är nu omräknade – kontrollera och tryck Registrera igen.',
    'intake.stops':
      'Formkontrollen har funnit hinder. Läs dem vid knappen och tryck Registrera igen, eller godta svaret ändå.',
    'intake.other-instrument':
      'Beslutet gäller en annan handling och kan inte registreras som svar här. Är det ändå svaret, kryssa för Godtas ändå och skriv varför.',
    'intake.not-a-time': 'Skriv klockslaget som timmar och minuter, till exempel 09.12.',
    'intake.no-address': 'Medlemmen har ingen registratorsadress. Lägg till en kontakt först.',
  },
  en: {
    ...importSentences.en,
    ...extensionSentences.en,
    ...callSentences.en,
    'intake.nothing-to-rest-on':
      'There is no evidence. Paste the text, choose the file, or write a note of the call.',
    'intake.undo-too-late':
      'Something later rests on the registration, so it cannot be undone. Make a correction instead.',
    'intake.undone-meanwhile':
      'The form belongs to a registration that has been undone. Open the letter or the form anew and register from there.',
    'intake.choose-member': 'The text does not say which member it is. Choose one.',
    'intake.member-changed':
      'Another member is chosen than the one that the consequences were told for. They have been told anew: check them and press Register again.',
    'intake.stops':
      'The check has found what stops the answer. Read it beside the button and press Register again, or accept the answer all the same.',
    'intake.other-instrument':
      'The decision is about another text and cannot be registered as an answer here. If it is the answer all the same, tick Accept all the same and write why.',
    'intake.not-a-time': 'Write the time as hours and minutes, for example 09.12.',
    'intake.no-address': 'The member has no registrar’s address. Add a contact first.',
  },
}
