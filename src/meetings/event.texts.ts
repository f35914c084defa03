import { defineTexts } from '../kit/language.ts'

export const eventTexts = defineTexts(
  {
    events: 'Evenemang',
    lead: 'Dagar som inte är möten, som ett seminarium. Uppdrag med sista dag under evenemanget visas här, och det står i organets kalender.',
    none: 'Inga evenemang',
    name: 'Evenemang',
    days: 'Dagar',
    from: 'Första dag',
    to: 'Sista dag',
    place: 'Plats',
    due: 'Ska vara klart',
    nothingDue: 'inget uppdrag',
    add: 'Lägg till evenemang',
    remove: 'Ta bort',
    change: 'Ändra',
  },
  {
    events: 'Events',
    lead: 'Days that are not meetings, such as a seminar. Tasks that are due on its days are shown here, and it stands in the body’s calendar.',
    none: 'No events',
    name: 'Event',
    days: 'Days',
    from: 'First day',
    to: 'Last day',
    place: 'Place',
    due: 'Due by then',
    nothingDue: 'no task',
    add: 'Add an event',
    remove: 'Remove',
    change: 'Change',
  },
)
