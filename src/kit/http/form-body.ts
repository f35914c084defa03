import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { outageOf } from '../db/outage.ts'
import { cleanFilename } from '../files/filename.ts'
import { withoutIdentityNumbers } from '../identity-number.ts'
import { type Fault, Refusal } from '../refusal.ts'
import { withoutBreaks } from '../text.ts'

/** A file that came with a form, already stored: nothing uploaded is lost when the form has to be shown again. */
export interface Upload {
  readonly sha256: string
  readonly filename: string
}

/** Stores one uploaded file and returns its hash. @throws Refusal `file.*` when it cannot be taken. */
export type StoreUpload = (content: Readable, filename: string) => Promise<{ sha256: string }>

/** A posted form: every field as typed, in Unicode's composed form (NFC), without control characters and identity numbers. */
export class Form {
  private readonly fields: ReadonlyMap<string, readonly string[]>
  private readonly uploads: ReadonlyMap<string, readonly Upload[]>
  /** Files that could not be taken, to be told with the form's other faults. */
  readonly faults: readonly Fault[]

  constructor(
    fields: ReadonlyMap<string, readonly string[]> = new Map(),
    uploads: ReadonlyMap<string, readonly Upload[]> = new Map(),
    faults: readonly Fault[] = [],
  ) {
    this.fields = fields
    this.uploads = uploads
    this.faults = faults
  }

  get names(): string[] {
    return [...this.fields.keys()]
  }
  /** The field's value; null where the form had no such field. */
  text(name: string): string | null {
    return this.fields.get(name)?.[0] ?? null
  }
  /** The value of a field of one line. */
  line(name: string): string | null {
    const typed = this.text(name)
    return typed === null ? null : withoutBreaks(typed)
  }
  all(name: string): readonly string[] {
    return this.fields.get(name) ?? []
  }
  /** The files of a field: those sent now, and those that an earlier try had already stored (`name.stored`). */
  files(name: string): readonly Upload[] {
    const stored = this.all(storedField(name)).flatMap((text) => {
      const [sha256 = '', ...filename] = text.split(' ')
      return /^[0-9a-f]{64}$/.test(sha256) ? [{ sha256, filename: filename.join(' ') }] : []
    })
    return [...stored, ...(this.uploads.get(name) ?? [])]
  }
  /** The form where these files, by their hashes, could not be stored after all. */
  without(lost: ReadonlySet<string>): Form {
    const uploads = new Map<string, readonly Upload[]>()
    const faults = [...this.faults]
    for (const [field, files] of this.uploads) {
      uploads.set(
        field,
        files.filter(({ sha256 }) => !lost.has(sha256)),
      )
      if (files.some(({ sha256 }) => lost.has(sha256))) faults.push({ field, code: 'file.not-stored' })
    }
    return new Form(this.fields, uploads, faults)
  }
}

/** The hidden field that carries a file field's stored files. */
export const storedField = (name: string): string => `${name}.stored`

/** What a hidden field `name.stored` carries when the form is shown again. */
export const storedValue = (upload: Upload): string => `${upload.sha256} ${upload.filename}`

const limits = { fieldSize: 2_000_000, fields: 5_000, files: 100, headerPairs: 50 }

/**
 * Reads a form of either encoding. Files are handed to `store` as they arrive, never held in memory.
 * @param largest bytes that the whole form may have
 * @throws Refusal `form.too-large`, `form.unreadable`
 */
export async function readForm(request: Request, store: StoreUpload, largest: number): Promise<Form> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body) return new Form()
  const body = atMost(largest, request.body)
  if (type.startsWith('application/x-www-form-urlencoded')) return urlEncoded(await text(body))
  if (!type.startsWith('multipart/form-data')) return new Form()
  return await multipart(body, type, store)
}

/** Counts as it passes: a sender need not tell the length beforehand, nor tell it truly. */
async function* atMost(largest: number, body: NonNullable<Request['body']>): AsyncGenerator<Uint8Array> {
  let size = 0
  // The rest of what is too large is left and not cancelled: the connection is wanted for the answer.
  for await (const piece of body.values({ preventCancel: true })) {
    size += piece.length
    if (size > largest) throw new Refusal('form.too-large')
    yield piece
  }
}

function urlEncoded(text: string): Form {
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) add(fields, name, typed(name, value))
  return new Form(fields)
}

async function multipart(body: AsyncGenerator<Uint8Array>, type: string, store: StoreUpload): Promise<Form> {
  const fields = new Map<string, string[]>()
  const arriving: Arriving[] = []
  const parser = parserOf(type)
  parser.on('field', (name: string, value: string) => add(fields, name, typed(name, value)))
  parser.on('file', (name: string, content: Readable, filename?: string) => {
    // A file field that was left empty comes as a file without a name.
    if (!filename) content.resume()
    else arriving.push({ name, content, stored: takeFile(content, filename, store) })
    // Asked for when the form has been read to its end; what fails before that must not end the program.
    arriving.at(-1)?.stored.catch(() => {})
  })
  try {
    await pipeline(body, parser)
  } catch (error) {
    for (const { content } of arriving) content.destroy()
    throw error instanceof Refusal ? error : new Refusal('form.unreadable')
  }
  return await formOf(fields, arriving)
}

interface Arriving {
  readonly name: string
  readonly content: Readable
  readonly stored: Promise<Upload | Omit<Fault, 'field'>>
}

/** The files in the order they came, whichever was stored first. */
async function formOf(fields: Map<string, string[]>, arriving: readonly Arriving[]): Promise<Form> {
  const uploads = new Map<string, Upload[]>()
  const faults: Fault[] = []
  for (const { name, stored } of arriving) {
    const result = await stored
    if ('code' in result) faults.push({ field: name, ...result })
    else add(uploads, name, result)
  }
  return new Form(fields, uploads, faults)
}

/** @throws Refusal `form.unreadable` where the type names no boundary */
function parserOf(type: string) {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits, defCharset: 'utf8' })
  } catch {
    throw new Refusal('form.unreadable')
  }
}

async function takeFile(
  content: Readable,
  filename: string,
  store: StoreUpload,
): Promise<Upload | Omit<Fault, 'field'>> {
  try {
    return { sha256: (await store(content, filename)).sha256, filename: cleanFilename(filename) }
  } catch (error) {
    content.resume()
    if (error instanceof Refusal) return { code: error.code, facts: error.facts }
    if (outageOf(error)) return { code: 'file.not-stored' }
    throw error
  }
}

function add<T>(map: Map<string, T[]>, name: string, value: T): void {
  const values = map.get(name)
  if (values) values.push(value)
  else map.set(name, [value])
}

/** No personal identity number is kept in a field of ours. A password is nobody's to read, and may be anything. */
function typed(name: string, value: string): string {
  return name === 'password' ? clean(value) : withoutIdentityNumbers(clean(value))
}

/** As typed, but composed (å is one character), with one kind of line end, and without what PostgreSQL cannot store. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
}
