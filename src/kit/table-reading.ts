import readWorkbook, { type CellValue } from 'read-excel-file/node'
import { Refusal } from './refusal.ts'

/** More than this is no list that a person can look through before it is applied. */
const mostRows = 20_000
const mostBytes = 10 * 1024 * 1024
/** What a workbook may swell to when unpacked. */
const mostUnpacked = 100 * 1024 * 1024

/**
 * Reads a list that somebody has made: a workbook (XLSX, its first sheet with anything in it) or CSV with semicolons,
 * commas or tabs, in UTF-8 (with or without its mark), UTF-16 with its mark, or Windows-1252 as older Excel writes it.
 * @returns rows of text, trimmed and equally long, the heading first; days as `2015-06-15`, numbers as they are written
 * @throws Refusal `table.empty`, `table.too-large`, `table.old-excel` (XLS), `table.not-a-table`
 */
export async function readTable(bytes: Buffer): Promise<string[][]> {
  if (bytes.length > mostBytes) throw new Refusal('table.too-large', { rows: mostRows })
  const cells = isZip(bytes) ? await workbookRows(bytes) : csvRows(decode(bytes))
  const rows = tidy(cells)
  if (rows.length === 0) throw new Refusal('table.empty')
  if (rows.length > mostRows) throw new Refusal('table.too-large', { rows: mostRows })
  return rows
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

async function workbookRows(bytes: Buffer): Promise<string[][]> {
  if (unpackedSize(bytes) > mostUnpacked) throw new Refusal('table.too-large', { rows: mostRows })
  try {
    const sheets = await readWorkbook(bytes)
    const sheet = sheets.find(({ data }) => data.length > 0)
    return (sheet?.data ?? []).map((row) => row.map(cellText))
  } catch {
    throw new Refusal('table.not-a-table')
  }
}

/** The sum of what the archive's directory says of its files, so that a small bomb is not unpacked into a large one. */
function unpackedSize(zip: Buffer): number {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > zip.length) throw new Refusal('table.not-a-table')
  let position = zip.readUInt32LE(end + 16)
  let sum = 0
  for (let left = zip.readUInt16LE(end + 10); left > 0 && position + 46 <= zip.length; left--) {
    sum += zip.readUInt32LE(position + 24)
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(position + offset))
    position += 46 + name! + extra! + comment!
  }
  return sum
}

/** The package's types call a date cell `typeof Date`; what it gives is a Date, at midnight UTC where it is a day. */
function cellText(cell: CellValue | Date | null): string {
  if (cell === null) return ''
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00.000Z$/, '')
      .replace('T', ' ')
      .slice(0, 16)
  return String(cell)
}

const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

function decode(bytes: Buffer): string {
  if (bytes.subarray(0, 4).equals(oldExcel)) throw new Refusal('table.old-excel')
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  // Bytes that no text has: a picture or a program under another name.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008]/.test(text)) throw new Refusal('table.not-a-table')
  return text
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Rows of CSV (RFC 4180), read generously: a quote that is never closed is a quote. */
function csvRows(text: string): string[][] {
  // Excel's own way of saying which separator a file has.
  const told = /^sep=(.)\r?\n/.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const separator = told?.[1] ?? guessSeparator(body)
  const cell = cellPattern(separator)
  const rows: string[][] = [[]]
  for (let match = cell.exec(body); match; match = cell.exec(body)) {
    const [, quoted, bare = '', end] = match
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '') break
    if (end !== separator) rows.push([])
  }
  return rows
}

/** One cell and what ends it: a separator, the end of a line, or of the text. */
function cellPattern(separator: string): RegExp {
  const plain = separator === '\t' ? '\\t' : separator.replace(/[\\\]^-]/, '\\$&')
  const quoted = `"([^"]*(?:""[^"]*)*)"(?=[${plain}\\r\\n]|$)`
  return new RegExp(`(?:${quoted}|([^${plain}\\r\\n]*))(\\r\\n|[${plain}\\r\\n]|$)`, 'y')
}

function guessSeparator(text: string): string {
  const heading = text
    .slice(0, 10_000)
    .split(/\r?\n/, 1)[0]!
    .replace(/"[^"]*"/g, '')
  const counts = [';', '\t', ','].map((separator) => ({ separator, count: heading.split(separator).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator
}

function tidy(cells: readonly (readonly string[])[]): string[][] {
  const trimmed = cells.map((row) => row.map((cell) => cell.normalize('NFC').trim()))
  const last = trimmed.findLastIndex((row) => row.some((cell) => cell !== ''))
  const rows = trimmed.slice(0, last + 1)
  const first = rows.findIndex((row) => row.some((cell) => cell !== ''))
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  return rows
    .slice(Math.max(0, first))
    .map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''))
}
