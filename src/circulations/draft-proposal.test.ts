import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readLetter } from '../reading/letter.ts'
import { letterOf2015 } from '../../test/help/letter.ts'
import { caseAndEntry, proposeDraft } from './draft-proposal.ts'

const setting = {
  members: [
    { id: 'a', kind: 'municipality', email: 'registrator@a.example' },
    { id: 'r', kind: 'region', email: null },
  ],
  names: [{ organisationId: 'hub', name: 'Kommunförbundet Stockholms län' }],
  instrumentId: 'new',
} as const
const proposed = (text: string) => proposeDraft(readLetter(text), { text, file: null }, setting)

function assertFacts(text: string): void {
  const draft = proposed(text)
  assert.equal(draft.kind, 'recommendation')
  assert.equal(draft.sender, 'hub', 'known in spite of the dots that OCR has lost')
  assert.equal(draft.dated, '2015-03-19')
  assert.equal(draft.dnr, 'KSL/15/0016-5')
  assert.match(draft.title, /verenskommelse om samverkan/)
  assert.equal(draft.answerBy, '2015-06-15')
  assert.equal(draft.decisionIsSignature, true)
  assert.deepEqual(
    draft.thirdBodies.map((body) => body.name),
    ['Samverkan Stockholmsregionen'],
  )
  assert.equal(draft.instrument.validFrom, '2015-01-01')
  assert.deepEqual([draft.instrument.terms.entry, draft.instrument.terms.on], ['fixed', '2015-01-01'])
  assert.equal(draft.instrument.terms.validTo, '', 'until further notice')
  assert.match(draft.clauses[0]!.text, /^att anta överenskommelsen/)
  assert.deepEqual([draft.basis.body, draft.basis.on], ['Styrelsen', '2015-03-19'])
  assert.deepEqual(draft.addressees, [{ organisationId: 'a', role: 'to', email: 'registrator@a.example' }])
  assert.ok(draft.parts.length >= 5)
  const { quotes } = draft.source!
  for (const { quote, start, end } of Object.values(quotes)) assert.equal(text.slice(start, end), quote)
  assert.match(quotes['clause.0']!.quote, /6verenskommelsen/, 'the evidence is the letter as it came')
}

test('a letter worn by OCR becomes a draft, and every field has the words it rests on', () => {
  assertFacts(letterOf2015)
})

const real = new URL('../../../shared/sources/recommendation-2015.txt', import.meta.url)
test('the real letter of 2015 gives the same', { skip: !existsSync(real) }, () => {
  assertFacts(readFileSync(real, 'utf8'))
})

test('paragraphs are unwrapped, and the signature is no part of the text', () => {
  const { parts } = proposed(letterOf2015)
  const background = parts.find((part) => part.heading === 'Bakgrund')!
  assert.equal(background.text.includes('\n'), false)
  const course = parts.find((part) => part.heading === 'Arendegang')!
  assert.match(course.text, /rutin som galler vid beslut i styrelsen\.\n\nBeslut om antagande/)
  assert.equal(
    parts.some((part) => /KOMMUNFORBUNDET/.test(part.heading)),
    false,
  )
})

test('a letter that says nothing gives an empty draft with the members as addressees', () => {
  const draft = proposed('Hej! Vi hörs.')
  assert.deepEqual([draft.title, draft.dnr, draft.answerBy, draft.sender], ['', '', '', ''])
  assert.deepEqual(
    draft.addressees.map((addressee) => addressee.organisationId),
    ['a', 'r'],
  )
})

test('the entry’s number is taken off a document’s Dnr, and nothing else is', () => {
  assert.deepEqual(caseAndEntry('KSL/15/0016-5'), { caseDnr: 'KSL/15/0016', entry: 5 })
  assert.deepEqual(caseAndEntry('KS 2015:123-4'), { caseDnr: 'KS 2015:123', entry: 4 })
  assert.deepEqual(caseAndEntry('KS 2015-123'), { caseDnr: 'KS 2015-123', entry: null })
  assert.deepEqual(caseAndEntry(' '), { caseDnr: '', entry: null })
})
