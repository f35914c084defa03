import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Followup, checkClosing } from './followup.ts'
import { type Sitting, comingUpAt, placeOf } from './placing.ts'
import { type Occasion, type When, undated } from './when.ts'

const sitting = (id: string, day: string, facts: Partial<Sitting> = {}): Sitting => ({
  id,
  bodyId: 'kd',
  day,
  earlierDays: [],
  earlierMonths: [],
  isOver: false,
  ...facts,
})

const followup = (id: string, when: Partial<When>): Followup => ({
  id,
  number: 1,
  bodyId: 'kd',
  meetingId: 'jan',
  itemId: null,
  saidOn: '2012-01-26',
  who: null,
  what: 'något',
  when: { ...undated, ...when },
  certainty: 'task',
  closed: null,
})

const january = sitting('jan', '2012-01-26', { isOver: true })
const february = sitting('feb', '2012-02-23')
const april = sitting('apr', '2012-04-02', { earlierMonths: ['2012-03'] })
const board = sitting('board', '2012-02-17', { bodyId: 'styrelsen' })
const year = [january, february, april, board]
const place = (each: Followup, sittings = year) => placeOf(each, sittings, () => true)
const at = (meetingId: string) => ({ kind: 'agenda', meetingId })

test('what was to come up at the next meeting does so until it is closed', () => {
  const task = followup('a', { at: { kind: 'next', bodyId: 'kd' } })
  assert.deepEqual(place(task), at('feb'))
  assert.deepEqual(place(task, [january, { ...february, isOver: true }, april]), at('apr'))
  const closed = { ...task, closed: { by: 'note', on: '2012-02-23', ref: null, note: 'klart' } } as const
  assert.deepEqual(place(closed), { kind: 'list', why: 'closed' })
})

test('February or March is February first, then the meeting that is called the March meeting though it was moved to April', () => {
  const task = followup('a', { at: { kind: 'months', bodyId: 'kd', months: ['2012-02', '2012-03'] } })
  assert.deepEqual(place(task), at('feb'))
  const march = followup('b', { at: { kind: 'months', bodyId: 'kd', months: ['2012-03'] } })
  assert.deepEqual(place(march), at('apr'))
  assert.deepEqual(place(task, [{ ...february, isOver: true }, april]), at('apr'))
})

test('a moved meeting takes with it what was to come up there', () => {
  const task = followup('a', { at: { kind: 'day', bodyId: 'styrelsen', day: '2012-02-17' } })
  const earlier = sitting('extra', '2012-02-20', { bodyId: 'styrelsen' })
  assert.deepEqual(place(task, [...year, earlier]), at('board'))
  const moved = { ...board, day: '2012-02-24', earlierDays: ['2012-02-17'] }
  assert.deepEqual(place(task, [moved, earlier]), at('board'))
})

test('what has no day, or waits for another, stands in the open list and says why', () => {
  assert.deepEqual(place(followup('a', {})), { kind: 'list', why: 'no-date' })
  assert.deepEqual(place(followup('a', { at: { kind: 'coming', bodyId: 'kd' } })), {
    kind: 'list',
    why: 'some-meeting',
  })
  assert.deepEqual(place(followup('a', { after: 'b', by: '2012-02-20' })), { kind: 'list', why: 'waits' })
  assert.deepEqual(
    placeOf(followup('a', { after: 'b', by: '2012-02-20' }), year, () => false),
    at('feb'),
  )
  assert.deepEqual(place(followup('a', { by: '2012-12-01' })), { kind: 'list', why: 'no-meeting' })
})

const days = fc
  .integer({ min: 0, max: 364 })
  .map((days) => new Date(Date.UTC(2012, 0, 1 + days)).toISOString().slice(0, 10))
const occasions: fc.Arbitrary<Occasion | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom<Occasion>({ kind: 'next', bodyId: 'kd' }, { kind: 'coming', bodyId: 'kd' }),
  days.map((day): Occasion => ({ kind: 'day', bodyId: 'kd', day })),
  days.map((day): Occasion => ({ kind: 'months', bodyId: 'kd', months: [day.slice(0, 7)] })),
)
const calendars = fc.array(
  fc.record({ day: days, earlierDays: fc.array(days, { maxLength: 2 }), isOver: fc.boolean() }),
  { maxLength: 8 },
)

test('an open follow-up never vanishes: it is on one agenda that is not over, or in the open list', () => {
  fc.assert(
    fc.property(occasions, fc.option(days), calendars, (occasion, by, calendar) => {
      const sittings = calendar.map((each, index) => sitting(String(index), each.day, each))
      const task = { ...followup('a', { at: occasion, by }), meetingId: null }
      const found = sittings.filter(({ id }) => comingUpAt(id, [task], sittings).length > 0)
      const place = placeOf(task, sittings, () => true)
      if (place.kind === 'list') return found.length === 0 && place.why !== 'closed'
      return found.length === 1 && found[0]!.id === place.meetingId && !found[0]!.isOver
    }),
  )
})

test('a follow-up is closed once, and with words', () => {
  const closing = { by: 'note', on: '2012-02-23', ref: null, note: 'Namnen är lämnade.' } as const
  checkClosing({ closed: null }, closing)
  assert.throws(() => checkClosing({ closed: closing }, closing), { code: 'followup.closed' })
  assert.throws(() => checkClosing({ closed: null }, { ...closing, note: ' ' }), {
    code: 'followup.closing-words',
  })
  assert.throws(() => checkClosing({ closed: null }, { ...closing, by: 'decision' }), {
    code: 'followup.closing-words',
  })
})
