import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceOf } from './source.ts'
import { toldDecision } from './told-decision.ts'

function told(text: string): readonly unknown[] | null {
  const read = toldDecision(sourceOf(text), '2025-10-07')
  return read && [read.body?.value, read.date?.value ?? null, read.number?.value ?? null]
}

test('a decision told in a letter has its body, its day and its number', () => {
  assert.deepEqual(told('Hej! Kommunstyrelsen har den 12 maj 2025, § 66, beslutat att anta avtalet.'), [
    'Kommunstyrelsen',
    '2025-05-12',
    '66',
  ])
})

test('a day without its year is the last such one before the letter', () => {
  assert.deepEqual(
    told('Kommunstyrelsen behandlade ärendet den 1 oktober, § 90, och föreslår fullmäktige att anta listan.'),
    ['Kommunstyrelsen', '2025-10-01', '90'],
  )
  assert.deepEqual(told('Arbetsutskottet beslutade den 3 november att tacka nej.'), [
    'Arbetsutskottet',
    '2024-11-03',
    null,
  ])
})

test('an official is told to have decided only on delegation', () => {
  assert.deepEqual(
    told('Stadsdirektören har den 3 september 2025 på delegation beslutat att anta avtalet.'),
    ['Stadsdirektören', '2025-09-03', null],
  )
  assert.equal(told('Stadsdirektören har beslutat att ta ledigt.'), null)
})

test('what is asked, to come, or asked of the members is not told', () => {
  assert.equal(told('Har kommunstyrelsen beslutat att anta avtalet?'), null)
  assert.equal(told('Kommunstyrelsen kommer att ha beslutat före jul.'), null)
  assert.equal(
    told('Styrelsen beslutade den 3 maj 2025 att rekommendera medlemmarna att anta avtalet.'),
    null,
  )
})
