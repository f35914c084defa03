import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Mandate, checkMandate, representation, seatsOf } from './mandate.ts'

const mandate = (facts: Partial<Mandate>): Mandate => ({
  id: 'm1',
  organisationId: 'bjuv',
  seat: { bodyId: 'kd' },
  role: 'ordinary',
  holder: 'kommundirektör, Bjuv',
  email: null,
  validFrom: null,
  validTo: null,
  ...facts,
})

test('who stands for whom is asked of a day, and where nobody does the place stays empty', () => {
  const mandates = [
    mandate({ validTo: '2012-03-01' }),
    mandate({ id: 'm2', holder: 'tf. kommundirektör, Bjuv', validFrom: '2012-03-01' }),
    mandate({ id: 'm3', organisationId: 'klippan', role: 'substitute', holder: 'ekonomichef, Klippan' }),
  ]
  const asked = { seat: { bodyId: 'kd' }, organisationIds: ['bjuv', 'klippan', 'perstorp'] }
  const holders = (on: string) =>
    representation(mandates, { ...asked, on }).map(({ ordinary }) => ordinary.map(({ holder }) => holder))
  assert.deepEqual(holders('2012-02-29'), [['kommundirektör, Bjuv'], [], []])
  assert.deepEqual(holders('2012-03-01'), [['tf. kommundirektör, Bjuv'], [], []])
  const [, klippan] = representation(mandates, { ...asked, on: '2012-01-26' })
  assert.equal(klippan!.substitutes[0]!.holder, 'ekonomichef, Klippan')
})

test('a project is a seat like a body, known by its name', () => {
  const mandates = [
    mandate({ seat: { project: 'ESS-TITA' } }),
    mandate({ id: 'm2', seat: { project: 'ess-tita ' } }),
  ]
  assert.deepEqual(seatsOf([...mandates, mandate({})]), [{ bodyId: 'kd' }, { project: 'ESS-TITA' }])
})

test('nobody holds the same seat twice at the same time', () => {
  const there = [mandate({ validTo: '2012-03-01' })]
  const again = mandate({ id: 'm2', holder: 'Kommundirektör, Bjuv', validFrom: '2012-02-29' })
  assert.throws(() => checkMandate(again, there), { code: 'mandate.already' })
  checkMandate({ ...again, validFrom: '2012-03-01' }, there)
  checkMandate({ ...again, holder: 'ekonomichef, Bjuv' }, there)
  assert.throws(() => checkMandate(mandate({ validFrom: '2012-02-01', validTo: '2012-02-01' }), []), {
    code: 'mandate.period',
  })
})
