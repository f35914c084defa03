import assert from 'node:assert/strict'
import { test } from 'node:test'
import { senderOf } from './sender.ts'

const installation = { mailFrom: 'utskick@drift.example' }

test('letters come from the association’s own address under its name, else from the installation’s', () => {
  const own = { name: 'Förbundet', mailFrom: 'registrator@forbundet.example' }
  assert.deepEqual(senderOf(own, installation), {
    address: 'registrator@forbundet.example',
    mailbox: '"Förbundet" <registrator@forbundet.example>',
  })
  const without = senderOf({ ...own, mailFrom: null }, installation)
  assert.equal(without?.mailbox, '"Förbundet" <utskick@drift.example>')
})

test('where nobody has an address there is no sender', () => {
  assert.equal(senderOf({ name: 'Förbundet', mailFrom: null }, { mailFrom: null }), null)
})
