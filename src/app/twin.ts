import { dispositionName } from '../kit/files/filename.ts'
import { docxFile, docxType } from '../kit/docx/file.ts'
import type { WordDocument } from '../kit/docx/document.ts'
import { withoutIdentityNumbers } from '../kit/identity-number.ts'
import { type Sheet, type Value, csvText, excelCsv, xlsxFile } from '../kit/table.ts'
import type { Twin } from './address.ts'

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  excel: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A page's table as a file: plain CSV for machines, CSV with semicolon and BOM for Excel, or a workbook. */
export async function tableReply(raw: Sheet, twin: Exclude<Twin, 'json' | 'docx'>): Promise<Response> {
  const sheet = { ...raw, rows: raw.rows.map((row) => row.map(masked)) }
  const body = twin === 'csv' ? csvText(sheet) : twin === 'excel' ? excelCsv(sheet) : await xlsxFile(sheet)
  const ending = twin === 'xlsx' ? 'xlsx' : 'csv'
  return fileReply(body, types[twin], `${sheet.name}.${ending}`)
}

const masked = (value: Value): Value => (typeof value === 'string' ? withoutIdentityNumbers(value) : value)

export function wordReply(document: WordDocument): Response {
  return fileReply(docxFile(document), docxType, `${document.title}.docx`)
}

function fileReply(body: string | Buffer, type: string, filename: string): Response {
  const disposition = `attachment; ${dispositionName(filename.replace(/[/\\]/g, '-'))}`
  return new Response(body as BodyInit, {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
}
