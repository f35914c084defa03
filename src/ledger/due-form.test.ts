import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { instantOf } from '../kit/clock.ts'
import type { ActType } from './act.ts'
import { depositOf, examine, type Examined, type ExaminedAnswer, judged } from './due-form.ts'
import { sentences } from './texts.ts'

const sent: Examined = {
  dnr: 'KSL/15/0016-5',
  version: 2,
  sent: instantOf('2015-03-19T14:00'),
  lastDay: '2015-06-15',
  clauses: [
    { number: 1, onlyFor: null },
    { number: 2, onlyFor: null },
    { number: 3, onlyFor: ['nacka'] },
  ],
}
const clause = (number: number) =>
  ({ clause: number, answer: 'adopted', text: null, differences: [] }) as const
const answer: ExaminedAnswer = {
  organisation: 'vallentuna',
  textNames: null,
  instrument: { named: 'KSL/15/0016-5', isRight: true },
  version: 2,
  stage: 'decision',
  decided: '2015-05-11',
  received: instantOf('2015-05-20T09:12'),
  paragraph: '§ 72',
  approved: true,
  annex: null,
  answersWhole: false,
  clauses: [clause(1), clause(2)],
}

function codes(change: Partial<ExaminedAnswer>): string[] {
  const findings = examine(sent, { ...answer, ...change })
  for (const { code, facts } of findings) {
    for (const language of ['sv', 'en'] as const) {
      const sentence = sentences[language][code]
      const said = typeof sentence === 'function' ? sentence(facts) : sentence
      assert.ok(said && !/undefined|null/.test(said), `${code}: ${said}`)
    }
  }
  return findings.map(({ code, severity }) => `${severity} ${code.replace('due-form.', '')}`)
}

describe('the due form check', () => {
  test('an answer in due form gives nothing to say', () => assert.deepEqual(codes({}), []))

  const cases: [string, Partial<ExaminedAnswer>, string[]][] = [
    [
      'the declaration of 2014 is another instrument than the agreement of 2015',
      { instrument: { named: 'avsiktsförklaringen', isRight: false } },
      ['stops wrong-instrument'],
    ],
    [
      'an instrument not named is asked for',
      { instrument: { named: null, isRight: null } },
      ['ask instrument-not-named'],
    ],
    ['a decision on an older version', { version: 1 }, ['stops wrong-version']],
    ['another member’s text', { textNames: 'Tyresö kommun' }, ['ask another-member']],
    ['a proposal is not a decision', { stage: 'proposal' }, ['stops only-proposal']],
    [
      'a report of what was decided on delegation is none',
      { stage: 'reported' },
      ['stops delegation-reported'],
    ],
    ['one paragraph may do both', { stage: 'both' }, ['ask decides-and-proposes']],
    ['neither can be told', { stage: null }, ['ask stage-unclear']],
    ['no date', { decided: null }, ['ask undated']],
    ['a date before the dispatch may be real', { decided: '2015-03-10' }, ['ask decided-before-sent']],
    ['a date after the receipt is not', { decided: '2015-05-21' }, ['stops decided-after-received']],
    ['minutes not approved', { approved: false }, ['stops not-approved']],
    ['nothing is said of approval', { approved: null }, ['ask approval-unknown']],
    [
      '“enligt förslag” without the proposal',
      { annex: { name: 'bilaga 1', isThere: false } },
      ['stops annex-missing'],
    ],
    ['“enligt förslag” with it', { annex: { name: 'bilaga 1', isThere: true } }, []],
    ['a clause left out', { clauses: [clause(1)] }, ['ask clause-not-answered']],
    ['a text adopted as one answers every clause', { clauses: [], answersWhole: true }, []],
    ['a clause that was not there', { clauses: [clause(1), clause(2), clause(4)] }, ['ask no-such-clause']],
    ['a clause for some members only', { organisation: 'nacka' }, ['ask clause-not-answered']],
    ['no paragraph number', { paragraph: null }, ['note no-paragraph']],
    ['late is worth a note and no more', { received: instantOf('2015-06-16T00:00') }, ['note late']],
  ]
  for (const [name, change, expected] of cases) {
    test(name, () => assert.deepEqual(codes(change), expected))
  }

  test('another word is another decision; grammar is not', () => {
    const differences = [
      { recommended: 'anta', adopted: 'antas', kind: 'grammar' },
      { recommended: 'taxebeloppet', adopted: 'skattebeloppet', kind: 'substance' },
    ] as const
    const clauses = [clause(1), { ...clause(2), differences }]
    assert.deepEqual(codes({ clauses }), ['ask wording-differs', 'note grammar-differs'])
  })
  test('the gravest comes first', () => {
    assert.deepEqual(codes({ paragraph: null, decided: null, stage: 'proposal' }), [
      'stops only-proposal',
      'ask undated',
      'note no-paragraph',
    ])
  })
})

describe('the day of deposit', () => {
  const receivedOn = '2015-05-20'
  const deposit = (
    change: Partial<ExaminedAnswer>,
    more: { type?: ActType; reason?: string; toldOnly?: boolean } = {},
  ) => {
    const { type = 'adopted', reason = null, toldOnly = false } = more
    const findings = judged(examine(sent, { ...answer, ...change }), type, reason)
    const { on, lacks } = depositOf({ type, receivedOn, toldOnly, findings })
    return on ?? lacks.map(({ code }) => code.replace('due-form.', '')).join(', ')
  }
  const skatt = { recommended: 'taxebeloppet', adopted: 'skattebeloppet', kind: 'substance' } as const
  const otherWords = { clauses: [clause(1), { ...clause(2), differences: [skatt] }] }

  test('a yes in due form is deposited the day it came; what is only to know does not hinder it', () => {
    assert.equal(deposit({}), receivedOn)
    assert.equal(deposit({ paragraph: null, received: instantOf('2015-06-16T00:00') }), receivedOn)
  })
  const hindrances: [Partial<ExaminedAnswer>, string][] = [
    [otherWords, 'wording-differs'],
    [{ clauses: [clause(1)] }, 'clause-not-answered'],
    [{ decided: null }, 'undated'],
    [{ instrument: { named: null, isRight: null } }, 'instrument-not-named'],
    [{ instrument: { named: 'avsiktsförklaringen', isRight: false } }, 'wrong-instrument'],
    [{ approved: null }, 'approval-unknown'],
    [{ stage: 'proposal' }, 'only-proposal'],
  ]
  for (const [change, code] of hindrances)
    test(`${code}: no day until the registrar has examined it and said why it is accepted`, () => {
      assert.equal(deposit(change), code)
      assert.equal(deposit(change, { reason: 'Vi ringde: det är rätt' }), receivedOn)
    })
  test('a proposal registered as one is never deposited, whatever is accepted', () => {
    assert.equal(deposit({ stage: 'proposal' }, { type: 'submitted', reason: 'Vi ringde' }), 'only-proposal')
  })
  test('a refusal or an opinion need not be in the recommended words', () => {
    for (const type of ['declined', 'opinion', 'noted'] as const)
      assert.equal(deposit({ ...otherWords, approved: null }, { type }), receivedOn)
    assert.equal(deposit({ approved: false }, { type: 'declined' }), 'not-approved')
  })
  test('what has only been told has no form, and no judgment gives it one', () => {
    assert.equal(deposit({}, { toldOnly: true, reason: 'Registratorn sade det själv' }), 'only-told')
    assert.equal(deposit({}, { type: 'withdrawn', toldOnly: true }), receivedOn)
  })
  test('the judgment stands with what was found, and what is only to know needs none', () => {
    const findings = judged(examine(sent, { ...answer, approved: null, paragraph: null }), 'adopted', 'Sett')
    assert.deepEqual(
      findings.map(({ code, accepted }) => [code, accepted]),
      [
        ['due-form.approval-unknown', 'Sett'],
        ['due-form.no-paragraph', undefined],
      ],
    )
  })
})
