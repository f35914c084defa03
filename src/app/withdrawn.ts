import { type Withdrawn, isOfBody } from '../cases/publication.ts'
import { staff } from '../kit/actor.ts'
import type { Visit } from '../kit/http/visit.ts'
import { Gone } from '../kit/refusal.ts'

/**
 * What has been taken away from the public is gone from every address under it, for all its twins and in the API, from the
 * first moment of the day: asked as one enters, so that no page can forget it. The staff see it still.
 * @throws Gone
 */
export function refuseWithdrawn({ actor, params }: Visit, withdrawn: readonly Withdrawn[]): void {
  const gone = withdrawn.find(({ name }) => isOfBody(name, params['body']))
  if (gone && !staff(actor))
    throw new Gone({ kind: gone.kind, name: gone.name, on: gone.on, ground: gone.ground })
}
