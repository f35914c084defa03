import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanFilename, dispositionName } from './filename.ts'

test('Swedish letters stay, composed', () => {
  assert.equal(cleanFilename('Överenskommelse på väg.pdf'), 'Överenskommelse på väg.pdf')
  assert.equal(cleanFilename('A\u030Angra.pdf'), 'Ångra.pdf')
})

test('a path is cut to its last part', () => {
  assert.equal(cleanFilename('../../etc/passwd'), 'passwd')
  assert.equal(cleanFilename('C:\\Users\\registrator\\beslut.pdf'), 'beslut.pdf')
})

test('marks that turn or hide text are taken out', () => {
  assert.equal(cleanFilename('beslut\u202Egnp.exe'), 'beslutgnp.exe')
  assert.equal(cleanFilename('be\u200Bslut\u0000\r\n.pdf'), 'beslut.pdf')
  assert.equal(cleanFilename('Z\u0335\u0321\u034A\u0359algo.pdf'), 'Zalgo.pdf')
})

test('a name of nothing gets a name', () => {
  for (const name of ['', '...', ' / ', '\u202E']) assert.equal(cleanFilename(name), 'fil')
})

test('a long name is cut before its ending', () => {
  const name = cleanFilename(`${'å'.repeat(10_000)}.pdf`)
  assert.equal(name.length, 200)
  assert.ok(name.endsWith('å.pdf'))
})

test('any name becomes one that is clean, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const clean = cleanFilename(name)
      assert.ok(clean.length > 0 && Array.from(clean).length <= 200)
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(clean, /[\0-\x1f\x7f/\\\u202A-\u202E\u2066-\u2069]/)
      assert.equal(cleanFilename(clean), clean)
      assert.match(dispositionName(name), /^filename="[\x20-\x7e]*"; filename\*=UTF-8''[\x21-\x7e]+$/)
    }),
  )
})

test('the header carries a plain name and the true one', () => {
  assert.equal(
    dispositionName('Åtgärd "1".pdf'),
    `filename="Atgard -1-.pdf"; filename*=UTF-8''%C3%85tg%C3%A4rd%20-1-.pdf`,
  )
})
