import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAct, terms2015 } from '../../test/help/acts.ts'
import { instantOf } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Act } from './act.ts'
import { mayRecord } from './recording.ts'
import type { Matter } from './requirement.ts'
import { sentences } from './texts.ts'

const sent = instantOf('2015-03-19T14:00')
const matter: Matter = {
  addressees: [
    { organisation: 'vallentuna', inhabitants: null, sent },
    { organisation: 'tyresö', inhabitants: null, sent },
    { organisation: 'sigtuna', inhabitants: null, sent: null },
  ],
  members: new Set(['vallentuna', 'tyresö', 'sigtuna', 'gnesta']),
  lastDay: '2015-06-15',
  terms: terms2015,
  clauses: [1, 2],
}

const act = (said: Partial<Act> & Pick<Act, 'type'>): Act =>
  anAct({ id: 'new', organisation: 'vallentuna', recorded: '2015-07-01T10:00', ...said })
const condition = [{ kind: 'condition', text: 'att alla antar', reviewOn: null }] as const
const adopted = act({ id: 'a1', type: 'adopted', decided: '2015-05-11', recorded: '2015-05-20T09:12' })
const conditional = anAct({ ...adopted, id: 'c1', type: 'adopted_with_condition', riders: condition })
const met = act({ id: 'm1', type: 'condition_met', concerns: 'c1', recorded: '2015-06-01' })
const quashed = act({ id: 'q1', type: 'quashed', concerns: 'a1', recorded: '2015-06-20' })
const stayed = act({ id: 's1', type: 'stayed', concerns: 'a1', recorded: '2015-06-20' })
const corrected = act({
  id: 'k1',
  type: 'corrected',
  as: 'declined',
  supersedes: 'a1',
  recorded: '2015-06-20',
})
const replaced = act({ id: 'r1', type: 'replaced', as: 'declined', supersedes: 'a1', recorded: '2015-06-20' })
const merged = act({
  id: 'u1',
  type: 'succeeded',
  successor: 'storvalla',
  effective: '2015-06-01',
  recorded: '2015-05-25',
})

function refusal(one: Act, acts: Act[] = [], about: Partial<Matter> = {}): string | null {
  try {
    mayRecord(one, acts, { ...matter, ...about })
    return null
  } catch (error) {
    assert.ok(error instanceof Refusal)
    for (const language of ['sv', 'en'] as const) {
      const sentence = sentences[language][error.code]
      const said = typeof sentence === 'function' ? sentence(error.facts) : sentence
      assert.ok(said && !/undefined|null/.test(said), `${error.code}: ${said}`)
    }
    return error.code.replace('ledger.', '')
  }
}

describe('what may be recorded', () => {
  const allowed: [string, Act, Act[]?][] = [
    ['an answer', adopted],
    ['a late one', act({ type: 'adopted', decided: '2015-06-30' })],
    ['a decision made before the dispatch', act({ type: 'adopted', decided: '2015-03-10' })],
    ['a decision without a date', act({ type: 'declined' })],
    ['an accession unasked', act({ type: 'acceded', organisation: 'gnesta' })],
    ['a correction', corrected, [adopted]],
    ['a correction that strikes out', { ...corrected, as: null }, [adopted]],
    [
      'a correction of a correction',
      act({ type: 'corrected', as: null, supersedes: 'k1' }),
      [adopted, corrected],
    ],
    ['a new decision', replaced, [adopted]],
    ['a condition met', met, [conditional]],
    ['an objection', act({ type: 'objected', organisation: 'tyresö', concerns: 'c1' }), [conditional]],
    ['notice by a party', act({ type: 'withdrawn' }), [adopted]],
    ['a stay lifted', act({ type: 'stay_lifted', concerns: 's1' }), [adopted, stayed]],
    ['the successor’s own act', act({ type: 'declined', organisation: 'storvalla' }), [adopted, merged]],
    [
      'a late registration of what the predecessor decided',
      act({ type: 'noted', decided: '2015-05-20' }),
      [adopted, merged],
    ],
    ['the end for all', act({ type: 'terminated', organisation: 'hub', effective: '2016-01-01' })],
  ]
  for (const [name, one, acts] of allowed) {
    test(name, () => assert.equal(refusal(one, acts), null))
  }
})

describe('what can never be recorded', () => {
  const refused: [string, Act, Act[]?][] = [
    ['no-such-day', act({ type: 'adopted', decided: '2015-06-31' })],
    ['no-such-day', act({ type: 'adopted', decided: '0000-01-01' })],
    ['decided-in-future', act({ type: 'adopted', decided: '2015-07-02' })],
    ['deposited-in-future', act({ type: 'adopted', deposited: '2015-07-02' })],
    ['received-in-future', act({ type: 'adopted', received: instantOf('2015-07-01T10:01') })],
    [
      'decided-after-received',
      act({ type: 'adopted', decided: '2015-06-02', received: instantOf('2015-06-01T10:00') }),
    ],
    ['not-sent', act({ type: 'adopted', organisation: 'sigtuna' })],
    ['not-sent', act({ type: 'adopted', recorded: '2015-03-19T13:59' })],
    ['received-before-sent', act({ type: 'adopted', received: instantOf('2015-03-19T13:59') })],
    ['not-addressee', act({ type: 'adopted', organisation: 'gnesta' })],
    ['not-member', act({ type: 'adopted', organisation: 'okänd' })],
    ['no-such-clause', act({ type: 'adopted', clauses: [{ clause: 3, answer: 'adopted', text: null }] })],
    [
      'clause-twice',
      act({ type: 'adopted', clauses: [1, 1].map((clause) => ({ clause, answer: 'adopted', text: null })) }),
    ],
    ['part-without-clauses', act({ type: 'adopted_in_part' })],
    ['condition-missing', act({ type: 'adopted_with_condition' })],
    ['condition-misplaced', act({ type: 'adopted', riders: condition })],
    ['opinion-missing', act({ type: 'opinion' })],
    ['accession-in-time', act({ type: 'acceded', received: instantOf('2015-06-15T23:59:59') })],
    ['postponed-backwards', act({ type: 'postponed', decided: '2015-05-11', until: '2015-05-10' })],
    ['extension-without-day', act({ type: 'extension_granted' })],
    ['condition-met-without-condition', act({ type: 'condition_met', concerns: 'a1' }), [adopted]],
    ['condition-met-without-condition', act({ type: 'condition_met' })],
    ['condition-already-met', act({ type: 'condition_met', concerns: 'c1' }), [conditional, met]],
    [
      'objection-without-condition',
      act({ type: 'objected', organisation: 'tyresö', concerns: 'a1' }),
      [adopted],
    ],
    ['objection-to-own', act({ type: 'objected', concerns: 'c1' }), [conditional]],
    ['withdrawal-without-party', act({ type: 'withdrawn' })],
    ['withdrawal-without-party', act({ type: 'withdrawn' }), [adopted, quashed]],
    ['retraction-of-nothing', act({ type: 'retracted' }), [adopted]],
    ['retraction-after-effect', act({ type: 'retracted', concerns: 'a1' }), [adopted]],
    ['already-undone', act({ type: 'retracted', concerns: 'a1' }), [adopted, quashed]],
    ['already-undone', act({ type: 'quashed', concerns: 'a1' }), [adopted, quashed]],
    ['already-undone', replaced, [adopted, { ...quashed, recorded: instantOf('2015-06-19') }]],
    ['judgment-of-nothing', act({ type: 'quashed', concerns: 'nowhere' }), [adopted]],
    ['another-members-act', act({ type: 'quashed', organisation: 'tyresö', concerns: 'a1' }), [adopted]],
    ['already-stayed', act({ type: 'stayed', concerns: 'a1' }), [adopted, stayed]],
    ['not-stayed', act({ type: 'stay_lifted', concerns: 'a1' }), [adopted]],
    ['succession-without-successor', act({ type: 'succeeded', effective: '2016-01-01' })],
    ['succession-without-successor', act({ type: 'succeeded', successor: 'vallentuna' })],
    ['succession-without-day', act({ type: 'succeeded', successor: 'storvalla' })],
    [
      'already-succeeded',
      act({ type: 'succeeded', successor: 'storvalla', effective: '2016-01-01' }),
      [adopted, merged],
    ],
    ['organisation-gone', act({ type: 'declined', decided: '2015-06-01' }), [adopted, merged]],
    ['termination-without-day', act({ type: 'terminated' })],
    ['correction-of-nothing', corrected],
    ['correction-of-nothing', { ...corrected, supersedes: null }, [adopted]],
    ['already-corrected', { ...corrected, id: 'k2' }, [adopted, corrected]],
    ['another-members-act', { ...corrected, organisation: 'tyresö' }, [adopted]],
    ['correction-as-correction', { ...corrected, as: 'replaced' }, [adopted]],
    ['withdrawal-without-party', { ...corrected, as: 'withdrawn' }, [adopted]],
    ['replaces-nothing', replaced],
    ['another-members-act', { ...replaced, organisation: 'tyresö' }, [adopted]],
    ['already-replaced', { ...replaced, id: 'r2', recorded: instantOf('2015-06-21') }, [adopted, replaced]],
    ['replacement-without-decision', { ...replaced, as: 'submitted' }, [adopted]],
  ]
  for (const [code, one, acts] of refused) {
    test(`${code}: ${one.type} after ${(acts ?? []).map((other) => other.type).join(', ') || 'nothing'}`, () =>
      assert.equal(refusal(one, acts), code))
  }

  test('notice needs a day where the agreement gives none', () => {
    const terms = { ...terms2015, withdrawal: null }
    assert.equal(refusal(act({ type: 'withdrawn' }), [adopted], { terms }), 'withdrawal-without-day')
    assert.equal(refusal(act({ type: 'withdrawn', effective: '2016-01-01' }), [adopted], { terms }), null)
  })
  test('an adoption not yet in effect may be retracted', () => {
    const terms = { ...terms2015, entry: { kind: 'all' } as const }
    assert.equal(refusal(act({ type: 'retracted', concerns: 'a1' }), [adopted], { terms }), null)
  })
})
