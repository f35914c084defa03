import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAct, terms2015 } from '../../test/help/acts.ts'
import { instantOf } from '../kit/clock.ts'
import type { Act } from './act.ts'
import { entryIntoForce, type EntryIntoForce, type WhatIf } from './entry-into-force.ts'
import { partyPeriods } from './party.ts'
import type { EntryRule } from './terms.ts'
import { isMet, needOf } from './threshold.ts'

const members = [
  { organisation: 'a', inhabitants: 60_000 },
  { organisation: 'b', inhabitants: 30_000 },
  { organisation: 'c', inhabitants: 10_000 },
]
const known = instantOf('2020-01-01')
const says = (organisation: string, decided: string, more: Partial<Act> = {}): Act =>
  anAct({
    id: `${organisation}-${decided}`,
    type: 'adopted',
    organisation,
    recorded: decided,
    decided,
    ...more,
  })

function enter(entry: EntryRule, acts: Act[], whatIf: WhatIf | null = null): EntryIntoForce {
  return entryIntoForce({ terms: { ...terms2015, entry }, members, acts }, known, whatIf)
}

const a = says('a', '2015-05-01')
const b = says('b', '2015-06-01')
const c = says('c', '2015-07-01')

describe('entry into force', () => {
  test('on a fixed date, whoever is missing', () => {
    assert.deepEqual(
      [
        enter({ kind: 'fixed', on: '2015-01-01' }, []).on,
        enter({ kind: 'fixed', on: '2015-01-01' }, []).missing,
      ],
      ['2015-01-01', []],
    )
  })
  test('when all have adopted, on the day of the last', () => {
    const waiting = enter({ kind: 'all' }, [a, b])
    assert.deepEqual([waiting.on, waiting.have, waiting.need], [null, 2, 3])
    assert.deepEqual(waiting.missing, [{ organisation: 'c', kind: 'silent', dateUnknown: false }])
    assert.equal(enter({ kind: 'all' }, [c, a, b]).on, '2015-07-01')
  })
  test('thirty days after the second', () => {
    assert.equal(enter({ kind: 'count', count: 2, daysAfter: 30 }, [a, b, c]).on, '2015-07-01')
  })
  test('when named members have', () => {
    const rule: EntryRule = { kind: 'named', organisations: ['a', 'c'] }
    assert.deepEqual([enter(rule, [a, b]).on, enter(rule, [a, c]).on], [null, '2015-07-01'])
  })
  test('when a share of the inhabitants live where it is adopted', () => {
    const rule: EntryRule = { kind: 'percent', percent: 70, of: 'inhabitants' }
    assert.deepEqual([enter(rule, [a]).on, enter(rule, [a, c]).on], [null, '2015-07-01'])
    assert.deepEqual([enter(rule, [a]).have, enter(rule, [a]).need], [60_000, 70_000])
  })
  test('a share is counted in whole numbers, not in fractions that fall short', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => ({ organisation: `m${index}`, inhabitants: 1 }))
    for (let percent = 1; percent <= 100; percent++) {
      const rule: EntryRule = { kind: 'percent', percent, of: 'members' }
      assert.equal(needOf(rule, hundred), percent)
      assert.ok(isMet(rule, hundred, (name) => Number(name.slice(1)) < percent))
      assert.ok(!isMet(rule, hundred, (name) => Number(name.slice(1)) < percent - 1))
    }
    assert.equal(needOf({ kind: 'percent', percent: 66.67, of: 'members' }, members), 3)
    assert.equal(needOf({ kind: 'percent', percent: 66.6, of: 'members' }, members), 2)
  })
  test('inhabitants that nobody has entered are asked for, not taken as none', () => {
    const unknown = [{ organisation: 'a', inhabitants: null }]
    const terms = { ...terms2015, entry: { kind: 'percent', percent: 50, of: 'inhabitants' } as const }
    const result = entryIntoForce({ terms, members: unknown, acts: [a] }, known)
    assert.deepEqual([result.on, result.withoutInhabitants], [null, ['a']])
  })
})

describe('what if', () => {
  test('the last one adopts today', () => {
    assert.equal(enter({ kind: 'all' }, [a, b], { organisation: 'c', answer: 'adopts' }).on, '2020-01-01')
  })
  test('one declines: all can never be reached, two of three still can', () => {
    const declines = { organisation: 'c', answer: 'declines' } as const
    assert.equal(enter({ kind: 'all' }, [a, b], declines).reachable, false)
    assert.equal(enter({ kind: 'count', count: 2, daysAfter: 0 }, [a], declines).reachable, true)
    assert.equal(enter({ kind: 'all' }, [a, says('b', '2015-06-01', { type: 'declined' })]).reachable, false)
  })
})

describe('after it had entered into force', () => {
  const court = (type: 'quashed' | 'stayed', day: string): Act =>
    anAct({ id: type, type, organisation: 'b', recorded: day, decided: day, concerns: b.id })
  test('an adoption set aside undoes it, and says by which judgment', () => {
    const acts = [a, b, c, court('quashed', '2016-09-01')]
    const terms = { ...terms2015, entry: { kind: 'all' } as const }
    const asKnown = (day: string) => entryIntoForce({ terms, members, acts }, instantOf(day))
    assert.deepEqual([asKnown('2016-08-31').on, asKnown('2016-09-01').on], ['2015-07-01', null])
    assert.deepEqual(asKnown('2016-09-01').undoneBy, ['quashed'])
    assert.deepEqual(
      asKnown('2016-09-01').missing.map((missing) => missing.kind),
      ['quashed'],
    )
    assert.deepEqual(partyPeriods('a', { terms, members, acts }, instantOf('2016-09-01')), [])
  })
  test('a stay suspends its own member only', () => {
    const acts = [a, b, c, court('stayed', '2016-09-01')]
    const terms = { ...terms2015, entry: { kind: 'all' } as const }
    assert.equal(entryIntoForce({ terms, members, acts }, known).on, '2015-07-01')
    assert.equal(partyPeriods('b', { terms, members, acts }, known)[0]?.to, '2016-09-01')
    assert.equal(partyPeriods('a', { terms, members, acts }, known)[0]?.to, null)
  })
  test('a stay before the last adoption holds the entry back until it is lifted', () => {
    const lifted = anAct({
      id: 'l',
      type: 'stay_lifted',
      organisation: 'b',
      recorded: '2015-08-15',
      decided: '2015-08-15',
      concerns: b.id,
    })
    const acts = [a, b, c, court('stayed', '2015-06-20')]
    assert.equal(enter({ kind: 'all' }, acts).on, null)
    assert.equal(enter({ kind: 'all' }, [...acts, lifted]).on, '2015-08-15')
  })
})
