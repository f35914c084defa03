import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkOutcome, readAgenda, reordered } from './agenda.ts'

test('a list is pasted one item a line, with whatever marks it had', () => {
  const pasted =
    '1. Krisinformation\n\n2) **Rådslag Infrastruktur:** (beslut)\r\n - Kommunikationsplanen [diskussion]\n§ 4 Övrigt (14 dagar)'
  assert.deepEqual(readAgenda(pasted), [
    { title: 'Krisinformation', kind: 'information' },
    { title: 'Rådslag Infrastruktur', kind: 'decision' },
    { title: 'Kommunikationsplanen', kind: 'discussion' },
    { title: 'Övrigt (14 dagar)', kind: 'information' },
  ])
  assert.deepEqual(readAgenda('24 timmar\n2012 års budget'), [
    { title: '24 timmar', kind: 'information' },
    { title: '2012 års budget', kind: 'information' },
  ])
  assert.throws(() => readAgenda(' \n\n'), { code: 'agenda.nothing-pasted' })
  assert.throws(() => readAgenda('x\n'.repeat(301)), { code: 'agenda.too-many' })
})

test('moving an item loses none and stops at the ends', () => {
  assert.deepEqual(reordered(['a', 'b', 'c'], 'c', -1), ['a', 'c', 'b'])
  assert.deepEqual(reordered(['a', 'b', 'c'], 'a', -1), ['a', 'b', 'c'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.nat(), fc.integer({ min: -9, max: 9 }), (ids, which, by) => {
      const id = ids[which % Math.max(1, ids.length)] ?? ''
      assert.deepEqual(reordered(ids, id, by).toSorted(), ids.toSorted())
    }),
  )
})

test('who gets it back, or takes it over, is said', () => {
  assert.throws(() => checkOutcome('referred_back', ' '), { code: 'agenda.outcome-to' })
  assert.throws(() => checkOutcome('handed_over', null), { code: 'agenda.outcome-to' })
  checkOutcome('referred_back', 'krisinfogruppen')
  checkOutcome('noted', null)
})
