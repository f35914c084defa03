import type { Route } from '../kit/http/visit.ts'
import { registerRoutes } from './register.routes.ts'
import { returnRoutes } from './return.routes.ts'

export const routes: readonly Route[] = [...registerRoutes, ...returnRoutes]
