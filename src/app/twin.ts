import { dispositionName } from '../kit/files/filename.ts'
import { csvText, excelCsv, xlsxFile } from '../kit/table.ts'
import type { Sheet } from '../kit/table.ts'
import type { Twin } from './address.ts'

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  excel: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A page's table as a file: plain CSV for machines, CSV with semicolon and BOM for Excel, or a workbook. */
export async function tableReply(sheet: Sheet, twin: Exclude<Twin, 'json'>): Promise<Response> {
  const body = twin === 'csv' ? csvText(sheet) : twin === 'excel' ? excelCsv(sheet) : await xlsxFile(sheet)
  const ending = twin === 'xlsx' ? 'xlsx' : 'csv'
  const disposition = `attachment; ${dispositionName(`${sheet.name.replace(/[/\\]/g, '-')}.${ending}`)}`
  return new Response(body as BodyInit, {
    headers: { 'content-type': types[twin], 'content-disposition': disposition },
  })
}
