import { system } from '../kit/actor.ts'
import { type Clock, dayOf } from '../kit/clock.ts'
import type { Database, Db } from '../kit/db/db.ts'
import { type Jobs, queueOne } from '../kit/jobs/jobs.ts'
import { logger } from '../kit/logger.ts'
import type { Settings } from '../kit/settings.ts'
import type { Work } from '../kit/work.ts'
import { findAssociations } from '../organisations/store.ts'
import { findDue, officeOf, runErrand } from './actions.ts'
import { mayHaveErrands } from './store.ts'

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
  for (const association of await findPossible(desk)) {
    const workOn = (db: Db): Work => ({ db, association, clock, actor: system('errands') })
    for (const due of await database.reading(association, (db) => findDue(workOn(db)))) {
      const { kind, subject } = due.planned
      try {
        letters += await database.transaction(association, async (db) =>
          runErrand(workOn(db), due, await officeOf(workOn(db), settings)),
        )
      } catch (error) {
        logger.error('errand.failed', error, { kind, subject })
      }
    }
  }
  return letters
}

/** The associations where something may be due. */
async function findPossible({ database, clock }: ErrandDesk): Promise<number[]> {
  const all = (await database.reading(null, findAssociations)).map(({ id }) => id)
  const today = dayOf(clock.now())
  const possible = await database.readingEach(all, (db, association) =>
    mayHaveErrands(db, association, today),
  )
  return all.filter((_, place) => possible[place])
}
