import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outbox } from '../../src/kit/mail/store.ts'
import { linkIn, openWaiting } from '../help/answer-link.ts'
import { foundSmallKsl } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'

/** A letter asks for representatives: one member names them by its link, another sends an extract that does. */

const office = await openOffice({ now: '2015-03-19T09:00' })
const association = await foundSmallKsl(office, ['0114', '0115'])
const registrar = await office.registrar()
const begun = (await registrar.get('/ksl/circulations/new')).form('new').fillIn({ kind: 'enquiry' })
const draft = await begun.submit('Börja med ett tomt utkast')
const preview = await draft
  .form('draft')
  .fillIn({
    dated: '2015-03-19',
    answerBy: '2015-06-15',
    caseChoice: 'numbered',
    partText: 'Vi behöver en företrädare från er.',
    title: 'Företrädare i projektet',
    seatProject: 'ESS-TITA',
    seatFrom: '2016-01-01',
    seatTo: '2017-12-31',
  })
  .submit('Spara och förhandsgranska')
const sent = await preview.assertStatus(200).form('send').submit()
const base = sent.address.replace(/\/dispatch.*$/, '')
const slug = base.split('/').at(-1)!
office.clock.advance(60_000)

async function linkOf(code: string): Promise<string> {
  const all = await office.database.transaction(association, (db) => outbox(db, association))
  return linkIn(all.find(({ toAddress }) => toAddress === `registrator@k${code}.example`)!.bodyText)
}

const mandates = async (): Promise<string> =>
  (await registrar.get('/ksl/mandates?on=2016-02-01')).text.replace(/\s+/g, ' ')

test('a member names its representatives by the link; registered, they stand in the register', async () => {
  const member = office.visitor()
  const page = await member.get(`${await linkOf('0114')}/circulations/${slug}`)
  assert.match(page.assertStatus(200).text, /Namngivna företrädare: ESS-TITA/)
  assert.match(page.text, /Tomt: 2017-12-31, enligt brevet/)
  const typed = page.form('/check').fillIn({
    choice: 'nominated',
    decided: '2015-03-18',
    'nominee.1': 'utvecklingschef',
    'nomineeEmail.1': 'utveckling',
    'nominee.2': 'planeringschef',
    seatTo: '2016-12-31',
  })
  const refused = await typed.submit('Granska och lämna in')
  assert.match(refused.problems.join(), /Adress 1/)
  assert.equal(refused.form('/check').values('nominee.2')[0], 'planeringschef', 'nothing typed is lost')
  const check = await refused
    .form('/check')
    .fillIn({ 'nomineeEmail.1': 'utveckling@k0114.example' })
    .submit('Granska och lämna in')
  assert.match(check.assertStatus(200).text, /Företrädare 1\s*utvecklingschef/)
  assert.match(check.text, /Roll 2\s*Ersättare/)
  assert.ok((await check.form('/lodge').submit('Lämna in')).status < 400)

  await openWaiting(office, 'ksl')
  const inbox = await registrar.get('/ksl/inbox')
  assert.match(inbox.text, /Företrädare \(ersättare\): planeringschef/)
  const form = inbox.form('/register')
  assert.deepEqual(form.values('nomineeHolder').slice(0, 2), ['utvecklingschef', 'planeringschef'])
  assert.deepEqual(form.values('nomineeEmail').slice(0, 2), ['utveckling@k0114.example', ''])
  assert.deepEqual(form.values('seatTo'), ['2016-12-31'])
  const done = await form.submit('Registrera')
  assert.equal(done.status, 200, done.problems.join())
  office.clock.advance(60_000)
  assert.match(await mandates(), /Upplands Väsby utvecklingschef ?Till och med 2016-12-31 planeringschef/)
})

const extract = `VALLENTUNA KOMMUN
Protokollsutdrag från kommunstyrelsens sammanträde 2015-05-25

§ 12 Företrädare i projektet ESS-TITA

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att utse Anna Exempelsson till ordinarie ledamot och Bo Provberg till ersättare i styrgruppen för ESS-TITA.

Justerat 2015-05-28`

test('of an extract that names them, the names are proposed to the registrar, and nothing is entered before she says so', async () => {
  const start = await registrar.get(`${base}/register?member=0115`)
  const read = await start.form('register/read').fillIn({ text: extract }).submit()
  const form = read.assertStatus(200).form('/register')
  assert.deepEqual(form.values('nomineeHolder').slice(0, 2), ['Anna Exempelsson', 'Bo Provberg'])
  assert.deepEqual(form.values('nomineeRole').slice(0, 2), ['ordinary', 'substitute'])
  assert.deepEqual(form.values('choice'), ['nominated'])
  assert.doesNotMatch(await mandates(), /Exempelsson/)
})

test('a member whose extract names them sees them in its own form', async () => {
  const member = office.visitor()
  const page = await member.get(`${await linkOf('0115')}/circulations/${slug}`)
  const saved = await page
    .form('/check')
    .fillIn({ file: { filename: 'utdrag.txt', bytes: extract, type: 'text/plain' } })
    .submit('Spara och fortsätt senare')
  const form = saved.assertStatus(200).form('/check')
  assert.deepEqual(form.values('nominee.1'), ['Anna Exempelsson'])
  assert.deepEqual(form.values('nominee.2'), ['Bo Provberg'])
  const own = await form.fillIn({ 'nominee.1': 'kommunråd', 'nominee.2': '' }).submit('Granska och lämna in')
  assert.match(own.assertStatus(200).text, /Företrädare 1\s*kommunråd/)
  assert.doesNotMatch(own.text, /Bo Provberg\s*✓/)
})
