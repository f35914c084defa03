import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db/db.ts'

/** What an action works with: one open transaction, for one association, by somebody, at a time. */
export interface Work {
  readonly db: Db
  readonly association: number
  readonly actor: Actor
  readonly clock: Clock
  /** The facts come from elsewhere (demo, import of a running list) and the clock is theirs. Marked in the log. */
  readonly imported?: boolean
}
