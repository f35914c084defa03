import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RateLimit } from './rate-limit.ts'

test('so many tries a minute and no more; the bucket fills evenly', () => {
  const limit = new RateLimit(3)
  assert.deepEqual(
    [0, 1, 2, 3].map((ms) => limit.take('a', ms)),
    [true, true, true, false],
  )
  assert.equal(limit.take('b', 3), true)
  assert.equal(limit.take('a', 20_010), true)
  assert.equal(limit.take('a', 20_020), false)
})
