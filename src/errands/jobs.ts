import { system } from '../kit/actor.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { type Jobs, queueOne } from '../kit/jobs/jobs.ts'
import { logger } from '../kit/logger.ts'
import type { Settings } from '../kit/settings.ts'
import type { Work } from '../kit/work.ts'
import { findAssociations } from '../organisations/store.ts'
import { findDue, officeOf, runErrand } from './actions.ts'

/** How often it is looked whether something is to leave, in seconds. */
const lookEvery = 5 * 60

/** What is needed to send by oneself. */
export interface ErrandDesk {
  readonly database: Database
  readonly clock: Clock
  readonly settings: Pick<Settings, 'mailFrom' | 'replyDomain' | 'publicUrl'>
}

/** Looks again and again; one process at a time, whichever lives. The domain's clock says what is due. */
export async function startErrands(desk: ErrandDesk, jobs: Jobs): Promise<void> {
  const next = (after: number): Promise<void> =>
    desk.database.transaction(null, (db) => queueOne(db, 'errands', {}, after))
  await next(0)
  jobs.work('errands', async () => {
    await runErrands(desk)
    await next(lookEvery)
  })
}

/**
 * Sends all that is due, each in a transaction of its own: one that fails is tried again the next time, and holds up no other.
 * @returns how many letters
 */
export async function runErrands(desk: ErrandDesk): Promise<number> {
  const { database, clock, settings } = desk
  let letters = 0
  for (const { id: association } of await database.transaction(null, findAssociations)) {
    const within = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
      database.transaction(association, (db) => run({ db, association, clock, actor: system('errands') }))
    for (const due of await within(findDue)) {
      const { kind, subject } = due.planned
      try {
        letters += await within(async (work) => runErrand(work, due, await officeOf(work, settings)))
      } catch (error) {
        logger.error('errand.failed', error, { kind, subject })
      }
    }
  }
  return letters
}
