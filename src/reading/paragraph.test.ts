import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paragraphsOf } from './paragraph.ts'
import { sourceOf } from './source.ts'

const read = (text: string): (readonly [string, string])[] =>
  paragraphsOf(sourceOf(text)).map((paragraph) => [paragraph.no, paragraph.text.text.trim()] as const)

test('of numbers piled on each other the highest body’s is the paragraph’s own, whichever stands first', () => {
  const rest = 'Avtal om gemensam växel'
  assert.deepEqual(read(`Ks § 184\nAu § 192          Dnr KS 261/2025\n\n${rest}\n`), [
    ['184', `Dnr KS 261/2025\n\n${rest}`],
  ])
  assert.deepEqual(read(`Ksau § 49\nKs § 55\n\n${rest}\n`), [['55', rest]])
})

test('two paragraphs of the same body are two, also where the first has no words', () => {
  assert.deepEqual(
    read('Ks § 4\nKs § 5\nAvtal\n').map(([no]) => no),
    ['4', '5'],
  )
  assert.deepEqual(
    read('§ 4\n§ 5\nAvtal\n').map(([no]) => no),
    ['4', '5'],
  )
})

test('a list of contents is no paragraphs', () => {
  const text =
    'Innehåll\n§ 1 Dagordning .... 2\n§ 2 Avtal ..... 3\n\n§ 1 Dagordning\nGodkänns.\n\n§ 2 Avtal\nAntas.\n'
  assert.deepEqual(read(text), [
    ['1', 'Dagordning\nGodkänns.'],
    ['2', 'Avtal\nAntas.'],
  ])
})
