import type { Route } from '../kit/http/visit.ts'
import { agreementRoutes } from './agreement.routes.ts'
import { boardRoutes } from './board.routes.ts'
import { anchoringRoutes } from './anchoring.routes.ts'
import { opinionRoutes } from './opinion-compilation.routes.ts'
import { feedRoutes } from './feed.routes.ts'
import { folderRoutes } from './folder.routes.ts'
import { memberRoutes } from './member.routes.ts'
import { publicationRoutes } from './publication.routes.ts'
import { searchRoutes } from './search.routes.ts'
import { startRoutes } from './start.routes.ts'

export const routes: readonly Route[] = [
  ...startRoutes,
  ...boardRoutes,
  ...opinionRoutes,
  ...anchoringRoutes,
  ...agreementRoutes,
  ...memberRoutes,
  ...searchRoutes,
  ...feedRoutes,
  ...folderRoutes,
  ...publicationRoutes,
]
