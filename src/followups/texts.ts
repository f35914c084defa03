import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'
import type { Place } from './placing.ts'

type Why = (Place & { kind: 'list' })['why']
const whySv: Record<Why, string> = {
  'no-date': 'utan tid',
  'some-meeting': 'ett kommande möte, ingen har sagt vilket',
  waits: 'väntar på en annan åtgärd',
  'no-meeting': 'mötet är inte inlagt ännu',
  closed: 'avslutad',
}
const whyEn: Record<Why, string> = {
  'no-date': 'without a time',
  'some-meeting': 'a coming meeting, nobody has said which',
  waits: 'waits for another follow-up',
  'no-meeting': 'the meeting has not been entered yet',
  closed: 'closed',
}

export const texts = defineTexts(
  {
    followups: 'Åtgärder',
    lead: ({ count }: { count: number }) =>
      count === 1 ? '1 åtgärd är öppen.' : `${count} åtgärder är öppna.`,
    atMeeting: ({ meeting, day }: { meeting: string; day: string }) => `${meeting}, ${day}`,
    openList: 'Utan bestämt möte',
    closedList: 'Avslutade',
    none: 'Inga åtgärder är öppna',
    noneNext: 'De skrivs under mötet, en rad var: Sekreteraren tar in namn → nästa möte.',
    what: 'Åtgärd',
    who: 'Vem',
    when: 'När',
    said: 'Sagt',
    where: 'Finns på',
    body: 'Organ',
    nobody: 'ingen utsedd',
    reminds: 'Påminns:',
    remindSecretary: 'sekreteraren',
    remindersEnded: 'ingen, påminnelserna är avslutade',
    remindTo: 'Påminn på adressen',
    remindHint: 'En vecka före, dagen före och dagen efter. Tomt: sekreteraren påminns.',
    remindSave: 'Spara adressen',
    endTitle: 'Avsluta påminnelser',
    endLead: 'Vill du inte ha fler påminnelser om den här åtgärden? Åtgärden finns kvar.',
    endButton: 'Avsluta påminnelserna',
    ended: 'Du får inga fler påminnelser om åtgärden.',
    possible: 'möjlig',
    closing: 'Avsluta',
    closingNote: 'Vad blev gjort?',
    closeOf: ({ what }: { what: string }) => `Avsluta: ${what}`,
    reopen: 'Öppna igen',
    closedOn: ({ day, note }: { day: string; note: string }) => `${day}: ${note}`,
    everyone: 'Alla',
    why: whySv,
  },
  {
    followups: 'Follow-ups',
    lead: ({ count }) => (count === 1 ? '1 follow-up is open.' : `${count} follow-ups are open.`),
    atMeeting: ({ meeting, day }) => `${meeting}, ${day}`,
    openList: 'Without a set meeting',
    closedList: 'Closed',
    none: 'No follow-ups are open',
    noneNext: 'They are written during the meeting, one line each: Sekreteraren tar in namn → next meeting.',
    what: 'Follow-up',
    who: 'Who',
    when: 'When',
    said: 'Said',
    where: 'Is on',
    body: 'Body',
    nobody: 'nobody named',
    reminds: 'Reminded:',
    remindSecretary: 'the secretary',
    remindersEnded: 'nobody, the reminders have been ended',
    remindTo: 'Remind at the address',
    remindHint: 'A week before, the day before and the day after. Empty: the secretary is reminded.',
    remindSave: 'Save the address',
    endTitle: 'End reminders',
    endLead: 'No more reminders of this follow-up? The follow-up stays.',
    endButton: 'End the reminders',
    ended: 'You get no more reminders of it.',
    possible: 'possible',
    closing: 'Close',
    closingNote: 'What was done?',
    closeOf: ({ what }) => `Close: ${what}`,
    reopen: 'Open again',
    closedOn: ({ day, note }) => `${day}: ${note}`,
    everyone: 'All',
    why: whyEn,
  },
)

export const sentences: Sentences = {
  sv: {
    'followup.bad-address':
      'Det går inte att skicka till adressen. Skriv den till exempel som namn@kommun.example.',
    'followup.nothing-to-do': 'Skriv vad som ska göras, till exempel: Sekreteraren tar in namn → nästa möte.',
    'followup.closed': 'Åtgärden är redan avslutad.',
    'followup.closing-words':
      'Skriv vad som blev gjort, eller välj beslutet eller punkten som avslutar åtgärden.',
  },
  en: {
    'followup.bad-address': 'Nothing can be sent to the address. Write it like name@kommun.example.',
    'followup.nothing-to-do':
      'Write what is to be done, for example: Sekreteraren tar in namn → next meeting.',
    'followup.closed': 'The follow-up is already closed.',
    'followup.closing-words': 'Write what was done, or choose the decision or item that closes it.',
  },
}
