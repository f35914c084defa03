import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { coverageOf } from './coverage.ts'
import { printable } from './printable.ts'

const font = (name: string) => coverageOf(readFileSync(new URL(`fonts/${name}.ttf`, import.meta.url)))
const has = font('SourceSans3-Regular')

test('both weights have the letters of Sweden’s languages and the signs of an office', () => {
  const letters = 'abcåäöÅÄÖéüßšŧžđŋáčæøñ §–—’”…•−×½→✓€%‰0123456789'
  for (const name of ['SourceSans3-Regular', 'SourceSans3-SemiBold'])
    for (const letter of letters) assert.ok(font(name)(letter.codePointAt(0)!), `${name}: ${letter}`)
})

test('a character that the font lacks is set as its number, and told', () => {
  assert.deepEqual(printable('Avtal 字 med א', has), {
    text: 'Avtal [U+5B57] med [U+05D0]',
    missing: ['U+5B57', 'U+05D0'],
  })
  assert.deepEqual(printable('😀', has).missing, ['U+1F600'])
})

test('letters that were written in two parts are put together, and what shows nothing is left out', () => {
  assert.deepEqual(printable('A\u030angelholm\u200d\u0007\ufeff', has), { text: 'Ångelholm', missing: [] })
  assert.equal(printable('rad\n\trad', has).text, 'rad\n\trad')
})

test('a file that is no font is refused', () => {
  assert.throws(() => coverageOf(Buffer.from('ingen font alls, bara en text som är lång nog')))
})
