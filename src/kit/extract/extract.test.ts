import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Refusal } from '../refusal.ts'
import { Extractor } from './extract.ts'
import { pageText } from './layout.ts'
import { decoded, formatOf, isBinary } from './plain.ts'

const extractor = new Extractor()
after(() => extractor.stop())

/** A PDF of one line a page, written by hand. */
function pdfOf(pages: readonly string[]): Uint8Array {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  for (const text of pages) {
    const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
    const number = objects.length + 1
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(
    `%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`,
    'latin1',
  )
}

test('UTF-16 without its mark is read, and bytes that are no writing are told from writing', () => {
  const wide = Buffer.from('§ 340 Ärendet bordläggs', 'utf16le')
  assert.equal(decoded(wide), '§ 340 Ärendet bordläggs')
  assert.equal(isBinary('\u0001\u0002 a'.repeat(20)), true)
  assert.equal(isBinary('Ärendet bordläggs.\r\n\f\t'), false)
})

const isRefused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('a PDF gives its text and where each page begins', async () => {
  const { text, pages, format } = await extractor.text(pdfOf(['Kommunstyrelsen beslutar', 'Sida tva']))
  assert.equal(format, 'pdf')
  assert.deepEqual(
    pages.map((start) => text.slice(start, start + 4)),
    ['Komm', 'Sida'],
  )
})

test('a file that only says it is a PDF is refused, and the next one is read', async () => {
  await assert.rejects(
    extractor.text(Buffer.from('%PDF-1.4\nnothing of the kind')),
    isRefused('extract.unreadable'),
  )
  assert.equal((await extractor.text(pdfOf(['igen']))).text, 'igen')
})

test('a page without text is refused as one to read by hand', async () => {
  await assert.rejects(extractor.text(pdfOf([''])), isRefused('extract.no-text'))
})

test('a container that is no document is refused', async () => {
  await assert.rejects(extractor.text(Buffer.from('PK\u0003\u0004rubbish')), isRefused('extract.unreadable'))
})

test('a file that takes too long is given up, and empty ones are refused', async () => {
  const hasty = new Extractor({ patience: 1, megabytes: 64, idle: 1000 })
  await assert.rejects(hasty.text(pdfOf(['sen'])), isRefused('extract.too-slow'))
  hasty.stop()
  await assert.rejects(extractor.text(new Uint8Array()), isRefused('file.empty'))
})

test('text is read as UTF-8, as UTF-16 with its mark, and else as Windows writes it', () => {
  assert.equal(decoded(Buffer.from('Återremiss', 'utf8')), 'Återremiss')
  assert.equal(decoded(Buffer.from('\uFEFFÅter', 'utf16le')), 'Åter')
  assert.equal(decoded(Buffer.from('§ 4 Återremiss', 'latin1')), '§ 4 Återremiss')
})

test('the bytes tell the format, not the name', () => {
  assert.equal(formatOf(Buffer.from('\n%PDF-1.7')), 'pdf')
  assert.equal(formatOf(Buffer.from('<!DOCTYPE html><p>')), 'html')
  assert.equal(formatOf(Buffer.from('§ 5 Beslut')), 'txt')
})

test('a page of HTML gives its words in lines, without scripts', async () => {
  const page =
    '<html><head><title>x</title></head><body><script>alert(1)</script><p>&sect; 5&nbsp;Beslut</p><p>Avtalet antas.</p></body></html>'
  assert.equal((await extractor.text(Buffer.from(page))).text, '§ 5\u00a0Beslut\n\nAvtalet antas.')
})

test('pieces of a page become lines, paragraphs and columns', () => {
  const at = (text: string, x: number, y: number): Parameters<typeof pageText>[0][number] => ({
    text,
    x,
    y,
    width: text.length * 6,
    height: 12,
  })
  assert.equal(
    pageText([at('§ 5', 50, 700), at('Dnr 1', 300, 700), at('Beslut', 50, 686), at('Nytt stycke', 50, 640)]),
    '§ 5    Dnr 1\nBeslut\n\nNytt stycke',
  )
})
