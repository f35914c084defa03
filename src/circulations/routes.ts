import type { Route } from '../kit/http/visit.ts'
import { dispatchRoutes } from './dispatch.routes.ts'
import { draftRoutes } from './draft.routes.ts'
import { listRoutes } from './list.routes.ts'
import { newRoutes } from './new.routes.ts'
import { outboxRoutes } from './outbox.routes.ts'
import { previewRoutes } from './preview.routes.ts'
import { questionRoutes } from './question.routes.ts'
import { reminderRoutes } from './reminder.routes.ts'
import { recommendRoutes } from './recommend.routes.ts'
import { versionsRoutes } from './versions.routes.ts'

/** `new` stands first: it would be taken for a circulation's part of the address. */
export const routes: readonly Route[] = [
  ...newRoutes,
  ...recommendRoutes,
  ...listRoutes,
  ...draftRoutes,
  ...previewRoutes,
  ...dispatchRoutes,
  ...reminderRoutes,
  ...versionsRoutes,
  ...questionRoutes,
  ...outboxRoutes,
]
