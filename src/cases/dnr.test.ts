import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldDnr, readOwnDnr, writeDnr, writeEntryNumber } from './dnr.ts'

test('two ways of writing the same number fold to one key', () => {
  const pairs = [
    ['SBF 2023–00383', 'SBF-2023-00383'],
    ['EXF-2024-00838.', 'EXF-2024-00838'],
    ['Ks 1014/2012', 'KS-1014-2012'],
    ['KS\u00A02015.152', 'KS-2015-152'],
    ['KS _ 2015 :: 152', 'KS-2015-152'],
    ['KSL/15/0016-5', 'KSL-15-0016-5'],
    ['２０１６／００００２', '2016-00002'],
    ['KS 2015\u22121\u200F', 'KS-2015-1'],
  ]
  for (const [raw = '', key] of pairs) assert.equal(foldDnr(raw), key, raw)
})

test('folding a key changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (raw) => foldDnr(foldDnr(raw)) === foldDnr(raw)))
})

test('an own number is read back whatever strokes it is written with', () => {
  const number = { prefix: 'KSL', year: 2015, number: 16 }
  assert.equal(writeDnr(number), 'KSL/15/0016')
  for (const raw of ['KSL/15/0016', 'ksl 15-16', 'KSL‑15‑0016'])
    assert.deepEqual(readOwnDnr(raw, ['KSL'], 2026), number)
  assert.deepEqual(readOwnDnr('KSL/98/0001', ['KSL'], 2026)?.year, 1998)
})

test('a foreign number is never taken apart', () => {
  for (const raw of ['KS/15/0016', 'KSL/2015/16', 'KSL/15/0016-5', 'KSL/15/0000', '0065/24'])
    assert.equal(readOwnDnr(raw, ['KSL'], 2026), null, raw)
})

test('every number of a series is written so that it can be read, also beyond 9999', () => {
  const number = fc.record({
    prefix: fc.constantFrom('KSL', 'ÅÄÖ'),
    year: fc.integer({ min: 1927, max: 2026 }),
    number: fc.integer({ min: 1, max: 99_999 }),
  })
  fc.assert(
    fc.property(number, (own) => {
      assert.deepEqual(readOwnDnr(writeDnr(own), ['KSL', 'ÅÄÖ'], 2026), { ...own })
    }),
  )
  assert.equal(writeEntryNumber('KSL/15/0016', 5), 'KSL/15/0016-5')
})

const samples = new URL('../../../shared/standards/dnr_samples.json', import.meta.url)
test(
  'real diary numbers fold as the samples say, and no two different ones meet',
  { skip: !existsSync(samples) },
  () => {
    const rows = JSON.parse(readFileSync(samples, 'utf8')) as { raw: string; must_normalise_to?: string }[]
    for (const row of rows) {
      if (row.must_normalise_to) assert.equal(foldDnr(row.raw), row.must_normalise_to)
    }
    const keys = new Set(rows.map((row) => foldDnr(row.raw)))
    // SBF-2023-00383 stands there twice, in two ways of writing.
    assert.equal(keys.size, rows.length - 1)
  },
)
