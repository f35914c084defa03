import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { type Jobs, queueOne } from '../kit/jobs/jobs.ts'
import { logger } from '../kit/logger.ts'
import { findAssociations } from '../organisations/store.ts'
import { keepVerification, verify } from './verification.actions.ts'
import { findLastWhole } from './verification.store.ts'
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

/**
 * Those that have not been compared since the latest night. One that cannot be leaves the others: it is tried again the next
 * time, and that it has not been done stands on its page and in the metrics.
 * @returns how many were
 */
export async function verifyDue(books: Books): Promise<number> {
  let done = 0
  for (const { id, slug } of await books.database.reading(null, findAssociations)) {
    const verified = verifyIfDue(books, { association: id, slug })
    if (
      await verified.catch((error: unknown) =>
        logger.error('verification.failed', error, { association: id }),
      )
    )
      done += 1
  }
  return done
}

interface Whose {
  readonly association: number
  readonly slug: string
}

async function verifyIfDue({ database, clock }: Books, { association, slug }: Whose): Promise<boolean> {
  const last = await database.reading(association, (db) => findLastWhole(db, association))
  if (!isDue(clock.now(), last)) return false
  const found = await database.comparing(association, (db) =>
    verify({ db, association, clock }, { files: true }),
  )
  const { faults } = await database.transaction(association, (db) =>
    keepVerification({ db, association, clock }, { slug, found, manner: 'night' }),
  )
  logger.info('verification.done', { association, faults })
  return true
}
