import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAct, mistaken, righted, terms2015 } from '../../test/help/acts.ts'
import { instantOf } from '../kit/clock.ts'
import type { Act, ActType } from './act.ts'
import { standingOf, standingsOf, type Standing } from './standing.ts'

const lastDay = '2015-06-15'

function standing(
  acts: Act[],
  known: string,
  organisation = 'vallentuna',
  conditionsAllowed = false,
): Standing {
  const at = { known: instantOf(known), lastDay, terms: { ...terms2015, conditionsAllowed } }
  return standingOf(organisation, acts, at)
}

let minute = 0
/** An act by Vallentuna, recorded the day it was decided, a minute after the one before. */
function step(type: ActType, decided: string, more: Partial<Act> = {}): Act {
  minute += 1
  const time = `${decided}T12:${String(minute % 60).padStart(2, '0')}:00`
  return anAct({
    id: `${type}-${decided}`,
    type,
    organisation: 'vallentuna',
    recorded: time,
    decided,
    ...more,
  })
}

describe('a correction in two times', () => {
  test('before the answer was recorded the member is silent', () => {
    assert.equal(standing([mistaken, righted], '2015-04-01').kind, 'silent')
  })
  test('the decision date is the one that was known', () => {
    assert.equal(standing([mistaken, righted], '2015-05-25').decided, '2015-05-11')
    assert.equal(standing([mistaken, righted], '2015-06-04').decided, '2015-06-01')
  })
  test('the evidence becomes the board’s decision and the mistake stays in the history', () => {
    const after = standing([righted, mistaken], '2015-06-04')
    assert.deepEqual(after.restsOn, ['a2'])
    assert.equal(after.decidedBy, 'kommunstyrelsen')
    assert.deepEqual(
      after.history.map((line) => [line.act.id, line.state, line.by]),
      [
        ['a1', 'corrected', 'a2'],
        ['a2', 'holds', null],
      ],
    )
  })
  test('a correction that strikes out leaves the history without the mistake', () => {
    const struck = { ...righted, as: null }
    const after = standing([mistaken, struck], '2015-06-04')
    assert.equal(after.kind, 'silent')
    assert.equal(after.history[0]?.state, 'struck')
  })
  test('a correction of a correction takes the place of both', () => {
    const again = anAct({
      id: 'a3',
      type: 'corrected',
      as: 'submitted',
      supersedes: 'a2',
      organisation: 'vallentuna',
      recorded: '2015-06-05T08:00',
    })
    assert.equal(standing([mistaken, righted, again], '2015-06-06').kind, 'submitted')
  })
})

describe('what is an answer', () => {
  test('a proposal is on its way and never counts, however much follows but a decision', () => {
    const acts = [
      step('submitted', '2015-05-04'),
      step('postponed', '2015-05-11', { until: '2015-05-25' }),
      step('referred_back', '2015-05-25'),
      step('submitted', '2015-06-08'),
    ]
    const after = standing(acts, '2015-06-10')
    assert.deepEqual([after.kind, after.answered, after.counts], ['submitted', false, false])
  })
  test('refusal, silence and not concerned are three different things', () => {
    const kinds = (['declined', 'not_concerned'] as const).map((type) =>
      standing([step(type, '2015-05-11')], '2015-06-01'),
    )
    assert.deepEqual(
      [...kinds, standing([], '2015-06-01')].map((one) => [one.kind, one.answered]),
      [
        ['declined', true],
        ['not_concerned', true],
        ['silent', false],
      ],
    )
  })
  test('a proposal to the council in the same paragraph does not undo what the board decided for its own part', () => {
    const acts = [step('adopted', '2015-05-11'), step('submitted', '2015-05-11')]
    assert.equal(standing(acts, '2015-06-01').kind, 'adopted')
  })
  test('an adoption is not undone by a later note to the file, but by a new decision in its place', () => {
    const adopted = step('adopted', '2015-05-11')
    assert.equal(standing([adopted, step('noted', '2015-05-25')], '2015-06-01').kind, 'adopted')
    const replaced = step('replaced', '2015-05-25', { as: 'noted', supersedes: adopted.id })
    const after = standing([adopted, replaced], '2015-06-01')
    assert.equal(after.kind, 'noted')
    assert.deepEqual(
      after.history.map((line) => line.state),
      ['replaced', 'holds'],
    )
  })
  test('what was decided later stands, also when it was recorded first', () => {
    const no = step('declined', '2015-06-08')
    const yes = { ...step('adopted', '2015-05-11'), recorded: instantOf('2015-06-10T09:00') }
    assert.equal(standing([no, yes], '2015-06-11').kind, 'declined')
  })
  test('who said no may accede, and then counts as having adopted', () => {
    const acts = [step('declined', '2015-05-11'), step('acceded', '2016-02-01')]
    assert.deepEqual(
      [standing(acts, '2016-01-31').kind, standing(acts, '2016-02-02').kind],
      ['declined', 'adopted'],
    )
  })
})

describe('conditions', () => {
  const conditional = step('adopted_with_condition', '2015-05-11')
  const met = step('condition_met', '2015-06-08', { concerns: conditional.id })
  const objection = anAct({
    id: 'o1',
    type: 'objected',
    organisation: 'tyresö',
    recorded: '2015-05-20T10:00',
    concerns: conditional.id,
  })
  test('an adoption with a condition counts when the condition is met', () => {
    assert.equal(standing([conditional], '2015-06-01').counts, false)
    const after = standing([conditional, met], '2015-06-09')
    assert.deepEqual([after.kind, after.counts, after.conditionMet], ['adopted_with_condition', true, true])
    assert.deepEqual(after.restsOn, [conditional.id, met.id])
  })
  test('where the instrument allows conditions it counts at once, unless a party objects', () => {
    assert.equal(standing([conditional], '2015-06-01', 'vallentuna', true).counts, true)
    const objected = standing([conditional, objection], '2015-06-01', 'vallentuna', true)
    assert.deepEqual([objected.counts, objected.objectedBy], [false, ['tyresö']])
    assert.equal(standing([conditional, objection, met], '2015-06-09', 'vallentuna', true).counts, true)
  })
})

describe('clocks', () => {
  test('an answer at 23.59.59 on the last day is in time, one a second later is late, and both count', () => {
    const at = (received: string): Standing =>
      standing([step('adopted', '2015-06-15', { received: instantOf(received) })], '2015-06-20')
    const [inTime, late] = [at('2015-06-15T23:59:59+02:00'), at('2015-06-16T00:00:00+02:00')]
    assert.deepEqual([inTime.late, late.late], [false, true])
    assert.deepEqual([inTime.counts, late.counts], [true, true])
  })
  test('a silent member is overdue when the last day has passed in Stockholm', () => {
    assert.equal(standing([], '2015-06-15T23:59:59+02:00').overdue, false)
    assert.equal(standing([], '2015-06-16T00:00:00+02:00').overdue, true)
  })
  test('a postponement may move many times; the last date is waited for, and is overdue when it has passed', () => {
    const acts = [
      step('postponed', '2015-05-04', { until: '2015-05-25' }),
      step('postponed', '2015-05-25', { until: '2015-06-08' }),
      step('postponed', '2015-06-08', { until: '2015-06-22' }),
    ]
    const waiting = standing(acts, '2015-06-20')
    assert.deepEqual(
      [waiting.postponedTo, waiting.dueOn, waiting.overdue],
      ['2015-06-22', '2015-06-22', false],
    )
    assert.deepEqual(
      [standing(acts, '2015-06-23').overdue, standing(acts, '2015-05-30').postponedTo],
      [true, '2015-06-08'],
    )
  })
  test('a postponement whose day passed before the last day is worth a call but not overdue', () => {
    const acts = [step('postponed', '2015-05-04', { until: '2015-05-25' })]
    const after = standing(acts, '2015-05-26')
    assert.deepEqual([after.postponementPassed, after.overdue], [true, false])
  })
  test('time granted moves the day, and only silence past it is overdue', () => {
    const acts = [
      step('extension_requested', '2015-06-01', { until: '2015-09-30' }),
      step('extension_granted', '2015-06-02', { until: '2015-09-15' }),
    ]
    assert.equal(standing(acts.slice(0, 1), '2015-06-01').extensionRequested, true)
    const granted = standing(acts, '2015-07-01')
    assert.deepEqual(
      [granted.kind, granted.extendedTo, granted.extensionRequested, granted.overdue],
      ['silent', '2015-09-15', false, false],
    )
    assert.equal(standing(acts, '2015-09-16').overdue, true)
    const answered = step('adopted', '2015-09-14', { received: instantOf('2015-09-15T16:00') })
    assert.equal(standing([...acts, answered], '2015-09-16').late, false)
  })
})

describe('courts and second thoughts', () => {
  const adopted = step('adopted', '2015-05-11')
  test('a quashed adoption does not count, and a new decision after it does', () => {
    const quashed = step('quashed', '2016-03-01', { concerns: adopted.id })
    const after = standing([adopted, quashed], '2016-03-02')
    assert.deepEqual([after.kind, after.counts], ['quashed', false])
    assert.equal(after.history[0]?.by, quashed.id)
    const again = step('submitted', '2016-04-01')
    assert.equal(standing([adopted, quashed, again], '2016-04-02').kind, 'submitted')
    const anew = step('adopted', '2016-05-01')
    assert.equal(standing([adopted, quashed, again, anew], '2016-05-02').kind, 'adopted')
  })
  test('when a court sets the second decision aside, the first one stands again', () => {
    const replaced = step('replaced', '2015-06-01', { as: 'declined', supersedes: adopted.id })
    const quashed = step('quashed', '2016-03-01', { concerns: replaced.id })
    assert.equal(standing([adopted, replaced], '2016-01-01').kind, 'declined')
    assert.equal(standing([adopted, replaced, quashed], '2016-03-02').kind, 'adopted')
  })
  test('a stayed adoption does not count until the stay is lifted', () => {
    const stayed = step('stayed', '2015-06-01', { concerns: adopted.id })
    const lifted = step('stay_lifted', '2015-07-01', { concerns: stayed.id })
    assert.deepEqual(
      ['2015-06-02', '2015-07-02'].map((known) => standing([adopted, stayed, lifted], known).kind),
      ['stayed', 'adopted'],
    )
  })
  test('a retracted answer leaves the matter open, which is not the same as silence', () => {
    const retracted = step('retracted', '2015-05-20', { concerns: adopted.id })
    const after = standing([adopted, retracted], '2015-06-16')
    assert.deepEqual([after.kind, after.answered, after.overdue], ['retracted', false, true])
  })
  test('a member that has given notice stays until the day comes', () => {
    const notice = step('withdrawn', '2024-05-10', { concerns: null })
    const before = standing([adopted, notice], '2025-12-31')
    assert.deepEqual([before.kind, before.leavesOn], ['adopted', '2026-01-01'])
    assert.equal(standing([adopted, notice], '2026-01-01').kind, 'withdrawn')
  })
})

describe('succession', () => {
  const acts = [
    step('adopted', '2015-05-11'),
    step('succeeded', '2016-12-01', { effective: '2017-01-01', successor: 'storvalla' }),
  ]
  test('the successor answers with the predecessor’s words until it has its own', () => {
    const at = { known: instantOf('2017-01-01'), lastDay, terms: terms2015 }
    const [old, heir] = standingsOf(['vallentuna', 'storvalla'], acts, at)
    assert.deepEqual([old?.kind, heir?.kind, heir?.inheritedFrom], ['succeeded', 'adopted', 'vallentuna'])
    const own = anAct({
      ...acts[0]!,
      id: 'own',
      type: 'submitted',
      organisation: 'storvalla',
      decided: '2017-02-01',
    })
    assert.equal(standing([...acts, own], '2017-03-01', 'storvalla').kind, 'adopted')
    const no = { ...own, type: 'declined' as const }
    assert.equal(standing([...acts, no], '2017-03-01', 'storvalla').kind, 'declined')
  })
  test('before its day the succession is nothing', () => {
    assert.deepEqual(
      ['vallentuna', 'storvalla'].map((name) => standing(acts, '2016-12-31', name).kind),
      ['adopted', 'silent'],
    )
  })
})
