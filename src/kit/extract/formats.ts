import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { getDocumentProxy } from 'unpdf'
import { htmlText } from '../mime/html-text.ts'
import { Refusal } from '../refusal.ts'
import type { Extracted, Format } from './plain.ts'
import { decoded, formatOf } from './plain.ts'
import { pageText } from './layout.ts'
import { odtText } from './odt.ts'
import { rtfText } from './rtf.ts'
import { type MarkedItem, type Tag, pieceOf, taggedText } from './tagged.ts'

/** Textformat: how the text is taken out of each. Runs in the extracting child only: a hostile file takes that down and nothing else. */

/**
 * @throws Refusal `extract.encrypted`, `extract.no-text` (a scanned page has none), `extract.unreadable` {format}
 */
export async function extract(bytes: Uint8Array): Promise<Extracted> {
  const format = formatOf(bytes)
  const read = await readers[format](bytes)
  if (!/\p{L}/u.test(read.text)) throw new Refusal('extract.no-text', { format })
  return { ...read, format }
}

type Read = Omit<Extracted, 'format'>

const readers: Readonly<Record<Format, (bytes: Uint8Array) => Promise<Read>>> = {
  pdf: readPdf,
  docx: readDocx,
  odt: readOdt,
  rtf: (bytes) => Promise.resolve(onePage(rtfText(new TextDecoder('windows-1252').decode(bytes)))),
  html: (bytes) => Promise.resolve(onePage(htmlText(decoded(bytes)))),
  txt: (bytes) => Promise.resolve(onePage(decoded(bytes))),
}

const onePage = (text: string): Read => ({ text, pages: [0] })

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function readPdf(bytes: Uint8Array): Promise<Read> {
  const pdf = await opened(bytes)
  try {
    return (await hasTrueTags(pdf)) ? await readTagged(pdf) : await readPlaced(pdf)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** By what tells how each page is made: a file set by Typst, as ours are. What others tag their files with is often wrong. */
async function hasTrueTags(pdf: Pdf): Promise<boolean> {
  const [{ info }, marks] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo()])
  const { Creator: creator } = info as { readonly Creator?: unknown }
  return typeof creator === 'string' && creator.startsWith('Typst') && marks?.Marked === true
}

async function readTagged(pdf: Pdf): Promise<Read> {
  const pages: { tags: Tag; items: MarkedItem[] }[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    pages.push({ tags: await page.getStructTree(), items })
  }
  return taggedText(pages)
}

async function readPlaced(pdf: Pdf): Promise<Read> {
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent()
    texts.push(pageText(content.items.flatMap((item) => ('str' in item ? [pieceOf(item, item.str)] : []))))
  }
  let at = 0
  const pages = texts.map((text) => {
    const start = at
    at += text.length + 1
    return start
  })
  return { text: texts.join('\f'), pages }
}

async function opened(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes))
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new Refusal(isLocked ? 'extract.encrypted' : 'extract.unreadable', { format: 'pdf' })
  }
}

/** As mammoth hands it over. */
interface WordElement {
  readonly type: string
  readonly value?: string
  readonly children?: readonly WordElement[]
}

/** The library's own plain text drops line breaks, and two words become one: "Ek" and "Justerare" below it, "EkJusterare". */
function wordText({ type, value, children = [] }: WordElement): string {
  if (type === 'text') return value ?? ''
  if (type === 'tab') return '\t'
  if (type === 'break') return '\n'
  return children.map(wordText).join('') + (type === 'paragraph' ? '\n\n' : '')
}

/** More than the text of any document; a file packed so that it fills the memory stops here, for unpacking stops at the stated sizes. */
const mostUnpacked = 100_000_000

/** The parts with text in them, without pictures, by their names. @throws Error where they are broken, or more than a document has */
function wordParts(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let size = 0
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const isText = /\.(?:xml|rels)$/i.test(name)
      size += isText ? originalSize : 0
      if (size > mostUnpacked) throw new Error('too large unpacked')
      return isText
    },
  })
}

/** As mammoth opens a file: what has been unpacked need not be packed and unpacked again. Its types do not tell of this. */
function openedWord(bytes: Uint8Array): Parameters<typeof mammoth.convertToHtml>[0] {
  const parts = new Map(Object.entries(wordParts(bytes)))
  const file = {
    exists: (name: string) => parts.has(name),
    read: (name: string, encoding?: string) => {
      const part = parts.get(name)
      return part
        ? Promise.resolve(encoding ? new TextDecoder(encoding).decode(part) : part)
        : Promise.reject(new Error(`no ${name}`))
    },
  }
  return { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
}

async function readDocx(bytes: Uint8Array): Promise<Read> {
  try {
    let text = ''
    const transformDocument = (document: WordElement): WordElement => {
      text = wordText(document)
      return { ...document, children: [] }
    }
    // Only what is in the document is wanted, and not what page it would make.
    const bare = { includeDefaultStyleMap: false, includeEmbeddedStyleMap: false }
    await mammoth.convertToHtml(openedWord(bytes), { ...bare, transformDocument })
    return onePage(text)
  } catch {
    throw new Refusal('extract.unreadable', { format: 'docx' })
  }
}

function readOdt(bytes: Uint8Array): Promise<Read> {
  try {
    return Promise.resolve(onePage(odtText(bytes)))
  } catch {
    return Promise.reject(new Refusal('extract.unreadable', { format: 'odt' }))
  }
}
