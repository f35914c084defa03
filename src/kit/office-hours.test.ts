import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMilliseconds, instantOf } from './clock.ts'
import { isDayOff } from './day-off.ts'
import { type OfficeHours, isOpen, nextOpening, usualHours } from './office-hours.ts'

const next = (now: string): string => nextOpening(instantOf(now), usualHours)
const at = (time: string): string => instantOf(time)

test('the office is open from eight until five on a working day, and not a moment longer', () => {
  assert.equal(isOpen(at('2026-03-04T07:59:59'), usualHours), false)
  assert.equal(isOpen(at('2026-03-04T08:00'), usualHours), true)
  assert.equal(isOpen(at('2026-03-04T16:59:59'), usualHours), true)
  assert.equal(isOpen(at('2026-03-04T17:00'), usualHours), false)
})

test('over a weekend, Easter, Midsummer and Christmas it opens on the next working day', () => {
  assert.equal(next('2026-03-06T17:30'), at('2026-03-09T08:00'))
  assert.equal(next('2026-04-02T18:00'), at('2026-04-07T08:00'), 'Maundy Thursday is a working day')
  assert.equal(next('2026-06-18T20:00'), at('2026-06-22T08:00'), 'Midsummer’s Eve')
  assert.equal(next('2026-12-23T17:00'), at('2026-12-28T08:00'))
  assert.equal(next('2026-12-30T17:00'), at('2027-01-04T08:00'), 'New Year’s Eve')
  assert.equal(next('2027-01-05T17:00'), at('2027-01-07T08:00'), 'Epiphany')
})

test('it opens by the clock on the wall: an hour earlier by the sun in summer', () => {
  assert.equal(next('2026-03-27T17:00'), '2026-03-30T06:00:00.000Z')
  assert.equal(next('2026-10-23T17:00'), '2026-10-26T07:00:00.000Z')
})

test('a leap day is a working day like any other', () => {
  assert.equal(next('2028-02-28T17:00'), at('2028-02-29T08:00'))
})

test('whatever the hours, the next opening is open, is not before now, and none comes before it', () => {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .filter(([opens, closes]) => opens < closes)
    .map(([opens, closes]): OfficeHours => ({ opens, closes }))
  const from = Date.parse('2020-01-01')
  const moments = fc
    .integer({ min: from, max: Date.parse('2040-01-01') })
    .map((milliseconds) => new Date(milliseconds).toISOString())
  fc.assert(
    fc.property(moments, hours, (now, open) => {
      const opening = nextOpening(now, open)
      assert.ok(opening >= now && isOpen(opening, open))
      assert.ok(opening === now || !isOpen(addMilliseconds(opening, -1), open))
    }),
  )
})

test('the days off of a year are those that offices have', () => {
  const days = Array.from({ length: 365 }, (_, index) =>
    addMilliseconds('2026-01-01T12:00:00.000Z', index * 86_400_000).slice(0, 10),
  )
  const onWeekdays = days.filter(
    (day) => isDayOff(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  )
  assert.deepEqual(onWeekdays, [
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-06-19',
    '2026-12-24',
    '2026-12-25',
    '2026-12-31',
  ])
})
