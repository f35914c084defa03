import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueDay, nearingDays, nearingLetter, usualNearing } from './nearing.ts'
import { undated } from './when.ts'

const days = (due: string, saidOn: string, plan = usualNearing) => nearingDays(due, saidOn, plan)

test('whoever is to do something is reminded a week before, the day before and the day after, on working days', () => {
  assert.deepEqual(days('2026-03-12', '2026-02-01'), ['2026-03-05', '2026-03-11', '2026-03-13'])
  // The day is a Monday, and the one before it a Sunday.
  assert.deepEqual(days('2026-03-09', '2026-02-01'), ['2026-03-02', '2026-03-06', '2026-03-10'])
  assert.deepEqual(
    days('2026-04-07', '2026-03-31'),
    ['2026-04-02', '2026-04-08'],
    'over Easter, and said late',
  )
})

test('an association may choose other days, or none', () => {
  const plan = { before: [14, 3], after: [7] }
  assert.deepEqual(days('2026-03-12', '2026-02-01', plan), ['2026-02-26', '2026-03-09', '2026-03-19'])
  assert.deepEqual(days('2026-03-12', '2026-02-01', { before: [], after: [] }), [])
})

test('the day is its own, else that of the meeting where it comes up, else nobody’s', () => {
  const sittings = [{ id: 'm', day: '2026-03-20' }]
  const agenda = { kind: 'agenda', meetingId: 'm' } as const
  assert.equal(dueDay({ when: { ...undated, by: '2026-03-12' } }, agenda, sittings), '2026-03-12')
  assert.equal(dueDay({ when: undated }, agenda, sittings), '2026-03-20')
  assert.equal(dueDay({ when: undated }, { kind: 'list', why: 'no-date' }, sittings), null)
})

test('the letter says what, by when, and that it is late when it is', () => {
  const followup = { what: 'Ta in namn', who: 'sekreteraren', saidOn: '2026-02-01' }
  const facts = { body: 'Kommundirektörsgruppen', due: '2026-03-12', href: 'h', stop: 's' }
  assert.match(
    nearingLetter(followup, { ...facts, today: '2026-03-11' }).body,
    /ska vara klar den 12 mars 2026/,
  )
  const late = nearingLetter(followup, { ...facts, today: '2026-03-13' })
  assert.match(late.subject, /^Försenad åtgärd: Ta in namn/)
  assert.match(late.body, /är fortfarande öppen/)
})
