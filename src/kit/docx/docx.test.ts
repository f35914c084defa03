import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { brokenNames, schemaFaults } from '../../../test/help/docx-schema.ts'
import { type WordDocument, grid, heading, list, pageBreak, paragraph, table } from './document.ts'
import { docxFile } from './file.ts'
import { sheetDocument } from './sheet.ts'

const document: WordDocument = {
  title: 'Protokoll <1/2012> & bilagor',
  header: { left: 'Skåne Nordväst', right: '2012-01-26' },
  footer: 'Utskrivet ur Rådslag',
  blocks: [
    heading(1, 'Protokoll'),
    paragraph(['Närvarande: ', { text: 'Bjuv', bold: true }, '\nTid:\t13.00']),
    list(['att godkänna', 'att översända'], { numbered: true }),
    list(['att <återremittera> & tacka'], { numbered: true }),
    table(
      ['Kommun', 'Läge'],
      [
        ['0114', 'Antagit'],
        ['0115', { text: 'Svar', href: 'https://example.org/?a=1&b=2' }],
      ],
      { widths: [1, 3], caption: 'Svarsläge' },
    ),
    grid([['Sekreterare', 'Justerare']]),
    pageBreak,
    paragraph('Slut \u0000\ud800', 'quiet'),
  ],
}

const parts = (made: WordDocument): Map<string, string> =>
  new Map(Object.entries(unzipSync(docxFile(made))).map(([name, bytes]) => [name, strFromU8(bytes)]))

test('a foreign reader finds the headings, the lists, the table with its header row and the links', async () => {
  const { value: html, messages } = await mammoth.convertToHtml(
    { buffer: docxFile(document) },
    {
      styleMap: [
        "p[style-name='Table Text'] => p",
        "p[style-name='Table Heading'] => p",
        "p[style-name='Caption'] => p",
      ],
    },
  )
  assert.deepEqual(messages, [])
  assert.match(html, /<h1>Protokoll<\/h1>/)
  assert.match(html, /<p>Närvarande: <strong>Bjuv<\/strong><br \/>Tid:\t13.00<\/p>/)
  assert.match(html, /<ol><li>att godkänna<\/li><li>att översända<\/li>/)
  assert.match(html, /<thead><tr><th><p>Kommun<\/p><\/th>/)
  assert.match(html, /<td><p>0114<\/p><\/td>/)
  assert.match(html, /<a href="https:\/\/example\.org\/\?a=1&amp;b=2">Svar<\/a>/)
  assert.match(html, /att &lt;återremittera&gt; &amp; tacka/)
})

test('each part is as its schema asks, what the text names is there, and every relation leads to a part that is there', () => {
  const made = parts(document)
  for (const [name, text] of made) assert.deepEqual(schemaFaults(text), [], name)
  assert.deepEqual(brokenNames(made), [])
  const relations = [...made.get('word/_rels/document.xml.rels')!.matchAll(/Target="([^"]+)"( TargetMode)?/g)]
  for (const [, target, external] of relations) assert.ok(external || made.has(`word/${target}`), target)
  const overridden = [...made.get('[Content_Types].xml')!.matchAll(/PartName="\/([^"]+)"/g)]
  for (const [, name] of overridden) assert.ok(made.has(name!), name)
})

test('what the schema does not allow is seen', () => {
  assert.deepEqual(schemaFaults('<w:pPr><w:keepNext/><w:pStyle w:val="x"/></w:pPr>'), [
    '<w:pStyle> stands too late in <w:pPr>',
  ])
  assert.deepEqual(schemaFaults('<w:rPr><w:keepNext/></w:rPr>'), ['<w:keepNext> does not belong in <w:rPr>'])
  assert.deepEqual(schemaFaults('<w:p><w:r></w:p>'), ['</w:p> ends another', '<w:p> is not ended'])
  assert.deepEqual(schemaFaults('<w:body><w:sectPr/><w:p/></w:body>').length, 1)
})

test('each numbered list begins at 1', () => {
  const made = parts(document)
  const used = [...made.get('word/document.xml')!.matchAll(/w:numId w:val="(\d+)"/g)].map((match) => match[1])
  assert.deepEqual(used, ['2', '2', '3'])
  assert.equal(made.get('word/numbering.xml')!.match(/<w:startOverride w:val="1"\/>/g)?.length, 2)
})

test('the language is told, the header row is said again on each page, and no row is cut', () => {
  const made = parts(document)
  assert.match(made.get('word/styles.xml')!, /<w:lang w:val="sv-SE"/)
  assert.match(made.get('docProps/core.xml')!, /<dc:language>sv-SE</)
  const text = made.get('word/document.xml')!
  assert.equal(text.match(/<w:tblHeader\/>/g)?.length, 1)
  assert.equal(text.match(/<w:cantSplit\/>/g)?.length, 4)
  assert.match(made.get('word/header1.xml')!, /Skåne Nordväst/)
  assert.match(made.get('word/footer1.xml')!, /NUMPAGES/)
})

test('a lying paper is wide, and its tables fill it', () => {
  const text = parts({ ...document, paper: 'a3-landscape' }).get('word/document.xml')!
  assert.match(text, /<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"\/>/)
  const [first, second] = [...text.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]))
  assert.ok(Math.abs(first! * 3 - second!) < 4)
})

test('characters that no XML may have are left out, and equal documents are equal bytes', () => {
  assert.equal(parts(document).get('word/document.xml')!.includes('\u0000'), false)
  assert.deepEqual(docxFile(document), docxFile(document))
})

test('any table is a Word file: its note stays with it, and codes stay text', async () => {
  const sheet = {
    name: 'Läge KSL 15',
    columns: ['Kod', 'Kommun'],
    rows: [['0114', null]],
    note: 'Exempeldata',
  }
  const { value: text } = await mammoth.extractRawText({
    buffer: docxFile(sheetDocument(sheet, 'sv', { left: 'KSL' })),
  })
  assert.deepEqual(text.split('\n').filter(Boolean), ['Läge KSL 15', 'Exempeldata', 'Kod', 'Kommun', '0114'])
})
