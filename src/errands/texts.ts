import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'
import type { ErrandKind, Outcome } from './errand.ts'

interface ErrandTexts {
  readonly title: string
  readonly lead: (opens: number, closes: number) => string
  readonly outbox: string
  readonly verification: string
  readonly pause: string
  readonly paused: (since: string) => string
  readonly pausedLead: string
  readonly resume: string
  readonly resumed: string
  readonly saved: string
  readonly noSender: string
  readonly prepared: string
  readonly preparedLead: string
  readonly preparedFor: (day: string, now: boolean) => string
  readonly ahead: string
  readonly aheadNone: string
  readonly aheadNoneLead: string
  readonly when: string
  readonly what: string
  readonly recipients: string
  readonly now: (recipients: number) => string
  readonly change: string
  readonly skip: string
  readonly skipOf: (title: string, day: string) => string
  readonly skipped: string
  readonly restore: string
  readonly restoreOf: (title: string, day: string) => string
  readonly today: string
  readonly done: string
  readonly outcome: string
  readonly outcomes: Readonly<Record<Outcome, (letters: number) => string>>
  readonly late: (at: string) => string
  readonly kinds: Readonly<Record<ErrandKind, string>>
  readonly gone: string
  readonly rules: string
  readonly opens: string
  readonly closes: string
  readonly hoursHint: string
  readonly planTitle: string
  readonly planHint: string
  readonly before: string
  readonly after: string
  readonly followupTitle: string
  readonly followupHint: string
  readonly followupBefore: string
  readonly followupAfter: string
  readonly notices: string
  readonly noticeChoices: Readonly<Record<'prepared' | 'automatic', string>>
  readonly save: string
}

const sentLetters = { sv: ['Ett brev', 'brev'], en: ['One letter', 'letters'] } as const
const letterCount = (language: 'sv' | 'en', letters: number): string =>
  letters === 1 ? sentLetters[language][0] : `${letters} ${sentLetters[language][1]}`

export const texts = defineTexts<ErrandTexts>(
  {
    title: 'Går ut av sig självt',
    lead: (opens, closes) =>
      `Brev som programmet skickar utan att någon trycker på en knapp. De går på arbetsdagar mellan klockan ${opens} och ${closes}.`,
    outbox: 'Utkorg',
    verification: 'Kontroll mot loggen',
    pause: 'Pausa allt',
    paused: (since) => `Pausat sedan ${since}`,
    pausedLead: 'Inget går ut av sig självt. Det som skulle ha gått under pausen skickas inte i efterhand.',
    resume: 'Sätt i gång igen',
    resumed: 'Breven går ut igen på sina dagar.',
    saved: 'Reglerna är sparade.',
    noSender:
      'Förbundet har ingen avsändaradress, så inget kan skickas. Ange MAIL_FROM eller förbundets egen adress.',
    prepared: 'Väntar på ett klick',
    preparedLead: 'De här är skrivna och skickas när någon har läst dem.',
    preparedFor: (day, now) => (now ? `skulle gå den ${day}` : `ska gå den ${day}`),
    ahead: 'På väg ut',
    aheadNone: 'Inget på väg ut',
    aheadNoneLead: 'Påminnelser visas här när en rekommendation eller remiss väntar på svar och har en plan.',
    when: 'Dag',
    what: 'Vad',
    recipients: 'Mottagare',
    now: (recipients) => (recipients === 0 ? 'ingen just nu' : `${recipients} just nu`),
    change: 'Ändra',
    skip: 'Hoppa över',
    skipOf: (title, day) => `Hoppa över ${day}: ${title}`,
    skipped: 'Hoppas över',
    restore: 'Skicka ändå',
    restoreOf: (title, day) => `Skicka ändå ${day}: ${title}`,
    today: 'i dag',
    done: 'Tidigare',
    outcome: 'Utfall',
    outcomes: {
      sent: (letters) => `${letterCount('sv', letters)} skickades`,
      nothing: () => 'Ingen kvar att skriva till',
      missed: () => 'Missades: programmet var inte i gång. Ett senare brev gick i stället.',
      skipped: () => 'Hoppades över',
    },
    late: (at) => `först ${at}`,
    kinds: {
      reminder: 'Påminnelse',
      notice: 'Underrättelse',
      followup: 'Påminnelse om åtgärd',
      justering: 'Påminnelse om justering',
      event: 'Påminnelse om anmälan',
    },
    gone: 'Finns inte längre',
    rules: 'Regler',
    opens: 'Kontorstid från klockan',
    closes: 'till klockan',
    hoursHint: 'Hela timmar, svensk tid. Lördagar, söndagar, helgdagar och aftnar skickas inget.',
    planTitle: 'Påminnelser för nya rekommendationer och remisser',
    planHint: 'Dagar med komma emellan. För det som redan har skickats ändras planen på dess egen sida.',
    before: 'Dagar före sista svarsdagen',
    after: 'Dagar efter',
    followupTitle: 'Påminnelser om åtgärder',
    followupHint:
      'Dagar med komma emellan. Påminnelsen går till den som ska utföra åtgärden, eller till sekreteraren. Lämna tomt, så påminns ingen.',
    followupBefore: 'Dagar före den dag då åtgärden ska vara klar',
    followupAfter: 'Dagar efter, om den fortfarande är öppen',
    notices: 'Samlade underrättelser till tredje part',
    noticeChoices: {
      prepared: 'Förbereds, och skickas när någon har läst dem',
      automatic: 'Skickas av sig själva',
    },
    save: 'Spara reglerna',
  },
  {
    title: 'Sent automatically',
    lead: (opens, closes) =>
      `Letters that the program sends without anybody pressing a button. They leave on working days between ${opens}:00 and ${closes}:00.`,
    outbox: 'Outbox',
    verification: 'Checked against the log',
    pause: 'Pause everything',
    paused: (since) => `Paused since ${since}`,
    pausedLead:
      'Nothing is sent automatically. What would have been sent during the pause is not sent afterwards.',
    resume: 'Start again',
    resumed: 'Letters leave on their days again.',
    saved: 'The rules are saved.',
    noSender:
      'The association has no address to send from, so nothing can be sent. Set MAIL_FROM or its own address.',
    prepared: 'Waiting for a click',
    preparedLead: 'These are written, and are sent when somebody has read them.',
    preparedFor: (day, now) => (now ? `was due ${day}` : `due ${day}`),
    ahead: 'On the way out',
    aheadNone: 'Nothing on the way out',
    aheadNoneLead:
      'Reminders are shown here when a recommendation or consultation is waiting for answers and has a plan.',
    when: 'Day',
    what: 'What',
    recipients: 'Recipients',
    now: (recipients) => (recipients === 0 ? 'nobody at present' : `${recipients} at present`),
    change: 'Change',
    skip: 'Skip',
    skipOf: (title, day) => `Skip ${day}: ${title}`,
    skipped: 'Skipped',
    restore: 'Send after all',
    restoreOf: (title, day) => `Send after all ${day}: ${title}`,
    today: 'today',
    done: 'Earlier',
    outcome: 'Outcome',
    outcomes: {
      sent: (letters) => `${letterCount('en', letters)} sent`,
      nothing: () => 'Nobody left to write to',
      missed: () => 'Missed: the program was not running. A later letter went instead.',
      skipped: () => 'Skipped',
    },
    late: (at) => `not until ${at}`,
    kinds: {
      reminder: 'Reminder',
      notice: 'Notice',
      followup: 'Reminder of a follow-up',
      justering: 'Reminder to approve minutes',
      event: 'Reminder to sign up',
    },
    gone: 'No longer there',
    rules: 'Rules',
    opens: 'Office hours from',
    closes: 'until',
    hoursHint:
      'Whole hours, Swedish time. Nothing leaves on Saturdays, Sundays, public holidays and their eves.',
    planTitle: 'Reminders for new recommendations and consultations',
    planHint:
      'Days separated by commas. For what has already been sent, the plan is changed on its own page.',
    before: 'Days before the last day',
    after: 'Days after',
    followupTitle: 'Reminders of follow-ups',
    followupHint:
      'Days with commas between. The reminder goes to the person responsible, or to the secretary. Leave it empty to remind nobody.',
    followupBefore: 'Days before the follow-up is due',
    followupAfter: 'Days after, if it is still open',
    notices: 'Collected notices to third bodies',
    noticeChoices: {
      prepared: 'Prepared, and sent when somebody has read them',
      automatic: 'Sent automatically',
    },
    save: 'Save the rules',
  },
)

export const sentences: Sentences = {
  sv: {
    'errand.hours-backwards': 'Kontorstiden måste sluta efter att den har börjat.',
  },
  en: {
    'errand.hours-backwards': 'Office hours must end after they have begun.',
  },
}
