import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { findActs } from '../ledger/store.ts'

const office = await openOffice({ now: '2015-05-20T09:12' })
const registrar = await office.registrar()
let slugs = 0
const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `kom-${(slugs += 1)}`, clock: office.clock })
const base = (): string => `/kom-${slugs}/circulations/PROV-15-0016-5`

const extract = `Ortaby kommun
Kommunstyrelsen 2015-05-11
§ 88 Överenskommelse om samverkan (PROV/15/0016)

Kommunstyrelsens beslut
att anta överenskommelsen om samverkan.

Justerat 2015-05-13
`

describe('when an answer came', () => {
  test('an answer told by telephone is received in due form first when the paper comes, and is in time by the day of the call', async () => {
    const from = await sending()
    office.clock.set('2015-06-16T09:00')
    const register = async (given: Record<string, string>, button: string) => {
      const form = (await registrar.get(`${base()}/register?member=0001`)).form('register/read')
      const confirm = (await form.fillIn(given).submit()).assertStatus(200)
      const typed = { member: from.members[0]!, choice: 'adopted', decided: '2015-06-10' }
      const checked = await confirm.form('register').fillIn(typed).submit(button)
      return checked
    }
    const call = { channel: 'phone', receivedOn: '2015-06-12', member: from.members[0]! }
    const told = await register(call, 'Läs igen')
    assert.match(told.text, /i behörigt skick först när handlingen har kommit/)
    await told.form('register').fillIn({ note: 'Registratorn ringde' }).submit('Registrera')
    const board = `${base()}.json`
    const state = async () => {
      const { addressees } = (await office.visitor().get(board)).json as {
        addressees: { deposited: string | null; late: boolean; answered: boolean }[]
      }
      return addressees.map(({ deposited, late, answered }) => [deposited, late, answered])[0]
    }
    office.clock.advance(60_000)
    assert.deepEqual(await state(), [null, false, true])
    const paper = await register(
      { channel: 'paper', receivedOn: '2015-06-16', member: from.members[0]! },
      'Läs igen',
    )
    const seen = { note: 'Utdraget kom med posten', approved: 'yes', rightText: 'yes' }
    await paper.form('register').fillIn(seen).submit('Registrera')
    office.clock.advance(60_000)
    assert.deepEqual(await state(), ['2015-06-16', false, true])
  })

  test('a correction does not move the day an answer came, and says why to the staff only', async () => {
    const from = await sending()
    office.clock.set('2015-05-20T09:12')
    const form = (
      await (
        await registrar.get(`${base()}/register`)
      )
        .form('read')
        .fillIn({ text: extract, receivedOn: '2015-05-13', receivedAt: '08.30' })
        .submit()
    ).form('register')
    await form.submit('Registrera')
    office.clock.set('2015-06-03T10:00')
    const history = `${base()}/members/0001`
    const correct = (await (await registrar.get(history)).follow('Rätta')).form('register')
    const came = ['receivedOn', 'receivedAt', 'channel', 'approved'].map((name) => correct.value(name))
    assert.deepEqual(came, ['2015-05-13', '08.30', 'mail', 'yes'])
    await correct.fillIn({ decidedBy: 'Kommunfullmäktige', note: 'Fel organ stod här' }).submit('Registrera')
    const [, corrected] = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.deepEqual([corrected?.type, corrected?.deposited], ['corrected', '2015-05-13'])
    office.clock.advance(60_000)
    assert.match((await registrar.get(history)).text, /Fel organ stod här/)
    assert.doesNotMatch((await office.visitor().get(history)).text, /Fel organ stod här/)
  })
})
