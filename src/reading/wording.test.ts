import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { isThere, realFolder } from '../../test/help/reading-cases.ts'
import { readDecision } from './extract.ts'
import { compareClauses, wordDifferences } from './wording.ts'

const recommended = [
  'att anta taxa för tillsyn enligt bilaga 1,',
  'att anta taxebestämmelser enligt bilaga 2,',
  'att taxan gäller från och med den 1 januari 2025, samt',
  'att förbundet varje år ska räkna om taxan enligt det år som taxebeloppet ska gälla.',
]

test('the same clauses in another grammar have the same wording', () => {
  const { matches, sameWording } = compareClauses(recommended, [
    'Taxa för tillsyn enligt bilaga 1 antas.',
    'Taxebestämmelser enligt bilaga 2 antas.',
    'Taxan gäller från och med den 1 januari 2025.',
    'Förbundet ska varje år räkna om taxan enligt det år som taxebeloppet ska gälla.',
  ])
  assert.equal(sameWording, true)
  assert.deepEqual(
    matches.map((match) => match.relation),
    ['grammar', 'grammar', 'grammar', 'grammar'],
  )
})

test('one other word in a long clause is found and shown', () => {
  const adopted = recommended.map((clause) => clause.replace('taxebeloppet', 'skattebeloppet'))
  const { matches, sameWording } = compareClauses(recommended, adopted)
  assert.equal(sameWording, false)
  assert.deepEqual(matches[3]!.differences, [
    { recommended: 'taxebeloppet', adopted: 'skattebeloppet', kind: 'substance' },
  ])
})

test('another number, date or negation is never grammar', () => {
  const kinds = (a: string, b: string): string[] => wordDifferences(a, b).map((difference) => difference.kind)
  assert.deepEqual(kinds('gäller från den 1 januari 2025', 'gäller från den 1 mars 2025'), ['substance'])
  assert.deepEqual(kinds('högst 50 000 kronor', 'högst 60 000 kronor'), ['substance'])
  assert.deepEqual(kinds('att anta avtalet', 'att inte anta avtalet'), ['substance'])
  assert.deepEqual(kinds('beslutspunkt 1–3', 'beslutspunkt 1-3'), [])
})

test('dropped, added, renumbered and merged clauses are told apart', () => {
  const { matches } = compareClauses(recommended, [
    'Taxebestämmelser enligt bilaga 2 antas.',
    'Taxa för tillsyn enligt bilaga 1 antas, och taxan gäller från och med den 1 januari 2025.',
    'Avtalet ska följas upp av kommunens revisorer.',
  ])
  assert.deepEqual(
    matches.map(({ relation, recommended: from, adopted }) => [from, adopted, relation]),
    [
      [0, [1], 'merged'],
      [1, [0], 'grammar'],
      [2, [1], 'changed'],
      [3, [], 'dropped'],
      [null, [2], 'added'],
    ],
  )
})

test('a text compared with itself never differs, and every clause is accounted for', () => {
  const clause = fc.array(
    fc.constantFrom('taxa', 'avtal', 'gäller', 'från', 'den', '1', 'januari', 'att', 'antas', 'inte'),
    { minLength: 1, maxLength: 12 },
  )
  const clauses = fc.array(
    clause.map((words) => words.join(' ')),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(clauses, clauses, (a, b) => {
      assert.equal(compareClauses(a, a).sameWording, true)
      const { matches } = compareClauses(a, b)
      assert.deepEqual(
        matches.flatMap((match) => match.recommended ?? []),
        [...a.keys()],
      )
      assert.deepEqual(new Set(matches.flatMap((match) => match.adopted)), new Set(b.keys()))
    }),
    { numRuns: 200 },
  )
})

test(
  'the one real slip in wording is found, and the clause replaced while the letter was out is followed',
  { skip: !isThere(realFolder) },
  () => {
    const clauses = (file: string): string[] =>
      readDecision(readFileSync(join(realFolder, file), 'utf8')).clauses.map((clause) => clause.text)
    const first = compareClauses(
      clauses('recommendation-03-rsg-styrelse-2023-05-31-61.txt'),
      clauses('answer-04-gbg-kf-taxor-rsg.txt'),
    )
    const slips = first.matches
      .flatMap((match) => match.differences)
      .filter((difference) => difference.adopted.includes('skattebeloppet'))
    assert.deepEqual(slips, [{ recommended: 'taxebeloppet', adopted: 'skattebeloppet', kind: 'substance' }])
    const original = clauses('recommendation-04-rsg-styrelse-2025-03-12-27.txt')
    const replacement = clauses('recommendation-05-rsg-styrelse-2025-04-29-53.txt').at(-1)!
    const adopted = clauses('answer-05-gbg-kf-sotningstaxa-rsg.txt')
    assert.equal(compareClauses(original, adopted).matches[7]!.relation, 'changed')
    assert.equal(
      compareClauses([...original.slice(0, 7), replacement], adopted).matches[7]!.relation,
      'grammar',
    )
  },
)
