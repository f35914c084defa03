import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesWithoutIdentityNumbers, withoutIdentityNumbers } from './identity-number.ts'

const shapes = [
  '121212-1212',
  '121212+1212',
  '1212121212',
  '191212121212',
  '19121212-1212',
  '19121212 1212',
  '19121212 - 1212',
  '121212–1212',
  '121212\u22121212',
  '121212\u00ad1212',
  '121212 1212',
  '121212\u00a0-\u00a01212',
  '1912-12-12-1212',
  '1912-12-12 - 1212',
  '12 12 12-1212',
  '19 121212-1212',
  '701063-2391', // samordningsnummer: the day is 3
  '20010102-2390',
]

test('a number in any of its shapes is masked, digit by digit, and the text keeps its length', () => {
  for (const shape of shapes) {
    const masked = withoutIdentityNumbers(`Sökanden (${shape}), boende i kommunen, och ${shape}.`)
    assert.doesNotMatch(masked, /\d/, shape)
    assert.equal(masked, `Sökanden (${dots(shape)}), boende i kommunen, och ${dots(shape)}.`)
  }
})

test('a page is masked as its text is, and sent as it is where there is nothing to mask', () => {
  const texts = shapes.flatMap((shape) => [
    shape,
    `<td>${shape}</td>`,
    `"född":"${shape}"`,
    `a1 ${shape}`,
    `å-${shape}`,
  ])
  for (const text of [...texts, ...others, 'Dnr 121212-1212', 'x121212-1212'])
    assert.equal(String(bytesWithoutIdentityNumbers(Buffer.from(text))), withoutIdentityNumbers(text), text)
  const part = fc.constantFrom(...'12 - . / + a å – 1212 19 \u00a0 121212 07 01 " >'.split(' '), ' ')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      assert.equal(String(bytesWithoutIdentityNumbers(Buffer.from(text))), withoutIdentityNumbers(text))
    }),
    { numRuns: 2000 },
  )
  const page = Buffer.from(
    '"00000000-0000-4000-8000-080000000123" 24.200000000000003 ' +
      '<a href="/d/00000000-0000-4000-8000-080000000123">2015-05-20 09.12</a> M5.75 5.75 0 0 11.5',
  )
  assert.equal(bytesWithoutIdentityNumbers(page), page)
})

const dots = (text: string): string => text.replace(/\d/g, '•')

test('a word before it says what a number is: then a mistyped one is masked too, and another thing is not', () => {
  assert.equal(withoutIdentityNumbers('Personnr: 121212-1213'), 'Personnr: ••••••-••••')
  assert.equal(withoutIdentityNumbers('personnummer 0701020002'), 'personnummer ••••••••••')
  for (const text of ['Dnr 121212-1212', 'Tel: 121212-1212', 'Org.nr 121212-1212', 'mobil 0701022394'])
    assert.equal(withoutIdentityNumbers(text), text)
})

const others = [
  '212000-0142', // an organisation's number has a month above 20
  '070-123 45 67',
  '0701022394',
  '010-123 45 67',
  '+46701022396',
  '08-508 29 000',
  '2015-06-15 1300',
  '121212-1213',
  '121312-1212',
  '120230-1212',
  'KSL/15/121212-1212',
  'KS-121212-1212',
  '121212-1212-5',
  '019b4a12-1212-7a12-9121-121212121212',
  '9e121212121212',
  '121212-12125',
  '5121212-1212',
]

test('diary numbers, telephone numbers, organisations, dates and identifiers are left as they are', () => {
  for (const text of others) assert.equal(withoutIdentityNumbers(`se ${text} här`), `se ${text} här`)
})

const samples = new URL('../../../shared/standards/dnr_samples.json', import.meta.url)

test('no diary number of a real office is taken for one', { skip: !existsSync(samples) }, () => {
  const numbers = JSON.parse(readFileSync(samples, 'utf8')) as { raw: string }[]
  for (const { raw } of numbers) assert.equal(withoutIdentityNumbers(raw), raw)
})

test('every number that the check digit allows is found with its dash, and no other where nothing names it', () => {
  const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2019-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 9999 }), (born, last) => {
      const text = `${born.toISOString().slice(0, 10).replaceAll('-', '')}-${String(last).padStart(4, '0')}`
      assert.equal(withoutIdentityNumbers(text) !== text, sumOf(text.slice(2).replace('-', '')) % 10 === 0)
    }),
  )
})

/** As a person counts it: double every other digit, add the figures of it all. */
function sumOf(digits: string): number {
  const doubled = Array.from(digits, (digit, index) => String(Number(digit) * (index % 2 ? 1 : 2))).join('')
  return Array.from(doubled).reduce((sum, digit) => sum + Number(digit), 0)
}

test('in the name of a file it is masked too', () => {
  assert.equal(withoutIdentityNumbers('utdrag_191212121212.pdf'), 'utdrag_••••••••••••.pdf')
})

test('a page of a hundred kilobytes is masked in a few milliseconds', () => {
  const page = `<td>2015-06-15</td><td>KSL/15/0016-5 ${'a'.repeat(40)} 1234567</td>`.repeat(1500)
  withoutIdentityNumbers(page)
  const began = performance.now()
  assert.equal(withoutIdentityNumbers(page), page)
  assert.ok(performance.now() - began < 60)
})
