import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, print } from '../kit/command.ts'
import { Extractor } from '../kit/extract/extract.ts'
import { Refusal } from '../kit/refusal.ts'
import { readDocument } from './document.ts'
import { type Report, reportOf } from './report.ts'

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw new Refusal('read.no-file', { path })
  }
}

/** The country's municipalities, so that one named alone in a letterhead is known. */
async function municipalities(): Promise<string[]> {
  const list = await readFile(join(import.meta.dirname, '../../db/register/municipality.csv'), 'utf8')
  const rows = list.trim().split('\n').slice(1)
  return rows.flatMap((row) => row.split(',').slice(1, 3))
}

/** One line per field, the words it rests on below. */
function lines({ evidence, ...fields }: Report): string {
  const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
  return Object.entries(fields)
    .map(([name, value]) => {
      const quote = evidence[name]?.quote.replace(/\s+/g, ' ').slice(0, 90)
      return `${name.padEnd(22)} ${shown(value)}${quote ? `\n${' '.repeat(22)} “${quote}”` : ''}`
    })
    .join('\n')
}

export const readCommand: Command = {
  name: 'read',
  summary: 'reads a letter, decision or minutes and tells what it says',
  usage:
    'radslag read FILE [--json]\n\nFILE is text, PDF, DOCX or HTML. Prints what was read, each field with the words it rests on; with --json one object. A field that is absent was not in the text.',
  async run(args) {
    const path = args.find((arg) => !arg.startsWith('--'))
    if (path === undefined) throw new Refusal('read.no-file', { path: '' })
    const extractor = new Extractor()
    try {
      const { text, pages } = await extractor.text(await bytesOf(path))
      const report = reportOf(readDocument(text, { organisations: await municipalities() }))
      print(args.includes('--json') ? JSON.stringify({ ...report, pages }, null, 1) : lines(report))
      return 0
    } finally {
      extractor.stop()
    }
  },
}
