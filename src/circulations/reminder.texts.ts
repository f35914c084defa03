import { defineTexts } from '../kit/language.ts'
import type { Sparing } from './reminder.ts'

interface ReminderTexts {
  readonly title: string
  readonly lead: string
  readonly chase: (members: number, municipal: boolean) => string
  readonly nobody: string
  readonly nobodyLead: string
  readonly who: string
  readonly words: string
  readonly wordsHint: string
  readonly letter: string
  readonly letterTo: (name: string) => string
  readonly consequence: (letters: number) => string
  readonly noSender: string
  readonly sent: (letters: number) => string
  readonly undo: string
  readonly seconds: string
  readonly undone: string
  readonly spared: (count: number) => string
  readonly answered: (count: number) => string
  readonly member: string
  readonly why: string
  readonly until: string
  readonly reminded: string
  readonly because: Readonly<Record<Sparing, string>>
  readonly inbox: string
  readonly newContact: string
  readonly answerTime: string
  readonly plan: string
  readonly planDraft: string
  readonly planNone: string
  readonly planDone: string
  readonly next: string
  readonly round: (day: string, recipients: number) => string
  readonly planLead: string
  readonly before: string
  readonly beforeHint: string
  readonly after: string
  readonly afterHint: string
  readonly save: string
  readonly saved: string
  readonly all: string
  readonly recalled: string
  readonly labels: Readonly<Record<string, string>>
}

const times = (count: number, on: string | null, words: { once: string; many: string }): string =>
  `${count === 1 ? words.once : words.many.replace('#', String(count))}${on ? `, ${on}` : ''}`

export const remindedWords = {
  sv: (count: number, on: string | null) => times(count, on, { once: 'en gång', many: '# gånger' }),
  en: (count: number, on: string | null) => times(count, on, { once: 'once', many: '# times' }),
}

export const reminderTexts = defineTexts<ReminderTexts>(
  {
    title: 'Påminnelser',
    lead: 'De som inte har svarat påminns på planens dagar. Du kan också påminna nu.',
    chase: (members, municipal) => {
      const whom = municipal
        ? members === 1
          ? 'kommun'
          : 'kommuner'
        : members === 1
          ? 'mottagare'
          : 'mottagare'
      return `Påminn ${members} ${whom}`
    },
    nobody: 'Ingen att påminna i dag',
    nobodyLead: 'Nedan ser du varför ingen får en påminnelse i dag.',
    who: 'De här får påminnelsen',
    words: 'Brevets inledning',
    wordsHint: 'Samma för alla. Resten av brevet ser du nedan.',
    letter: 'Läs brevet som det skickas',
    letterTo: (name) => `Brevet till ${name}`,
    consequence: (letters) =>
      `När du påminner: ${letters === 1 ? 'ett brev' : `högst ${letters} brev`} går om 30 sekunder, till dem som är ikryssade.`,
    noSender: 'Förbundet har ingen avsändaradress. Ange MAIL_FROM eller förbundets egen adress.',
    sent: (letters) =>
      letters === 1 ? 'En påminnelse är på väg ut.' : `${letters} påminnelser är på väg ut.`,
    undo: 'Ångra',
    seconds: 's kvar',
    undone: 'Påminnelserna stoppades. Inget brev har gått.',
    spared: (count) => `Påminns inte nu (${count})`,
    answered: (count) => `Har svarat (${count})`,
    member: 'Mottagare',
    why: 'Varför',
    until: 'Till och med',
    reminded: 'Påmind',
    because: {
      not_asked: 'Har fått brevet för kännedom',
      not_concerned: 'Berörs inte',
      answered: 'Har svarat',
      extended: 'Har anstånd',
      underway: 'Förslag på väg till styrelse eller fullmäktige',
      postponed: 'Har bordlagt ärendet',
      asks_for_time: 'Har begärt anstånd och väntar på besked',
      in_inbox: 'Ett brev från mottagaren väntar i inkorgen',
      unreachable: 'Brevet kom inte fram',
      reminded_today: 'Påmindes i dag',
      returned_today: 'Ombads i dag att komplettera',
    },
    inbox: 'Öppna inkorgen',
    newContact: 'Ange en annan adress',
    answerTime: 'Besvara begäran',
    plan: 'Plan för påminnelser',
    planDraft: 'Planen börjar gälla när brevet skickas.',
    planNone: 'Ingen påminns automatiskt.',
    planDone: 'Planen har inga fler dagar.',
    next: 'Kommande påminnelser',
    round: (day, recipients) =>
      recipients === 0
        ? `${day}: ingen, som det ser ut nu`
        : `${day}: ${recipients === 1 ? 'en mottagare' : `${recipients} mottagare`}, om ingen svarar före dess`,
    planLead:
      'En ändrad plan gäller från och med nästa dag. En dag som inte är arbetsdag flyttas: före sista svarsdagen till arbetsdagen innan, efter den till arbetsdagen därpå.',
    before: 'Dagar före sista svarsdagen',
    beforeHint: 'Med komma emellan, till exempel 30, 14, 3. Tomt: ingen påminnelse.',
    after: 'Dagar efter',
    afterHint:
      'För den som har fått anstånd, eller har bordlagt ärendet till en viss dag, räknas dagarna från den dagen.',
    save: 'Spara planen',
    saved: 'Planen är sparad.',
    all: 'Allt som går ut av sig självt',
    recalled: 'Brevet är återkallat. Ingen påminns.',
    labels: { before: 'Dagar före sista svarsdagen', after: 'Dagar efter', words: 'Brevets inledning' },
  },
  {
    title: 'Reminders',
    lead: 'Those who have not answered are reminded on the days of the plan. You can also remind now.',
    chase: (members, municipal) => {
      const one = municipal ? 'municipality' : 'recipient'
      const many = municipal ? 'municipalities' : 'recipients'
      return `Remind ${members} ${members === 1 ? one : many}`
    },
    nobody: 'Nobody to remind today',
    nobodyLead: 'See below why nobody gets a reminder today.',
    who: 'These get the reminder',
    words: 'The beginning of the letter',
    wordsHint: 'The same for all. The rest of the letter is shown below.',
    letter: 'Read the letter as it is sent',
    letterTo: (name) => `The letter to ${name}`,
    consequence: (letters) =>
      `When you remind: ${letters === 1 ? 'one letter leaves' : `at most ${letters} letters leave`} in 30 seconds, to those that are ticked.`,
    noSender: 'The association has no address to send from. Set MAIL_FROM or its own address.',
    sent: (letters) =>
      letters === 1 ? 'One reminder is on the way out.' : `${letters} reminders are on the way out.`,
    undo: 'Undo',
    seconds: 's left',
    undone: 'The reminders were stopped. No letter has left.',
    spared: (count) => `Not reminded now (${count})`,
    answered: (count) => `Have answered (${count})`,
    member: 'Recipient',
    why: 'Why',
    until: 'Until',
    reminded: 'Reminded',
    because: {
      not_asked: 'Got the letter for information',
      not_concerned: 'Not concerned',
      answered: 'Has answered',
      extended: 'Has been granted more time',
      underway: 'A proposal is on its way to its board or council',
      postponed: 'Has postponed the matter',
      asks_for_time: 'Has asked for more time and is waiting for a reply',
      in_inbox: 'A letter from the recipient waits in the inbox',
      unreachable: 'The letter did not arrive',
      reminded_today: 'Was reminded today',
      returned_today: 'Was asked today to complete the answer',
    },
    inbox: 'Open the inbox',
    newContact: 'Give another address',
    answerTime: 'Answer the request',
    plan: 'Reminder plan',
    planDraft: 'The plan takes effect when the letter is sent.',
    planNone: 'Nobody is reminded automatically.',
    planDone: 'The plan has no days left.',
    next: 'Coming reminders',
    round: (day, recipients) =>
      recipients === 0
        ? `${day}: nobody, as it looks now`
        : `${day}: ${recipients === 1 ? 'one recipient' : `${recipients} recipients`}, if nobody answers before`,
    planLead:
      'A changed plan applies from the next day. A day that is not a working day is moved: before the last day for answers to the working day before, after it to the next working day.',
    before: 'Days before the last day',
    beforeHint: 'With commas between, for example 30, 14, 3. Empty: no reminder.',
    after: 'Days after',
    afterHint:
      'For those who have been granted more time, or have postponed the matter to a certain day, the days are counted from that day.',
    save: 'Save the plan',
    saved: 'The plan is saved.',
    all: 'Everything sent automatically',
    recalled: 'The letter has been recalled. Nobody is reminded.',
    labels: { before: 'Days before the last day', after: 'Days after', words: 'The beginning of the letter' },
  },
)
