import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import { association, board, inside, kd, meeting, members, page, send } from '../../test/help/directors.ts'

test('a call is addressed by the register as it is on the day of the meeting: who has left does not get it, who comes then does', async () => {
  const perstorp = members.find(({ name }) => name === 'Perstorp')!.id
  const register = (await page('/skane-nordvast/mandates')).text
  const row = register.slice(register.indexOf('kommundirektör, Perstorp'))
  const mandate = /mandates\/([0-9a-f-]{36})\/end/.exec(row)![1]!
  await send(`/skane-nordvast/mandates/${mandate}/end`, { on: '2012-01-25' })
  const successor = {
    organisationId: perstorp,
    bodyId: kd,
    role: 'ordinary',
    holder: 'tillförordnad kommundirektör, Perstorp',
    email: 'tillforordnad@perstorp.example',
    from: '2012-01-26',
  }
  await send('/skane-nordvast/mandates/add', { ...successor, id: newId() })
  const later = { holder: 'ny kommundirektör, Perstorp', email: 'ny@perstorp.example', from: '2012-02-01' }
  await send('/skane-nordvast/mandates/add', { ...successor, ...later, id: newId() })
  const elsewhere = { bodyId: board, holder: 'ordförande, Perstorp', email: 'ordforande@perstorp.example' }
  await send('/skane-nordvast/mandates/add', { ...successor, ...elsewhere, id: newId() })
  await send(`${meeting}/items`, { titles: 'Krisinformation', batch: newId() })
  assert.match((await page(`${meeting}/call`)).text, /Kallelsen går till 11 mottagare/)
  await send(`${meeting}/call`, { message: '', extra: '' })
  const letters = await inside(({ db }) => outbox(db, association, { purpose: 'call' }))
  const toPerstorp = letters.map(({ toAddress }) => toAddress).filter((each) => each.includes('perstorp'))
  assert.deepEqual(toPerstorp, ['tillforordnad@perstorp.example'])
  assert.equal(letters.length, 11)
})
