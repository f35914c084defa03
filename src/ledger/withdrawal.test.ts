import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAct } from '../../test/help/acts.ts'
import { instantOf } from '../kit/clock.ts'
import type { Act } from './act.ts'
import { historyOf } from './history.ts'
import { firstDayOut, noticeOn } from './withdrawal.ts'

const notice = (said: Partial<Act>): Act =>
  anAct({ id: 'w', type: 'withdrawn', organisation: 'ale', recorded: '2024-06-01T09:00', ...said })

function out(said: Partial<Act>, months: number, yearEndOnly = false): string | null {
  const [step] = historyOf([notice(said)], instantOf('2030-01-01')).steps
  return firstDayOut(step!, { months, yearEndOnly })
}

test('notice is given when it reaches the office, not when the council decided', () => {
  const decided = '2024-05-10'
  assert.equal(noticeOn(notice({ decided })), decided)
  assert.equal(noticeOn(notice({ decided, received: instantOf('2024-05-31T23:59:59') })), '2024-05-31')
  assert.equal(noticeOn(notice({ decided, deposited: '2024-05-20' })), '2024-05-20')
  assert.equal(noticeOn(notice({})), '2024-06-01')
})

test('months run to the day of the same number, or the month’s last where it has none', () => {
  assert.equal(out({ deposited: '2024-05-10' }, 12), '2025-05-11')
  assert.equal(out({ deposited: '2024-01-31' }, 1), '2024-03-01')
  assert.equal(out({ deposited: '2024-11-30' }, 3), '2025-03-01')
})

test('at a year’s end only: notice that has run on its last day is in time for it', () => {
  assert.equal(out({ deposited: '2023-12-31' }, 12, true), '2025-01-01')
  assert.equal(out({ deposited: '2024-01-01' }, 12, true), '2026-01-01')
})

test('a day that the act states itself goes before the rule', () => {
  assert.equal(out({ deposited: '2024-05-10', effective: '2024-07-01' }, 12, true), '2024-07-01')
})
