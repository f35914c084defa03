import { defineTexts } from '../kit/language.ts'

export const perCapsulamTexts = defineTexts(
  {
    title: ({ body }: { body: string }) => `Beslut utan möte: ${body}`,
    button: 'Beslut utan möte',
    decisions: 'Beslut',
    lead: 'Per capsulam: alla som deltar i beslutet har fått förslaget och sagt ja utan att träffas.',
    labels: {
      title: 'Rubrik',
      reference: 'Beteckning',
      decidedOn: 'Beslutsdatum',
      dnr: 'Ärende (diarienummer)',
      clauses: 'Att-satser',
      relation: 'Beslutet',
      earlierId: 'Tidigare beslut',
    },
    referenceHint: 'Så som beslutet ska kallas, till exempel ”per capsulam 1/2026”.',
    clausesHint: 'En på varje rad.',
    relations: { follows: 'följer på ett tidigare', changes: 'ändrar ett tidigare' },
    optional: 'valfritt',
    consequence:
      'Beslutet skrivs in i förteckningen och i loggen. Det kan inte ändras efteråt, bara ersättas av ett nytt.',
    submit: 'Skriv in beslutet',
  },
  {
    title: ({ body }: { body: string }) => `Decision without a meeting: ${body}`,
    button: 'Decision without a meeting',
    decisions: 'Decisions',
    lead: 'Per capsulam: everybody who takes part in the decision has received the proposal and said yes without meeting.',
    labels: {
      title: 'Title',
      reference: 'Reference',
      decidedOn: 'Decided on',
      dnr: 'Case (diary number)',
      clauses: 'Clauses',
      relation: 'The decision',
      earlierId: 'Earlier decision',
    },
    referenceHint: 'What the decision is to be called, for example “per capsulam 1/2026”.',
    clausesHint: 'One on each line.',
    relations: { follows: 'follows an earlier one', changes: 'changes an earlier one' },
    optional: 'optional',
    consequence:
      'The decision is entered in the list and in the log. It cannot be changed afterwards, only replaced by a new one.',
    submit: 'Enter the decision',
  },
)
