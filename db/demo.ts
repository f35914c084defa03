import { system } from '../src/kit/actor.ts'
import type { Instant } from '../src/kit/clock.ts'
import type { Database, Db } from '../src/kit/db/db.ts'
import { findHead } from '../src/log/store.ts'
import { findAssociation, findAssociations } from '../src/organisations/store.ts'
import { foundKsl } from './demo/ksl.ts'
import { foundSkaneNordvast } from './demo/skane-nordvast.ts'

const founders = { ksl: foundKsl, 'skane-nordvast': foundSkaneNordvast }

/**
 * Lays out the demo's associations where they are not there yet. Each is made whole in one transaction: a demo that was
 * stopped half-way begins anew, and one that is there is left as its visitors have made it.
 * @param publicUrl where letters say that the board is
 * @returns the last recorded moment of the installation
 */
export async function layDemo(database: Database, publicUrl: string): Promise<Instant> {
  for (const [slug, found] of Object.entries(founders))
    await database.transaction(null, async (db) => {
      if (await findAssociation(db, slug)) return
      await found({ db, actor: system('demo'), imported: true }, publicUrl)
    })
  const associations = await database.transaction(null, findAssociations)
  const ends = await Promise.all(
    associations.map(({ id }) => database.transaction(id, (db: Db) => findHead(db, id))),
  )
  return ends
    .map((end) => end.recordedAt)
    .toSorted()
    .at(-1)!
}
