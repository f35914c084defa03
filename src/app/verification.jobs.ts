import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { type Jobs, queueOne } from '../kit/jobs/jobs.ts'
import { logger } from '../kit/logger.ts'
import { findAssociations } from '../organisations/store.ts'
import { keepVerification, verify } from './verification.actions.ts'
import { findVerifications } from './verification.store.ts'
import { isDue } from './verification.ts'

/** How often it is asked whether a night has passed, and how long after the start, in seconds. */
const askEvery = 15 * 60

interface Books {
  readonly database: Database
  readonly clock: Clock
}

/** Compares every association's records with its log each night; one process at a time, whichever lives. */
export async function startVerifying(books: Books, jobs: Jobs): Promise<void> {
  const next = (): Promise<void> =>
    books.database.transaction(null, (db) => queueOne(db, 'verification', {}, askEvery))
  await next()
  jobs.work('verification', async () => {
    await verifyDue(books)
    await next()
  })
}

/** Those that have not been compared since the latest night. @returns how many were */
export async function verifyDue({ database, clock }: Books): Promise<number> {
  let done = 0
  for (const { id: association, slug } of await database.reading(null, findAssociations)) {
    const [last] = await database.reading(association, (db) => findVerifications(db, association, 1))
    if (!isDue(clock.now(), last?.verifiedAt ?? null)) continue
    const found = await database.comparing(association, (db) =>
      verify({ db, association, clock }, { files: true }),
    )
    const { faults } = await database.transaction(association, (db) =>
      keepVerification({ db, association, clock }, { slug, found, manner: 'night' }),
    )
    logger.info('verification.done', { association, faults })
    done += 1
  }
  return done
}
