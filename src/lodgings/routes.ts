import type { Route } from '../kit/http/visit.ts'
import { lodgingRoutes } from './lodging.routes.ts'
import { toDecideRoutes } from './to-decide.routes.ts'

export const routes: readonly Route[] = [...toDecideRoutes, ...lodgingRoutes]
