import assert from 'node:assert/strict'
import { test } from 'node:test'
import { circulationKinds } from './circulation.ts'
import { type DraftSetting, lacksToSend } from './draft-lack.ts'
import { type Draft, emptyDraft } from './draft.ts'

const setting: DraftSetting = {
  today: '2015-03-19',
  inCase: true,
  dnrTaken: false,
  organisations: new Map([
    ['a', { name: 'Vallentuna', isMember: true }],
    ['b', { name: 'Länsstyrelsen', isMember: false }],
  ]),
  instruments: new Set(['old']),
  sent: null,
}
const blank = emptyDraft('recommendation', 'new')
const whole: Draft = {
  ...blank,
  title: 'Överenskommelse',
  dated: '2015-03-19',
  dnr: 'KSL/15/0016-5',
  answerBy: '2015-06-15',
  parts: [{ heading: '', text: 'Text.' }],
  clauses: [{ text: 'att anta', onlyFor: [] }],
  basis: { body: 'Styrelsen', on: '2015-03-19', paragraph: '§ 12' },
  addressees: [{ organisationId: 'a', role: 'to', email: 'registrator@vallentuna.example' }],
  documents: [{ role: 'instrument', title: 'Text', filename: 't.pdf', sha256: 'aa' }],
  instrument: { ...blank.instrument, title: 'Överenskommelse' },
}
const lacking = (change: Partial<Draft>, where: Partial<DraftSetting> = {}): string[] =>
  lacksToSend({ ...whole, ...change }, { ...setting, ...where }).map((lack) =>
    lack.code.replace('circulation.', ''),
  )

test('a whole draft lacks nothing', () => {
  assert.deepEqual(lacking({}), [])
})

test('an empty one lacks everything that its kind demands, in the order of the form', () => {
  const empty = (kind: Draft['kind']) =>
    lacksToSend(emptyDraft(kind, 'new'), { ...setting, inCase: false }).map((lack) => lack.field)
  assert.deepEqual(empty('recommendation'), [
    'case',
    'dnr',
    'dated',
    'answerBy',
    'title',
    'partText',
    'clauseText',
    'basisBody',
    'basisOn',
    'basisParagraph',
    'files',
    'instrumentTitle',
    'to',
  ])
  assert.deepEqual(empty('enquiry'), ['case', 'dnr', 'dated', 'answerBy', 'title', 'partText', 'to'])
  for (const kind of circulationKinds) assert.ok(empty(kind).includes('to'))
})

test('each thing that is wrong is told by itself', () => {
  const cases: readonly (readonly [Partial<Draft>, Partial<DraftSetting>, string])[] = [
    [{ documents: [] }, {}, 'lacks-instrument-text'],
    [{ answerBy: '2015-06-31' }, {}, 'not-a-day'],
    [{ answerBy: '0000-01-01' }, {}, 'not-a-day'],
    [{ answerBy: '2015-03-18' }, {}, 'answer-day-passed'],
    [{ dnr: '***' }, {}, 'lacks-dnr'],
    [{}, { dnrTaken: true }, 'dnr-taken'],
    [{ title: 'å'.repeat(10_001) }, {}, 'lacks-shorter-text'],
    [{ clauses: [] }, {}, 'lacks-clauses'],
    [{ clauses: [{ text: 'att anta', onlyFor: ['nobody'] }] }, {}, 'clause-for-stranger'],
    [{ basis: { ...whole.basis, paragraph: ' ' } }, {}, 'lacks-basis-paragraph'],
    [{ addressees: [{ organisationId: 'a', role: 'to', email: '' }] }, {}, 'addressee-without-address'],
    [{ addressees: [{ organisationId: 'a', role: 'to', email: 'a@b' }] }, {}, 'bad-address'],
    [{ addressees: [{ organisationId: 'b', role: 'to', email: 'a@b.example' }] }, {}, 'addressee-not-member'],
    [{ thirdBodies: [{ name: '', email: 'a@b.example' }] }, {}, 'third-body-without-name'],
    [{ thirdBodies: [{ name: 'Samverkan', email: '' }] }, {}, 'addressee-without-address'],
    [{ instrument: { ...whole.instrument, use: 'existing', id: 'gone' } }, {}, 'lacks-instrument'],
    [{ thirdBodies: [{ name: 'å'.repeat(301), email: 'a@b.example' }] }, {}, 'lacks-shorter-text'],
    [{ documents: [{ ...whole.documents[0]!, title: 'å'.repeat(1001) }] }, {}, 'lacks-shorter-text'],
    [
      {
        instrument: {
          ...whole.instrument,
          validFrom: '2015-01-01',
          terms: { ...whole.instrument.terms, validTo: '2014-12-31' },
        },
      },
      {},
      'instrument.ends-before-it-begins',
    ],
    [{ contact: { title: 'jurist', email: 'jurist' } }, {}, 'bad-address'],
  ]
  for (const [change, where, code] of cases) assert.deepEqual(lacking(change, where), [code], code)
})

test('only recipients that are not asked may be from outside', () => {
  const addressees: Draft['addressees'] = [
    ...whole.addressees,
    { organisationId: 'b', role: 'for_information', email: 'lst@lst.example' },
  ]
  assert.deepEqual(lacking({ addressees }), [])
  assert.deepEqual(lacking({ addressees: addressees.slice(1) }), ['lacks-addressees'])
})

const stands = { kind: whole.kind, instrumentId: whole.instrument.id }

test('an older text may be sent anew, and a next version keeps its recipients and its day', () => {
  assert.deepEqual(lacking({ instrument: { ...whole.instrument, use: 'existing', id: 'old' } }), [])
  assert.deepEqual(lacking({ addressees: [], answerBy: '2015-01-01' }, { sent: stands }), [])
})

test('a next version is of the same kind and about the same agreement', () => {
  const none = { ...whole.instrument, use: 'none' } as const
  assert.deepEqual(lacking({ instrument: none }, { sent: stands }), ['instrument-stands'])
  assert.deepEqual(lacking({}, { sent: { ...stands, kind: 'offer' } }), ['kind-stands'])
  assert.deepEqual(lacking({}, { sent: { ...stands, instrumentId: null } }), ['instrument-stands'])
})
