import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, countLine } from './count.ts'
import { sentenceOf, standingKinds, standingRow, wordOf, type StandingKind } from './standing-words.ts'

const many = (kind: StandingKind, times: number, counts = standingRow(kind).counts === 'yes') =>
  Array.from({ length: times }, () => ({
    kind,
    counts,
    answered: standingRow(kind).answered,
    overdue: false,
  }))

test('an addition counts, a condition only when it is met, and what is on its way not at all', () => {
  const standings = [
    ...many('adopted', 14),
    ...many('adopted_with_declaration', 2),
    ...many('adopted_with_condition', 1, true),
    ...many('adopted_with_condition', 2, false),
    ...many('declined', 1),
    ...many('postponed', 2),
    ...many('submitted', 1),
    ...many('silent', 3),
  ]
  const counted = count(standings)
  assert.equal(countLine(counted, 'sv'), '20 har svarat, 17 har antagit, 2 med villkor')
  assert.equal(countLine(counted, 'en'), '20 have answered, 17 have adopted, 2 with a condition')
  assert.deepEqual([counted.addressees, counted.kinds.silent], [26, 3])
})

test('a remiss is counted by its opinions', () => {
  const standings = [...many('supports', 3), ...many('opposes', 1), ...many('silent', 2)]
  assert.equal(countLine(count(standings), 'sv', 'opinion'), '4 har svarat, 3 tillstyrker, 1 avstyrker')
})

test('nothing counts that is not an answer', () => {
  for (const kind of standingKinds) {
    const row = standingRow(kind)
    assert.ok(row.answered || row.counts === 'no', kind)
    assert.notEqual(row.answered, row.awaited, kind)
  }
})

test('a postponement says its day, in the cell and in the sentence', () => {
  const standing = { kind: 'postponed', postponedTo: '2015-06-15' } as const
  assert.equal(wordOf(standing, 'sv'), 'Bordlagt till 2015-06-15')
  assert.equal(wordOf({ ...standing, postponedTo: null }, 'en'), 'Postponed')
  assert.equal(
    sentenceOf(standing, 'sv', 'Vallentuna kommun'),
    'Vallentuna kommun har bordlagt ärendet till 2015-06-15',
  )
})

test('who has been succeeded is counted through its successor', () => {
  const counted = count([...many('succeeded', 2), ...many('adopted', 1), ...many('silent', 1)])
  assert.deepEqual([counted.addressees, counted.answered, counted.adopted], [2, 1, 1])
  assert.equal(countLine(counted, 'en'), '1 has answered, 1 has adopted')
})
