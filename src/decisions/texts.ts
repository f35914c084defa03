import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'

export const texts = defineTexts(
  {
    decisions: 'Beslut',
    lead: ({ count }: { count: number }) => (count === 1 ? '1 beslut' : `${count} beslut`),
    none: 'Inga beslut ännu',
    noneNext: 'Ett beslut visas här när protokollet är justerat.',
    decision: 'Beslut',
    title: 'Rubrik',
    body: 'Organ',
    decidedOn: 'Beslutsdatum',
    reference: 'Beteckning',
    meeting: 'Möte',
    manner: 'Så fattades det',
    manners: { meeting: 'vid möte', per_capsulam: 'utan möte (per capsulam)' },
    case: 'Ärende',
    clauses: 'Att-satser',
    earlier: 'Tidigare beslut',
    later: 'Senare beslut',
    relations: { follows: 'följer på', changes: 'ändrar' },
    laterRelations: { follows: 'följs av', changes: 'ändras av' },
    decides: ({ body }: { body: string }) => `${body} beslutade`,
    att: 'att',
    recommended: 'Rekommenderat till medlemmarna',
    recommend: 'Rekommendera medlemmarna',
    recommendHint: 'Gör ett utkast med beslutets att-satser. Inget skickas.',
    drafted: 'utkast',
    minutes: 'Protokollet',
  },
  {
    decisions: 'Decisions',
    lead: ({ count }: { count: number }) => (count === 1 ? '1 decision' : `${count} decisions`),
    none: 'No decisions yet',
    noneNext: 'A decision is shown here once the minutes have been approved.',
    decision: 'Decision',
    title: 'Title',
    body: 'Body',
    decidedOn: 'Decided on',
    reference: 'Reference',
    meeting: 'Meeting',
    manner: 'How it was made',
    manners: { meeting: 'in a meeting', per_capsulam: 'without a meeting (per capsulam)' },
    case: 'Case',
    clauses: 'Clauses',
    earlier: 'Earlier decision',
    later: 'Later decisions',
    relations: { follows: 'follows', changes: 'changes' },
    laterRelations: { follows: 'followed by', changes: 'changed by' },
    decides: ({ body }: { body: string }) => `${body} decided`,
    att: 'att',
    recommended: 'Recommended to the members',
    recommend: 'Recommend to the members',
    recommendHint: 'Makes a draft with the clauses of the decision. Nothing is sent.',
    drafted: 'draft',
    minutes: 'The minutes',
  },
)

export const sentences: Sentences = {
  sv: {
    'decision.must-meet':
      'Organet följer kommunallagen och beslutar i sammanträde. Beslut per capsulam är inte tillåtna.',
    'decision.not-in-statutes':
      'Organets arbetsordning tillåter inte beslut utan möte. Ändra den först, om stadgarna medger det.',
    'decision.no-clauses': 'Ett beslut behöver minst en att-sats.',
    'decision.relation-alone':
      'Välj både hur beslutet förhåller sig till ett tidigare beslut och vilket det är, eller lämna båda fälten tomma.',
  },
  en: {
    'decision.must-meet':
      'The body follows the Local Government Act and decides in meetings. Decisions per capsulam are not allowed.',
    'decision.not-in-statutes':
      'The body’s procedure does not allow decisions without a meeting. Change it first, if the statutes let you.',
    'decision.no-clauses': 'A decision needs at least one clause.',
    'decision.relation-alone':
      'Choose both how the decision relates to an earlier one and which one it is, or leave both empty.',
  },
}
