import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clausesFor, slugOfDnr } from './circulation.ts'

test('a Dnr becomes a part of the address', () => {
  assert.equal(slugOfDnr('KSL/15/0016-5'), 'KSL-15-0016-5')
  assert.equal(slugOfDnr(' KS 2015:123 § 4 '), 'KS-2015-123-4')
  assert.equal(slugOfDnr('ÅÄÖ/1'), 'ÅÄÖ-1')
  assert.equal(slugOfDnr('../../etc'), 'etc')
  assert.equal(slugOfDnr('***'), '')
  assert.equal(slugOfDnr('new'), '')
  assert.match(slugOfDnr('K'.repeat(300)), /^K{90}$/)
})

test('a member is asked only the clauses that apply to it, under the numbers all others have them by', () => {
  const clauses = [
    { number: 1, text: 'att anta avtalet', onlyFor: null },
    { number: 2, text: 'att anvisa medel', onlyFor: ['a'] },
    { number: 3, text: 'att utse en kontakt', onlyFor: ['a', 'b'] },
  ]
  const numbers = (organisation: string) => clausesFor(clauses, organisation).map((clause) => clause.number)
  assert.deepEqual(numbers('a'), [1, 2, 3])
  assert.deepEqual(numbers('b'), [1, 3])
  assert.deepEqual(numbers('c'), [1])
})
