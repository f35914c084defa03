import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { visiting } from '../../test/help/visiting.ts'
import { foundAssociation } from './actions.ts'

const { database } = await freshDatabase()
const clock = new HandClock('2015-05-20T09:00')
await database.transaction(null, (db) =>
  foundAssociation(
    { db, actor: system('test'), clock },
    { slug: 'ksl', name: 'Kommunförbundet Stockholms Län', mailFrom: null },
  ),
)
const { staff, stranger } = await visiting(database, clock)
const home = '/ksl/organisations'

test('members are added by code or name, and anybody may read the list, its JSON and its CSV', async () => {
  const added = await staff.post(`${home}/add`, {
    codes: '0114\nVallentuna kommun\n0180',
    from: '2005-01-01',
  })
  assert.equal(added.status, 303)
  const page = await stranger.get(home)
  assert.match(page.text, /3 medlemmar den 20 maj 2015/)
  assert.match(page.text, /Upplands Väsby/)
  assert.doesNotMatch(page.text, /Lägg till/)
  const data = JSON.parse((await stranger.get(`${home}.json`)).text) as { members: { code: string }[] }
  assert.deepEqual(
    data.members.map(({ code }) => code),
    ['0180', '0114', '0115'],
  )
  const csv = await stranger.get(`${home}.csv?on=2004-12-31`)
  assert.equal(csv.text, 'Kod,Namn,Slag,Medlem från,Medlem till och med\r\n')
  assert.match((await stranger.get(`${home}.csv`)).text, /^0114,Upplands Väsby,Kommun,2005-01-01,\r$/m)
})

test('a day that is not in the calendar is told, with what was typed still there', async () => {
  const added = await staff.post(`${home}/add`, { codes: '0117 <b>', from: '2015-06-31' })
  assert.equal(added.status, 422)
  assert.match(added.text, /Dagen måste finnas i kalendern/)
  assert.match(added.text, /value="2015-06-31"/)
  assert.match(added.text, /0117 &lt;b&gt;/)
  const year0 = await staff.post(`${home}/add`, { codes: '0117', from: '0000-01-01' })
  assert.equal(year0.status, 422)
  assert.equal((await stranger.get(`${home}?on=2015-06-31`)).status, 422)
})

test('an unknown municipality is refused by what was typed, and none is added', async () => {
  const added = await staff.post(`${home}/add`, { codes: '0117\nAtlantis', from: '2015-01-01' })
  assert.equal(added.status, 409)
  assert.match(added.text, /koden Atlantis/)
  assert.doesNotMatch((await stranger.get(home)).text, /Österåker/)
})

test('visitors may change nothing and see no contacts', async () => {
  for (const path of ['/add', '/add-other', '/import-contacts', '/0114/rename', '/0114/contacts/add'])
    assert.equal((await stranger.get(home + path)).status, 403, path)
  assert.equal((await stranger.post(`${home}/0114/rename`, { name: 'X', from: '2015-01-01' })).status, 403)
  await staff.post(`${home}/0114/contacts/add`, {
    id: newId(),
    email: 'diarium@vasby.example',
    title: 'registrator',
    purpose: 'registrar',
    bodyId: '',
  })
  assert.match((await staff.get(`${home}/0114`)).text, /diarium@vasby\.example/)
  for (const path of ['', '.json', '/0114', '/0114.json', '.csv'])
    assert.doesNotMatch((await stranger.get(home + path)).text, /vasby\.example/, path)
})

test('a renamed municipality keeps its earlier name on its page', async () => {
  assert.equal(
    (await staff.post(`${home}/0115/rename`, { name: 'Nya Vallentuna', from: '2015-02-01' })).status,
    303,
  )
  const page = (await stranger.get(`${home}/0115`)).text
  assert.match(page, /<h1 lang="sv">Nya Vallentuna<\/h1>/)
  assert.match(page, /Vallentuna \(till och med 2015-01-31\)/)
  const again = await staff.post(`${home}/0115/rename`, { name: 'Vallentuna', from: '2015-03-01' })
  assert.equal(again.status, 409)
  assert.match(again.text, /heter eller har redan hetat Vallentuna/)
})

test('a membership ends with its last day, and begins again', async () => {
  assert.equal((await staff.post(`${home}/0180/end-membership`, { day: '2015-12-31' })).status, 303)
  assert.match((await stranger.get(`${home}/0180`)).text, /Medlem från 2005-01-01 till och med 2015-12-31/)
  assert.doesNotMatch((await stranger.get(`${home}.csv?on=2016-01-01`)).text, /Stockholm/)
  assert.match((await stranger.get(`${home}.csv?on=2015-12-31`)).text, /Stockholm/)
  assert.equal((await staff.post(`${home}/0180/begin-membership`, { day: '2017-01-01' })).status, 303)
  assert.match((await stranger.get(`${home}.csv?on=2017-01-01`)).text, /Stockholm/)
})

test('markup, direction marks and long text in every field are stored as typed and shown escaped', async () => {
  const id = newId()
  const name = `Rådet \u202E<script>alert('x')</script> A\u030A; drop table body --`
  const body = { id, name, kind: 'board', governance: 'kommunforbund', from: '' }
  assert.equal((await staff.post(`${home}/0114/bodies/add`, body)).status, 303)
  assert.equal((await staff.post(`${home}/0114/bodies/add`, body)).status, 303)
  const data = JSON.parse((await stranger.get(`${home}/0114.json`)).text) as { bodies: { name: string }[] }
  assert.deepEqual(
    data.bodies.map((each) => each.name),
    [name.normalize('NFC')],
  )
  assert.doesNotMatch((await stranger.get(`${home}/0114`)).text, /<script>alert/)
  const long = await staff.post(`${home}/0114/bodies/add`, { ...body, id: newId(), name: 'å'.repeat(10_000) })
  assert.equal(long.status, 422)
  assert.match(long.text, /för lång/)
})

test('a wrong address is told why, and what was typed is kept', async () => {
  const contact = {
    id: newId(),
    email: 'diarium(at)vasby',
    title: 'registrator',
    purpose: 'registrar',
    bodyId: '',
  }
  const refused = await staff.post(`${home}/0114/contacts/add`, contact)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /ingen e-postadress/)
  assert.match(refused.text, /value="diarium\(at\)vasby"/)
  assert.match(refused.text, new RegExp(`name="id" value="${contact.id}"`))
})

test('an ended contact can be had back', async () => {
  const page = (await staff.get(`${home}/0114`)).text
  const end = /action="([^"]*\/contacts\/[^"]*\/end)"/.exec(page)![1]!
  const ended = await staff.post(end)
  const after = (await staff.get(ended.location)).text
  assert.match(after, /Kontakten är avslutad/)
  assert.doesNotMatch(after, /diarium@vasby\.example/)
  await staff.post(end.replace(/end$/, 'restore'))
  assert.match((await staff.get(`${home}/0114`)).text, /diarium@vasby\.example/)
})

test('a list of contacts is shown before it is applied, applied once, and taken back', async () => {
  const lines = [
    'Kommun;Titel;Mejl',
    'Vallentuna;registrator;kommun@vallentuna.example',
    'Sjöbo;;a@sjobo.example',
  ]
  const file = new File([Buffer.from(lines.join('\r\n'), 'latin1')], 'kontakter.csv')
  const uploaded = await staff.post(`${home}/import-contacts`, { list: file })
  assert.equal(uploaded.status, 303)
  const preview = (await staff.get(uploaded.location)).text
  assert.match(preview, /1 rad går inte att läsa in/)
  assert.match(preview, /”Sjöbo” är ingen av förbundets organisationer/)
  assert.doesNotMatch((await staff.get(`${home}/0115`)).text, /kommun@vallentuna/)

  const hidden = Object.fromEntries(
    [...preview.split('import-contacts/apply')[1]!.matchAll(/name="(id|file)" value="([^"]*)"/g)].map(
      (match) => [match[1]!, match[2]!],
    ),
  )
  const refused = await staff.post(`${home}/import-contacts/apply`, hidden)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /kryssa i rutan för att hoppa över/)
  assert.match(refused.text, new RegExp(`name="id" value="${hidden['id']}"`))
  const applied = await staff.post(`${home}/import-contacts/apply`, { ...hidden, skipProblems: 'on' })
  assert.equal(applied.status, 303)
  await staff.post(`${home}/import-contacts/apply`, { ...hidden, skipProblems: 'on' })
  assert.match((await staff.get(`${home}/0115`)).text, /kommun@vallentuna\.example/)
  assert.match((await staff.get(applied.location)).text, /Kontakterna är inlästa/)
  await staff.post(`${home}/import-contacts/undo`, { id: hidden['id']! })
  assert.doesNotMatch((await staff.get(`${home}/0115`)).text, /kommun@vallentuna\.example/)
})

test('a chosen column wins over the guess, and a file that is no list is refused in the form', async () => {
  const file = new File(['A;B\n0114;ny@vasby.example'], 'lista.csv')
  const uploaded = await staff.post(`${home}/import-contacts`, { list: file })
  const guessed = (await staff.get(uploaded.location)).text
  assert.match(guessed, /säger inte vilken kommun/)
  const chosen = (
    await staff.get(`${uploaded.location}&chosen=1&organisation=0&email=1&title=&purpose=&body=`)
  ).text
  assert.match(chosen, /ny@vasby\.example/)
  assert.doesNotMatch(chosen, /går inte att läsa in/)
  const none = await staff.post(`${home}/import-contacts`, {
    list: new File(['%PDF-1.4\n\u0000'], 'lista.csv'),
  })
  assert.ok([409, 422].includes(none.status))
  assert.match(none.text, /role="alert"/)
  const empty = await staff.post(`${home}/import-contacts`, { list: new File([], 'lista.csv') })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Filen är tom/)
  assert.equal((await staff.post(`${home}/import-contacts`)).status, 422)
})

test('another association’s organisation is not found', async () => {
  await database.transaction(null, (db) =>
    foundAssociation({ db, actor: system('test'), clock }, { slug: 'annat', name: 'Annat', mailFrom: null }),
  )
  assert.equal((await staff.get('/annat/organisations/0114')).status, 404)
  assert.equal((await staff.get('/annat/organisations/0114/rename')).status, 404)
  assert.doesNotMatch((await staff.get('/annat/organisations')).text, /Vallentuna/)
})

test('every page is there in English too', async () => {
  const pages = [
    home,
    `${home}/0114`,
    ...['add', 'add-other', 'import-contacts', '0114/rename'].map((path) => `${home}/${path}`),
  ]
  for (const path of pages) {
    const page = await staff.get(`${path}?lang=en`)
    assert.equal(page.status, 200, path)
    assert.match(page.text, /<html lang="en">/)
    assert.doesNotMatch(page.text, /Lägg till|Medlemskap|Spara/)
  }
})

test('squares are placed by column and row; without one a member is laid out by itself, and two on one are refused', async () => {
  const page = (await staff.get(`${home}/tiles`)).text
  const ids = [...page.matchAll(/name="column\.([0-9a-f-]+)"/g)].map((match) => match[1]!)
  assert.ok(ids.length >= 2)
  const [first, second] = ids
  const place = (id: string, column: string, row: string) => ({
    [`column.${id}`]: column,
    [`row.${id}`]: row,
  })
  const saved = await staff.post(`${home}/tiles`, { ...place(first!, '3', '2'), [`label.${first}`]: 'Ett' })
  assert.equal(saved.location, `${home}/tiles?saved`)
  const after = (await staff.get(`${home}/tiles`)).text
  assert.match(after, new RegExp(`id="column\\.${first}"[^>]* value="3"`))
  assert.match(after, />Ett</)
  assert.match(after, /läggs ut av sig själv/)
  assert.equal(
    (await staff.post(`${home}/tiles`, { ...place(first!, '1', '1'), ...place(second!, '1', '1') })).status,
    409,
  )
  const half = await staff.post(`${home}/tiles`, place(first!, '1', ''))
  assert.equal(half.status, 422)
  assert.match(half.text, /både kolumn och rad/)
  assert.equal((await staff.post(`${home}/tiles`, place(first!, '0', 'x'))).status, 422)
  assert.equal((await stranger.get(`${home}/tiles`)).status, 403)
})
