import { defineTexts } from '../kit/language.ts'

export const collectTexts = defineTexts(
  {
    title: 'Samla punkter',
    lead: 'Det som ska upp vid ett kommande möte. Punkterna väntar tills de tas upp på dagordningen.',
    newItem: 'Ny punkt',
    labels: {
      bodyId: 'Organ',
      title: 'Punkt',
      kind: 'Slag',
      presenter: 'Föredragande',
      dnr: 'Ärende (diarienummer)',
    },
    add: 'Lägg till',
    choose: 'Välj',
    optional: 'valfritt',
    waiting: ({ body }: { body: string }) => `${body}, väntar`,
    none: 'Inga punkter väntar',
    noneNext: 'Skriv den första här ovanför, eller ta upp ett ärende från dess kort.',
    remove: 'Ta bort',
    removing: 'Ta bort',
  },
  {
    title: 'Collect items',
    lead: 'What is to come up at a coming meeting. The items wait until they are put on the agenda.',
    newItem: 'New item',
    labels: {
      bodyId: 'Body',
      title: 'Item',
      kind: 'Kind',
      presenter: 'Presenter',
      dnr: 'Case (diary number)',
    },
    add: 'Add',
    choose: 'Choose',
    optional: 'optional',
    waiting: ({ body }) => `${body}, waiting`,
    none: 'No items are waiting',
    noneNext: 'Write the first one above, or take up a case from its card.',
    remove: 'Remove',
    removing: 'Remove',
  },
)
