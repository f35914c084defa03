import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foreignCalendars, foreignCalendarsMissing, readAbroad } from '../../test/help/foreign-calendars.ts'
import { calendarText } from './calendar.ts'
import { checkEvent, eventDays, isAt } from './event.ts'
import { wholeDays } from './event.routes.ts'

const seminar = {
  id: '0192aaaa-0000-7000-8000-000000000001',
  bodyId: 'kd',
  name: 'Seminariet',
  place: 'Ängelholm',
  fromOn: '2012-04-12',
  toOn: '2012-04-13',
}

test('what is due on one of its days is due at it', () => {
  const due = ['2012-04-11', '2012-04-12', '2012-04-13', '2012-04-14', null].map((day) => isAt(seminar, day))
  assert.deepEqual(due, [false, true, true, false, false])
})

test('its days are said as people say them', () => {
  const said = (fromOn: string, toOn: string): string => eventDays({ fromOn, toOn }, 'sv')
  assert.equal(said('2012-04-12', '2012-04-13'), '12–13 april 2012')
  assert.equal(said('2012-04-12', '2012-04-12'), '12 april 2012')
  assert.equal(said('2012-04-30', '2012-05-01'), '30 april 2012 – 1 maj 2012')
})

test('the last day is not before the first, and not next year by a slip', () => {
  assert.throws(() => checkEvent({ fromOn: '2012-04-13', toOn: '2012-04-12' }), { code: 'event.ends-first' })
  assert.throws(() => checkEvent({ fromOn: '2012-04-12', toOn: '2013-04-13' }), { code: 'event.too-long' })
  checkEvent(seminar)
})

test(
  'foreign calendars read it as whole days, to the day after the last',
  { skip: foreignCalendarsMissing() },
  () => {
    const event = wholeDays(seminar, { href: 'https://x.example', host: 'x.example' })
    const text = calendarText([event], { method: 'PUBLISH', name: 'KD', stamp: '2012-01-27T08:00:00.000Z' })
    for (const program of foreignCalendars)
      assert.deepEqual(readAbroad(program, text), [
        `${seminar.id}@x.example|0|2012-04-12|2012-04-14|Seminariet|PUBLISH`,
      ])
  },
)
