import type { Route } from '../kit/http/visit.ts'
import { registerRoutes } from './register.routes.ts'

export const routes: readonly Route[] = [...registerRoutes]
