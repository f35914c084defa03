import type { Language } from '../language.ts'
import type { Sheet } from '../table.ts'
import { type WordDocument, heading, paragraph, table } from './document.ts'

/** Wider cells than this are broken into lines and need no more of the paper. */
const widest = 40
const narrowest = 6

/**
 * Any table as a text to print or write on: its name as heading, its note below, the columns as wide as what is in them.
 * @param head stands at the head of each page
 */
export function sheetDocument(sheet: Sheet, language: Language, head: WordDocument['header']): WordDocument {
  const rows = sheet.rows.map((row) => row.map((value) => String(value ?? '')))
  const widths = sheet.columns.map((column, index) => {
    const longest = Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0))
    return Math.min(widest, Math.max(narrowest, longest))
  })
  return {
    title: sheet.name,
    language,
    paper: sheet.columns.length > 5 ? 'a4-landscape' : 'a4',
    ...(head && { header: head }),
    blocks: [
      heading(1, sheet.name),
      ...(sheet.note ? [paragraph({ text: sheet.note, italic: true })] : []),
      table(sheet.columns, rows, { widths, caption: sheet.name }),
    ],
  }
}
