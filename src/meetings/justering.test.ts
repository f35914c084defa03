import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mandate } from '../people/mandate.ts'
import { candidatesOf, checkInOffice, isSameHolder } from './justering.ts'

const mandate = (validTo: string | null, validFrom: string | null = null): Mandate => ({
  id: 'm',
  organisationId: 'bjuv',
  seat: { bodyId: 'kd' },
  role: 'ordinary',
  holder: 'kommundirektör, Bjuv',
  email: null,
  validFrom,
  validTo,
})
const metOn = '2012-01-26'
const check = (mandates: readonly Mandate[], attended: readonly string[] = []): void =>
  checkInOffice('Kommundirektör, Bjuv', metOn, { mandates, attended })
const ended = {
  code: 'justering.mandate-ended',
  facts: { holder: 'Kommundirektör, Bjuv', day: '2012-01-25' },
}

test('an adjuster holds office on the day of the meeting; that it ends on that day or later hinders nobody', () => {
  assert.throws(() => check([mandate('2012-01-26')]), ended)
  check([mandate('2012-01-27')])
  check([mandate(null)])
})

test('whoever came back, whoever was there all the same, and whoever is in no register may be chosen', () => {
  check([mandate('2011-01-01'), mandate(null, '2012-01-01')])
  check([mandate('2012-01-26')], ['kommundirektör, Bjuv'])
  check([])
  assert.throws(() => check([mandate('2012-01-26')], ['kommundirektör, Åstorp']), ended)
})

test('a name is the same however its words are ordered, spaced and marked off', () => {
  assert.ok(isSameHolder('kommundirektör, Bjuv', ' Kommundirektör  Bjuv'))
  assert.ok(isSameHolder('kommundirektör, Bjuv', 'Bjuv kommun: kommundirektör'))
  assert.ok(!isSameHolder('kommundirektör, Bjuv', 'kommundirektör, Åstorp'))
  assert.throws(
    () => checkInOffice('Bjuv kommundirektör', metOn, { mandates: [mandate('2012-01-26')], attended: [] }),
    { code: 'justering.mandate-ended' },
  )
})

test('those who were there may be picked, and others in office; not who sent an apology or has left', () => {
  const of = (holder: string, validTo: string | null = null, email: string | null = null): Mandate => ({
    ...mandate(validTo),
    id: holder,
    holder,
    email,
  })
  const mandates = [
    of('kommundirektör, Bjuv', null, 'bjuv@bjuv.example'),
    of('kommundirektör, Åstorp'),
    of('kommundirektör, Klippan'),
    of('kommundirektör, Perstorp', '2012-01-01'),
  ]
  const attendees = [
    { id: 'a1', holder: 'Kommundirektör Bjuv', kind: 'present' },
    { id: 'a2', holder: 'kommundirektör, Åstorp', kind: 'apology' },
    { id: 'a3', holder: 'en gäst', kind: 'guest' },
  ] as const
  assert.deepEqual(candidatesOf(mandates, attendees, metOn), [
    { id: 'a1', holder: 'Kommundirektör Bjuv', email: 'bjuv@bjuv.example' },
    { id: 'kommundirektör, Klippan', holder: 'kommundirektör, Klippan', email: null },
  ])
})
