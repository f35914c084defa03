import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outbox } from '../../src/kit/mail/store.ts'
import type { Entry } from '../help/filled-form.ts'
import { foundSmallKsl } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'
import type { SeenPage } from '../help/visitor.ts'

/** Remiss, erbjudande och förfrågan, each from its draft to its board, in its own words. */

const office = await openOffice({ now: '2015-03-19T09:00' })
const association = await foundSmallKsl(office, ['0114', '0115', '0127'])
const registrar = await office.registrar()
const letters = async (subject: RegExp) =>
  (await office.database.transaction(association, (db) => outbox(db, association))).filter((letter) =>
    subject.test(letter.subject),
  )

/** Written by hand, previewed and sent; the preview, and the circulation's address. */
async function send(
  kind: string,
  typed: Record<string, Entry>,
): Promise<{ preview: SeenPage; base: string }> {
  const begun = (await registrar.get('/ksl/circulations/new')).form('new').fillIn({ kind })
  const draft = await begun.submit('Börja med ett tomt utkast')
  const form = draft.form('draft').fillIn({
    dated: '2015-03-19',
    answerBy: '2015-06-15',
    caseChoice: 'numbered',
    partText: 'Styrelsen vill veta hur ni ställer er.',
    ...typed,
  })
  const preview = await form.submit('Spara och förhandsgranska')
  const sent = await preview.assertStatus(200).form('send').submit()
  return { preview, base: sent.address.replace(/\/dispatch.*$/, '') }
}

/** An answer by form, told once more before it is registered. */
async function answer(base: string, code: string, typed: Record<string, Entry>): Promise<SeenPage> {
  office.clock.advance(60_000)
  const start = await registrar.get(`${base}/register?member=${code}`)
  const read = await start.assertStatus(200).form('register/read').submit()
  const told = await read
    .form('/register')
    .fillIn({ note: 'Enligt brev', ...typed })
    .submit('Läs igen')
  const done = await told.assertStatus(200).form('/register').submit('Registrera')
  office.clock.advance(60_000)
  return done.status === 200 ? told : done
}

const text = { filename: 'Förslag.txt', bytes: 'Förslaget i sin helhet.', type: 'text/plain' }

test('a remiss is answered by opinions, counted by them, and compiled member by member and point by point', async () => {
  const { preview, base } = await send('consultation', {
    title: 'Förslag till riktlinjer',
    clauseText: ['Ska kostnaden delas lika?', ''],
    files: text,
    filesRole: 'instrument',
  })
  assert.match(preview.text, /REMISS/)
  assert.match(preview.text, /Det här önskas er synpunkt på\s*1\. Ska kostnaden delas lika\?/)
  assert.match(preview.text, /Svara på mejlet med yttrandet och protokollsutdraget/)
  const told = await answer(base, '0114', {
    choice: 'supports_with_remarks',
    decided: '2015-03-19',
    riderText: 'Säg vem som svarar för uppföljningen.',
    'clause.1': 'declined',
    'clauseText.1': 'Kostnaden bör delas efter invånare.',
  })
  assert.match(
    told.text,
    /läget blir Tillstyrker med synpunkter \(1 har svarat, 1 tillstyrker med synpunkter\)/,
  )
  await answer(base, '0127', { choice: 'no_objection', decided: '2015-03-19' })
  const board = await office.visitor().get(base)
  assert.match(board.text, /av 3 kommuner har svarat · 1 tillstyrker med synpunkter · 1 inget att erinra/)
  assert.doesNotMatch(board.text, /har antagit/)
  const compiled = await board.follow('Sammanställning av yttranden')
  assert.match(compiled.text, /Säg vem som svarar för uppföljningen\./)
  assert.match(compiled.text, /Har inte yttrat sig\s*Vallentuna/)
  assert.match(compiled.text, /1 avstyrks.*Kostnaden bör delas efter invånare/s)
  const data = (await office.visitor().get(`${base}/opinions.json`)).json as {
    opinions: { opinion: string; remarks: string[]; points: { number: number; answer: string }[] }[]
  }
  assert.deepEqual(
    data.opinions.map(({ opinion, points }) => [opinion, points.map((point) => point.answer)]),
    [
      ['no_objection', []],
      ['supports_with_remarks', ['declined']],
    ],
  )
  const csv = await office.visitor().get(`${base}/opinions.csv`)
  assert.match(csv.body, /0114,Upplands Väsby,Tillstyrker med synpunkter/)
  assert.match(csv.body, /0115,Vallentuna,Inte svarat/)
  assert.equal((await office.visitor().get(`${base}/opinions.xlsx`)).status, 200)
})

test('what a member offers the others is passed on by the association, and the member gets no letter of its own', async () => {
  const { preview, base } = await send('offer', {
    title: 'Erbjudande om gemensam jour',
    sender: 'Botkyrka',
    clauseText: 'att ansluta sig till jouren',
    files: text,
    filesRole: 'instrument',
    instrumentUse: 'new',
    instrumentTitle: 'Avtal om jour',
    'terms.entry': 'each',
    'terms.counting': 'decided',
  })
  assert.match(preview.text, /ERBJUDANDE\s*Botkyrka\s*Förmedlas av Kommunförbundet/)
  assert.match(preview.text, /Det här erbjuds ni att besluta/)
  assert.deepEqual((await letters(/^Erbjudande/)).map(({ toAddress }) => toAddress).toSorted(), [
    'registrator@k0114.example',
    'registrator@k0115.example',
  ])
  const board = await office.visitor().get(base)
  assert.match(board.text, /Avsändare\s*Botkyrka\s*Förmedlas av\s*Kommunförbundet/)
  assert.match(board.text, /av 2 kommuner har svarat · 0 har antagit/)
  await answer(base, '0114', { choice: 'adopted', decided: '2015-03-19' })
  assert.match((await office.visitor().get(base)).text, /1 har antagit/)
})

const register = async (): Promise<string> =>
  (await registrar.get('/ksl/mandates?on=2016-02-01')).text.replace(/\s+/g, ' ')

test('an enquiry asks for names; the answers fill the register of representatives, and a correction follows', async () => {
  const { preview, base } = await send('enquiry', {
    title: 'Företrädare i projektet',
    seatProject: 'ESS-TITA',
    seatFrom: '2016-01-01',
    seatTo: '2017-12-31',
  })
  assert.match(preview.text, /FÖRFRÅGAN/)
  assert.match(preview.text, /Namnge er företrädare och gärna en ersättare: ESS-TITA/)
  assert.match(preview.text, /från den 1 januari 2016, till och med den 31 december 2017/)
  const nameless = await answer(base, '0114', { choice: 'nominated', decided: '2015-03-19' })
  assert.match(nameless.problems.join(), /Skriv vem medlemmen har namngett/)
  const told = await answer(base, '0114', {
    choice: 'nominated',
    decided: '2015-03-19',
    nomineeHolder: ['utvecklingschef', 'planeringschef'],
    nomineeEmail: ['utveckling@k0114.example', ''],
  })
  assert.match(told.text, /läget blir Har namngett.*de namngivna förs in som företrädare i ESS-TITA/)
  assert.match(await register(), /Upplands Väsby utvecklingschef ?Till och med 2017-12-31 planeringschef/)
  assert.match((await registrar.get('/ksl/mandates?on=2015-06-01')).text, /Upplands Väsby\s*saknas/)
  const history = await registrar.get(`${base}/members/0114`)
  assert.match(history.text, /utvecklingschef, planeringschef/)
  assert.doesNotMatch((await office.visitor().get(`${base}/members/0114`)).text, /utvecklingschef/)
  assert.doesNotMatch((await office.visitor().get(`${base}/members/0114.json`)).body, /utvecklingschef/)
  const correct = (await history.follow('Rätta')).form('/register')
  assert.deepEqual(correct.values('nomineeHolder'), ['utvecklingschef', 'planeringschef', ''])
  await correct
    .fillIn({ nomineeHolder: ['ekonomichef', 'planeringschef', ''], note: 'Fel person' })
    .submit('Registrera')
  office.clock.advance(60_000)
  assert.match(await register(), /Upplands Väsby ekonomichef ?Till och med 2017-12-31 planeringschef/)
  assert.doesNotMatch(await register(), /utvecklingschef/)
  const struck = (await registrar.get(`${base}/members/0114`)).form('strike')
  await struck.fillIn({ note: 'Fel kommun' }).submit()
  office.clock.advance(60_000)
  // The correction is struck out: what it had corrected reads as before.
  assert.match(await register(), /Upplands Väsby utvecklingschef/)
  assert.doesNotMatch(await register(), /ekonomichef/)
})

test('a new nomination in the old one’s place ends the former mandates the day before; undone, they go on', async () => {
  const base = (await registrar.get('/ksl/circulations')).link('Företrädare i projektet')
  await answer(base, '0115', {
    choice: 'nominated',
    decided: '2015-03-19',
    nomineeHolder: ['kommunråd', ''],
  })
  office.clock.set('2015-04-20T09:00')
  const again = (await registrar.get(`${base}/members/0115`)).link('Nytt beslut i dess ställe')
  const read = await (
    await registrar.get(`${base}/register${again.slice(again.indexOf('?'))}`)
  )
    .form('register/read')
    .submit()
  const done = await read
    .form('/register')
    .fillIn({ choice: 'nominated', decided: '2015-04-16', nomineeHolder: ['oppositionsråd', ''] })
    .fillIn({ note: 'Nytt val', seatFrom: '2016-07-01' })
    .submit('Registrera')
  office.clock.advance(1000)
  assert.match(await register(), /Vallentuna kommunråd ?Till och med 2016-06-30/)
  assert.match((await registrar.get('/ksl/mandates?on=2016-07-01')).text, /Vallentuna\s*oppositionsråd/)
  await done.form('undo').submit()
  office.clock.advance(1000)
  assert.match(await register(), /Vallentuna kommunråd ?Till och med 2017-12-31/)
})

test('an enquiry that asks for no names is answered in the member’s own words', async () => {
  const { base } = await send('enquiry', { title: 'Hur många jourläkare har ni?' })
  const told = await answer(base, '0127', { choice: 'answered', riderText: 'Fyra, i två skift.' })
  assert.match(told.text, /läget blir Besvarat \(1 har svarat\)/)
  assert.doesNotMatch(told.text, /Namngivna företrädare/)
  assert.match((await office.visitor().get(base)).text, /synpunkt: Fyra, i två skift\./)
})
