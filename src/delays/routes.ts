import type { Route } from '../kit/http/visit.ts'
import { escalationRoutes } from './escalation.routes.ts'
import { extensionRoutes } from './extension.routes.ts'

export const routes: readonly Route[] = [...extensionRoutes, ...escalationRoutes]
