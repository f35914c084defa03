import type { Language } from '../language.ts'

/** A text for a word processor, said in its parts; `docxFile` makes the file. It knows no word of the domain. */
export interface WordDocument {
  /** In the file's properties; the page shows it only where a heading does. */
  readonly title: string
  /** Of the text, for spelling and reading aloud. Documents are Swedish where nothing else is said. */
  readonly language?: Language
  /** Standing or lying; A4 standing where it is left out. */
  readonly paper?: 'a4' | 'a4-landscape' | 'a3-landscape'
  /** At the head of every page, to the left and to the right. */
  readonly header?: { readonly left?: string; readonly right?: string }
  /** At the foot of every page, to the left; "Sida 1 (3)" is put to the right. */
  readonly footer?: string
  readonly blocks: readonly Block[]
}

/** Text in a paragraph. A line break is a line break, a tab goes to the next stop. */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** Where it leads: an absolute address. */
  readonly href?: string
}
export type Inline = string | Run | readonly (string | Run)[]

export type ParagraphStyle = 'normal' | 'lead' | 'quiet' | 'quote'

/** One thing below the other. Made with the functions below. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: Inline }
  | {
      readonly kind: 'paragraph'
      readonly content: Inline
      readonly style: ParagraphStyle
      /** Stays on the page of what follows. */
      readonly keepWithNext: boolean
    }
  | { readonly kind: 'list'; readonly items: readonly Inline[]; readonly numbered: boolean }
  | TableBlock
  | { readonly kind: 'page-break' }

export interface TableBlock {
  readonly kind: 'table'
  /** The header row, said again on every page; null for a table without one (facts, lines to sign on). */
  readonly columns: readonly Inline[] | null
  readonly rows: readonly (readonly Inline[])[]
  /** Shares of the width, in any unit; equal where they are left out. */
  readonly widths?: readonly number[]
  /** Lines between the rows; none for a table that only lays out. */
  readonly ruled: boolean
  /** What the table is, for those who listen. */
  readonly caption?: string
}

export const heading = (level: 1 | 2 | 3, content: Inline): Block => ({ kind: 'heading', level, content })

export const paragraph = (
  content: Inline,
  style: ParagraphStyle = 'normal',
  { keepWithNext = false } = {},
): Block => ({ kind: 'paragraph', content, style, keepWithNext })

/** Each numbered list begins at 1. */
export const list = (items: readonly Inline[], { numbered = false } = {}): Block => ({
  kind: 'list',
  items,
  numbered,
})

export const table = (
  columns: readonly Inline[],
  rows: readonly (readonly Inline[])[],
  rest: Pick<TableBlock, 'widths' | 'caption'> = {},
): Block => ({ kind: 'table', columns, rows, ruled: true, ...rest })

/** Rows without header and lines: facts with their names to the left, names to sign beside each other. */
export const grid = (
  rows: readonly (readonly Inline[])[],
  rest: Pick<TableBlock, 'widths' | 'caption'> = {},
): Block => ({ kind: 'table', columns: null, rows, ruled: false, ...rest })

export const pageBreak: Block = { kind: 'page-break' }

/** The runs of a text, whichever way it was given. */
export function runsOf(content: Inline): Run[] {
  const parts = Array.isArray(content) ? (content as readonly (string | Run)[]) : [content as string | Run]
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part))
}
