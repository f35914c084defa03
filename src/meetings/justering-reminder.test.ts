import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adjusterDays, adjusterLetter } from './justering-reminder.ts'

test('by law the minutes are adjusted within fourteen days: reminded a week, three days and a day before', () => {
  assert.deepEqual(adjusterDays('municipality', '2026-02-26'), ['2026-03-05', '2026-03-09', '2026-03-11'])
  // The last day is 24 December; the days before it move off the weekend.
  assert.deepEqual(adjusterDays('municipality', '2025-12-10'), ['2025-12-17', '2025-12-19', '2025-12-23'])
})

test('under own statutes a week and two weeks after the meeting', () => {
  assert.deepEqual(adjusterDays('avtalssamverkan', '2026-03-27'), ['2026-04-07', '2026-04-10'])
})

test('the letter names the last day only where a law gives one', () => {
  const facts = { meeting: 'Styrelsen 3/2026', link: 'l' }
  assert.match(adjusterLetter({ ...facts, lastDay: '2026-03-12' }).body, /senast den 12 mars 2026/)
  assert.doesNotMatch(adjusterLetter({ ...facts, lastDay: null }).body, /senast/)
})
