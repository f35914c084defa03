import type { Organisation, Tile } from './organisation.ts'

/**
 * Rutkarta: where each member's square lies. Those that somebody has placed lie there; the others are laid beside their
 * kin, by county and code, so that every association has a map from its first day. The same members always lie the same way.
 */
export type Placed = Pick<Organisation, 'id' | 'code' | 'name' | 'tile'>

interface Cell {
  readonly column: number
  readonly row: number
}

/** The square of each, by id; no two on the same, none outside. */
export function layOut(members: readonly Placed[]): Map<string, Tile> {
  const order = members.toSorted(byCode)
  const taken = new Set<string>()
  const places = new Map<string, Tile>()
  const put = (member: Placed, cell: Cell): void => {
    taken.add(keyOf(cell))
    places.set(member.id, { ...cell, label: member.tile?.label ?? null })
  }
  for (const member of order)
    if (member.tile && !taken.has(keyOf(member.tile)))
      put(member, { column: member.tile.column, row: member.tile.row })
  const isEmpty = places.size === 0
  for (const [index, member] of order.entries()) {
    if (places.has(member.id)) continue
    put(
      member,
      isEmpty ? winding(index, widthFor(order.length)) : nearest(besideOf(index, order, places), taken),
    )
  }
  return places
}

const keyOf = ({ column, row }: Cell): string => `${column},${row}`

/** By county and code; those without a code last, by name. */
function byCode(one: Placed, other: Placed): number {
  const [code, otherCode] = [one.code ?? '~', other.code ?? '~']
  if (code !== otherCode) return code < otherCode ? -1 : 1
  return one.name.localeCompare(other.name, 'sv')
}

/** Somewhat wider than high, as a screen is. */
const widthFor = (count: number): number => Math.max(1, Math.ceil(Math.sqrt(count * 1.3)))

/** To the right on one line, to the left on the next: who follows whom lies beside it. */
function winding(index: number, width: number): Cell {
  const row = Math.floor(index / width)
  const step = index % width
  return { row, column: row % 2 === 0 ? step : width - 1 - step }
}

/** The square of the nearest in the order that has one: of the same county where there is any. */
function besideOf(at: number, order: readonly Placed[], places: ReadonlyMap<string, Tile>): Cell {
  const county = countyOf(order[at]!)
  let [best, least]: [Cell, number] = [{ column: 0, row: 0 }, Infinity]
  for (const [index, other] of order.entries()) {
    const far = Math.abs(index - at) + (countyOf(other) === county ? 0 : order.length)
    const place = far < least && places.get(other.id)
    if (place) [best, least] = [place, far]
  }
  return best
}

const countyOf = ({ code }: Placed): string => code?.slice(0, 2) ?? ''

/** The free square nearest to it: the sides before the corners, then upwards and to the left first. */
function nearest(from: Cell, taken: ReadonlySet<string>): Cell {
  for (let reach = 1; ; reach += 1) {
    const free = around(from, reach).filter((cell) => !taken.has(keyOf(cell)))
    const far = (cell: Cell): number => (cell.column - from.column) ** 2 + (cell.row - from.row) ** 2
    const [first, ...rest] = free
    if (first) return rest.reduce((best, cell) => (far(cell) < far(best) ? cell : best), first)
  }
}

/** The ring of squares so many steps away that lie on the map: nothing lies left of it or above. */
function around({ column, row }: Cell, reach: number): Cell[] {
  const span = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
  return span
    .flatMap((down) =>
      span.map((right) => ({
        column: column + right,
        row: row + down,
        ring: Math.max(Math.abs(right), Math.abs(down)),
      })),
    )
    .filter((cell) => cell.ring === reach && cell.column >= 0 && cell.row >= 0)
    .map(({ column: right, row: down }) => ({ column: right, row: down }))
}

/** What fits in a square, told apart: "Sal", and "UpV" and "UpB" where two begin alike. */
export function shortNames(members: readonly Placed[]): Map<string, string> {
  const taken = new Set(members.flatMap(({ tile }) => tile?.label ?? []))
  const names = new Map<string, string>()
  for (const member of members.toSorted(byCode)) {
    const short = member.tile?.label ?? candidatesOf(member.name).find((each) => !taken.has(each))
    names.set(member.id, short ?? member.name.slice(0, 3))
    taken.add(names.get(member.id)!)
  }
  return names
}

function candidatesOf(name: string): string[] {
  const words = name.split(/[\s-]+/).filter(Boolean)
  const initials = words.length > 1 ? [`${words[0]!.slice(0, 2)}${words.at(-1)!.slice(0, 1)}`] : []
  const letters = Array.from(name.replace(/[\s-]/g, ''))
  const later = letters.slice(3).map((letter) => letters.slice(0, 2).join('') + letter)
  return [letters.slice(0, 3).join(''), ...initials, ...later]
}
