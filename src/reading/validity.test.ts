import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceOf } from './source.ts'
import { validityOf } from './validity.ts'

const span = (text: string): readonly (string | null)[] => {
  const { from, to } = validityOf(sourceOf(text))
  return [from?.value ?? null, to?.value ?? null]
}

test('a period is read in whatever words it is given', () => {
  for (const words of [
    'Avtalet gäller från och med den 1 juli 2016 till och med den 30 juni 2020.',
    'Förslag till samverkansavtal för perioden 1 juli 2016–30 juni 2020.',
    'Kommunen ingår avtal för tiden 2016-07-01 till 2020-06-30.',
  ])
    assert.deepEqual(span(words), ['2016-07-01', '2020-06-30'], words)
  assert.deepEqual(span('Avtalet förlängs till och med den 30 juni 2020.'), [null, '2020-06-30'])
})

test('members named right after the day have it, and the others another', () => {
  for (const [first, second] of [
    ['i Almby, Vetby och Norrsjö', 'i Dals-By'],
    ['för kommunerna Almby, Vetby och Norrsjö', 'för kommunerna Dals-By'],
    ['för Almby, Vetby och Norrsjö', 'för Dals-By'],
  ] as const) {
    const text = `att taxan gäller från och med den 1 januari 2023 ${first}.\nAtt taxan gäller från och med den 1 april 2023 ${second}.`
    assert.deepEqual(
      validityOf(sourceOf(text)).byMember.map(({ value }) => value),
      [
        { members: ['Almby', 'Vetby', 'Norrsjö'], from: '2023-01-01' },
        { members: ['Dals-By'], from: '2023-04-01' },
      ],
    )
  }
})
