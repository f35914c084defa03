import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mandate } from '../people/mandate.ts'
import { checkInOffice } from './justering.ts'

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
