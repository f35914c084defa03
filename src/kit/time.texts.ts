import { defineTexts } from './language.ts'

/** What the control of the two times says, on every page that has one. */
export const timeTexts = defineTexts(
  {
    label: 'Visa en annan tidpunkt',
    on: 'Gällde den',
    known: 'enligt registrerat t.o.m.',
    show: 'Visa',
    reset: 'Visa nu',
  },
  {
    label: 'Show another time',
    on: 'Valid on',
    known: 'as registered up to',
    show: 'Show',
    reset: 'Show now',
  },
)
