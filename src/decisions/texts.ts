import type { Sentences } from '../kit/sentences.ts'

export const sentences: Sentences = {
  sv: {
    'decision.must-meet':
      'Organet följer kommunallagen och beslutar i sammanträde. Beslut per capsulam är inte tillåtna.',
    'decision.not-in-statutes':
      'Organets arbetsordning tillåter inte beslut utan möte. Ändra den först, om stadgarna medger det.',
    'decision.no-clauses': 'Ett beslut behöver minst en att-sats.',
  },
  en: {
    'decision.must-meet':
      'The body follows the Local Government Act and decides in meetings. Decisions per capsulam are not allowed.',
    'decision.not-in-statutes':
      'The body’s procedure does not allow decisions without a meeting. Change it first, if the statutes let you.',
    'decision.no-clauses': 'A decision needs at least one clause.',
  },
}
