import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Checked, remarksOn } from './member-check.ts'
import { nothingWritten } from './lodging.ts'
import type { Proposal } from '../answers/proposal.ts'

const file = { sha256: 'aa', filename: 'utdrag.pdf' }
const read: Proposal = {
  choice: 'adopted',
  decidedBy: 'Kommunstyrelsen',
  decided: '2015-05-25',
  paragraph: '§ 84',
  ownDnr: null,
  until: null,
  riders: [],
  clauses: [],
  nominees: [],
  seatTo: null,
  approved: true,
  instrument: { named: null, isRight: null },
  names: null,
  stage: 'decision',
  answersWhole: true,
  annex: null,
  reasons: [],
  marks: [],
}
const whole: Checked = {
  written: { ...nothingWritten, files: [file], text: 'Kommunstyrelsen beslutar att anta.' },
  choice: 'adopted',
  decided: '2015-05-25',
  paragraph: '§ 84',
  until: null,
  proposal: read,
  findings: [],
}
const codes = (checked: Checked): string[] => remarksOn(checked).map(({ code }) => code)

test('what says the same in the form and in the extract gives nothing to remark on', () => {
  assert.deepEqual(codes(whole), [])
  assert.deepEqual(codes({ ...whole, paragraph: '84' }), [], 'a paragraph is its number')
})

test('a decision without its extract is told so; a postponement needs none', () => {
  const bare = { ...whole, written: nothingWritten, proposal: null }
  assert.deepEqual(codes(bare), ['lodging.no-file'])
  assert.deepEqual(codes({ ...bare, choice: 'postponed' }), ['lodging.no-day'])
  assert.deepEqual(codes({ ...bare, choice: 'postponed', until: '2015-06-08' }), [])
})

test('the extract’s own answer, day and paragraph are told where they are others', () => {
  const other = { ...whole, decided: '2015-06-01', paragraph: '§ 90', choice: 'declined' as const }
  assert.deepEqual(codes(other), ['lodging.other-answer', 'lodging.other-day', 'lodging.other-paragraph'])
  const added = { ...whole, choice: 'adopted_with_declaration' as const }
  const riders = [{ kind: 'declaration' as const, text: 'Ska utvärderas efter ett år.', reviewOn: null }]
  assert.deepEqual(
    codes({ ...added, proposal: { ...whole.proposal!, riders } }),
    [],
    'one yes is not another answer',
  )
  assert.deepEqual(codes(added), ['lodging.no-rider'], 'nothing added was read: it is to be written')
})

test('a file without text is read by hand, and an addition must then be written', () => {
  const scan = { ...whole, written: { ...nothingWritten, files: [file] }, proposal: null }
  assert.deepEqual(codes(scan), ['lodging.not-read'])
  assert.deepEqual(codes({ ...scan, choice: 'adopted_with_condition' }), [
    'lodging.no-rider',
    'lodging.not-read',
  ])
})

test('a masked personal identity number is told', () => {
  const written = { ...whole.written, text: 'Sökande •••••• - ••••'.replace(' - ', '-') }
  assert.deepEqual(codes({ ...whole, written }), ['lodging.identity-number'])
})

test('what cannot be known without a text to read is not asked about', () => {
  const findings = [
    { code: 'due-form.instrument-not-named', severity: 'ask', facts: {} },
    { code: 'due-form.undated', severity: 'ask', facts: {} },
  ] as const
  const bare = { ...whole, written: nothingWritten, proposal: null, findings }
  assert.deepEqual(codes(bare), ['lodging.no-file', 'due-form.undated'])
})
