import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Extracted } from './plain.ts'

/** Pages of one file that are read; an extract has fewer. */
const mostPages = 20

/** For one page, in milliseconds: a page of a newspaper takes a tenth of it. */
const patience = 60_000

const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/tiff']

/** Whether the file may be pictures of pages. */
export const canBeScanned = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || pictures.includes(mediaType)

let found: Promise<boolean> | undefined

/** Whether this machine can read scanned pages: `tesseract` with Swedish, and `pdftoppm` for PDFs. */
export async function canReadScans(): Promise<boolean> {
  found ??= Promise.all([
    run('tesseract', ['--list-langs'], null).then(({ out }) => /^swe$/m.test(out.toString())),
    run('pdftoppm', ['-v'], null).then(() => true),
  ]).then(
    (each) => each.every(Boolean),
    () => false,
  )
  return await found
}

/** A file's bytes, each time they are asked for. */
type Pieces = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * The text of pages that are pictures, read by `tesseract`; null when it finds none. Nothing is written to disk: pages go
 * from one program to the next. Never throws for what is in the file.
 */
export async function scannedText(
  file: Pieces,
  mediaType: string,
): Promise<Pick<Extracted, 'text' | 'pages'> | null> {
  const pages: number[] = []
  let text = ''
  for (let page = 1; page <= (mediaType === 'application/pdf' ? mostPages : 1); page++) {
    const picture = mediaType === 'application/pdf' ? await pictureOf(file, page) : file
    if (!picture) break
    const read = await run('tesseract', ['stdin', 'stdout', '-l', 'swe', '--psm', '3'], picture).catch(
      () => null,
    )
    pages.push(text.length)
    text += `${clean(read?.out.toString('utf8') ?? '')}\n\n`
  }
  return text.trim() === '' ? null : { text, pages }
}

const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()

/** One page as a grey picture of 300 dots an inch; null after the last. */
async function pictureOf(file: Pieces, page: number): Promise<Pieces | null> {
  const range = ['-f', String(page), '-l', String(page)]
  const drawn = await run('pdftoppm', ['-r', '300', '-gray', '-png', ...range, '-'], file).catch(() => null)
  return drawn && drawn.out.length > 0 ? () => [drawn.out] : null
}

/** Runs a program with these bytes to read. @throws Error when it is not there, fails, or takes too long */
async function run(program: string, args: readonly string[], input: Pieces | null): Promise<{ out: Buffer }> {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patience,
    killSignal: 'SIGKILL',
  })
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  // A program that ends before it has read everything is judged by its exit.
  pipeline(Readable.from(input?.() ?? []), child.stdin).catch(() => {})
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve({ out: Buffer.concat(pieces) })
      else reject(new Error(`${program} ended with ${code}`))
    })
  })
}
