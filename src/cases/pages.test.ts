import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { foundAssociation } from '../organisations/actions.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { type Fields, visiting } from '../../test/help/visiting.ts'

const { database } = await freshDatabase()
const clock = new HandClock('2015-05-20T09:00')
const founder = { actor: system('test'), clock }
for (const slug of ['ksl', 'annat'])
  await database.transaction(null, (db) =>
    foundAssociation({ db, ...founder }, { slug, name: `Förbundet ${slug}`, mailFrom: null }),
  )
const { staff, stranger } = await visiting(database, clock)
const home = '/ksl/cases'

const openCase = (fields: Fields = {}) =>
  staff.post(`${home}/new`, {
    id: newId(),
    title: 'Överenskommelse om hyra',
    openedOn: '2015-05-20',
    prefix: 'KSL',
    dnr: '',
    ...fields,
  })

const entry = (fields: Fields = {}): Fields => ({
  id: newId(),
  direction: 'received',
  happenedOn: '2015-05-19',
  channel: 'paper',
  subject: 'Protokollsutdrag',
  counterpart: 'Vallentuna kommun',
  foreignDnr: 'KS 2015.152',
  note: '',
  neutralSubject: '',
  ...fields,
})

test('the first case needs a series, which is started on its page', async () => {
  assert.match((await staff.get(`${home}/new`)).text, /Det finns ingen serie ännu/)
  assert.equal((await openCase({ prefix: '' })).status, 422)
  const started = await staff.post(`${home}/series`, { prefix: 'ksl', year: '2015', firstNumber: '17' })
  assert.equal(started.status, 303)
  assert.match((await staff.get(`${home}/series`)).text, /KSL/)
  const again = await staff.post(`${home}/series`, { prefix: 'KSL', year: '2015', firstNumber: '17' })
  assert.equal(again.status, 409)
  assert.match(again.text, /KSL för 2015 finns redan/)
  assert.equal((await staff.post(`${home}/series`, { prefix: 'K', year: '0', firstNumber: 'x' })).status, 422)
})

test('a case takes the next number, a double submit takes one, and a given number stands beside the series', async () => {
  const id = newId()
  const [first, second] = [await openCase({ id }), await openCase({ id })]
  assert.equal(first.location, '/ksl/cases/KSL-15-0017')
  assert.equal(second.location, first.location)
  assert.equal((await openCase({ dnr: 'KSL/15/0016' })).location, '/ksl/cases/KSL-15-0016')
  assert.match((await staff.get(home)).text, /KSL\/15\/0017/)
})

test('a Dnr that is taken names the case that has it, and what was typed is kept', async () => {
  const refused = await openCase({ dnr: 'ksl 15–0016', title: 'Ett <i>annat</i> ärende' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /KSL\/15\/0016 finns redan: ”Överenskommelse om hyra”/)
  assert.match(refused.text, /value="Ett &lt;i&gt;annat&lt;\/i&gt; ärende"/)
  const long = await openCase({ title: 'ö'.repeat(10_001) })
  assert.equal(long.status, 422)
  assert.equal((await openCase({ title: 'ö'.repeat(10_000) })).status, 303)
})

test('a scanned paper is entered with its file and its text, once', async () => {
  const file = new File(['Kommunstyrelsen beslutar att anta överenskommelsen.'], 'utdrag.txt')
  const fields = entry({ file, public: 'on' })
  for (let time = 0; time < 2; time++)
    assert.equal((await staff.post(`${home}/KSL-15-0016/entries/add`, fields)).status, 303)
  const page = (await staff.get(`${home}/KSL-15-0016`)).text
  assert.equal(page.match(/id="entry-\d+"/g)?.length, 1)
  assert.match(page, /KSL\/15\/0016-1/)
  assert.match(page, /KS 2015\.152/)
  const href = /href="(\/ksl\/documents\/[^"]+)"/.exec(page)![1]!
  const opened = await stranger.get(href)
  assert.equal(opened.status, 200)
  assert.match(opened.text, /beslutar att anta/)
  assert.match(opened.headers.get('content-disposition') ?? '', /^attachment; filename="utdrag\.txt"/)
  assert.equal((await staff.get(href.replace('/ksl/', '/annat/'))).status, 404)
})

test('the note of a call is kept as a document that only the staff may open', async () => {
  const note = 'Kommunen väntar på fullmäktige den 15 juni.\nRinger igen.'
  const fields = entry({ channel: 'phone', subject: 'Samtal om läget', note })
  await staff.post(`${home}/KSL-15-0017/entries/add`, fields)
  const page = (await staff.get(`${home}/KSL-15-0017`)).text
  assert.match(page, /Tjänsteanteckning/)
  const href = /href="(\/ksl\/documents\/[^"]+)"/.exec(page)![1]!
  assert.equal((await staff.get(href)).text, note)
  assert.equal((await stranger.get(href)).status, 404)
})

test('a protected counterpart keeps its documents from the public', async () => {
  const { location } = await openCase()
  const file = new File(['Begäran.'], 'begäran.txt')
  await staff.post(
    `${location}/entries/add`,
    entry({ file, public: 'on', hideCounterpart: 'on', neutralSubject: 'Inkommen skrivelse' }),
  )
  const page = (await staff.get(location)).text
  assert.match(page, /Vallentuna kommun/)
  assert.match(page, /skyddad uppgift/)
  const href = /href="(\/ksl\/documents\/[^"]+)"/.exec(page)![1]!
  assert.equal((await stranger.get(href)).status, 404)
})

test('a file that cannot be taken is told, and the others and all that was typed are kept', async () => {
  const bad = new File([Buffer.from('MZ\u0090\u0000\u0003')], 'utdrag.pdf')
  const refused = await staff.post(
    `${home}/KSL-15-0016/entries/add`,
    entry({ file: bad, subject: 'Svar från <kommunen>', happenedOn: '2015-06-31' }),
  )
  assert.equal(refused.status, 422)
  assert.match(refused.text, /men är ett program \(EXE\)\. Öppna den inte/)
  assert.match(refused.text, /Dagen måste finnas i kalendern/)
  assert.match(refused.text, /Svar från &lt;kommunen&gt;/)
  const empty = await staff.post(`${home}/KSL-15-0016/entries/add`, entry({ file: new File([], 'tom.pdf') }))
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Filen är tom/)

  const good = new File(['Ja.'], 'ja.txt')
  const again = await staff.post(`${home}/KSL-15-0016/entries/add`, entry({ file: good, happenedOn: '' }))
  const stored = /name="file\.stored" value="([^"]+)"/.exec(again.text)![1]!
  const taken = await staff.post(
    `${home}/KSL-15-0016/entries/add`,
    entry({ 'file.stored': stored, subject: 'Med sparad fil' }),
  )
  assert.equal(taken.status, 303)
  const page = (await staff.get(`${home}/KSL-15-0016`)).text
  assert.match(page, /Med sparad fil/)
  assert.match(page, />ja<\/a>/)
})

test('two posts of one form at once enter it once, with each document once', async () => {
  const { location } = await openCase()
  const form = entry({ file: new File(['Beslutet om hyra.'], 'beslut.txt') })
  await Promise.all([1, 2, 3].map(() => staff.post(`${location}/entries/add`, form)))
  assert.equal((await staff.get(location)).text.match(/>beslut<\/a>/g)?.length, 1)
})

test('a public document is found by everybody, and by the staff alone once its entry is voided', async () => {
  const { location } = await openCase()
  const file = new File(['Gränsälvsöverenskommelsen.'], 'text.txt')
  await staff.post(`${location}/entries/add`, entry({ file, public: 'on' }))
  const hits = async (who: typeof staff) =>
    (JSON.parse((await who.get('/ksl/search.json?q=gränsälv')).text) as { hits: unknown[] }).hits.length
  assert.deepEqual([await hits(stranger), await hits(staff)], [1, 1])
  await staff.post(`${location}/entries/1/void`, { reason: 'fel' })
  assert.deepEqual([await hits(stranger), await hits(staff)], [0, 1])
})

test('an entry and then its case are voided and stay visible; a voided case takes nothing', async () => {
  const { location } = await openCase()
  await staff.post(`${location}/entries/add`, entry())
  const refused = await staff.post(`${location}/void`, { reason: 'fel' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /har 1 händelse/)
  assert.equal((await staff.post(`${location}/entries/1/void`, { reason: '' })).status, 422)
  assert.equal((await staff.post(`${location}/entries/1/void`, { reason: 'dubblett' })).status, 303)
  assert.equal((await staff.post(`${location}/void`, { reason: 'fel' })).status, 303)
  const page = (await staff.get(location)).text
  assert.match(page, /Makulerat/)
  assert.match(page, /makulerad/)
  assert.match((await staff.get(`${home}?state=voided`)).text, new RegExp(location))
  const late = await staff.post(`${location}/entries/add`, entry())
  assert.equal(late.status, 409)
  assert.match(late.text, /är makulerat/)
})

test('a case is closed, found among the closed, renamed and opened again, and its log says so', async () => {
  const { location } = await openCase()
  assert.equal((await staff.post(`${location}/close`, { on: '2015-05-21' })).status, 409)
  await staff.post(`${location}/close`, { on: '2015-05-20' })
  assert.match((await staff.get(`${home}?state=closed`)).text, new RegExp(location))
  await staff.post(`${location}/retitle`, { title: 'Ny ärendemening' })
  await staff.post(`${location}/reopen`)
  const page = (await staff.get(location)).text
  for (const line of [
    'Ärendet öppnades',
    'Ärendet avslutades',
    'Rubriken ändrades',
    'Ärendet öppnades på nytt',
  ])
    assert.match(page, new RegExp(line))
  assert.match(page, /Ny ärendemening · registrator/)
  assert.match((await staff.get(`${home}?text=ny+ärende`)).text, new RegExp(location))
})

test('the register is the staff’s, and each association’s own', async () => {
  for (const path of ['', '/new', '/series', '/KSL-15-0016', '/KSL-15-0016/entries/add'])
    assert.equal((await stranger.get(home + path)).status, 403, path)
  assert.equal((await stranger.post(`${home}/new`, { id: newId() })).status, 403)
  assert.equal((await staff.get('/annat/cases/KSL-15-0016')).status, 404)
  assert.doesNotMatch((await staff.get('/annat/cases')).text, /KSL/)
  assert.equal((await staff.get('/ksl/documents/../../etc/passwd')).status, 404)
  assert.equal((await staff.get('/ksl/documents/1')).status, 404)
})

test('the list of cases goes out as a table with numbers and days as text', async () => {
  const csv = (await staff.get(`${home}.csv?text=KSL-15-0016`)).text.split('\r\n')
  assert.equal(csv[0], 'Dnr,Ärendemening,Öppnat,Avslutat,Läge,Händelser,Senaste')
  assert.match(csv[1]!, /^KSL\/15\/0016,Överenskommelse om hyra,2015-05-20,,Öppet,2,2015-05-19$/)
})

test('every page is there in English too', async () => {
  const under = ['', '/new', '/series', '/KSL-15-0016', '/KSL-15-0016/entries/add', '/KSL-15-0016/close']
  for (const path of under) {
    const page = await staff.get(`${home}${path}?lang=en`)
    assert.equal(page.status, 200, path)
    assert.doesNotMatch(page.text.replace(/lang="sv"[^<]*</g, ''), /Ärendemening|Registrera|Makulera|Avsluta/)
  }
})

test('a personal identity number is masked in what is read, searched and typed; the public gets no file with one', async () => {
  const paper = 'Sökande: 19121212-1212. Kommunstyrelsen beslutar om skolskjuts enligt utredningen.'
  const file = new File([paper], 'utdrag 191212121212.txt')
  const fields = entry({ file, public: 'on', subject: 'Begäran från 121212-1212' })
  assert.equal((await staff.post(`${home}/KSL-15-0016/entries/add`, fields)).status, 303)
  const page = (await staff.get(`${home}/KSL-15-0016`)).text
  assert.match(page, /Begäran från ••••••-••••/)
  assert.match(page, /utdrag ••••••••••••/)
  assert.doesNotMatch(page, /12121?2?-?1212/)
  const address = [...page.matchAll(/\/ksl\/documents\/[0-9a-f-]+/g)].at(-1)![0]
  assert.equal((await staff.get(address)).text, paper)
  const shown = await stranger.get(address)
  assert.match(shown.text, /Maskad återgivning/)
  assert.match(shown.text, /Sökande: ••••••••-••••\. Kommunstyrelsen/)
  assert.doesNotMatch((await stranger.get('/ksl/search?q=skolskjuts')).text, /1212/)
  assert.match((await stranger.get('/ksl/search?q=19121212')).text, /Inga träffar/)
})
