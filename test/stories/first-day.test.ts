import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-03-02T09:00' })
const registrar = await office.registrar()

test('a new association is led from nothing to its first recommendation', async () => {
  const installation = await registrar.get('/')
  assert.match(installation.text, /Lägg till det första förbundet/)
  const founding = await installation.follow('Lägg till ett förbund')
  await founding.form('/associations/new').fillIn({ name: 'Provförbundet', slug: 'prov' }).submit()
  const empty = await registrar.get('/prov')
  assert.match(empty.text, /Kom igång/)
  assert.match(empty.text, /Kommuner och regioner hämtas ur registret/)
  const members = await empty.follow('Lägg till medlemmarna')
  await members.form('/prov/organisations/add').fillIn({ codes: '0114\n0115', from: '2015-01-01' }).submit()
  const second = await registrar.get('/prov')
  assert.match(second.text, /Lägg till medlemmarna – klart\s*2 medlemmar i dag/)
  assert.match(second.text, /2 medlemmar har ingen registrator än/)
  const contacts = await second.follow('Läs in deras registratorer')
  contacts.assertStatus(200)
  const own = await second.follow('Lägg till förbundets organ')
  assert.match(own.heading, /Provförbundet/)
  await second.follow('Skriv den första').then((page) => page.assertStatus(200))
  assert.doesNotMatch((await office.visitor().get('/prov')).text, /Kom igång/)
})

test('a test letter leaves at once, to the one who asked for it, from the association', async () => {
  const outbox = await registrar.get('/prov/outbox')
  const form = outbox.form('/prov/outbox')
  assert.equal(form.value('to'), 'registrator@forbundet.example')
  const wrong = await form.fillIn({ to: 'ingen adress' }).submit()
  assert.equal(wrong.form('/prov/outbox').value('to'), 'ingen adress')
  assert.equal(wrong.problems.length, 1)
  await (await registrar.get('/prov/outbox')).form('/prov/outbox').submit()
  assert.equal(await office.sendDue(), 1)
  const [letter] = office.post.letters
  assert.ok(letter)
  assert.deepEqual(letter.envelope.to, ['registrator@forbundet.example'])
  assert.match((await registrar.get('/prov/outbox')).text, /Provbrev från Provförbundet/)
})
