import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'
import type { Lesson } from './call.ts'
import type { Silence } from './escalation.ts'

interface EscalationTexts {
  readonly title: string
  readonly lead: string
  readonly none: string
  readonly noneLead: string
  readonly silences: Readonly<Record<Silence, (count: number) => string>>
  readonly leads: Readonly<Record<Silence, string>>
  readonly member: string
  readonly matter: string
  readonly late: string
  readonly days: (count: number) => string
  readonly notYet: string
  readonly standing: string
  readonly reminded: string
  readonly never: string
  readonly times: (count: number, on: string | null) => string
  readonly contact: string
  readonly lastCall: string
  readonly nextStep: string
  readonly call: string
  readonly callOf: (member: string) => string
  readonly otherContact: string
  readonly answerTime: string
  readonly noted: string
  readonly trail: string
  readonly circulations: string
  readonly callTitle: (member: string) => string
  readonly calledOn: string
  readonly spokeWith: string
  readonly spokeWithHint: string
  readonly said: string
  readonly lesson: string
  readonly lessons: Readonly<Record<Lesson, string>>
  readonly until: string
  readonly untilHint: string
  readonly save: string
  readonly later: string
  readonly answered: string
  readonly earlier: string
  readonly contacts: string
  readonly purposes: Readonly<Record<string, string>>
}

export const escalationTexts = defineTexts<EscalationTexts>(
  {
    title: 'Försenade svar',
    lead: 'Vem som behöver ett samtal. De som har hört av sig visas för sig, och de som aldrig har gjort det för sig.',
    none: 'Inga försenade svar',
    noneLead: 'Här visas de som inte har svarat i tid och de som brevet inte nådde.',
    silences: {
      unreachable: (count) => `Har inte fått brevet (${count})`,
      silent: (count) => `Har aldrig hört av sig (${count})`,
      asks_for_time: (count) => `Väntar på besked om anstånd (${count})`,
      heard: (count) => `Försenade, men något är känt (${count})`,
    },
    leads: {
      unreachable:
        'Brevet kom tillbaka eller gick inte att skicka. De påminns inte förrän de har en annan adress.',
      silent: 'De har fått brevet och har inte svarat. Ingen har talat med dem.',
      asks_for_time: 'De har begärt mer tid. Det är förbundet som ska svara.',
      heard: 'Deras egen dag har passerat: sammanträdet, bordläggningen eller anståndet.',
    },
    member: 'Medlem',
    matter: 'Ärende',
    late: 'Försenad',
    days: (count) => (count === 1 ? '1 dag' : `${count} dagar`),
    notYet: 'Nej',
    standing: 'Läge',
    reminded: 'Påmind',
    never: 'Nej',
    times: (count, on) => `${count === 1 ? 'en gång' : `${count} gånger`}${on ? `, senast ${on}` : ''}`,
    contact: 'Kontakt',
    lastCall: 'Senaste samtal',
    nextStep: 'Nästa steg',
    call: 'Anteckna samtal',
    callOf: (member) => `Anteckna samtal med ${member}`,
    otherContact: 'Ange en annan adress',
    answerTime: 'Besvara begäran',
    noted: 'Samtalet är antecknat.',
    trail: 'Här är du',
    circulations: 'Rekommendationer och remisser',
    callTitle: (member) => `Samtal med ${member}`,
    calledOn: 'Dag',
    spokeWith: 'Du talade med',
    spokeWithHint: 'Rollen, till exempel registratorn.',
    said: 'Vad som sades',
    lesson: 'Vad du fick veta',
    lessons: {
      note: 'Inget nytt: bara en anteckning',
      submitted: 'Ett förslag är på väg till styrelsen eller fullmäktige',
      postponed: 'Ärendet är bordlagt',
      referred_back: 'Ärendet är återremitterat',
      extension_requested: 'De vill ha anstånd',
    },
    until: 'Till vilken dag',
    untilHint:
      'Dagen då styrelsen tar upp ärendet, som det är bordlagt till, eller som anstånd begärs till. De påminns inte före den dagen.',
    save: 'Spara samtalet',
    later: 'Avbryt',
    answered: 'De har svarat: registrera svaret',
    earlier: 'Tidigare samtal',
    contacts: 'Kontakter',
    purposes: {
      registrar: 'registrator',
      questions: 'frågor',
      secretary: 'sekreterare',
      duty: 'beredskap',
    },
  },
  {
    title: 'Overdue answers',
    lead: 'Who needs a call. Those who have been in touch are shown apart from those never heard from.',
    none: 'No overdue answers',
    noneLead: 'Those who have not answered in time, and those whom the letter did not reach, are shown here.',
    silences: {
      unreachable: (count) => `Have not received the letter (${count})`,
      silent: (count) => `Never heard from (${count})`,
      asks_for_time: (count) => `Waiting for our reply about more time (${count})`,
      heard: (count) => `Overdue, but something is known (${count})`,
    },
    leads: {
      unreachable:
        'The letter came back or could not be sent. They are not reminded until they have another address.',
      silent: 'They have received the letter and have not answered. Nobody has spoken with them.',
      asks_for_time: 'They have asked for more time. It is for the association to answer.',
      heard: 'Their own day has passed: the meeting, the postponement or the extension.',
    },
    member: 'Member',
    matter: 'Matter',
    late: 'Overdue',
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    notYet: 'No',
    standing: 'Standing',
    reminded: 'Reminded',
    never: 'No',
    times: (count, on) => `${count === 1 ? 'once' : `${count} times`}${on ? `, last ${on}` : ''}`,
    contact: 'Contact',
    lastCall: 'Latest call',
    nextStep: 'Next step',
    call: 'Note a call',
    callOf: (member) => `Note a call with ${member}`,
    otherContact: 'Give another address',
    answerTime: 'Answer the request',
    noted: 'The call is noted.',
    trail: 'You are here',
    circulations: 'Recommendations and consultations',
    callTitle: (member) => `Call with ${member}`,
    calledOn: 'Day',
    spokeWith: 'You spoke with',
    spokeWithHint: 'The role, for example the registrar.',
    said: 'What was said',
    lesson: 'What you learnt',
    lessons: {
      note: 'Nothing new: only a note',
      submitted: 'A proposal is on its way to the board or council',
      postponed: 'The matter is postponed',
      referred_back: 'The matter is referred back',
      extension_requested: 'They want more time',
    },
    until: 'Until which day',
    untilHint:
      'The day when the board takes it up, to which it is postponed, or until which more time is asked for. They are not reminded before that day.',
    save: 'Save the call',
    later: 'Cancel',
    answered: 'They have answered: register the answer',
    earlier: 'Earlier calls',
    contacts: 'Contacts',
    purposes: { registrar: 'registrar', questions: 'questions', secretary: 'secretary', duty: 'duty' },
  },
)

export const callSentences: Sentences = {
  sv: { 'call.in-future': 'Samtalsdagen ligger i framtiden. Kontrollera datumet.' },
  en: { 'call.in-future': 'The day of the call is in the future. Check the date.' },
}
