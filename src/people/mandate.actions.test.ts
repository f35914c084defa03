import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { foundAssociation } from '../organisations/actions.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import { addMandate, endMandate } from './mandate.actions.ts'
import type { Mandate } from './mandate.ts'
import { findMandates } from './mandate.store.ts'

const clock = new HandClock('2012-01-26T09:00')
const { database } = await freshDatabase()
const association = await database.transaction(null, (db) =>
  foundAssociation(
    { db, actor: system('test'), clock },
    { slug: 'skane-nordvast', name: 'Skåne Nordväst', mailFrom: null },
  ),
)
const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  database.transaction(association, (db) => run({ db, association, actor: system('test'), clock }))

test('a mandate is entered once, ends on a day, and can then be followed by another', async () => {
  const { hubId } = await inside(({ db }) => findOwnAssociation(db, association))
  const mandate: Mandate = {
    id: newId(),
    organisationId: hubId,
    seat: { project: 'ESS-TITA' },
    role: 'ordinary',
    holder: 'utvecklingschef',
    email: null,
    validFrom: '2011-01-01',
    validTo: null,
  }
  await inside((work) => addMandate(work, mandate))
  await inside((work) => addMandate(work, mandate))
  const again = { ...mandate, id: newId(), validFrom: '2012-03-01' }
  await assert.rejects(
    inside((work) => addMandate(work, again)),
    { code: 'mandate.already' },
  )
  await inside((work) => endMandate(work, { id: mandate.id, to: '2012-03-01' }))
  await assert.rejects(
    inside((work) => endMandate(work, { id: mandate.id, to: '2012-03-01' })),
    { code: 'mandate.not-there' },
  )
  await inside((work) => addMandate(work, again))
  const found = await inside(({ db }) => findMandates(db, association))
  assert.deepEqual(
    found.map(({ validFrom, validTo }) => [validFrom, validTo]),
    [
      ['2011-01-01', '2012-03-01'],
      ['2012-03-01', null],
    ],
  )
  assert.deepEqual(await inside(({ db }) => findMandates(db, association, newId())), [])
})
