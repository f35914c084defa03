import { defineTexts } from '../kit/language.ts'

export const eventTexts = defineTexts(
  {
    events: 'Evenemang',
    coming: 'Kommande evenemang',
    noneComing: 'Inga evenemang är på gång.',
    all: ({ count }: { count: number }) => `Alla evenemang (${count})`,
    allLead: 'Dagar som inte är möten, som ett seminarium. De senaste står överst.',
    none: 'Inga evenemang är inlagda',
    noneNext: 'Här visas seminarier och andra evenemang när de har lagts in.',
    name: 'Namn',
    days: 'Dagar',
    from: 'Första dag',
    to: 'Sista dag',
    toHint: 'Samma dag, om det bara är en.',
    place: 'Plats',
    signUpBy: 'Anmälan senast',
    signUpHint: 'De inbjudna som inte har svarat påminns en vecka och en dag före.',
    due: 'Ska vara klart',
    nothingDue: 'Inget uppdrag har sin sista dag under evenemanget.',
    add: 'Lägg till evenemang',
    change: 'Ändra',
    changeTitle: 'Ändra evenemanget',
    changeConsequence:
      'De inbjudna får besked om vad som är nytt, och evenemanget ändras i deras kalendrar. Får det nya dagar svarar de igen.',
    changeAlone: 'Ingen är inbjuden än. Ändringen syns här och i organets kalender.',
    save: 'Spara ändringen',
    cancel: 'Ställ in',
    cancelTitle: 'Ställ in evenemanget',
    cancelConsequence: ({ count }: { count: number }) =>
      count === 0
        ? 'Evenemanget står kvar som inställt och försvinner ur kalendrar som prenumererar.'
        : `${count === 1 ? 'Den inbjudna' : `De ${count} inbjudna`} får besked, och evenemanget försvinner ur kalendrarna. Här står det kvar som inställt.`,
    state: 'Läge',
    planned: 'Planerat',
    cancelled: 'Inställt',
    past: 'Har varit',
    moved: ({ from }: { from: string }) => `Flyttat från ${from}`,
    earlier: 'Tidigare',
    calendar: 'Till kalendern (iCalendar)',
    invite: 'Bjud in',
    inviteLead: ({ count }: { count: number }) =>
      count === 1
        ? 'Inbjudan går till en mottagare, med kalenderblad och en länk att svara med.'
        : `Inbjudan går till ${count} mottagare, med kalenderblad och en länk att svara med.`,
    noRecipients:
      'Ingen ny har en e-postadress i företrädarregistret. Skriv mottagare ovan, eller lägg till företrädare.',
    send: 'Skicka inbjudan',
    invited: 'Inbjudna',
    answers: ({ comes, of }: { comes: number; of: number }) => `${comes} av ${of} kommer`,
    late: 'efter sista dagen',
    invitationTitle: ({ name }: { name: string }) => `Inbjudan till ${name}`,
    invitationLead: 'Svara här, eller med knapparna i din egen kalender.',
    invitationCancelled: 'Evenemanget är inställt. Du behöver inte svara.',
    invitationPast: ({ day }: { day: string }) =>
      `Sista dagen att anmäla sig var ${day}. Svara ändå, så ser kansliet det.`,
    note: 'Meddelande, till exempel vilka fler som kommer',
    columns: {
      id: 'Id',
      body: 'Organ',
      organisation: 'Organisation',
      holder: 'Inbjuden',
      email: 'E-postadress',
      answer: 'Svar',
      answered: 'Svarade',
      note: 'Meddelande',
      reason: 'Skäl',
    },
  },
  {
    events: 'Events',
    coming: 'Coming events',
    noneComing: 'No events lie ahead.',
    all: ({ count }) => `All events (${count})`,
    allLead: 'Days that are not meetings, such as a seminar. The latest come first.',
    none: 'No events have been entered',
    noneNext: 'Seminars and other events are shown here once they have been entered.',
    name: 'Name',
    days: 'Days',
    from: 'First day',
    to: 'Last day',
    toHint: 'The same day, where there is only one.',
    place: 'Place',
    signUpBy: 'Sign up by',
    signUpHint: 'Those invited who have not answered are reminded a week and a day before.',
    due: 'Due by then',
    nothingDue: 'No task is due on its days.',
    add: 'Add an event',
    change: 'Change',
    changeTitle: 'Change the event',
    changeConsequence:
      'Those invited are told what is new, and the event changes in their calendars. If it gets other days they answer again.',
    changeAlone: 'Nobody has been invited yet. The change is seen here and in the body’s calendar.',
    save: 'Save the change',
    cancel: 'Call off',
    cancelTitle: 'Call off the event',
    cancelConsequence: ({ count }) =>
      count === 0
        ? 'The event stays as called off, and disappears from calendars that subscribe.'
        : `${count === 1 ? 'The one invited is' : `The ${count} invited are`} told, and the event disappears from the calendars. Here it stays as called off.`,
    state: 'State',
    planned: 'Planned',
    cancelled: 'Called off',
    past: 'Past',
    moved: ({ from }) => `Moved from ${from}`,
    earlier: 'Earlier',
    calendar: 'To the calendar (iCalendar)',
    invite: 'Invite',
    inviteLead: ({ count }) =>
      count === 1
        ? 'The invitation goes to one recipient, with a calendar file and a link to answer by.'
        : `The invitation goes to ${count} recipients, with a calendar file and a link to answer by.`,
    noRecipients:
      'Nobody new in the register of representatives has an e-mail address. Write recipients above, or add representatives.',
    send: 'Send the invitation',
    invited: 'Invited',
    answers: ({ comes, of }) => `${comes} of ${of} come`,
    late: 'after the last day',
    invitationTitle: ({ name }) => `Invitation to ${name}`,
    invitationLead: 'Answer here, or with the buttons of your own calendar.',
    invitationCancelled: 'The event has been called off. You need not answer.',
    invitationPast: ({ day }) =>
      `The last day to sign up was ${day}. Answer all the same, and the office will see it.`,
    note: 'Message, for example who else comes',
    columns: {
      id: 'Id',
      body: 'Body',
      organisation: 'Organisation',
      holder: 'Invited',
      email: 'E-mail address',
      answer: 'Answer',
      answered: 'Answered',
      note: 'Message',
      reason: 'Reason',
    },
  },
)
export type EventWords = (typeof eventTexts)['sv']
