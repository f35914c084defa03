import type { Route } from '../kit/http/visit.ts'
import { searchRoutes } from './search.routes.ts'

export const routes: readonly Route[] = [...searchRoutes]
