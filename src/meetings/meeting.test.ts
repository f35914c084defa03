import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantOf } from '../kit/clock.ts'
import { type Meeting, checkStep, checkTime, checkWritable, moved, sittingOf, timeWords } from './meeting.ts'
import { isGapFree, nextNumber, numberParagraphs } from './numbering.ts'

const meeting: Meeting = {
  id: 'm1',
  bodyId: 'kd',
  year: 2012,
  number: 1,
  startsAt: instantOf('2012-01-26T13:00'),
  endsAt: instantOf('2012-01-26T17:00'),
  place: 'Stadsbiblioteket',
  videoLink: null,
  hasMeal: false,
  state: 'planned',
  sequence: 0,
  publishedTo: null,
  earlier: [],
}
const time = (from: string, to: string) => ({ startsAt: instantOf(from), endsAt: instantOf(to) })

test('a meeting ends after it starts, by the clock of the world and not of the wall', () => {
  assert.throws(() => checkTime(time('2012-01-26T13:00', '2012-01-26T13:00')), { code: 'meeting.ends-first' })
  assert.throws(() => checkTime(time('2012-01-26T13:00', '2021-01-26T17:00')), { code: 'meeting.too-long' })
  checkTime(time('2012-12-31T22:00', '2013-01-01T01:00'))
  // The clock goes from three back to two: half past two comes twice, and the second is an hour later.
  checkTime({ startsAt: '2012-10-28T00:30:00.000Z', endsAt: '2012-10-28T01:30:00.000Z' })
})

test('a moved meeting keeps its number and its former time, and counts up', () => {
  const to = { ...time('2013-01-03T12:00', '2013-01-03T15:00'), place: 'HBR' }
  const later = moved(meeting, to)
  assert.deepEqual([later.number, later.year, later.sequence], [1, 2012, 1])
  assert.deepEqual(later.earlier, [{ startsAt: meeting.startsAt, month: null }])
  assert.deepEqual(sittingOf(later).earlierDays, ['2012-01-26'])
  assert.equal(moved(later, to), later)
  const elsewhere = moved(later, { ...to, place: 'Rådhuset' })
  assert.deepEqual([elsewhere.sequence, elsewhere.earlier.length], [2, 1])
  assert.throws(() => moved({ ...meeting, state: 'closed' }, to), { code: 'meeting.not-movable' })
})

test('what is sealed is not opened again, and nothing is written in it', () => {
  assert.throws(() => checkStep('sealed', 'open'), { code: 'meeting.not-from' })
  checkStep('closed', 'open')
  assert.throws(() => checkWritable('sealed'), { code: 'meeting.sealed' })
  checkWritable('open')
})

test('the time is said as people say it', () => {
  assert.equal(timeWords(meeting, 'sv'), 'torsdag 26 januari 2012 kl. 13.00–17.00')
  assert.equal(timeWords(meeting, 'en'), 'Thursday 26 January 2012, 13:00–17:00')
  assert.equal(
    timeWords(time('2012-12-31T22:00', '2013-01-01T01:00'), 'sv'),
    'måndag 31 december 2012 kl. 22.00 – 1 januari 2013 kl. 01.00',
  )
})

test('numbers follow each other without a gap', () => {
  assert.equal(nextNumber([]), 1)
  assert.equal(nextNumber([2, 1, 3]), 4)
  fc.assert(
    fc.property(fc.array(fc.array(fc.boolean(), { maxLength: 20 }), { maxLength: 12 }), (meetings) => {
      let last = 0
      const given = meetings.flatMap((items) => {
        const numbered = numberParagraphs(
          items.map((isMinuted) => ({ isMinuted })),
          last,
        )
        const numbers = numbered.flatMap(({ paragraph }) => (paragraph === null ? [] : [paragraph]))
        last = Math.max(last, ...numbers)
        return numbers
      })
      return isGapFree(given) && given.length === meetings.flat().filter(Boolean).length
    }),
  )
})
