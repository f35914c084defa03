import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Memory } from './memory.ts'

test('what was kept under an earlier end of the log is forgotten', () => {
  const memory = new Memory<string>(10)
  memory.keep('a', 5, 'five', 1)
  assert.equal(memory.get('a', 5), 'five')
  assert.equal(memory.get('a', 6), undefined)
  assert.equal(memory.get('a', 5), undefined)
})

test('who began before the last change neither gets nor drops nor overwrites what holds after it', () => {
  const memory = new Memory<string>(10)
  memory.keep('a', 6, 'six', 1)
  assert.equal(memory.get('a', 5), undefined)
  memory.keep('a', 5, 'five', 1)
  assert.equal(memory.get('a', 6), 'six')
})

test('the least recently used is let go, and nothing is kept that is heavier than all may be', () => {
  const memory = new Memory<string>(10)
  for (const key of ['a', 'b', 'c']) memory.keep(key, 1, key, 3)
  memory.get('a', 1)
  memory.keep('d', 1, 'd', 3)
  memory.keep('whale', 1, 'whale', 11)
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'whale'].map((key) => memory.get(key, 1) ?? null),
    ['a', null, 'c', 'd', null],
  )
})

test('what is kept anew weighs once', () => {
  const memory = new Memory<number>(10)
  for (let head = 1; head <= 50; head += 1) memory.keep('a', head, head, 4)
  memory.keep('b', 50, 0, 4)
  assert.equal(memory.get('a', 50), 50)
  assert.equal(memory.get('b', 50), 0)
})
