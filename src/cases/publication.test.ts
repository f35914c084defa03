import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfBody, isShownOn, soughtOf } from './publication.ts'

test('something is shown until the day it ends, and that day no longer', () => {
  assert.ok(isShownOn(null, '2015-06-06'))
  assert.ok(isShownOn('2015-06-06', '2015-06-05'))
  assert.ok(!isShownOn('2015-06-06', '2015-06-06'))
})

test('an address says what it is about, whichever page under it is asked for', () => {
  const id = '0192a000-0000-7000-8000-000000000000'
  assert.deepEqual(soughtOf({ association: 'ksl', circulation: 'KSL-15-0016-5', code: '0115' }), {
    kind: 'circulation',
    slug: 'KSL-15-0016-5',
  })
  assert.deepEqual(soughtOf({ act: id }), { kind: 'act', id })
  assert.equal(soughtOf({ document: 'x' }), null)
  assert.deepEqual(soughtOf({ body: 'styrelsen', year: '2012', number: '3' }), {
    kind: 'meeting',
    year: 2012,
    number: 3,
  })
  assert.equal(soughtOf({ association: 'ksl' }), null)
})

test('who answers by a link in a letter is shown what was sent to them, whatever the public is shown', () => {
  assert.equal(soughtOf({ token: 'abc', circulation: 'KSL-15-0016-5' }), null)
})

test('a meeting is told by the body that its name begins with', () => {
  assert.ok(isOfBody('Kommundirektörsgruppen 1/2012', 'kommundirektorsgruppen'))
  assert.ok(!isOfBody('Styrelsen 1/2012', 'kommundirektorsgruppen'))
})
