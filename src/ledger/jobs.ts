import { system } from '../kit/actor.ts'
import { type Clock, type Day, dayOf } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { logger } from '../kit/logger.ts'
import { findAssociations } from '../organisations/store.ts'
import { rebuild } from './projection.actions.ts'

/** How often the calendar is looked at, and how long after the start, in milliseconds. */
const look = 10 * 60_000
const first = 60_000

interface Books {
  readonly database: Database
  readonly clock: Clock
}

/**
 * Computes every association's projections anew, one after another: a standing turns with the day (a notice of
 * withdrawal runs out, a stay begins) though nobody records anything.
 */
export async function rebuildAll({ database, clock }: Books, signal?: AbortSignal): Promise<void> {
  const associations = await database.transaction(null, findAssociations)
  for (const { id: association } of associations)
    await database.transaction(association, (db) =>
      rebuild({ db, association, clock, actor: system('projections') }, signal),
    )
}

/**
 * Rebuilds when the office's day has turned, and once after the start, since the program may have slept through a
 * midnight. Two processes that both do it do no harm.
 * @returns what ends it: a rebuilding under way is broken off, and made anew after the next start
 */
export function keepProjections(books: Books): () => Promise<void> {
  let done: Day | null = null
  let turning: Promise<void> = Promise.resolve()
  const ending = new AbortController()
  const turn = async (): Promise<void> => {
    const today = dayOf(books.clock.now())
    if (done === today) return
    try {
      await rebuildAll(books, ending.signal)
      done = today
    } catch (error) {
      if (!ending.signal.aborted) logger.error('projections.failed', error)
    }
  }
  const next = (): void => {
    turning = turning.then(turn)
  }
  const soon = setTimeout(next, first).unref()
  const often = setInterval(next, look).unref()
  return async () => {
    clearTimeout(soon)
    clearInterval(often)
    ending.abort()
    await turning
  }
}
