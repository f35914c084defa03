import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkClauses, checkPerCapsulam, readClauses } from './decision.ts'

test('clauses are typed one a line, with or without att, numbers and dashes', () => {
  assert.deepEqual(
    readClauses('Att godkänna materialet.\n\n - att  sända det på remiss\r\n2. uppdra åt gruppen'),
    ['godkänna materialet.', 'sända det på remiss', 'uppdra åt gruppen'],
  )
  assert.deepEqual(readClauses('Attraktiva arbetsgivare får stöd'), ['Attraktiva arbetsgivare får stöd'])
})

test('a body under Kommunallagen decides in meetings; others without one where their rules allow it', () => {
  const refused = (governance: 'kommunalforbund' | 'kommunforbund' | 'avtalssamverkan', allowed: boolean) => {
    try {
      checkPerCapsulam({ governance, allowed }, '2026-01-10')
      return null
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  assert.equal(refused('kommunalforbund', true), 'decision.must-meet')
  assert.equal(refused('kommunforbund', true), null)
  assert.equal(refused('kommunforbund', false), 'decision.not-in-statutes')
  assert.equal(refused('avtalssamverkan', true), null)
})

test('what is decided has at least one clause', () => {
  assert.throws(() => checkClauses('decided', []), { code: 'decision.no-clauses' })
  checkClauses('noted', [])
  checkClauses(null, [])
  checkClauses('decided', ['godkänna materialet'])
})
