import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { verifyDue } from '../../src/app/verification.jobs.ts'
import { findLastWhole } from '../../src/app/verification.store.ts'
import { isDue } from '../../src/app/verification.ts'
import { tellVerdicts } from '../../src/app/verify.command.ts'
import { addBareAssociation } from '../help/association.ts'
import { foundSmallKsl } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'

/** Every night the records are compared with the log, and those who work here see when it was done and what it showed. */

const office = await openOffice({ now: '2015-06-04T22:00' })
await foundSmallKsl(office, ['0114', '0115'])
const registrar = await office.registrar()
const page = '/ksl/verification'

interface Told {
  readonly verifications: readonly {
    readonly verifiedAt: string
    readonly faults: number
    readonly lines: string[]
  }[]
}
const told = async (): Promise<Told['verifications']> =>
  ((await registrar.get(`${page}.json`)).assertStatus(200).json as Told).verifications

test('a night is over at three by the office’s clock, in summer and in winter, and is not missed by sleeping', () => {
  assert.ok(isDue('2015-06-05T01:00:00.000Z', '2015-06-05T00:59:00.000Z'))
  assert.ok(!isDue('2015-06-05T00:59:00.000Z', '2015-06-04T01:00:00.000Z'))
  assert.ok(!isDue('2015-06-05T20:00:00.000Z', '2015-06-05T01:00:01.000Z'))
  assert.ok(!isDue('2015-12-05T01:59:00.000Z', '2015-12-04T02:00:00.000Z'))
  assert.ok(isDue('2015-12-05T02:00:00.000Z', '2015-12-04T02:00:00.000Z'))
  assert.ok(isDue('2015-06-09T10:00:00.000Z', '2015-06-04T01:00:00.000Z'))
  assert.ok(isDue('2015-06-05T20:00:00.000Z', null))
})

test('before the first, the page says when it comes; it is for those who work here', async () => {
  const link = await (await registrar.get('/ksl/errands')).follow('Kontroll mot loggen')
  assert.match(link.assertStatus(200).text, /Ingen kontroll har gjorts ännu/)
  assert.equal((await office.visitor().get(page)).status, 403)
  assert.equal((await office.visitor().get(`${page}.json`)).status, 403)
})

test('done once a night, it says that everything agrees', async () => {
  assert.equal(await verifyDue(office), 1)
  assert.equal(await verifyDue(office), 0)
  office.clock.set('2015-06-05T03:01')
  assert.equal(await verifyDue(office), 1)
  const shown = (await registrar.get(page)).assertStatus(200).text
  assert.match(shown, /2015-06-05 03\.01: allt stämmer\./)
  const [last, first] = await told()
  assert.deepEqual([last!.faults, first!.faults], [0, 0])
  assert.match((await registrar.get(`${page}.csv`)).body, /programmet, varje natt/)
})

test('what was altered during the day is named the next morning, on the page and in the numbers', async () => {
  const owner = new pg.Client(office.connection)
  await owner.connect()
  await owner.query(`update membership set valid_from = '1999-01-01'`)
  await owner.end()
  office.clock.set('2015-06-06T03:01')
  await verifyDue(office)
  const shown = (await registrar.get(page)).text
  assert.match(shown, /2015-06-06 03\.01: 2 fel\./)
  assert.match(shown, /Medlemskapet för .+: ”perioder” är 1999-01-01–/)
  const english = (await registrar.get(`${page}?lang=en`)).text
  assert.match(english, /2 faults\. .*The membership of/s)
  const numbers = await (await fetch(`${office.url}/metrics`)).text()
  assert.match(numbers, /^radslag_verification_faults\{association="ksl"\} 2$/m)
  const at = Date.parse((await told())[0]!.verifiedAt) / 1000
  assert.match(numbers, new RegExp(`^radslag_verified_timestamp_seconds\\{association="ksl"\\} ${at}$`, 'm'))
})

test('an association whose records cannot be read at all leaves the others, and a command that spares the files is no night’s', async () => {
  const other = await addBareAssociation(office.database, 'annat')
  const owner = new pg.Client(office.connection)
  await owner.connect()
  const { rows } = await owner.query<{ first: number }>(
    `select id as first from association where slug = 'ksl'`,
  )
  const unreadable = `1 / (association_id - ${rows[0]!.first}) <> 0`
  await owner.query(`create policy unreadable on membership as restrictive using (${unreadable})`)
  office.clock.set('2015-06-07T03:01')
  assert.equal(await verifyDue(office), 1)
  await owner.query(`drop policy unreadable on membership`)
  await owner.end()
  const lastOf = (association: number) =>
    office.database.reading(association, (db) => findLastWhole(db, association))
  const night = await lastOf(other)
  assert.ok(night)
  await tellVerdicts(office.database, { files: false })
  assert.equal(await lastOf(other), night)
  assert.equal(await verifyDue(office), 1)
})
