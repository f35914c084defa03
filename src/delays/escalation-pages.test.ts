import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { type TestSending, aSending } from '../../test/help/sending.ts'
import { newId } from '../kit/id.ts'
import { queueMails } from '../kit/mail/actions.ts'
import { moveLetters } from '../kit/mail/store.ts'
import { recordAct } from '../ledger/actions.ts'
import type { NewAct } from '../ledger/recorded-act.ts'
import { findActs } from '../ledger/store.ts'
import { findEscalated } from './call.actions.ts'
import { findCalls } from './call.store.ts'

const office = await openOffice({ now: '2015-07-01T09:30' })
const registrar = await office.registrar()
let slugs = 0
const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `forsenade-${(slugs += 1)}`, clock: office.clock, members: 5 })
const overdue = async () => (await registrar.get(`/forsenade-${slugs}/overdue`)).assertStatus(200)
const silences = async (to: TestSending) =>
  (await to.work(findEscalated)).map(({ silence, member, daysLate }) => [silence, member.name, daysLate])

const record = (to: TestSending, member: number, act: Partial<NewAct> & Pick<NewAct, 'type'>) =>
  to.work((work) =>
    recordAct(work, {
      act: { id: newId(), circulation: to.circulation, organisation: to.members[member]!, ...act },
      evidence: [{ document: null, quote: null, page: null, note: 'enligt telefon' }],
    }),
  )

/** The letter to one member could not be sent. */
const fails = (to: TestSending, member: number) =>
  to.work(async (work) => {
    const [letter] = await queueMails(work, [
      {
        purpose: 'circulation',
        concerns: to.circulation,
        from: 'registrator@forbundet.example',
        to: 'fel@ortaby.example',
        replyTo: `svar+t${to.circulation}-${member}@svar.forbundet.example`,
        subject: 'Rekommendation',
        body: 'Se bilagan.',
      },
    ])
    await moveLetters(work.db, to.association, { ids: [letter!.id] }, ['waiting'], 'failed')
  })

test('never heard of, overdue with something known, asking for time and unreachable are told apart', async () => {
  const to = await sending()
  await record(to, 0, { type: 'adopted', decided: '2015-06-01' })
  await record(to, 1, { type: 'postponed', until: '2015-06-24' })
  await record(to, 2, { type: 'extension_requested', until: '2015-08-31' })
  await fails(to, 3)
  assert.deepEqual(await silences(to), [
    ['unreachable', 'Ortdby', 16],
    ['silent', 'Orteby', 16],
    ['asks_for_time', 'Ortcby', 16],
    ['heard', 'Ortbby', 7],
  ])
  const page = await overdue()
  assert.match(page.text, /Har inte fått brevet \(1\)/)
  assert.match(page.text, /Har aldrig hört av sig \(1\)/)
  assert.match(page.text, /Försenade, men något är känt \(1\)/)
  const csv = await registrar.get(`/forsenade-${slugs}/overdue.csv`)
  assert.match(
    csv.assertStatus(200).body,
    /Orteby,PROV\/15\/0016-5,Överenskommelsen,Har aldrig hört av sig,16/,
  )
})

test('before the last day only who has not got the letter is on the list', async () => {
  const to = await aSending(office.database, { slug: `forsenade-${(slugs += 1)}`, now: '2015-06-10T09:00' })
  assert.deepEqual(await silences(to), [])
  await fails(to, 1)
  assert.deepEqual(await silences(to), [['unreachable', 'Ortbby', null]])
})

test('a call is noted as it was; what was learnt becomes a step of the member, and it is left in peace until its day', async () => {
  const to = await sending()
  const form = (
    await registrar.get(`/forsenade-${slugs}/circulations/PROV-15-0016-5/members/0001/call`)
  ).form('/call')
  const said = { spokeWith: 'registratorn', said: 'Styrelsen tar upp det den 20 augusti.' }
  const noted = await form
    .fillIn({ ...said, lesson: 'submitted', until: '2015-08-20' })
    .submit('Spara samtalet')
  assert.match(noted.assertStatus(200).text, /Samtalet är antecknat/)
  assert.equal((await form.submit('Spara samtalet')).status, 200, 'sent twice')
  const acts = await to.work(({ db }) => findActs(db, to.association, to.circulation))
  assert.deepEqual(
    acts.map(({ type, until }) => [type, until]),
    [['submitted', '2015-08-20']],
  )
  const calls = await to.work(({ db }) => findCalls(db, to.association, to.circulation))
  assert.deepEqual(
    calls.map(({ spokeWith, actId }) => [spokeWith, actId]),
    [['registratorn', acts[0]!.id]],
  )
  assert.ok(!(await silences(to)).some(([, name]) => name === 'Ortaby'))
})

test('a call that taught nothing is only a note, and who has been spoken with is not never heard of', async () => {
  const to = await sending()
  const path = `/forsenade-${slugs}/circulations/PROV-15-0016-5/members/0002/call`
  const form = (await registrar.get(path)).form('/call')
  await form
    .fillIn({ spokeWith: 'växeln', said: 'Registratorn är ledig till måndag.' })
    .submit('Spara samtalet')
  assert.deepEqual(await to.work(({ db }) => findActs(db, to.association, to.circulation)), [])
  assert.ok((await silences(to)).some(([silence, name]) => silence === 'heard' && name === 'Ortbby'))
  assert.match((await overdue()).text, /Registratorn är ledig till måndag/)
  assert.match((await registrar.get(path)).text, /Tidigare samtal/)
})

test('a call in the future and a postponement without its day are refused, and nothing typed is lost', async () => {
  await sending()
  const path = `/forsenade-${slugs}/circulations/PROV-15-0016-5/members/0003/call`
  const typed = { spokeWith: 'registratorn', said: 'Det är bordlagt.' }
  const form = (await registrar.get(path)).form('/call').fillIn({ ...typed, calledOn: '2015-07-02' })
  const future = await form.submit('Spara samtalet')
  assert.match(future.assertStatus(409).text, /Samtalsdagen ligger i framtiden/)
  assert.equal(future.form('/call').value('said'), 'Det är bordlagt.')
  const dayless = await future
    .form('/call')
    .fillIn({ calledOn: '2015-07-01', lesson: 'postponed' })
    .submit('Spara samtalet')
  assert.equal(dayless.status, 422)
})
