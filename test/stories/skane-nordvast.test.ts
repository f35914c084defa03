import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '../help/office.ts'

/** Eleven municipalities that meet by agreement, from nothing to a register with members, bodies and a change of name. */

const office = await openOffice({ now: '2012-01-09T09:00' })
const registrar = await office.registrar()
const root = '/skane-nordvast/organisations'
const codes = [1214, 1257, 1260, 1275, 1276, 1277, 1278, 1282, 1283, 1284, 1292]
const names =
  'Bjuv Båstad Helsingborg Höganäs Klippan Landskrona Perstorp Svalöv Åstorp Ängelholm Örkelljunga'.split(' ')

const memberNames = async (on: string): Promise<string[]> => {
  const { members } = (await office.visitor().get(`${root}.json?on=${on}`)).json as {
    members: { name: string }[]
  }
  return members.map(({ name }) => name)
}

test('the association is founded, and its eleven members are found in the national register by their codes', async () => {
  const founding = await registrar.get('/associations/new')
  await founding.form('associations/new').fillIn({ name: 'Skåne Nordväst', slug: 'skane-nordvast' }).submit()
  const add = await registrar.get(`${root}/add`)
  const added = await add
    .form('organisations/add')
    .fillIn({ codes: codes.join('\n'), from: '2012-01-01' })
    .submit()
  added.assertStatus(200)
  assert.deepEqual(await memberNames('2012-01-26'), names)
  assert.deepEqual(await memberNames('2011-12-31'), [])
})

test('one code that no municipality has is told by its number, and nothing of the list is added', async () => {
  const add = await registrar.get(`${root}/add`)
  const form = add.form('organisations/add').fillIn({ codes: '1230\n9999', from: '2012-01-01' })
  const again = await form.submit()
  assert.ok([409, 422].includes(again.status), again.text)
  assert.match(again.problems.join(' '), /9999/)
  assert.match(again.form('organisations/add').value('codes') ?? '', /1230\s+9999/)
  assert.deepEqual(await memberNames('2012-01-26'), names)
})

test('the board and the directors’ group are bodies by agreement, not by Kommunallagen', async () => {
  const page = await registrar.get(root)
  const hub = page.links.find((href) => href.startsWith(`${root}/`) && /[0-9a-f-]{36}$/.test(href))
  assert.ok(hub, 'the association’s own organisation is linked')
  for (const [name, kind] of [
    ['Styrelsen', 'board'],
    ['Kommundirektörsgruppen', 'directors_group'],
  ] as const) {
    const form = (await registrar.get(`${hub}/bodies/add`)).form('bodies/add')
    const done = await form.fillIn({ name, kind, governance: 'avtalssamverkan' }).submit()
    assert.match(done.assertStatus(200).text, new RegExp(name))
  }
})

test('from 2016 it is called Familjen Helsingborg, and before that it still was Skåne Nordväst', async () => {
  const hub = (await registrar.get(root)).links.find((href) => /[0-9a-f-]{36}$/.test(href))!
  const form = (await registrar.get(`${hub}/rename`)).form('rename')
  await form.fillIn({ name: 'Familjen Helsingborg', from: '2016-01-01' }).submit()
  const brand = async (): Promise<string> => (await office.visitor().get('/skane-nordvast')).heading
  assert.equal(await brand(), 'Skåne Nordväst')
  office.clock.set('2016-01-01T00:00')
  assert.equal(await brand(), 'Familjen Helsingborg')
})

test('a member that leaves is a member to its last day', async () => {
  const form = (await registrar.get(`${root}/1275/end-membership`)).form('end-membership')
  await form.fillIn({ day: '2016-12-31' }).submit()
  assert.equal((await memberNames('2016-12-31')).length, 11)
  assert.equal((await memberNames('2017-01-01')).includes('Perstorp'), false)
})
