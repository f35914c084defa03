import { dayOf } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { describeOrganisation } from './actions.ts'
import type { Tile } from './organisation.ts'
import { findOrganisations } from './store.ts'

/**
 * Places squares on the map; null lets the program find one. Only what changes is written.
 * @throws NotFound; Refusal `tile.taken` {first, second} where two would lie on one square
 */
export async function placeTiles(work: Work, tiles: ReadonlyMap<string, Tile | null>): Promise<void> {
  const organisations = await findOrganisations(work.db, work.association, dayOf(work.clock.now()))
  const placed = organisations.map((one) => ({
    ...one,
    tile: tiles.has(one.id) ? tiles.get(one.id)! : one.tile,
  }))
  const taken = new Map<string, string>()
  for (const { name, tile } of placed) {
    if (!tile) continue
    const first = taken.get(`${tile.column},${tile.row}`)
    if (first) throw new Refusal('tile.taken', { first, second: name })
    taken.set(`${tile.column},${tile.row}`, name)
  }
  for (const [index, { id, inhabitants, mailDomain, tile }] of placed.entries()) {
    if (isSameTile(tile, organisations[index]!.tile)) continue
    await describeOrganisation(work, { organisationId: id, inhabitants, mailDomain, tile })
  }
}

const isSameTile = (one: Tile | null, other: Tile | null): boolean =>
  one?.column === other?.column && one?.row === other?.row && one?.label === other?.label
