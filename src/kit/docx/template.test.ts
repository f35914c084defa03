import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { brokenNames, schemaFaults } from '../../../test/help/docx-schema.ts'
import { officeTemplate } from '../../../test/help/office-template.ts'
import { Refusal } from '../refusal.ts'
import { type WordDocument, grid, heading, list, paragraph, table } from './document.ts'
import { docxFile } from './file.ts'
import { docxOnTemplate, readTemplate } from './template.ts'

const document: WordDocument = {
  title: 'Protokoll 1/2012',
  blocks: [
    heading(1, 'Protokoll 1/2012'),
    paragraph('Tid 13.00'),
    heading(2, '1 Hamnen'),
    list(['att godkänna'], { numbered: true }),
    list(['att tacka'], { numbered: true }),
    list(['en punkt']),
    table(['Medlem', 'Närvaro'], [['Bjuv', { text: 'ja', href: 'https://example.org/?a=1&b=2' }]]),
    grid([['Sekreterare', 'Justerare']]),
  ],
}
type Parts = Record<string, string>
const partsOf = (bytes: Uint8Array): Parts =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const packed = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
const laid = (parts: Parts = officeTemplate()): Parts =>
  partsOf(docxOnTemplate(document, readTemplate(packed(parts))))

test('heads, feet, theme and all else of the template stay byte for byte', () => {
  const before = officeTemplate()
  const after = laid(before)
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  assert.deepEqual(changed.toSorted(), [
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/numbering.xml',
    'word/styles.xml',
  ])
  assert.deepEqual(Object.keys(after), Object.keys(before))
})

test('what is put in stands in the order that Word asks, and names nothing that is not there', () => {
  const after = new Map(Object.entries(laid()))
  for (const [name, text] of after) assert.deepEqual(schemaFaults(text), [], name)
  assert.deepEqual(brokenNames(after), [])
})

test("the text is ours, in the template's styles by their names, on its paper", () => {
  const { 'word/document.xml': text = '' } = laid()
  assert.doesNotMatch(text, /Skriv protokollet här/)
  assert.match(text, /<w:pStyle w:val="Rubrik1"\/><\/w:pPr><w:r><w:t xml:space="preserve">Protokoll 1\/2012</)
  assert.match(text, /<w:tblStyle w:val="Tabellrutnt"\/>/)
  assert.match(text, /<w:pgMar w:top="2268" w:right="1418" w:bottom="1418" w:left="1701"/)
  const [first, second] = [...text.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]))
  assert.equal(first! + second!, 2 * Math.floor((11906 - 1418 - 1701) / 2))
  assert.doesNotMatch(text, /w:val="(?:Heading1|Ruled|Normal)"/)
})

test('a head that the last section had from the one before stays, though that one leaves with its text', () => {
  const { 'word/document.xml': text = '' } = laid()
  assert.equal(text.match(/<w:sectPr/g)?.length, 1)
  assert.match(text, /<w:sectPr[^>]*><w:headerReference w:type="default" r:id="rId7"\/>/)
  assert.match(text, /<w:footerReference w:type="default" r:id="rId8"\/>/)
})

test('only the styles and numberings that are missing are added, and none takes the id of another', () => {
  const { 'word/styles.xml': styles = '', 'word/numbering.xml': numbering = '' } = laid()
  const ids = [...styles.matchAll(/w:styleId="([^"]+)"/g)].map((match) => match[1]!)
  assert.equal(new Set(ids).size, ids.length)
  // "Heading2" is another style in this template.
  assert.match(styles, /w:styleId="Heading20"><w:name w:val="heading 2"\/><w:basedOn w:val="Brdtext0"\/>/)
  assert.equal(styles.match(/w:val="heading 1"/g)?.length, 1)
  assert.doesNotMatch(styles, /w:val="Subtitle"/)
  assert.deepEqual(
    [...numbering.matchAll(/<w:(abstractNum|num) [^>]*?(\d+)"/g)].map((match) => `${match[1]} ${match[2]}`),
    ['abstractNum 4', 'abstractNum 5', 'abstractNum 6', 'num 3', 'num 4', 'num 5', 'num 6'],
  )
})

test('a foreign reader finds headings, lists and the link', async () => {
  const made = docxOnTemplate(document, readTemplate(packed(officeTemplate())))
  const { value: html } = await mammoth.convertToHtml({ buffer: made })
  assert.match(html, /<h1>Protokoll 1\/2012<\/h1>/)
  assert.match(html, /<h2>1 Hamnen<\/h2>/)
  assert.match(html, /<ol><li>att godkänna<\/li>/)
  assert.match(html, /<a href="https:\/\/example\.org\/\?a=1&amp;b=2">ja<\/a>/)
})

test('a template without styles, numbering and section gets what it lacks, each told of', () => {
  const bare = officeTemplate()
  for (const name of ['word/styles.xml', 'word/numbering.xml', 'word/_rels/document.xml.rels'])
    delete bare[name]
  bare['word/document.xml'] = bare['word/document.xml']!.replace(/<w:body>.*<\/w:body>/s, '<w:body></w:body>')
  const made = laid(bare)
  const relations = [...made['word/_rels/document.xml.rels']!.matchAll(/Target="\/([^"]+)"/g)].map(
    (m) => m[1]!,
  )
  assert.deepEqual(relations, ['word/own-styles.xml', 'word/own-numbering.xml'])
  for (const name of relations)
    assert.ok(made[name] && made['[Content_Types].xml']!.includes(`"/${name}"`), name)
  assert.match(made['word/document.xml']!, /<w:pgSz w:w="11906"/)
})

test('a document of our own is a template too', () => {
  const own = partsOf(docxFile({ ...document, header: { left: 'Kansliet' } }))
  assert.equal(laid(own)['word/header1.xml'], own['word/header1.xml'])
})

test('what is no Word document, is damaged, holds macros or is too large is refused by its name', () => {
  const refused = (bytes: Uint8Array, code: string): void =>
    assert.throws(
      () => readTemplate(bytes),
      (error) => error instanceof Refusal && error.code === code,
    )
  const parts = officeTemplate()
  const whole = packed(parts)
  refused(strToU8('%PDF-1.7'), 'docx.not-word')
  refused(packed({ 'xl/workbook.xml': '<workbook/>' }), 'docx.not-word')
  refused(whole.slice(0, whole.length / 2), 'docx.broken')
  refused(packed({ ...parts, 'word/document.xml': '<w:document>' }), 'docx.broken')
  refused(packed({ ...parts, 'word/vbaProject.bin': 'x' }), 'docx.macros')
  refused(new Uint8Array(5 * 2 ** 20 + 1).fill(0x50), 'docx.too-large')
  refused(zipSync({ 'word/media/town.bmp': new Uint8Array(41 * 2 ** 20) }), 'docx.too-large')
})
