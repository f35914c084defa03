import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  HandClock,
  addDays,
  addMonths,
  clockFrom,
  dayOf,
  daysBetween,
  endOfDay,
  parseDay,
  parseInstant,
  startOfDay,
  timeOfDay,
} from './clock.ts'

test('a day that is not in the calendar is not a day', () => {
  for (const text of ['2015-06-31', '2015-02-29', '0000-01-01', '2015-6-1', '15 juni', '2015-13-01', '']) {
    assert.equal(parseDay(text), null, text)
  }
  assert.equal(parseDay('2016-02-29'), '2016-02-29')
})

test('an answer is in time until midnight at the office', () => {
  assert.equal(dayOf('2015-06-15T21:59:59.000Z'), '2015-06-15')
  assert.equal(dayOf('2015-06-15T22:00:00.000Z'), '2015-06-16')
  assert.equal(endOfDay('2015-06-15'), '2015-06-15T21:59:59.999Z')
})

test('a bare day means its end, and a time without zone is the office’s', () => {
  assert.equal(parseInstant('2015-05-25'), '2015-05-25T21:59:59.999Z')
  assert.equal(parseInstant('2015-05-20T09:12'), '2015-05-20T07:12:00.000Z')
  assert.equal(parseInstant('2015-01-20T09:12'), '2015-01-20T08:12:00.000Z')
})

test('a plus that arrived as a space is taken for the plus it was', () => {
  assert.equal(parseInstant('2015-06-15T23:59:59 02:00'), '2015-06-15T21:59:59.000Z')
  assert.equal(parseInstant('2015-06-15T23:59:59+02:00'), '2015-06-15T21:59:59.000Z')
  assert.equal(parseInstant('2015-06-15T21:59:59Z'), '2015-06-15T21:59:59.000Z')
})

test('what cannot be read as a moment is null, never a guess', () => {
  for (const text of [
    '',
    'i går',
    '2015-06-31T10:00',
    '2015-06-15T25:00',
    '2015-06-15T10:00+99:99',
    '0000-01-01',
    '0001-01-01T00:00+23:00',
    '9999-12-31T23:59:59-23:59',
    '1434',
  ]) {
    assert.equal(parseInstant(text), null, text)
  }
})

test('the hour that summer time begins and ends in has one moment each', () => {
  assert.equal(timeOfDay('2015-03-29T01:00:00.000Z'), '03.00')
  assert.equal(startOfDay('2015-10-25'), '2015-10-24T22:00:00.000Z')
  assert.equal(startOfDay('2015-10-26'), '2015-10-25T23:00:00.000Z')
})

test('the month after the 31st ends where the month ends', () => {
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29')
  assert.equal(addMonths('2024-05-10', 12), '2025-05-10')
})

test('days are counted by the calendar: over leap days, the year’s end and the hour of summer time', () => {
  assert.equal(addDays('2016-02-28', 1), '2016-02-29')
  assert.equal(addDays('2100-02-28', 1), '2100-03-01')
  assert.equal(addDays('2015-01-01', -1), '2014-12-31')
  assert.equal(addDays('0001-01-01', 31), '0001-02-01')
  assert.equal(daysBetween('2015-03-28', '2015-03-30'), 2)
  assert.equal(daysBetween('2016-03-01', '2015-03-01'), -366)
  assert.throws(() => daysBetween('2015-03-28', 'i går'), RangeError)
  assert.throws(() => addDays('i går', 1), RangeError)
  const days = fc.integer({ min: -400_000, max: 400_000 })
  fc.assert(fc.property(days, (count) => daysBetween('2015-06-15', addDays('2015-06-15', count)) === count))
})

test('every moment is within its day, and every day is as long as the days between say', () => {
  const moments = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (date) => {
      const moment = date.toISOString()
      const day = dayOf(moment)
      return startOfDay(day) <= moment && moment <= endOfDay(day) && daysBetween(day, day) === 0
    }),
  )
})

test('a clock that starts in another year goes on from there', () => {
  const clock = clockFrom('2015-06-04T06:00:00.000Z')
  assert.ok(clock.now() >= '2015-06-04T06:00:00.000Z' && clock.now() < '2015-06-04T06:01:00.000Z')
})

test('a clock in hand stands still until it is moved', () => {
  const clock = new HandClock('2015-05-20T09:12')
  assert.equal(clock.now(), clock.now())
  clock.advance(1000)
  assert.equal(clock.now(), '2015-05-20T07:12:01.000Z')
})
