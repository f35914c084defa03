import { dispositionName } from '../kit/files/filename.ts'
import { docxFile, docxType } from '../kit/docx/file.ts'
import type { WordDocument } from '../kit/docx/document.ts'
import { csvText, excelCsv, xlsxFile } from '../kit/table.ts'
import type { Sheet } from '../kit/table.ts'
import type { Twin } from './address.ts'

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  excel: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A page's table as a file: plain CSV for machines, CSV with semicolon and BOM for Excel, or a workbook. */
export async function tableReply(sheet: Sheet, twin: Exclude<Twin, 'json' | 'docx'>): Promise<Response> {
  const body = twin === 'csv' ? csvText(sheet) : twin === 'excel' ? excelCsv(sheet) : await xlsxFile(sheet)
  const ending = twin === 'xlsx' ? 'xlsx' : 'csv'
  return fileReply(body, types[twin], `${sheet.name}.${ending}`)
}

export function wordReply(document: WordDocument): Response {
  return fileReply(docxFile(document), docxType, `${document.title}.docx`)
}

function fileReply(body: string | Buffer, type: string, filename: string): Response {
  const disposition = `attachment; ${dispositionName(filename.replace(/[/\\]/g, '-'))}`
  return new Response(body as BodyInit, {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
}
