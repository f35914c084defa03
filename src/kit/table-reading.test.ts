import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import writeWorkbook from 'write-excel-file/node'
import { csvText, excelCsv, xlsxFile } from './table.ts'
import { readTable } from './table-reading.ts'

const read = (text: string, encoding: BufferEncoding = 'utf8') => readTable(Buffer.from(text, encoding))
const refused = (code: string) => (error: unknown) => (error as { code?: string }).code === code

const väsby = [
  ['Kod', 'Ort'],
  ['0114', 'Väsby; norra'],
]

test('a list is read whatever separator and encoding it was saved with', async () => {
  assert.deepEqual(await read('Kod;Ort\r\n0114;"Väsby; norra"\r\n'), väsby)
  assert.deepEqual(await read('\uFEFFKod,Ort\n0114,Väsby; norra'), väsby)
  assert.deepEqual(await read('sep=,\r\nKod,Ort\r\n0114,Väsby; norra'), väsby)
  assert.deepEqual(await read('Kod;Ort\r\n0114;"Väsby; norra"', 'latin1'), väsby)
  assert.deepEqual(await read('\uFEFFKod\tOrt\r\n0114\tVäsby; norra', 'utf16le'), väsby)
})

test('quotes are doubled within quotes, may hold line ends, and are plain when they are never closed', async () => {
  assert.deepEqual(await read('a;b\n"x ""y""\nz";"'), [
    ['a', 'b'],
    ['x "y"\nz', '"'],
  ])
  assert.deepEqual(await read('a;b\n"x" y;5"'), [
    ['a', 'b'],
    ['"x" y', '5"'],
  ])
})

test('rows are made equally long, and empty ones at either end are left out', async () => {
  assert.deepEqual(await read('\n;;;\na;b;;\n\n1\n;;\n'), [
    ['a', 'b'],
    ['', ''],
    ['1', ''],
  ])
})

test('what we write we read back, in all three ways', async () => {
  const cell = fc
    .string({ unit: 'grapheme' })
    .map((text) => `x${text.replace(/[\p{Cc}\p{Cs}]|\s+$/gu, '')}`.normalize('NFC').trim())
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(rows, async (rows) => {
      const sheet = { name: 'Lista', columns: ['Kod', 'Namn'], rows }
      const expected = [['Kod', 'Namn'], ...rows]
      assert.deepEqual(await read(csvText(sheet)), expected)
      assert.deepEqual(await read(excelCsv(sheet)), expected)
    }),
    { numRuns: 50 },
  )
  const sheet = { name: 'Lista', columns: väsby[0]!, rows: väsby.slice(1) }
  assert.deepEqual(await readTable(await xlsxFile(sheet)), väsby)
})

test('a workbook’s days, numbers and codes come as text', async () => {
  const day = { value: new Date('2015-06-15'), type: Date, format: 'yyyy-mm-dd' }
  const rows = [
    [{ value: 'Kod' }, { value: 'Dag' }, { value: 'Antal' }],
    [{ value: '0114', type: String }, day, { value: 1234.5, type: Number }],
  ]
  const file = await writeWorkbook([[], ...rows], { sheet: 'A' }).toBuffer()
  assert.deepEqual(await readTable(file), [
    ['Kod', 'Dag', 'Antal'],
    ['0114', '2015-06-15', '1234.5'],
  ])
})

test('what is no list is refused with the reason', async () => {
  await assert.rejects(read(''), refused('table.empty'))
  await assert.rejects(read(' ;\n;'), refused('table.empty'))
  await assert.rejects(
    readTable(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])),
    refused('table.old-excel'),
  )
  await assert.rejects(read('PK\u0003\u0004 and nothing more'), refused('table.not-a-table'))
  await assert.rejects(read('%PDF-1.4\u0000\u0001'), refused('table.not-a-table'))
  await assert.rejects(read('a\n'.repeat(20_001)), refused('table.too-large'))
  await assert.rejects(readTable(Buffer.alloc(10 * 1024 * 1024 + 1, 97)), refused('table.too-large'))
})

test('a workbook that would swell beyond reason is not unpacked', async () => {
  const file = await xlsxFile({ name: 'Lista', columns: ['a'], rows: [] })
  const directory = file.lastIndexOf('PK\u0001\u0002', undefined, 'latin1')
  file.writeUInt32LE(2_000_000_000, directory + 24)
  await assert.rejects(readTable(file), refused('table.too-large'))
})
