import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-03-16T08:00' })

test('the first administrator takes the one-time link, and signs in by address and password after that', async () => {
  const first = await office.registrar()
  const second = await office.registrar()
  for (const visitor of [first, second]) assert.match((await visitor.get('/sign-in')).text, /Logga ut/)
  const stranger = office.visitor()
  const wrong = await (
    await stranger.get('/sign-in')
  )
    .form('sign-in')
    .fillIn({ 'E-postadress': 'registrator@forbundet.example', Lösenord: 'fel lösenord, tyvärr' })
    .submit()
  wrong.assertStatus(409)
  assert.match(wrong.problems.join(), /hör inte ihop/)
})
