import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDecision } from '../reading/extract.ts'
import { answeredVersion, clausesOf, withDifferences } from './clause-answer.ts'

const asked = [
  'Anta överenskommelsen om samverkan.',
  'Fastställa taxebeloppet från och med den 1 januari 2015.',
].map((text, index) => ({ number: index + 1, text, onlyFor: null }))

const extract = (...clauses: string[]): string => `Ortaby kommun
PROTOKOLLSUTDRAG
Kommunstyrelsen 2015-05-11
§ 88 Överenskommelse om samverkan

Kommunstyrelsens beslut
${clauses.join('\n')}

Justerat 2015-05-13
`
const read = (...clauses: string[]) => clausesOf(readDecision(extract(...clauses), {}), asked)

test('a clause that is declined is not taken for adopted', () => {
  const { clauses } = read(
    '1. att anta överenskommelsen om samverkan.',
    '2. att inte fastställa taxebeloppet från och med den 1 januari 2015.',
  )
  assert.deepEqual(
    clauses.map((clause) => clause.answer),
    ['adopted', 'declined'],
  )
  assert.match(clauses[1]?.text ?? '', /^Inte fastställa/)
  assert.deepEqual(withDifferences(clauses, asked)[1]?.differences, [])
})

test('a clause that is put off is not answered', () => {
  const { clauses } = read(
    '1. att anta överenskommelsen om samverkan.',
    '2. att bordlägga frågan om att fastställa taxebeloppet från och med den 1 januari 2015.',
  )
  assert.deepEqual(
    clauses.map((clause) => clause.answer),
    ['adopted', 'not_answered'],
  )
})

test('one clause that answers the whole says of every clause what it says', () => {
  const answers = (words: string) => read(words).clauses.map((clause) => clause.answer)
  assert.deepEqual(answers('att anta överenskommelsen.'), ['adopted', 'adopted'])
  assert.deepEqual(answers('att avslå rekommendationen.'), ['declined', 'declined'])
})

test('a yes in part in one sentence leaves open what it does not name', () => {
  const { clauses, answersWhole } = read('att anta överenskommelsen om samverkan med undantag av punkt 2.')
  assert.equal(answersWhole, false)
  assert.equal(clauses[1]?.answer, 'not_answered')
})

test('who decides, said in the sentence itself, is no difference in the wording', () => {
  for (const lead of [
    'Kommunstyrelsen beslutar',
    'Kommunstyrelsen beslutar för egen del',
    'Nämnden beslöt',
  ]) {
    const reading = readDecision(extract(`${lead} att anta överenskommelsen om samverkan.`), {})
    const { clauses } = clausesOf(reading, asked.slice(0, 1))
    assert.deepEqual(clauses, [{ clause: 1, answer: 'adopted', text: null }], lead)
  }
})

test('a clause in the words that it had before it was replaced is of the earlier version', () => {
  const before = [
    {
      version: 1,
      clauses: [asked[0]!, { ...asked[1]!, text: 'Fastställa avgiften från och med den 1 juli 2014.' }],
    },
  ]
  const sent = { clauses: asked, earlier: before }
  const answers = (text: string) => [
    { clause: 1, answer: 'adopted' as const, text: null },
    { clause: 2, answer: 'adopted_with_changes' as const, text },
  ]
  assert.equal(answeredVersion(answers('Fastställa avgiften från och med den 1 juli 2014.'), sent), 1)
  assert.equal(
    answeredVersion(answers('Fastställa taxebeloppet från och med den 1 januari 2015.'), sent),
    null,
  )
  assert.equal(answeredVersion(answers('Fastställa något helt annat.'), sent), null, 'words of its own')
})

test('a clause that was recommended with "att" is the same without it', () => {
  const one = [{ number: 1, text: 'att anta överenskommelsen om samverkan', onlyFor: null }]
  const { clauses } = clausesOf(readDecision(extract('att anta överenskommelsen om samverkan.'), {}), one)
  assert.deepEqual(clauses, [{ clause: 1, answer: 'adopted', text: null }])
  const typed = [{ clause: 1, answer: 'adopted', text: 'Anta överenskommelsen om samverkan' } as const]
  assert.deepEqual(withDifferences(typed, one)[0]!.differences, [])
})
