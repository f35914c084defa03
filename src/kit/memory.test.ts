import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Memory } from './memory.ts'

test('what was kept under another state is not given', () => {
  const memory = new Memory<string>(10)
  memory.keep('a', '5:5:', 'five', 1)
  assert.equal(memory.get('a', '5:5:'), 'five')
  assert.equal(memory.get('a', '5:6:'), undefined)
  memory.keep('a', '5:6:', 'six', 1)
  assert.equal(memory.get('a', '5:5:'), undefined)
})

test('what was kept before something was written weighs nothing after it', () => {
  const memory = new Memory<string>(10)
  memory.keep('a', '5:5:', 'heavy', 9)
  memory.keep('b', '5:6:', 'light', 1)
  memory.keep('c', '5:6:', 'heavy', 9)
  assert.deepEqual(
    ['b', 'c'].map((key) => memory.get(key, '5:6:')),
    ['light', 'heavy'],
  )
  assert.equal(memory.get('a', '5:5:'), undefined)
})

test('the least recently used is let go, and nothing is kept that is heavier than all may be', () => {
  const memory = new Memory<string>(10)
  for (const key of ['a', 'b', 'c']) memory.keep(key, '', key, 3)
  memory.get('a', '')
  memory.keep('d', '', 'd', 3)
  memory.keep('whale', '', 'whale', 11)
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'whale'].map((key) => memory.get(key, '') ?? null),
    ['a', null, 'c', 'd', null],
  )
})

test('what is kept anew weighs once', () => {
  const memory = new Memory<number>(10)
  for (let time = 1; time <= 50; time += 1) memory.keep('a', String(time), time, 4)
  memory.keep('b', '50', 0, 4)
  assert.equal(memory.get('a', '50'), 50)
  assert.equal(memory.get('b', '50'), 0)
})
