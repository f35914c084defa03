import type { Markup } from './markup.ts'
import { classes } from './classes.ts'
import { Glyph, type GlyphName, type Tone } from './glyph.tsx'

/** How a state looks: which drawing, which colours and which word. */
export interface State {
  readonly glyph: GlyphName
  readonly tone: Tone
  readonly word: string
}

/** A state as glyph, word and colour: in tables, lists and beside choices. */
export function Mark(props: State) {
  return (
    <span className={`mark tone-${props.tone}`}>
      <Glyph name={props.glyph} size={14} />
      {props.word}
    </span>
  )
}

/** What the marks mean and how many there are of each; only those in use are given. */
export function Legend(props: { label: string; items: readonly (State & { count?: number })[] }) {
  return (
    <ul className="legend" aria-label={props.label}>
      {props.items.map((item) => (
        <li>
          <span className={`swatch tone-${item.tone}`}>
            <Glyph name={item.glyph} size={12} />
          </span>
          <span>{item.word}</span>
          {item.count !== undefined && <b>{item.count}</b>}
        </li>
      ))}
    </ul>
  )
}

/** The one figure a page is about, large, and the sentence that says what it counts. */
export function Count(props: { figure: number | string; children: Markup }) {
  return (
    <p className="count">
      <b>{props.figure}</b> {props.children}
    </p>
  )
}

export interface Cell extends Pick<State, 'glyph' | 'tone'> {
  readonly id: string
}

const cellStep = 22
const longestRow = 40

/**
 * One cell per member, in the order given. It is a picture with one text (`label`: "17 Antagit, 2 Bordlagt …");
 * whoever wants the members one by one reads the table.
 */
export function CellStrip(props: { label: string; cells: readonly Cell[] }) {
  const rows = Math.max(1, Math.ceil(props.cells.length / longestRow))
  const perRow = Math.max(1, Math.ceil(props.cells.length / rows))
  const width = perRow * cellStep - 2
  const height = rows * (cellStep + 4) - 2
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      role="img"
      aria-label={props.label}
    >
      {props.cells.map((cell, index) => {
        const x = (index % perRow) * cellStep
        const y = Math.floor(index / perRow) * (cellStep + 4)
        return (
          <g className={classes('cell', `tone-${cell.tone}`)}>
            <rect x={x + 1} y={y + 1} width="18" height="22" rx="2" />
            <Glyph name={cell.glyph} size={12} centre={{ x: x + 10, y: y + 12 }} />
          </g>
        )
      })}
    </svg>
  )
}
