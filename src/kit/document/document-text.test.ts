import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { documentText } from './document-text.ts'

/** A PDF of one page for each line, by hand: the smallest that has text. */
function pdf(lines: readonly string[]): Buffer {
  const kids = lines.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${lines.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...lines.flatMap((line, index) => {
      const content = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`
      const stream = `<</Length ${Buffer.byteLength(content, 'latin1')}>>stream\n${content}\nendstream`
      const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`
      return [page, stream]
    }),
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`, 'latin1')
}

/** The few parts without which a Word file is none, in an archive written by hand. */
function docx(text: string): Buffer {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>'
  const office = 'http://schemas.openxmlformats.org'
  return zip({
    '[Content_Types].xml': `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  })
}

function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text))
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc(Buffer.from(text)), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(Buffer.byteLength(text), 18)
    facts.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, tail, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

function crc(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('text from files', () => {
  test('a PDF, with where its pages begin', async () => {
    const found = await documentText(pdf(['Kommunstyrelsen beslutar', 'att anta']), 'application/pdf')
    assert.match(found?.text ?? '', /Kommunstyrelsen beslutar\s+att anta/)
    assert.equal(found?.pages.length, 2)
    assert.equal(found?.text.slice(found.pages[1]).trim(), 'att anta')
  })
  test('a Word file', async () => {
    const found = await documentText(docx('Fullmäktige antar överenskommelsen'), word)
    assert.equal(found?.text.trim(), 'Fullmäktige antar överenskommelsen')
  })
  test('plain text in the writing of older Swedish systems', async () => {
    const found = await documentText(Buffer.from('Österåker\r\n§ 5\u0000', 'latin1'), 'text/plain')
    assert.equal(found?.text, 'Österåker\n§ 5')
  })
  test('a scanned page, a broken file and a picture have none, and the next file is read all the same', async () => {
    assert.equal(await documentText(pdf(['']), 'application/pdf'), null)
    assert.equal(await documentText(Buffer.from('%PDF-1.4 broken'), 'application/pdf'), null)
    assert.equal(await documentText(Buffer.from('PK not a word file'), word), null)
    assert.equal(await documentText(Buffer.alloc(10), 'image/png'), null)
    assert.equal((await documentText(Buffer.from('ja'), 'text/plain'))?.text, 'ja')
  })
})
