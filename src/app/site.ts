import { sentences as agreementSentences } from '../agreements/texts.ts'
import { caseSentences } from '../cases/texts.ts'
import { sentences as circulationSentences } from '../circulations/refusal.texts.ts'
import { sentences as fileSentences } from '../kit/files/texts.ts'
import { sentences as mailSentences } from '../kit/mail/texts.ts'
import type { Route, Site } from '../kit/http/visit.ts'
import { SentenceBook } from '../kit/sentences.ts'
import { sentences as postgresSentences } from '../kit/postgres/texts.ts'
import { sentences as kitSentences } from '../kit/texts.ts'
import { sentences as ledgerSentences } from '../ledger/texts.ts'
import { organisationSentences } from '../organisations/refusal.texts.ts'
import { routes as organisationRoutes } from '../organisations/routes.ts'
import { routes as peopleRoutes } from '../people/routes.ts'
import { sentences as peopleSentences } from '../people/texts.ts'
import { routes as websiteRoutes } from '../website/routes.ts'
import { installationRoutes } from './installation.routes.ts'

/** Every room's routes, in the order in which they are tried. */
export const routes: readonly Route[] = [
  ...installationRoutes,
  ...peopleRoutes,
  ...organisationRoutes,
  ...websiteRoutes,
]

/** Every room's refusal sentences. */
export const sentences = new SentenceBook([
  kitSentences,
  postgresSentences,
  fileSentences,
  mailSentences,
  organisationSentences,
  peopleSentences,
  caseSentences,
  ledgerSentences,
  agreementSentences,
  circulationSentences,
])

export type { Site }
