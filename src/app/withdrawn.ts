import { type Sought, type Withdrawn, isOfBody, paperOf, soughtOf } from '../cases/publication.ts'
import { findWithdrawn } from '../cases/publication.store.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import type { Visit } from '../kit/http/visit.ts'
import { Memory } from '../kit/memory.ts'
import { Gone } from '../kit/refusal.ts'

/**
 * What has been taken away from the public is gone from every address under it, for all its twins and in the API, from the
 * first moment of the day: asked before any page is made, so that no page can forget it. The staff see it still.
 * @throws Gone
 */
export async function refuseWithdrawn(visit: Visit): Promise<void> {
  const sought = visit.entered ? soughtOf(visit.params) : null
  if (!sought || staff(visit.actor)) return
  const gone = (await findGone(visit, sought)).find(({ name }) => isOfBody(name, visit.params['body']))
  if (gone) throw new Gone({ kind: gone.kind, name: gone.name, on: gone.on, ground: gone.ground })
  await refuseWithdrawnPaper(visit)
}

/** What the paper was called is told no more than what it said: only of which meeting it was. */
async function refuseWithdrawnPaper(visit: Visit): Promise<void> {
  const sought = paperOf(visit.params)
  const [gone] = sought ? await findGone(visit, sought) : []
  if (!gone) return
  const name = gone.name.slice(0, gone.name.indexOf(': '))
  throw new Gone({ kind: gone.kind, name, on: gone.on, ground: gone.ground })
}

/** What was found for the addresses asked for last, for as long as nothing is written. */
const most = 2_000
const held = new WeakMap<Database, Memory<Withdrawn[]>>()

async function findGone(visit: Visit, sought: Sought): Promise<Withdrawn[]> {
  const { site, association, state } = visit
  const today = dayOf(site.clock.now())
  const memory = held.get(site.database) ?? new Memory<Withdrawn[]>(most)
  held.set(site.database, memory)
  const key = JSON.stringify([association.id, today, sought])
  const found =
    memory.get(key, state) ?? (await visit.work(({ db }) => findWithdrawn(db, association.id, sought, today)))
  memory.keep(key, state, found, found.length + 1)
  return found
}
