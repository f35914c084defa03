import type { Route } from '../kit/http/visit.ts'
import { historyRoutes } from './history.routes.ts'
import { importRoutes } from './import.routes.ts'
import { otherActRoutes } from './other-act.routes.ts'
import { registerRoutes } from './register.routes.ts'
import { returnRoutes } from './return.routes.ts'

export const routes: readonly Route[] = [
  ...registerRoutes,
  ...returnRoutes,
  ...historyRoutes,
  ...otherActRoutes,
  ...importRoutes,
]
