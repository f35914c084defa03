import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { addMilliseconds, dayOf, officeZone, parseDay, parseInstant } from './clock.ts'

test('the day begins at midnight at the office, in summer, in winter and on the nights when the clock is moved', () => {
  const nights = [
    '2015-03-29',
    '2015-06-16',
    '2015-10-25',
    '2015-12-31',
    '2016-02-29',
    '1916-05-15',
    '1980-04-06',
  ]
  for (const night of nights) {
    for (let minutes = -26 * 60; minutes <= 26 * 60; minutes += 10) {
      const instant = addMilliseconds(`${night}T00:00:00.000Z`, minutes * 60_000)
      const slowly = Temporal.Instant.from(instant).toZonedDateTimeISO(officeZone).toPlainDate().toString()
      assert.equal(dayOf(instant), slowly, instant)
    }
  }
})

test('a moment is read as people and programs write it', () => {
  assert.equal(parseInstant('2015-06-15'), '2015-06-15T21:59:59.999Z')
  assert.equal(parseInstant('2015-05-20T09:12'), '2015-05-20T07:12:00.000Z')
  assert.equal(parseInstant('2015-06-16T00:00:00 02:00'), '2015-06-15T22:00:00.000Z')
  assert.equal(parseInstant('yesterday'), null)
})

test('a day that is not in the calendar is no day', () => {
  assert.deepEqual(['2015-06-31', '0000-01-01', '2015-6-1', '2016-02-29'].map(parseDay), [
    null,
    null,
    null,
    '2016-02-29',
  ])
})
