import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { type Fault, FormFaults } from '../kit/refusal.ts'
import type { Organisation, Tile } from './organisation.ts'
import { organisationsPath } from './pages.tsx'
import { findMembers, findOrganisations } from './store.ts'
import { placeTiles } from './tile.actions.ts'
import { tilesPage } from './tile.pages.tsx'

/** Those who are members today. */
async function membersOf(visit: Visit): Promise<Organisation[]> {
  const today = dayOf(visit.site.clock.now())
  return await visit.work(async ({ db, association }) => {
    const [organisations, members] = await Promise.all([
      findOrganisations(db, association, today),
      findMembers(db, association, today),
    ])
    const ids = new Set(members.map(({ id }) => id))
    return organisations.filter(({ id }) => ids.has(id))
  })
}

const show: Handler = async (visit, problem) => tilesPage({ visit, problem }, await membersOf(visit))

/** As typed: counted from 1, both or none. @throws FormFaults */
function tilesFrom(visit: Visit, members: readonly Organisation[]): Map<string, Tile | null> {
  const faults: Fault[] = []
  const tiles = new Map<string, Tile | null>()
  for (const { id } of members) {
    const [column, row, label] = ['column', 'row', 'label'].map((name) =>
      (visit.form.text(`${name}.${id}`) ?? '').trim(),
    ) as [string, string, string]
    for (const [name, text] of [
      ['column', column],
      ['row', row],
    ] as const)
      if (text !== '' && !/^[1-9]\d?$/.test(text))
        faults.push({ field: `${name}.${id}`, code: 'form.not-a-number' })
    if ((column === '') !== (row === '')) faults.push({ field: `column.${id}`, code: 'tile.half' })
    const place = { column: Number(column) - 1, row: Number(row) - 1 }
    tiles.set(id, column && row ? { ...place, label: label.slice(0, 8) || null } : null)
  }
  if (faults.length > 0) throw new FormFaults(faults)
  return tiles
}

const take: Handler = async (visit) => {
  const tiles = tilesFrom(visit, await membersOf(visit))
  await visit.work((work) => placeTiles(work, tiles))
  return seeOther(`${organisationsPath(visit, 'tiles')}?saved`)
}

export const tileRoutes: readonly Route[] = [
  get('/:association/organisations/tiles', staff, show),
  post('/:association/organisations/tiles', staff, take, show),
]
