import { isOfBody, soughtOf } from '../cases/publication.ts'
import { findWithdrawn } from '../cases/publication.store.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import type { Visit } from '../kit/http/visit.ts'
import { Gone } from '../kit/refusal.ts'

/**
 * What has been taken away from the public is gone from every address under it, for all its twins and in the API, from the
 * first moment of the day: asked before any page is made, so that no page can forget it. The staff see it still.
 * @throws Gone
 */
export async function refuseWithdrawn(visit: Visit): Promise<void> {
  const sought = visit.entered ? soughtOf(visit.params) : null
  if (!sought || staff(visit.actor)) return
  const withdrawn = await visit.work(({ db, association, clock }) =>
    findWithdrawn(db, association, sought, dayOf(clock.now())),
  )
  const gone = withdrawn.find(({ name }) => isOfBody(name, visit.params['body']))
  if (gone) throw new Gone({ kind: gone.kind, name: gone.name, on: gone.on, ground: gone.ground })
}
