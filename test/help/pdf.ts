import { execFileSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'

/** What a PDF holds, read without our own code: its objects as text, those that lie packed in streams too. */
export function pdfObjects(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const packed = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => unpacked(body!))
  return [raw, ...packed].join('\n')
}

function unpacked(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

/** Poppler's answer (Debian's `poppler-utils`) about a PDF that it gets on its way in. */
export function poppler(
  program: 'pdfinfo' | 'pdftotext' | 'pdffonts' | 'pdftoppm',
  pdf: Buffer,
  ...args: string[]
): string {
  return execFileSync(program, [...args, '-', ...(program === 'pdftotext' ? ['-'] : [])], {
    input: pdf,
    encoding: program === 'pdftoppm' ? 'latin1' : 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** Why poppler cannot be asked here; false when it can. On the build machine it must be there. */
export function popplerMissing(): string | false {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' })
    return false
  } catch {
    if (process.env['CI'] === 'true') throw new Error('poppler-utils is missing')
    return 'poppler-utils is missing'
  }
}
