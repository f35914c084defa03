import writeWorkbook, { type SheetData } from 'write-excel-file/node'

/** A table for people and machines alike: codes stay text (0114 stays 0114). */
export interface Sheet {
  /** Used for the file's name. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** Stands above the table in exports for people, e.g. "Exempeldata". */
  readonly note?: string
}

export type Value = string | number | null

/** For machines: commas, RFC 4180, UTF-8 without a mark. The note is left out: the first line names the columns. */
export function csvText(sheet: Sheet): string {
  return lines([sheet.columns, ...sheet.rows], ',')
}

/** For Excel with Swedish settings: semicolons, and the mark (BOM) without which it takes å for Ã¥. */
export function excelCsv(sheet: Sheet): string {
  const note = sheet.note ? [[sheet.note]] : []
  return `\uFEFF${lines([...note, sheet.columns, ...sheet.rows.map((row) => row.map(asPlainText))], ';')}`
}

function lines(rows: readonly (readonly Value[])[], separator: string): string {
  return rows.map((row) => `${row.map((value) => quoted(value, separator)).join(separator)}\r\n`).join('')
}

function quoted(value: Value, separator: string): string {
  const text = value === null ? '' : String(value)
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Excel takes a leading = + - @ for a formula, also in text that somebody else has written. */
function asPlainText(value: Value): Value {
  return typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : value
}

/** A workbook with one sheet. Every text is a text cell, so that no program turns a code or a date into a number. */
export async function xlsxFile(sheet: Sheet): Promise<Buffer> {
  const note: SheetData = sheet.note ? [[{ value: sheet.note, fontStyle: 'italic' }]] : []
  const head = sheet.columns.map((column) => ({ value: column, fontWeight: 'bold' as const }))
  const rows = sheet.rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value: value ?? '', type: String },
    ),
  )
  const widths = sheet.columns.map((column, index) => ({ width: widthOf(column, sheet.rows, index) }))
  const name = sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return await writeWorkbook([...note, head, ...rows], { sheet: name, columns: widths }).toBuffer()
}

function widthOf(column: string, rows: readonly (readonly Value[])[], index: number): number {
  const longest = Math.max(column.length, ...rows.map((row) => String(row[index] ?? '').length))
  return Math.min(60, longest + 2)
}
