import { noticeRoutes } from '../agreements/notice.routes.ts'
import { sentences as agreementSentences } from '../agreements/texts.ts'
import { caseSentences } from '../cases/refusal.texts.ts'
import { routes as caseRoutes } from '../cases/routes.ts'
import { sentences as circulationSentences } from '../circulations/refusal.texts.ts'
import { routes as errandRoutes } from '../errands/routes.ts'
import { sentences as errandSentences } from '../errands/texts.ts'
import { sentences as docxSentences } from '../kit/docx/texts.ts'
import { sentences as extractSentences } from '../kit/extract/texts.ts'
import { routes as circulationRoutes } from '../circulations/routes.ts'
import { sentences as answerSentences } from '../answers/refusal.texts.ts'
import { routes as answerRoutes } from '../answers/routes.ts'
import { callSentences } from '../delays/escalation.texts.ts'
import { extensionSentences } from '../delays/extension.texts.ts'
import { routes as delayRoutes } from '../delays/routes.ts'
import { intakeSentences } from '../intake/letter-refusal.texts.ts'
import { routes as intakeRoutes } from '../intake/routes.ts'
import { routes as decisionRoutes } from '../decisions/routes.ts'
import { sentences as decisionSentences } from '../decisions/texts.ts'
import { routes as followupRoutes } from '../followups/routes.ts'
import { sentences as followupSentences } from '../followups/texts.ts'
import { letterFileRoutes } from '../letters/letter-file.routes.ts'
import { letterSentences } from '../letters/letter.texts.ts'
import { lodgingSentences } from '../lodgings/lodging-refusal.texts.ts'
import { routes as lodgingRoutes } from '../lodgings/routes.ts'
import { sentences as fileSentences } from '../kit/files/texts.ts'
import { sentences as logSentences } from '../log/texts.ts'
import { sentences as mailSentences } from '../kit/mail/texts.ts'
import { anyone } from '../kit/actor.ts'
import { type Route, type Site, get, jsonReply } from '../kit/http/visit.ts'
import { SentenceBook } from '../kit/sentences.ts'
import { sentences as postgresSentences } from '../kit/postgres/texts.ts'
import { sentences as kitSentences } from '../kit/texts.ts'
import { sentences as readingSentences } from '../reading/texts.ts'
import { sentences as ledgerSentences } from '../ledger/texts.ts'
import { routes as meetingRoutes } from '../meetings/routes.ts'
import { meetingSentences } from '../meetings/refusal.texts.ts'
import { organisationSentences } from '../organisations/refusal.texts.ts'
import { routes as organisationRoutes } from '../organisations/routes.ts'
import { colleagueRoutes } from '../people/colleague.routes.ts'
import { mandateRoutes } from '../people/mandate.routes.ts'
import { routes as peopleRoutes } from '../people/routes.ts'
import { sentences as peopleSentences } from '../people/texts.ts'
import { routes as websiteRoutes } from '../website/routes.ts'
import { apiRoutes, openApi } from './api.ts'
import { installationRoutes } from './installation.routes.ts'
import { verificationRoutes } from './verification.routes.ts'

/** Every room's pages, in the order in which they are tried. */
const pages: readonly Route[] = [
  ...installationRoutes,
  ...verificationRoutes,
  ...peopleRoutes,
  ...colleagueRoutes,
  ...organisationRoutes,
  ...mandateRoutes,
  ...caseRoutes,
  ...followupRoutes,
  ...decisionRoutes,
  ...meetingRoutes,
  ...errandRoutes,
  ...circulationRoutes,
  ...intakeRoutes,
  ...letterFileRoutes,
  ...answerRoutes,
  ...delayRoutes,
  ...lodgingRoutes,
  ...noticeRoutes,
  ...websiteRoutes,
]

const description = get('/api/v1/openapi.json', anyone, async ({ site }) =>
  jsonReply(openApi(pages, site.settings.publicUrl)),
)

/** Everything that is answered: the pages, and those of them that are part of the API. */
export const routes: readonly Route[] = [description, ...apiRoutes(pages), ...pages]

/** Every room's refusal sentences. */
export const sentences = new SentenceBook([
  kitSentences,
  postgresSentences,
  fileSentences,
  logSentences,
  mailSentences,
  docxSentences,
  extractSentences,
  organisationSentences,
  peopleSentences,
  caseSentences,
  readingSentences,
  ledgerSentences,
  agreementSentences,
  circulationSentences,
  answerSentences,
  extensionSentences,
  callSentences,
  followupSentences,
  decisionSentences,
  meetingSentences,
  errandSentences,
  letterSentences,
  lodgingSentences,
  intakeSentences,
])

export type { Site }
