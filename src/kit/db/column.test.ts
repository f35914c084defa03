import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { ColumnFault, column, textsColumn } from './column.ts'

const voteIn = column(
  'agenda_item',
  'vote',
  z.object({ yes: z.number(), by: z.array(z.string()) }).nullable(),
)

test('what has the shape is given as it is, with what is not read and in its order', () => {
  const value = { more: 1, by: ['a'], yes: 2 }
  assert.equal(voteIn(value), value)
  assert.equal(JSON.stringify(voteIn(value)), '{"more":1,"by":["a"],"yes":2}')
  assert.equal(voteIn(null), null)
})

test('what has another shape is refused, by the column’s name and where in it, and without its words', () => {
  const refused = (value: unknown, message: RegExp) =>
    assert.throws(
      () => voteIn(value),
      (error: Error) => {
        assert.ok(error instanceof ColumnFault)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /secret/)
        return true
      },
    )
  refused({ yes: 'secret', by: [] }, /^agenda_item\.vote at yes: .*expected number/)
  refused({ yes: 1, by: ['a', { secret: 1 }] }, /^agenda_item\.vote at by\.1: .*expected string/)
  refused({ yes: 1 }, /^agenda_item\.vote at by: /)
  refused('secret', /^agenda_item\.vote: .*expected object/)
})

test('a list of texts is one of texts alone', () => {
  const wordsIn = textsColumn('publication', 'masked_words')
  assert.deepEqual(wordsIn(['ett', 'två']), ['ett', 'två'])
  assert.throws(() => wordsIn(['ett', 2]), /^ColumnFault: publication\.masked_words at 1: /)
  assert.throws(() => wordsIn({}), ColumnFault)
})
