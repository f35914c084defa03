import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { recordAct } from '../ledger/actions.ts'
import type { NewAct } from '../ledger/recorded-act.ts'
import { findActs } from '../ledger/store.ts'
import { newId } from '../kit/id.ts'

const office = await openOffice({ now: '2015-05-20T09:12' })
const registrar = await office.registrar()
let slugs = 0

async function answered(): Promise<{ from: TestSending; act: string; page: string }> {
  office.clock.set('2015-05-20T09:12')
  const from = await aSending(office.database, { slug: `historik-${(slugs += 1)}`, clock: office.clock })
  const act = newId()
  await from.work((work) =>
    recordAct(work, {
      act: {
        id: act,
        type: 'adopted',
        circulation: from.circulation,
        organisation: from.members[0]!,
        decided: '2015-05-11',
      },
      evidence: [{ document: null, quote: null, page: null, note: 'Registratorn ringde' }],
    }),
  )
  return { from, act, page: `/historik-${slugs}/circulations/PROV-15-0016-5/members/0001` }
}

const actsOf = (from: TestSending) => from.work(({ db }) => findActs(db, from.association, from.circulation))

describe('the history of a member', () => {
  test('anybody reads every act with its dates, but not the note of a call', async () => {
    const { page } = await answered()
    office.clock.advance(60_000)
    const open = (await office.visitor().get(page)).assertStatus(200)
    assert.match(open.text, /Antagande/)
    assert.match(open.text, /registrerat 2015-05-20 09.12/)
    assert.match(open.text, /från 2015-01-01/)
    assert.doesNotMatch(open.body, /Registratorn ringde|strike/)
    assert.match((await registrar.get(page)).text, /Registratorn ringde/)
  })

  test('a correction is made on the form of the act, both stay readable, the earlier one struck through', async () => {
    const { from, act, page } = await answered()
    office.clock.set('2015-06-03T10:00')
    const form = (await (await registrar.get(page)).follow('Rätta')).form('register')
    assert.equal(form.value('decided'), '2015-05-11')
    assert.equal(form.value('receivedOn'), '2015-06-03', 'nothing says when it came')
    const done = await form
      .fillIn({ decided: '2015-06-01', decidedBy: 'Kommunstyrelsen', note: 'Fel datum' })
      .submit('Registrera')
    done.assertStatus(200)
    const acts = await actsOf(from)
    assert.deepEqual(
      acts.map((one) => [one.type, one.as, one.supersedes]),
      [
        ['adopted', null, null],
        ['corrected', 'adopted', act],
      ],
    )
    office.clock.advance(60_000)
    const after = await office.visitor().get(page)
    assert.match(after.body, /<del>Antagande<\/del>/)
    assert.match(after.text, /rättad genom det som registrerades 2015-06-03 10.00/)
    const before = await office.visitor().get(`${page}?known=2015-05-25`)
    assert.doesNotMatch(before.body, /<del>/)
  })

  test('an undone correction leaves the earlier act as it was', async () => {
    const { from, page } = await answered()
    office.clock.advance(60_000)
    const form = (await (await registrar.get(page)).follow('Rätta')).form('register')
    const done = await form.fillIn({ choice: 'declined', note: 'Misstag' }).submit('Registrera')
    ;(await done.form('undo').submit()).assertStatus(200)
    const acts = await actsOf(from)
    assert.deepEqual(
      acts.map((one) => one.as),
      [null, 'declined', 'adopted'],
    )
    assert.equal(acts[2]?.decided, '2015-05-11')
  })

  test('struck out with a reason, the member is silent again', async () => {
    const { page } = await answered()
    office.clock.advance(60_000)
    const nameless = await (await registrar.get(page)).form('strike').submit()
    nameless.assertStatus(422)
    const struck = await nameless.form('strike').fillIn({ note: 'Fel kommun' }).submit()
    office.clock.advance(60_000)
    assert.match((await registrar.get(struck.address)).text, /Inte svarat/)
  })

  test('an act is struck out only on its own member’s page, as it was seen there', async () => {
    const { from, act, page } = await answered()
    office.clock.advance(60_000)
    const declines = (organisation: string) =>
      from.work((work) => {
        const said = { type: 'declined', circulation: from.circulation, decided: '2015-05-18' } as const
        return recordAct(work, { act: { ...said, id: newId(), organisation }, evidence: [] })
      })
    await declines(from.members[1]!)
    office.clock.advance(60_000)
    const strike = async (address: string) =>
      (await registrar.get(address)).form('strike').fillIn({ note: 'Fel kommun' })
    const elsewhere = await strike(page.replace('0001', '0002'))
    ;(await elsewhere.fillIn({ act }).submit()).assertStatus(404)
    const late = await strike(page)
    await declines(from.members[0]!)
    office.clock.advance(60_000)
    const refused = (await late.submit()).assertStatus(409)
    assert.match(refused.problems.join(), /Någon annan registrerade/)
    assert.equal((await actsOf(from)).length, 3)
  })

  test('a withdrawal tells its last day before it is registered, by the agreement’s rule', async () => {
    const { from, page } = await answered()
    office.clock.set('2024-05-10T10:00')
    const form = (await registrar.get(`${page}/act?type=withdrawn`)).form('check').fillIn({ note: 'Brev' })
    const checked = (await form.submit('Granska')).assertStatus(200)
    assert.match(checked.text, /part till och med 2025-12-31/)
    assert.equal((await actsOf(from)).length, 1)
    ;(await checked.form('act').submit('Registrera')).assertStatus(200)
    assert.deepEqual(
      (await actsOf(from)).map((one) => one.type),
      ['adopted', 'withdrawn'],
    )
  })

  test('a withdrawal by who is no party, and more time without a day, are refused with what was typed kept', async () => {
    const { page } = await answered()
    const other = page.replace('0001', '0002')
    const form = (await registrar.get(`${other}/act?type=withdrawn`)).form('check').fillIn({ note: 'Brev' })
    const refused = (await form.submit('Granska')).assertStatus(409)
    assert.match(refused.problems.join(), /inte part den dagen/)
    const again = refused.form('check')
    assert.equal(again.value('note'), 'Brev')
    const time = (await registrar.get(`${other}/act?type=extension_granted`)).form('check')
    const dayless = (await time.fillIn({ note: 'Brev' }).submit('Granska')).assertStatus(409)
    assert.match(dayless.problems.join(), /till vilken dag anståndet gäller/)
  })

  test('what has happened is chosen first, and then only the acts that it can be about', async () => {
    const { from, page } = await answered()
    const { circulation, members } = from
    const conditional: NewAct = {
      id: newId(),
      type: 'adopted_with_condition',
      circulation,
      organisation: members[1]!,
      decided: '2015-05-12',
      riders: [{ kind: 'condition', text: 'om alla antar', reviewOn: null }],
    }
    office.clock.advance(60_000)
    await from.work((work) => recordAct(work, { act: conditional, evidence: [] }))
    const offered = async (of: string, type: string): Promise<string[]> => {
      const { body } = (await registrar.get(`${of}/act?type=${type}`)).assertStatus(200)
      const [select = ''] = /<select[^>]*name="concerns".*?<\/select>/s.exec(body) ?? []
      return [...select.matchAll(/value="([^"]+)"/g)].map(([, id]) => id!)
    }
    const kinds = (await registrar.get(`${page}/act`)).assertStatus(200)
    assert.doesNotMatch(kinds.text, /Villkoret uppfyllt/)
    assert.match(kinds.text, /Upphävt/)
    const [own] = await actsOf(from)
    assert.deepEqual(await offered(page, 'quashed'), [own!.id], 'a court sets aside one’s own')
    assert.deepEqual(await offered(page, 'objected'), [conditional.id], 'one objects to another’s condition')
    assert.deepEqual(await offered(page.replace('0001', '0002'), 'condition_met'), [conditional.id])
    assert.deepEqual(await offered(page, 'stay_lifted'), [])
  })
})
