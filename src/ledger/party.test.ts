import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAct, mistaken as adopted, righted as corrected, terms2015 } from '../../test/help/acts.ts'
import { instantOf } from '../kit/clock.ts'
import type { Act } from './act.ts'
import { isParty, parties, partyPeriods } from './party.ts'
import type { Terms } from './terms.ts'

const members = ['vallentuna', 'tyresö', 'sigtuna'].map((organisation) => ({
  organisation,
  inhabitants: null,
}))
const ledger = (acts: Act[], terms: Partial<Terms> = {}) => ({
  terms: { ...terms2015, ...terms },
  members,
  acts,
})
const known = instantOf

const notice = anAct({
  id: 'w1',
  type: 'withdrawn',
  organisation: 'vallentuna',
  recorded: '2024-05-12T08:00',
  decided: '2024-05-10',
})

/** What is known long after, as `from–to` with an open end left out. */
function spans(acts: Act[], terms: Partial<Terms> = {}, organisation = 'vallentuna'): string[] {
  return partyPeriods(organisation, ledger(acts, terms), known('2030-01-01')).map(
    ({ from, to }) => `${from}–${to ?? ''}`,
  )
}

describe('party on a day, as known at a moment', () => {
  test('an agreement valid before anybody decided binds from its own date, once the decision is known', () => {
    const on = '2015-02-01'
    const asKnown = ['2015-04-01', '2015-05-25', '2015-06-04'].map((day) =>
      isParty('vallentuna', ledger([adopted, corrected]), { on, known: known(day) }),
    )
    assert.deepEqual(asKnown, [false, true, true])
  })
  test('after the correction the party rests on the board’s decision', () => {
    const because = (day: string) =>
      partyPeriods('vallentuna', ledger([adopted, corrected]), known(day)).flatMap((period) => period.because)
    assert.deepEqual([because('2015-05-25'), because('2015-06-04')], [['a1'], ['a2']])
  })
  test('notice on 10 May 2024, twelve months, at a year’s end only: party through 2025', () => {
    const on = (day: string) =>
      isParty('vallentuna', ledger([adopted, notice]), { on: day, known: known('2024-06-01') })
    assert.deepEqual([on('2025-12-31'), on('2026-01-01')], [true, false])
  })
  test('without year’s end the months run to the day of the same number', () => {
    assert.deepEqual(spans([adopted, notice], { withdrawal: { months: 12, yearEndOnly: false } }), [
      '2015-01-01–2025-05-11',
    ])
  })
})

describe('beginnings', () => {
  const acceded = anAct({
    ...adopted,
    id: 'a3',
    type: 'acceded',
    decided: '2016-02-01',
    recorded: '2016-02-03',
  })
  test('who accedes after the answer time is bound from its own day, not from the agreement’s', () => {
    assert.deepEqual(spans([acceded]), ['2016-02-01–'])
  })
  test('who comes back after having left is bound anew, not for the time between', () => {
    const back = anAct({ ...adopted, id: 'a4', decided: '2027-03-01', recorded: '2027-03-02' })
    assert.deepEqual(spans([adopted, notice, back]), ['2015-01-01–2026-01-01', '2027-03-01–'])
  })
  test('each at its own adoption, by the date that counts; a date nobody knows binds nobody', () => {
    const own = anAct({ ...adopted, final: '2015-06-10' })
    const entry = { kind: 'each' } as const
    assert.deepEqual(spans([own], { entry }), ['2015-05-11–'])
    assert.deepEqual(spans([own], { entry, counting: 'final' }), ['2015-06-10–'])
    assert.deepEqual(spans([own], { entry, counting: 'deposited' }), [])
  })
  test('a condition binds from the day it is met, or from the agreement’s date where that is fixed', () => {
    const conditional = anAct({ ...adopted, type: 'adopted_with_condition' })
    const met = anAct({
      id: 'm1',
      type: 'condition_met',
      organisation: 'vallentuna',
      recorded: '2015-09-02',
      decided: '2015-09-01',
      concerns: 'a1',
    })
    assert.deepEqual(spans([conditional]), [])
    assert.deepEqual(spans([conditional, met]), ['2015-01-01–'])
    assert.deepEqual(spans([conditional, met], { entry: { kind: 'each' } }), ['2015-09-01–'])
    assert.deepEqual(spans([conditional], { entry: { kind: 'each' }, conditionsAllowed: true }), [
      '2015-05-11–',
    ])
  })
})

describe('ends and gaps', () => {
  test('the agreement’s own last day, or its termination, ends it for all', () => {
    const end = anAct({
      id: 't1',
      type: 'terminated',
      organisation: 'hub',
      recorded: '2020-01-02',
      effective: '2020-07-01',
    })
    assert.deepEqual(spans([adopted], { validTo: '2019-12-31' }), ['2015-01-01–2020-01-01'])
    assert.deepEqual(spans([adopted, end]), ['2015-01-01–2020-07-01'])
  })
  test('a stay makes a gap, and a judgment undoes it all once it is known', () => {
    const court = (id: string, type: 'stayed' | 'stay_lifted' | 'quashed', day: string) =>
      anAct({ id, type, organisation: 'vallentuna', recorded: day, decided: day, concerns: 'a1' })
    const stay = [court('s1', 'stayed', '2016-01-10'), court('s2', 'stay_lifted', '2016-02-20')]
    assert.deepEqual(spans([adopted, ...stay]), ['2015-01-01–2016-01-10', '2016-02-20–'])
    const acts = [adopted, ...stay, court('q1', 'quashed', '2016-09-01')]
    const on = '2015-12-01'
    assert.equal(isParty('vallentuna', ledger(acts), { on, known: known('2016-08-31') }), true)
    assert.equal(isParty('vallentuna', ledger(acts), { on, known: known('2016-09-01') }), false)
  })
  test('a quashed withdrawal leaves the member bound', () => {
    const quashed = anAct({
      id: 'q2',
      type: 'quashed',
      organisation: 'vallentuna',
      recorded: '2025-01-10',
      concerns: 'w1',
    })
    assert.deepEqual(spans([adopted, notice, quashed]), ['2015-01-01–'])
  })
  test('the successor is party from its day and the predecessor until it', () => {
    const merged = anAct({
      id: 'u1',
      type: 'succeeded',
      organisation: 'vallentuna',
      recorded: '2016-11-01',
      effective: '2017-01-01',
      successor: 'storvalla',
    })
    const all = parties(ledger([adopted, merged]), known('2018-01-01'))
    assert.deepEqual(
      [...all].map(([name, periods]) => [name, periods[0]?.from, periods[0]?.to]),
      [
        ['vallentuna', '2015-01-01', '2017-01-01'],
        ['storvalla', '2017-01-01', null],
      ],
    )
    const out = anAct({ ...notice, id: 'w2', organisation: 'storvalla' })
    assert.deepEqual(spans([adopted, merged, out], {}, 'storvalla'), ['2017-01-01–2026-01-01'])
  })
})
