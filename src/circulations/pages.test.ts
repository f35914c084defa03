import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outbox } from '../kit/mail/store.ts'
import { foundSmallKsl } from '../../test/help/ksl.ts'
import { openOffice } from '../../test/help/office.ts'
import { letterOf2015 } from '../../test/help/letter.ts'
import { tokenIn } from './addressee.ts'
import { findCirculation } from './store.ts'

const office = await openOffice({ now: '2015-03-19T09:00' })
const association = await foundSmallKsl(office, ['0114', '0115', '0127'])
const letters = () => office.database.transaction(association, (db) => outbox(db, association))
const text = { filename: 'Överenskommelse.txt', bytes: 'Parterna ska samverka.', type: 'text/plain' }

test('the pasted letter becomes a draft, the draft a preview, and what was previewed is what is sent', async () => {
  const registrar = await office.registrar()
  const begun = await registrar.get('/ksl/circulations/new')
  const draft = await begun.form('new').fillIn({ text: letterOf2015 }).submit('Läs brevet')
  assert.match(draft.text, /Brevet: ”KSL\/15\/0016-5”/)
  assert.match(draft.text, /Året står inte i brevet/)
  const form = draft.form('draft')
  assert.equal(form.value('answerBy'), '2015-06-15')
  assert.equal(form.value('terms.on'), '2015-01-01')
  assert.equal(form.value('caseDnr'), 'KSL/15/0016')
  assert.match(draft.text, /Bifoga texten som medlemmarna ska ta ställning till/)
  const preview = await form
    .fillIn({ files: text, basisParagraph: '§ 12', thirdEmail: 'kansli@samverkan.example' })
    .submit('Spara och förhandsgranska')
  assert.equal(preview.heading, 'Förhandsgranska')
  assert.match(preview.text, /3 medlemmar får varsitt brev/)
  const sent = await preview.form('send').submit()
  assert.match(sent.address, /KSL-15-0016-5\/dispatch$/)
  const posted = await letters()
  assert.equal(posted.length, 3)
  for (const letter of posted) {
    assert.ok(tokenIn(letter.replyTo ?? ''))
    assert.equal(letter.attachments[0]!.filename, 'Överenskommelse.txt')
  }
  const botkyrka = posted.find((letter) => letter.toAddress === 'registrator@k0127.example')!
  const shown = preview.text.replace(/\s+/g, ' ')
  for (const line of botkyrka.bodyText
    .replace(/svar\+\w+@/g, 'svar+…@')
    .replace(/answer\/\S+/g, 'answer/…')
    .split('\n'))
    assert.ok(shown.includes(line.replace(/\s+/g, ' ').trim()), line)
  const again = await preview.form('send').submit()
  assert.match(
    again.address,
    /KSL-15-0016-5\/dispatch$/,
    'the back button and a second press lead to what was sent',
  )
  assert.equal((await letters()).length, 3)
})

test('everybody reads what was sent; drafts and letters are for the staff', async () => {
  const visitor = office.visitor()
  const list = await visitor.get('/ksl/circulations')
  assert.match(list.text, /KSL\/15\/0016-5/)
  assert.doesNotMatch(list.text, /Utkast/)
  const versions = await visitor.get('/ksl/circulations/KSL-15-0016-5/versions')
  assert.match(versions.text, /1\. att anta överenskommelsen/)
  assert.doesNotMatch(versions.text, /Återkalla/)
  const data = await visitor.get('/ksl/circulations.json')
  assert.equal((data.json as { circulations: unknown[] }).circulations.length, 1)
  for (const path of ['circulations/new', 'outbox', 'circulations/KSL-15-0016-5/dispatch']) {
    const shut = await visitor.get(`/ksl/${path}`)
    assert.equal(shut.status, 403, path)
  }
})

test('the first dispatch is undone from its page, and the draft is back', async () => {
  const registrar = await office.registrar()
  const page = await registrar.get('/ksl/circulations/KSL-15-0016-5/dispatch')
  const draft = await page.form('undo').submit('Ångra')
  assert.match(draft.text, /Brevet är ångrat/)
  assert.equal(draft.form('draft').value('dnr'), 'KSL/15/0016-6')
  const states = new Set((await letters()).map((letter) => letter.state))
  assert.deepEqual(states, new Set(['cancelled']))
})

test('two registrars on one draft: the second sees both texts, and none is lost', async () => {
  const one = await office.registrar()
  const two = await office.registrar()
  const begin = (await one.get('/ksl/circulations/new')).form('new')
  const address = (await begin.submit('Börja med ett tomt utkast')).address
  const [first, second] = [await one.get(address), await two.get(address)]
  await first.form('draft').fillIn({ title: 'Den enas rubrik', answerBy: '31 juni' }).submit('Spara utkastet')
  const back = await second.form('draft').fillIn({ title: 'Den andras rubrik' }).submit('Spara utkastet')
  assert.equal(back.status, 409)
  assert.match(back.text, /Någon annan sparade under tiden/)
  assert.match(back.text, /Den enas rubrik/)
  assert.equal(back.form('draft').value('title'), 'Den andras rubrik')
  const saved = await back.form('draft').submit('Spara utkastet')
  assert.match(saved.text, /Utkastet är sparat/)
  assert.equal(saved.form('draft').value('title'), 'Den andras rubrik')
})

test('a draft is saved with whatever was typed, and told what it lacks', async () => {
  const registrar = await office.registrar()
  const begun = (await registrar.get('/ksl/circulations/new')).form('new')
  const draft = await begun.submit('Börja med ett tomt utkast')
  const nasty = `<img src=x onerror=alert(1)> '"; \u202e e\u0301`
  const saved = await draft
    .form('draft')
    .fillIn({ title: nasty, answerBy: '2015-06-31', dated: 'i går', 'terms.entry': 'percent' })
    .submit('Spara utkastet')
  assert.equal(saved.status, 200)
  const form = saved.form('draft')
  assert.equal(form.value('title'), nasty.normalize('NFC'))
  assert.equal(form.value('answerBy'), '2015-06-31')
  assert.match(saved.text, /”2015-06-31” är inte en dag i kalendern/)
  assert.match(saved.text, /Skriv en andel mellan 1 och 100 procent/)
  assert.doesNotMatch(saved.body, /<img src=x/)
})

test('a draft that is thrown away can be taken back', async () => {
  const registrar = await office.registrar()
  const begun = (await registrar.get('/ksl/circulations/new')).form('new')
  const draft = await begun.submit('Börja med ett tomt utkast')
  await draft.form('draft').fillIn({ title: 'Inte nu' }).submit('Spara utkastet')
  const list = await draft.form('draft/discard').submit()
  assert.match(list.text, /Utkastet är borttaget.*Borttagna utkast \(1\).*Inte nu/s)
  const back = await list.form('draft/restore').submit()
  assert.equal(back.form('draft').value('title'), 'Inte nu')
  assert.doesNotMatch((await registrar.get('/ksl/circulations')).text, /Borttagna utkast/)
})

test('an empty letter, and a file without text, are told with what to do', async () => {
  const registrar = await office.registrar()
  const empty = await (await registrar.get('/ksl/circulations/new')).form('new').submit('Läs brevet')
  assert.equal(empty.status, 422)
  assert.match(empty.problems.join(), /Klistra in brevets text eller välj en fil/)
  const program = { filename: 'brev.pdf', bytes: 'MZ\u0090\u0000 program', type: 'application/pdf' }
  const refused = await (
    await registrar.get('/ksl/circulations/new')
  )
    .form('new')
    .fillIn({ file: program })
    .submit('Läs brevet')
  assert.equal(refused.status, 422)
})

test('the form of a next version shows its kind and its agreement, and cannot change them', async () => {
  const registrar = await office.registrar()
  const pasted = letterOf2015.replace('KSL/15/0016-5', 'KSL/15/0044-1')
  const begun = (await registrar.get('/ksl/circulations/new')).form('new')
  const draft = (await begun.fillIn({ text: pasted }).submit('Läs brevet')).form('draft')
  const preview = await draft
    .fillIn({ files: text, basisParagraph: '§ 12', thirdEmail: 'kansli@samverkan.example' })
    .submit('Spara och förhandsgranska')
  await preview.form('send').submit()
  const letter = await registrar.get('/ksl/circulations/KSL-15-0044-1/versions')
  const version = await letter.form('draft/begin').submit()
  const form = version.form('draft')
  for (const name of ['kind', 'instrumentUse', 'instrument']) assert.ok(!form.names.includes(name), name)
  assert.match(version.text, /Slag\s*Rekommendation/)
  assert.match(version.text, /Slaget och överenskommelsen är desamma i alla versioner/)
  const changed = await form.fillIn({ answerBy: '2015-09-01' }).submit('Spara och förhandsgranska')
  assert.match(changed.text, /2015-06-15.*2015-09-01|15 juni.*1 september/s)
  const sent = await changed.form('send').submit()
  assert.match(sent.address, /KSL-15-0044-1\/dispatch$/)
  const found = (await office.database.transaction(association, (db) =>
    findCirculation(db, association, 'KSL-15-0044-1'),
  ))!
  assert.deepEqual([found.version, found.kind], [2, 'recommendation'])
  assert.ok(found.instrumentId)
})
