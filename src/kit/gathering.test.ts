import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Gathering, lotsOf } from './gathering.ts'

test('a lot holds what there is room for, and what is too heavy goes alone', () => {
  const weigh = (weight: number): number => weight
  assert.deepEqual(lotsOf([1, 2, 9, 1, 1, 1, 1], weigh, { count: 3, weight: 5 }), [
    [1, 2],
    [9],
    [1, 1, 1],
    [1],
  ])
  assert.deepEqual(lotsOf([], weigh, { count: 3, weight: 5 }), [])
})

test('what comes while a lot is being done goes in the next, and each is told its own result', async () => {
  const lots: (readonly number[])[] = []
  const gathering = new Gathering<number, number>(
    async (things) => {
      lots.push(things)
      await sleep(5)
      return things.map((thing) => thing * 2)
    },
    () => 1,
    { count: 4, weight: 100 },
  )
  const results = await Promise.all([1, 2, 3, 4, 5, 6].map((thing) => gathering.add(thing)))
  assert.deepEqual(results, [2, 4, 6, 8, 10, 12])
  assert.deepEqual(lots, [[1], [2, 3, 4, 5], [6]])
})

test('one that fails takes no other with it', async () => {
  const gathering = new Gathering<number, string>(
    async (things) => {
      await sleep(1)
      if (things.includes(3)) throw new Error('three')
      return things.map(String)
    },
    () => 1,
    { count: 10, weight: 100 },
  )
  const ends = await Promise.allSettled([1, 2, 3, 4].map((thing) => gathering.add(thing)))
  assert.deepEqual(
    ends.map((end) => (end.status === 'fulfilled' ? end.value : 'lost')),
    ['1', '2', 'lost', '4'],
  )
})
