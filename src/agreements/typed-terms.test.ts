import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Terms, plainTerms } from '../ledger/terms.ts'
import { instrumentSlug } from './instrument.ts'
import { readTerms, typedTerms, usualTerms } from './typed-terms.ts'

const common = { counting: 'decided', conditionsAllowed: false, validTo: null, withdrawal: null } as const
const all: readonly Terms[] = [
  { ...common, entry: { kind: 'fixed', on: '2015-01-01' } },
  { ...common, entry: { kind: 'each' }, withdrawal: { months: 12, yearEndOnly: true } },
  { ...common, entry: { kind: 'all' }, counting: 'final', conditionsAllowed: true },
  { ...common, entry: { kind: 'count', count: 14, daysAfter: 30 }, validTo: '2020-12-31' },
  { ...common, entry: { kind: 'percent', percent: 60, of: 'inhabitants' }, counting: 'deposited' },
  { ...common, entry: { kind: 'named', organisations: ['a', 'b'] } },
]

test('terms that are shown in a form and sent again are the same', () => {
  for (const terms of all) assert.deepEqual(readTerms(typedTerms(terms)), { terms, faults: [] })
})

test('a form begins with what holds where a text says nothing', () => {
  assert.deepEqual(readTerms(usualTerms), { terms: plainTerms, faults: [] })
})

test('a day that is not in the calendar is told with its field, and with all other faults', () => {
  const { terms, faults } = readTerms({ ...usualTerms, entry: 'fixed', on: '2015-06-31', months: 'tolv' })
  assert.equal(terms, null)
  assert.deepEqual(
    faults.map((fault) => fault.field),
    ['on', 'months'],
  )
})

test('numbers that mean nothing are refused', () => {
  const bad = [
    { entry: 'count', count: '0' },
    { entry: 'count', count: '' },
    { entry: 'count', count: '5', daysAfter: '-1' },
    { entry: 'percent', percent: '101' },
    { entry: 'percent', percent: '50', percentOf: 'moose' },
    { entry: 'named', named: [] },
    { entry: '<script>' },
    { counting: 'whenever' },
    { entry: 'fixed', on: '2016-01-01', validTo: '2015-12-31' },
  ]
  for (const typed of bad)
    assert.equal(readTerms({ ...usualTerms, ...typed }).terms, null, JSON.stringify(typed))
})

test('two texts of nearly the same title are told apart by their year', () => {
  assert.equal(instrumentSlug('Överenskommelse om samverkan', '2015'), 'overenskommelse-om-samverkan-2015')
  assert.equal(instrumentSlug('\u202e***', null), 'text')
  assert.match(instrumentSlug('x'.repeat(10_000), '2015'), /^x{80}-2015$/)
})
