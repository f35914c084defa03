import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseSlug, caseState } from './case.ts'
import { divide, unveil } from './registry.ts'

const typed = { counterpart: 'förälder till elev', subject: 'Begäran om stöd' }

test('an entry without secrecy is open as it was typed', () => {
  const divided = divide(typed, { counterpart: false, neutralSubject: null })
  assert.deepEqual(divided, { open: typed, protection: null })
})

test('a protected counterpart is left out of the public register, and staff still read it', () => {
  const { open, protection } = divide(typed, { counterpart: true, neutralSubject: null })
  assert.deepEqual(open, { counterpart: null, subject: 'Begäran om stöd' })
  assert.deepEqual(unveil(open, protection), typed)
})

test('a protected subject is shown to the public by the neutral one', () => {
  const { open, protection } = divide(typed, { counterpart: true, neutralSubject: 'Inkommen skrivelse' })
  assert.deepEqual(open, { counterpart: null, subject: 'Inkommen skrivelse' })
  assert.deepEqual(unveil(open, protection), typed)
})

test('a case is open, closed or voided, and voided wins', () => {
  assert.equal(caseState({ closedOn: null, voidedAt: null }), 'open')
  assert.equal(caseState({ closedOn: '2015-06-01', voidedAt: null }), 'closed')
  assert.equal(caseState({ closedOn: '2015-06-01', voidedAt: '2015-06-02T08:00:00.000Z' }), 'voided')
  assert.equal(caseSlug({ dnr: 'KSL/15/0016' }), 'KSL-15-0016')
})
