import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attendanceOf } from './attendance.ts'
import { sourceOf } from './source.ts'

const lineByLine = `Närvaro
2 av 4 kommuner närvarande

Kommun Närvaro Representant
Alby närvarande skolchef, Alby (ersättare); kommunjurist,
Alby
Bylund förhinder skolchef, Bylund
Cedby frånvarande
Dalstad närvarande

Övriga samordnare; utredare (Regionen)
Gäster rektor
`
const cellByCell = lineByLine
  .replace('Kommun Närvaro Representant', 'Kommun\n\nNärvaro\n\nRepresentant')
  .replace(',\nAlby', ', Alby')
  .replace(/^(\p{Lu}\S+) (närvarande|förhinder|frånvarande) ?/gmu, '\n$1\n\n$2\n\n')

test('a table of attendance is read line by line and cell by cell; absence is left to be derived', () => {
  for (const text of [lineByLine, cellByCell]) {
    const source = sourceOf(text)
    const { present, apologies, guests } = attendanceOf(source, source)
    assert.deepEqual(
      present.map(({ value }) => value),
      [
        { name: 'skolchef', role: 'ersättare', organisation: 'Alby' },
        { name: 'kommunjurist', organisation: 'Alby' },
        { name: 'Dalstad' },
        { name: 'samordnare' },
        { name: 'utredare', role: 'Regionen' },
      ],
    )
    assert.deepEqual(
      apologies.map(({ value }) => value),
      ['skolchef, Bylund'],
    )
    assert.deepEqual(
      guests.map(({ value }) => value),
      [{ name: 'rektor' }],
    )
    for (const { quote, start, end } of [...present, ...apologies, ...guests])
      assert.equal(quote, text.slice(start, end))
  }
})
