import type { Route } from '../kit/http/visit.ts'
import { inboxRoutes } from './inbox.routes.ts'
import { letterExtensionRoutes } from './letter-extension.routes.ts'
import { letterReturnRoutes } from './letter-return.routes.ts'
import { letterStepRoutes } from './letter-step.routes.ts'
import { presenceRoutes } from './presence.routes.ts'

export const routes: readonly Route[] = [
  ...inboxRoutes,
  ...letterStepRoutes,
  ...presenceRoutes,
  ...letterReturnRoutes,
  ...letterExtensionRoutes,
]
