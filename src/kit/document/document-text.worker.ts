import { TextDecoder } from 'node:util'
import type { DocumentText, ReadAnswer, ReadRequest } from './document-text.ts'

/** The child of `document-text.ts`: reads one file after another until it is let go. */

/** More text than any decision has; the rest is left out. Characters. */
const longest = 2_000_000

type Read = (bytes: Uint8Array) => Promise<DocumentText>

const readers: Readonly<Record<string, Read>> = {
  'text/plain': async (bytes) => ({ text: decode(bytes), pages: [0] }),
  'application/pdf': readPdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': readWord,
}

/** UTF-8 (with or without its mark), else Windows-1252 as older Swedish systems write it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { text: texts } = await extractText(document, { mergePages: false })
  const pages: number[] = []
  let text = ''
  for (const page of texts) {
    pages.push(text.length)
    text += `${page.trim()}\n\n`
  }
  return { text, pages }
}

async function readWord(bytes: Uint8Array): Promise<DocumentText> {
  const mammoth = await import('mammoth')
  const { value } = await mammoth.default.extractRawText({ buffer: Buffer.from(bytes) })
  return { text: value, pages: [0] }
}

/** As the rest of the program has text: composed, one kind of line end, nothing that PostgreSQL cannot store. */
function tidy({ text, pages }: DocumentText): DocumentText | null {
  const kept = text.slice(0, longest)
  const clean = (part: string): string =>
    part
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\n\t])\p{Cc}/gu, '')
  const starts = pages.filter((start) => start <= kept.length)
  const parts = starts.map((start, index) => clean(kept.slice(start, starts[index + 1])))
  let length = 0
  const begins = parts.map((part) => (length += part.length) - part.length)
  const whole = parts.join('')
  return whole.trim() === '' ? null : { text: whole, pages: begins }
}

async function read({ bytes, mediaType }: ReadRequest): Promise<DocumentText | null> {
  try {
    return tidy(await readers[mediaType]!(bytes))
  } catch {
    // A broken, locked or hostile file has no text; the person who registers sees the file itself.
    return null
  }
}

process.on('message', (request: ReadRequest) => {
  void read(request).then((found) => process.send?.({ id: request.id, found } satisfies ReadAnswer))
})
