import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adjusterDays, adjusterLetter, immediateDays } from './justering-reminder.ts'

test('by law the minutes are adjusted within fourteen days: reminded a week, three days and a day before', () => {
  assert.deepEqual(adjusterDays('municipality', '2026-02-26'), ['2026-03-05', '2026-03-09', '2026-03-11'])
  // The last day is 24 December; the days before it move off the weekend.
  assert.deepEqual(adjusterDays('municipality', '2025-12-10'), ['2025-12-17', '2025-12-19', '2025-12-23'])
})

test('under own statutes a week and two weeks after the meeting', () => {
  assert.deepEqual(adjusterDays('avtalssamverkan', '2026-03-27'), ['2026-04-07', '2026-04-10'])
})

test('the letter names the last day only where a law gives one', () => {
  const facts = { meeting: 'Styrelsen 3/2026', item: null, link: 'l' }
  assert.match(adjusterLetter({ ...facts, lastDay: '2026-03-12' }).body, /senast den 12 mars 2026/)
  assert.doesNotMatch(adjusterLetter({ ...facts, lastDay: null }).body, /senast/)
})

test('an item that is adjusted at once is hurried the same day, when the meeting has ended, and the next working day', () => {
  const friday = { startsAt: '2026-02-27T12:00:00.000Z', endsAt: '2026-02-27T14:00:00.000Z' }
  assert.deepEqual(immediateDays(friday, '2026-02-27T13:59:59.000Z'), ['2026-03-02'])
  assert.deepEqual(immediateDays(friday, '2026-02-27T14:00:00.000Z'), ['2026-02-27', '2026-03-02'])
  const letter = adjusterLetter({
    meeting: 'Styrelsen 3/2026',
    item: '§ 12',
    lastDay: '2026-03-12',
    link: 'l',
  })
  assert.equal(letter.subject, 'Påminnelse om omedelbar justering av § 12: Styrelsen 3/2026')
  assert.match(letter.body, /§ 12 i protokollet för Styrelsen 3\/2026 omedelbart[\s\S]*Svara i dag/)
  assert.doesNotMatch(letter.body, /12 mars/)
})
