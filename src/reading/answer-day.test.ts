import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toldBy } from './answer-day.ts'
import { sourceOf } from './source.ts'

const told = (text: string, written = '2024-02-01'): string | null =>
  toldBy(sourceOf(text), written)?.value ?? null

test('a decision tells by when answers are to be in, in whatever words', () => {
  for (const words of [
    'Norrsjö kommun har beretts tillfälle att yttra sig senast den 28 november 2024.',
    'Medlemmarnas beslut ska ha inkommit till förbundet senast 2024-11-28.',
    'Remissvaret ska vara regionen tillhanda senast den 28 november 2024.',
    'Förbundet behöver svar före den 28 november 2024.',
    'Förslaget ska antas av medlemskommunernas fullmäktige senast den 28 november 2024.',
    'Vi kan inte svara till den 28 november.',
    'Ärendet är på remiss med svarstid till och med den 28 november 2024.',
  ])
    assert.equal(told(words), '2024-11-28', words)
})

test('a past last day without its year is the one before the text, and a coming one the one after it', () => {
  assert.equal(told('Svarstiden gick ut den 15 november.'), '2023-11-15')
  assert.equal(told('Sista svarsdag är 15 november.'), '2024-11-15')
})

test('a day until which something applies, or somebody is away, is no last day for an answer', () => {
  for (const words of [
    'Svaret är att taxan gäller till och med den 31 december 2024.',
    'Jag har semester till och med den 4 augusti och svarar sedan.',
    'Avtalet förlängs till och med 2024-06-30, att svar väntas.',
    'Protokollet justeras senast den 9 mars 2024.',
  ])
    assert.equal(told(words), null, words)
})
