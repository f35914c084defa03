import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import { page, room, staff } from '../help/directors.ts'
import { poppler, popplerMissing } from '../help/pdf.ts'

// Files that nobody should have chosen: each is told of in a sentence, and what can be kept is kept.
const posted = (name: string, bytes: Uint8Array, type: string) =>
  staff.post(`${room}/import`, { file: new File([new Uint8Array(bytes)], name, { type }) })
const pdfType = 'application/pdf'
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** It is not taken, and the form comes back saying why. */
async function refused(name: string, bytes: Uint8Array, type: string, why: RegExp): Promise<void> {
  const reply = await posted(name, bytes, type)
  assert.equal(reply.status, 422, name)
  assert.match(reply.text, why)
  assert.match(reply.text, /role="alert"/)
}

/** It is kept, and the meeting is written by hand beside it. Returns the page. */
async function keptAndTold(name: string, bytes: Uint8Array, type: string, why: RegExp): Promise<string> {
  const reply = await posted(name, bytes, type)
  assert.equal(reply.status, 303, name)
  const shown = (await page(reply.headers.get('location')!)).text
  assert.match(shown, why)
  assert.match(shown, /import">Välj en annan fil, eller klistra in texten</)
  assert.match(shown, /Filen är sparad\. Öppna den och skriv in mötet här/)
  const source = /href="([^"]*\/import\/source\?[^"]*)"/.exec(shown)![1]!.replaceAll('&amp;', '&')
  assert.equal((await page(source)).status, 200)
  return shown
}

test('an empty file, a program, a program called a PDF, and a file that is too large', async () => {
  await refused('tom.pdf', new Uint8Array(), pdfType, /Filen är tom\. Kontrollera filen/)
  const program = Buffer.concat([Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'), randomBytes(4000)])
  await refused(
    'protokoll.exe',
    program,
    'application/x-msdownload',
    /Filer av det slaget \(EXE\) tas inte emot/,
  )
  await refused(
    'protokoll.pdf',
    program,
    pdfType,
    /Filen heter som en PDF-fil men är ett program \(EXE\)\. Öppna den inte/,
  )
  await refused('protokoll.docx', program, docxType, /Filen heter som en DOCX-fil men är ett program/)
  const large = Buffer.alloc(51 * 1024 * 1024, ' ')
  large.write('%PDF-1.4\n')
  await refused('stor.pdf', large, pdfType, /Filen är större än 50 MB/)
})

test('ten megabytes of a PDF that is none, and a Word file that unpacks to more than a document does', async () => {
  const noise = Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    randomBytes(10 * 1024 * 1024),
    Buffer.from('\n%%EOF\n'),
  ])
  await keptAndTold('brus.pdf', noise, pdfType, /Filens text gick inte att läsa/)
  const huge = Buffer.alloc(110 * 1024 * 1024, 'a')
  const bomb = zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': [huge, { level: 6 }],
  })
  await keptAndTold('bomb.docx', bomb, docxType, /Filens text gick inte att läsa/)
})

/** So many pages of one line, written by hand. */
function pages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  for (let page = 1; page <= count; page += 1) {
    const content = `BT /F1 12 Tf 72 720 Td (Sida ${page} av en lang handling utan punkter) Tj ET`
    const own = `/Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R >> >>`
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${own} >>`)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`)
}

test('three thousand pages are read or given up within the time, and told of', async () => {
  const began = performance.now()
  const shown = await keptAndTold(
    'lang.pdf',
    pages(3000),
    pdfType,
    /gick inte att läsa som ett protokoll|gick inte att läsa inom/,
  )
  assert.ok(performance.now() - began < 60_000)
  assert.match(shown, /lang\.pdf/)
})

test('a scanned page on a machine that cannot read pictures', { skip: popplerMissing() }, async () => {
  const set = async (source: string, files = {}): Promise<Buffer> =>
    (await typesetter.pdfs({ source, data: {}, files, seconds: 1 }, ['1.7']))[0]!
  const sheet = await set('#set text(size: 14pt)\nProtokoll 1/2010')
  const picture = Buffer.from(poppler('pdftoppm', sheet, '-r', '100', '-png', '-singlefile'), 'latin1')
  const scan = await set('#set page(margin: 0pt)\n#image("scan", width: 100%)', { scan: picture })
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  try {
    await keptAndTold(
      'skannat.pdf',
      scan,
      pdfType,
      /Filen innehåller ingen text, troligen är den en inskannad bild/,
    )
  } finally {
    process.env['PATH'] = path
  }
})
