import type { Markup } from './markup.ts'
import { classes } from './classes.ts'

export interface Column<Row> {
  readonly header: string
  /** What stands before the value where rows are stacked; the header unless told. Empty where the value says it. */
  readonly label?: string
  /** Null where there is nothing to say: a dash, left out where rows are stacked. */
  readonly cell: (row: Row) => Markup
  /** The cell that names the row. */
  readonly head?: boolean
  /** Set to the right, for figures that are compared. */
  readonly numeric?: boolean
  /** Kept on one line where there is room: dates, paragraphs, numbers. */
  readonly tight?: boolean
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** The row that the page is about just now. */
  readonly current?: string
  /** Stands above the table too; otherwise the caption is for screen readers. */
  readonly captionShown?: boolean
  /** What a narrow screen does: rows as stacked cards (default), or a region that scrolls sideways by itself. */
  readonly narrow?: 'stack' | 'scroll'
  /** Its columns stand in line with those of the other tables of its kind on the page. */
  readonly aligned?: boolean
  /** In place of the table when there are no rows. */
  readonly empty?: Markup
}

/**
 * Rows of facts. The roles repeat what the elements already say, since browsers forget that it is a table once the
 * rows are stacked by CSS.
 */
export function DataTable<Row>(props: TableProps<Row>) {
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>
  if (props.narrow !== 'scroll') {
    return (
      <div className="table-frame">
        <Table {...props} />
      </div>
    )
  }
  return (
    <div className="scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <Table {...props} />
    </div>
  )
}

function Table<Row>(props: TableProps<Row>) {
  return (
    <table
      role="table"
      className={classes('table', props.narrow !== 'scroll' && 'stacks', props.aligned && 'aligned')}
    >
      <caption className={props.captionShown ? undefined : 'unseen'}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th scope="col" role="columnheader" className={column.numeric ? 'numeric' : undefined}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <TableRow row={row} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function TableRow<Row>(props: TableProps<Row> & { row: Row }) {
  const id = props.rowId(props.row)
  const current = id === props.current
  return (
    <tr role="row" id={id} className={current ? 'current' : undefined} aria-current={current || undefined}>
      {props.columns.map((column) => {
        const content = column.cell(props.row)
        const look =
          classes(column.numeric && 'numeric', column.tight && 'tight', content === null && 'none') ||
          undefined
        return column.head ? (
          <th scope="row" role="rowheader" className={look} data-label={column.label ?? column.header}>
            {content}
          </th>
        ) : (
          <td role="cell" className={look} data-label={column.label ?? column.header}>
            {content ?? '–'}
          </td>
        )
      })}
    </tr>
  )
}

/** The second, quieter line of a cell. */
export function Aside(props: { children: Markup }) {
  return <span className="aside">{props.children}</span>
}

export interface Footnote {
  readonly id: string
  /** What stands in the table: "1". */
  readonly sign: string
  readonly text: Markup
}

export function FootnoteSign(props: { note: Footnote; label: string }) {
  return (
    <sup>
      <a href={`#note-${props.note.id}`} id={`sign-${props.note.id}`} aria-label={props.label}>
        {props.note.sign}
      </a>
    </sup>
  )
}

/** The notes under a table; `back` is the word of the link that leads back up, "åter till tabellen". */
export function Footnotes(props: { label: string; back: string; notes: readonly Footnote[] }) {
  if (props.notes.length === 0) return null
  return (
    <ol className="footnotes" aria-label={props.label}>
      {props.notes.map((note) => (
        <li id={`note-${note.id}`}>
          <span className="sign">{note.sign}</span> {note.text}{' '}
          <a href={`#sign-${note.id}`} aria-label={`${note.sign}: ${props.back}`}>
            ↑
          </a>
        </li>
      ))}
    </ol>
  )
}

export interface Fact {
  readonly label: string
  readonly value: Markup
}

/** Names and values. `row`: on one line under a heading; `rows`: one under the other, as in a card. */
export function Facts(props: { facts: readonly Fact[]; look?: 'row' | 'rows' }) {
  return (
    <dl className={`facts ${props.look ?? 'row'}`}>
      {props.facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
