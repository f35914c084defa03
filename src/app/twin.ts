import { type Feed, atomText, atomType } from '../kit/atom.ts'
import { dispositionName } from '../kit/files/filename.ts'
import { docxFile, docxType } from '../kit/docx/file.ts'
import type { WordDocument } from '../kit/docx/document.ts'
import { withoutIdentityNumbers } from '../kit/identity-number.ts'
import { type Sheet, type Value, csvText, excelCsv, xlsxFile } from '../kit/table.ts'
import type { Visit } from '../kit/http/visit.ts'
import type { Twin } from './address.ts'

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  excel: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A page's table as a file: plain CSV for machines, CSV with semicolon and BOM for Excel, or a workbook. */
export async function tableReply(
  raw: Sheet,
  twin: Exclude<Twin, 'json' | 'docx' | 'atom'>,
): Promise<Response> {
  const sheet = { ...raw, rows: raw.rows.map((row) => row.map(masked)) }
  const body = twin === 'csv' ? csvText(sheet) : twin === 'excel' ? excelCsv(sheet) : await xlsxFile(sheet)
  const ending = twin === 'xlsx' ? 'xlsx' : 'csv'
  return fileReply(body, types[twin], `${sheet.name}.${ending}`)
}

const masked = (value: Value): Value => (typeof value === 'string' ? withoutIdentityNumbers(value) : value)

/** A feed at the page's own address. Readers ask again and again, and are to be told what is withdrawn at once. */
export function feedReply(visit: Visit, feed: Feed): Response {
  const root = visit.site.settings.publicUrl
  const address = root + visit.url.pathname
  const place = { address, root, language: visit.language, author: visit.association.name }
  const text = atomText(feed, { ...place, page: address.replace(/\.atom$/, '') })
  return new Response(text, { headers: { 'content-type': `${atomType}; charset=utf-8` } })
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
