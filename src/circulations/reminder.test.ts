import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, parseDay } from '../kit/clock.ts'
import { isDayOff } from '../kit/day-off.ts'
import { type StandingKind, standingKinds, standingRow } from '../ledger/standing-words.ts'
import { type Waited, daysDue, readDays, reminderDays, sparedOn, usualPlan, waitedUntil } from './reminder.ts'
import { refused } from '../../test/help/sender.ts'

const lastDay = '2015-06-15'
const silent: Waited = {
  asked: true,
  kind: 'silent',
  answered: false,
  lastDay,
  named: null,
  extendedTo: null,
  asksForTime: false,
  unreachable: false,
  unread: false,
  returnedOn: null,
  remindedOn: null,
}
const spared = (today: string, change: Partial<Waited>) => sparedOn(today, { ...silent, ...change })

test('who has not answered is chased, before the last day and after it', () => {
  assert.equal(spared('2015-06-12', {}), null)
  assert.equal(spared('2015-06-22', {}), null)
})

test('nobody is chased who has answered, is not concerned, is no longer asked or got it for information', () => {
  assert.deepEqual(spared('2015-06-12', { kind: 'adopted', answered: true })?.because, 'answered')
  assert.deepEqual(spared('2015-06-12', { kind: 'not_concerned', answered: true })?.because, 'not_concerned')
  assert.deepEqual(spared('2015-06-12', { asked: false })?.because, 'not_asked')
})

test('a proposal on its way is left in peace until its board has met, and chased the day after', () => {
  const underway = { kind: 'submitted', named: '2015-06-17' } as const
  assert.deepEqual(spared('2015-06-17', underway), { because: 'underway', until: '2015-06-17' })
  assert.equal(spared('2015-06-18', underway), null)
  assert.equal(spared('2015-06-12', { kind: 'submitted' }), null, 'nobody has said when: that is asked')
})

test('who has postponed it is left in peace until that day, and who was granted time until then', () => {
  const postponed = { kind: 'postponed', named: '2015-09-01' } as const
  assert.deepEqual(spared('2015-08-31', postponed), { because: 'postponed', until: '2015-09-01' })
  assert.equal(spared('2015-09-02', postponed), null)
  const granted = { extendedTo: '2015-08-31' }
  assert.deepEqual(spared('2015-06-22', granted), { because: 'extended', until: '2015-08-31' })
  assert.equal(spared('2015-09-01', granted), null)
})

test('who has asked for time, whose letter lies in the inbox or bounced, and who was reminded today is not chased', () => {
  assert.equal(spared('2015-06-12', { asksForTime: true })?.because, 'asks_for_time')
  assert.equal(spared('2015-06-12', { unread: true })?.because, 'in_inbox')
  assert.equal(spared('2015-06-12', { unreachable: true })?.because, 'unreachable')
  assert.equal(spared('2015-06-12', { remindedOn: '2015-06-12' })?.because, 'reminded_today')
  assert.equal(spared('2015-06-12', { returnedOn: '2015-06-12' })?.because, 'returned_today')
  assert.equal(spared('2015-06-13', { returnedOn: '2015-06-12' }), null, 'but it is waited for all the same')
  assert.equal(spared('2015-06-12', { remindedOn: '2015-06-01' }), null)
})

test('the plan’s days fall on working days: before the last day on the one before, after it on the next', () => {
  // 16 May is a Saturday, 1 June a Monday, 12 June a Friday, 22 June a Monday.
  assert.deepEqual(reminderDays(usualPlan, silent), ['2015-05-15', '2015-06-01', '2015-06-12', '2015-06-22'])
  // The last day is 26 June 2026, a week after Midsummer's Eve.
  const midsummer = { ...silent, lastDay: '2026-06-26' }
  assert.deepEqual(reminderDays({ before: [7, 6], after: [] }, midsummer), ['2026-06-18'])
})

test('who has a day of its own is reminded after that day only', () => {
  assert.deepEqual(reminderDays(usualPlan, { ...silent, extendedTo: '2015-08-31' }), ['2015-09-07'])
  assert.deepEqual(reminderDays(usualPlan, { ...silent, kind: 'postponed', named: '2015-09-01' }), [
    '2015-09-08',
  ])
  const early = { ...silent, kind: 'submitted', named: '2015-06-01' } as const
  assert.deepEqual(reminderDays(usualPlan, early), reminderDays(usualPlan, silent))
})

test('where no last day was given there is no plan, until the member has named a day', () => {
  assert.deepEqual(reminderDays(usualPlan, { ...silent, lastDay: null }), [])
  const named = { ...silent, lastDay: null, kind: 'postponed', named: '2015-09-01' } as const
  assert.deepEqual(reminderDays(usualPlan, named), ['2015-09-08'])
})

test('a day is due once: not before it comes, nor when it is done with, nor from before the plan was made', () => {
  const days = reminderDays(usualPlan, silent)
  const due = (today: string, since: string, done: readonly string[] = []) =>
    daysDue(days, { today, since, done: new Set(done) })
  assert.deepEqual(due('2015-05-14', '2015-03-19'), [])
  assert.deepEqual(due('2015-05-15', '2015-03-19'), ['2015-05-15'])
  assert.deepEqual(due('2015-06-30', '2015-03-19', ['2015-05-15', '2015-06-01']), [
    '2015-06-12',
    '2015-06-22',
  ])
  assert.deepEqual(due('2015-06-12', '2015-06-12'), [], 'made today, it begins tomorrow')
})

test('days are read as they are written, and nothing else is taken for days', () => {
  assert.deepEqual(readDays('3, 30;14 14'), [30, 14, 3])
  assert.deepEqual(readDays(' '), [])
  for (const wrong of ['en vecka', '0', '-3', '2,5 x', '366', '1 2 3 4 5 6 7 8 9 10 11'])
    assert.throws(() => readDays(wrong), refused('reminder.not-days'))
})

const days = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2012-01-01', days))
const maybeDay = fc.option(days, { nil: null })
const anyone: fc.Arbitrary<Waited> = fc
  .record({
    asked: fc.boolean(),
    kind: fc.constantFrom<StandingKind>(...standingKinds),
    lastDay: maybeDay,
    named: maybeDay,
    extendedTo: maybeDay,
    asksForTime: fc.boolean(),
    unreachable: fc.boolean(),
    unread: fc.boolean(),
    returnedOn: maybeDay,
    remindedOn: maybeDay,
  })
  .map((waited) => ({ ...waited, answered: standingRow(waited.kind).answered }))

test('whoever it is: chased are only those who are asked, silent, out of time and can be reached', () => {
  fc.assert(
    fc.property(anyone, days, (waited, today) => {
      if (sparedOn(today, waited)) return
      assert.ok(waited.asked && !waited.answered && !waited.unreachable && !waited.asksForTime)
      assert.ok(!waited.unread)
      for (const day of [waited.named, waited.extendedTo]) assert.ok(day === null || day < today)
      assert.ok(waited.remindedOn === null || waited.remindedOn < today)
    }),
  )
})

test('whatever the plan: every day is a working day, in order and once, and on the right side of the day waited for', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 365 }), { maxLength: 6 })
  fc.assert(
    fc.property(numbers, numbers, anyone, (before, after, waited) => {
      const due = waitedUntil(waited)
      const planned = reminderDays({ before, after }, waited)
      assert.deepEqual(planned, [...new Set(planned)].toSorted())
      for (const day of planned) {
        assert.ok(parseDay(day) && !isDayOff(day))
        assert.ok(day > due! || (day < due! && due === waited.lastDay))
      }
    }),
  )
})

test('however often it is looked and however long it slept, no day of the plan is done twice', () => {
  const looks = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(looks, (steps) => {
      const planned = reminderDays(usualPlan, silent)
      const done = new Set<string>()
      let sent = 0
      // The clock may jump backwards too.
      for (const step of steps) {
        const due = daysDue(planned, { today: addDays('2015-03-20', step), since: '2015-03-19', done })
        for (const day of due) {
          assert.ok(!done.has(day))
          done.add(day)
        }
        sent += due.length > 0 ? 1 : 0
      }
      assert.ok(sent <= planned.length)
    }),
  )
})
