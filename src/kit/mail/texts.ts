import { defineTexts } from '../language.ts'
import type { Sentences } from '../sentences.ts'
import type { MailPurpose, MailState } from './letter.ts'

interface MailTexts {
  readonly states: Readonly<Record<MailState, string>>
  readonly purposes: Readonly<Record<MailPurpose, string>>
  /** Above the outbox where no mail server is set up. */
  readonly noServer: string
  /** Above the outbox of the demo. */
  readonly caught: string
}

export const texts = defineTexts<MailTexts>(
  {
    states: {
      waiting: 'Väntar på att skickas',
      sending: 'Skickas',
      unsure: 'Osäker – skickas om',
      sent: 'Skickat',
      failed: 'Gick inte att skicka',
      cancelled: 'Ångrat',
    },
    purposes: {
      circulation: 'Rekommendation eller remiss',
      new_version: 'Ny version',
      recall: 'Återkallelse',
      for_information: 'För kännedom',
      reminder: 'Påminnelse',
      extension: 'Anstånd',
      followup_reminder: 'Påminnelse om åtgärd',
      receipt: 'Kvitto',
      returned: 'Begäran om komplettering',
      notice: 'Underrättelse',
      call: 'Kallelse',
      meeting_moved: 'Möte flyttat',
      meeting_cancelled: 'Möte inställt',
      late_papers: 'Sena handlingar',
      event_invitation: 'Inbjudan',
      event_changed: 'Evenemang ändrat',
      event_cancelled: 'Evenemang inställt',
      event_reminder: 'Påminnelse om anmälan',
      justering: 'Justering',
      protocol_extract: 'Protokollsutdrag',
      question_answered: 'Svar på en fråga',
      answer_link: 'Ny svarslänk',
      test: 'Provbrev',
    },
    noServer:
      'Ingen e-postserver är inställd. Breven väntar här och skickas när SMTP_URL har angetts och programmet startats om.',
    caught: 'Det här är en demonstration. Breven stannar här, där de kan läsas som de skulle ha skickats.',
  },
  {
    states: {
      waiting: 'Waiting to be sent',
      sending: 'Being sent',
      unsure: 'Unsure – being sent again',
      sent: 'Sent',
      failed: 'Could not be sent',
      cancelled: 'Undone',
    },
    purposes: {
      circulation: 'Recommendation or consultation',
      new_version: 'New version',
      recall: 'Recall',
      for_information: 'For information',
      reminder: 'Reminder',
      extension: 'Extension',
      followup_reminder: 'Reminder of a follow-up',
      receipt: 'Receipt',
      returned: 'Request for completion',
      notice: 'Notice',
      call: 'Call to a meeting',
      meeting_moved: 'Meeting moved',
      meeting_cancelled: 'Meeting cancelled',
      late_papers: 'Late papers',
      event_invitation: 'Invitation',
      event_changed: 'Event changed',
      event_cancelled: 'Event called off',
      event_reminder: 'Reminder to sign up',
      justering: 'Justering',
      protocol_extract: 'Extract of minutes',
      question_answered: 'Answer to a question',
      answer_link: 'New link to answer by',
      test: 'Test letter',
    },
    noServer:
      'No mail server is set up. The letters wait here and are sent when SMTP_URL has been given and the program restarted.',
    caught:
      'This is a demonstration. The letters stay here, where they can be read as they would have been sent.',
  },
)

export const sentences: Sentences = {
  sv: {
    'mail.not-an-address':
      'En av adresserna går inte att skicka till. Rätta den, till exempel registrator@kommun.example.',
    'mail.no-sender': 'Förbundet har ingen avsändaradress. Ange MAIL_FROM eller förbundets egen adress.',
    'mail.no-subject': 'Brevet har ingen ämnesrad. Skriv en.',
    'mail.not-failed':
      'Brevet kan inte skickas på nytt: det väntar redan, skickas just nu eller har skickats.',
  },
  en: {
    'mail.not-an-address':
      'One of the addresses cannot be sent to. Correct it, for example registrator@kommun.example.',
    'mail.no-sender': 'The association has no address to send from. Set MAIL_FROM or its own address.',
    'mail.no-subject': 'The letter has no subject. Write one.',
    'mail.not-failed': 'The letter cannot be sent again: it is waiting, being sent or sent already.',
  },
}
