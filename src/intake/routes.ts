import type { Route } from '../kit/http/visit.ts'
import { escalationRoutes } from './escalation.routes.ts'
import { extensionRoutes } from './extension.routes.ts'
import { inboxRoutes } from './inbox.routes.ts'
import { letterExtensionRoutes } from './letter-extension.routes.ts'
import { letterFileRoutes } from './letter-file.routes.ts'
import { letterReturnRoutes } from './letter-return.routes.ts'
import { letterStepRoutes } from './letter-step.routes.ts'
import { historyRoutes } from './history.routes.ts'
import { importRoutes } from './import.routes.ts'
import { lodgingRoutes } from './lodging.routes.ts'
import { otherActRoutes } from './other-act.routes.ts'
import { presenceRoutes } from './presence.routes.ts'
import { registerRoutes } from './register.routes.ts'
import { returnRoutes } from './return.routes.ts'
import { toDecideRoutes } from './to-decide.routes.ts'

export const routes: readonly Route[] = [
  ...inboxRoutes,
  ...letterStepRoutes,
  ...presenceRoutes,
  ...letterReturnRoutes,
  ...letterExtensionRoutes,
  ...letterFileRoutes,
  ...registerRoutes,
  ...returnRoutes,
  ...historyRoutes,
  ...otherActRoutes,
  ...extensionRoutes,
  ...escalationRoutes,
  ...importRoutes,
  ...toDecideRoutes,
  ...lodgingRoutes,
]
