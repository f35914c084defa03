import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, print } from '../kit/command.ts'
import { Extractor } from '../kit/extract/extract.ts'
import { formatOf } from '../kit/extract/plain.ts'
import { unpack } from '../kit/mime/unpack.ts'
import type { LetterHead, UnpackedPart } from '../kit/mime/unpacked.ts'
import { Refusal } from '../kit/refusal.ts'
import { longest } from './clean.ts'
import { readDocument } from './document.ts'
import { isSavedLetter, letterAsText } from './saved-letter.ts'
import { type Report, reportOf } from './report.ts'

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const isFolder = error instanceof Error && 'code' in error && error.code === 'EISDIR'
    throw new Refusal(isFolder ? 'read.is-folder' : 'read.no-file', { path })
  }
}

/** The country's municipalities, so that one named alone in a letterhead is known. */
async function municipalities(): Promise<string[]> {
  const list = await readFile(join(import.meta.dirname, '../../db/register/municipality.csv'), 'utf8')
  const rows = list.trim().split('\n').slice(1)
  return rows.flatMap((row) => row.split(',').slice(1, 3))
}

interface Opened {
  readonly text: string
  readonly pages: readonly number[]
}

/** The words of a part of a letter; none where its file cannot be read. */
async function wordsOf(part: UnpackedPart, extractor: Extractor): Promise<string> {
  if (part.text !== null || part.bytes === null) return part.text ?? ''
  if (part.role !== 'attachment' || part.mediaType.startsWith('image/')) return ''
  try {
    return (await extractor.text(part.bytes)).text
  } catch (error) {
    if (error instanceof Refusal) return ''
    throw error
  }
}

/** A saved letter is read as one text: its head, what is written in it, and its papers after each other. */
async function opened(bytes: Uint8Array, extractor: Extractor): Promise<Opened> {
  if (formatOf(bytes) !== 'txt' || !isSavedLetter(bytes)) return await extractor.text(bytes)
  const { head, parts }: { head: LetterHead; parts: readonly UnpackedPart[] } = await unpack(bytes)
  const words = []
  for (const part of parts) words.push(await wordsOf(part, extractor))
  return { text: letterAsText(head, words), pages: [0] }
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
  summary: 'reads a letter, decision or minutes and reports what it says',
  usage: `radslag read FILE [--json]

FILE is text, PDF, DOCX, HTML or a saved letter (EML, MSG). Prints what was read, each field with the words it rests on; with
--json one object, whose evidence points into the text as it was taken out of the file. A field that is absent was not in the
text. Of a text longer than ${longest} characters the first ${longest} are read, and \`read_to\` says so. Ends with 2, and a sentence
that says why, where the file is missing, empty, no text or cannot be opened.`,
  async run(args) {
    const path = args.find((arg) => !arg.startsWith('--'))
    if (path === undefined) throw new Refusal('read.no-file', { path: '' })
    const extractor = new Extractor()
    try {
      const { text, pages } = await opened(await bytesOf(path), extractor)
      const report = reportOf(readDocument(text, { organisations: await municipalities() }))
      const whole = text.length > longest ? { ...report, read_to: longest } : report
      print(args.includes('--json') ? JSON.stringify({ ...whole, pages }, null, 1) : lines(whole))
      return 0
    } finally {
      extractor.stop()
    }
  },
}
