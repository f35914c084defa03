import { Glyph } from './glyph.tsx'
import type { Cell } from './mark.tsx'

export interface Tile extends Cell {
  /** What stands on the tile: "Sig". A line break makes two lines. */
  readonly short: string
  /** What it is called: "Sigtuna: Antagit". */
  readonly name: string
  /** Its place, counted from 0. */
  readonly column: number
  readonly row: number
  readonly href: string
}

const shapes = { square: { width: 58, height: 58 }, wide: { width: 102, height: 68 } } as const
const gap = 2

/**
 * Equal tiles, one per member, laid roughly as on the map: it reads at once and hides no small member. Each tile is
 * a link to the member; the table beside it says the same in words. Places are geometry in the drawing, since the
 * content security policy allows no inline style.
 */
export function TileMap(props: { label: string; tiles: readonly Tile[]; shape?: keyof typeof shapes }) {
  const { width, height } = shapes[props.shape ?? 'square']
  const columns = Math.max(...props.tiles.map((tile) => tile.column), 0) + 1
  const rows = Math.max(...props.tiles.map((tile) => tile.row), 0) + 1
  const whole = { width: columns * (width + gap), height: rows * (height + gap) }
  return (
    <svg
      className="tilemap"
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      width={whole.width}
      role="group"
      aria-label={props.label}
    >
      {props.tiles.map((tile) => (
        <TileLink
          tile={tile}
          width={width}
          height={height}
          x={tile.column * (width + gap) + gap / 2}
          y={tile.row * (height + gap) + gap / 2}
        />
      ))}
    </svg>
  )
}

/** Finer is not seen, and takes seventeen digits. */
const tenths = (length: number): number => Math.round(length * 10) / 10

function TileLink(props: { tile: Tile; x: number; y: number; width: number; height: number }) {
  const { tile, x, y, width, height } = props
  const lines = tile.short.split('\n')
  const top = tenths(y + height * 0.4 - (lines.length - 1) * 8)
  const centre = { x: x + width / 2, y: tenths(y + height * 0.71 + (lines.length - 1) * 4) }
  return (
    <a href={tile.href} className={`tile tone-${tile.tone}`} aria-label={tile.name}>
      <rect x={x + 1} y={y + 1} width={width - 2} height={height - 2} rx="2" />
      {lines.map((line, index) => (
        <text x={x + width / 2} y={top + index * 15} aria-hidden="true">
          {line}
        </text>
      ))}
      <Glyph name={tile.glyph} centre={centre} />
    </a>
  )
}
