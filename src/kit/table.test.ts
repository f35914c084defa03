import assert from 'node:assert/strict'
import { test } from 'node:test'
import readWorkbook from 'read-excel-file/node'
import { type Sheet, csvText, excelCsv, xlsxFile } from './table.ts'

const sheet: Sheet = {
  name: 'Svarsläge',
  columns: ['Kod', 'Kommun', 'Läge'],
  rows: [
    ['0114', 'Upplands Väsby', 'Antagit; "utan" ändring'],
    ['0115', '=1+1', null],
  ],
  note: 'Exempeldata',
}

test('CSV for machines quotes what must be quoted and has no note', () => {
  assert.equal(
    csvText(sheet),
    'Kod,Kommun,Läge\r\n0114,Upplands Väsby,"Antagit; ""utan"" ändring"\r\n0115,=1+1,\r\n',
  )
})

test('CSV for Excel begins with its mark, uses semicolons and disarms formulas', () => {
  const text = excelCsv(sheet)
  assert.ok(text.startsWith('\uFEFFExempeldata\r\nKod;Kommun;Läge\r\n'))
  assert.match(text, /0115;'=1\+1;/)
})

test('a workbook keeps 0114 as the text 0114', async () => {
  const rows = await readWorkbook(await xlsxFile(sheet))
  assert.ok(JSON.stringify(rows).includes('"0114"'))
})
