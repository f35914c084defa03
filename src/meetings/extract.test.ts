import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recipientName, recipientsOfItem, usedAddresses } from './extract.ts'

test('a recipient is printed by its name, and by its address only where that is all there is', () => {
  assert.deepEqual(
    ['Räddningstjänsten <r@raddning.example>', '"Bjuv" <r@bjuv.example>', ' Bjuv ', 'r@bjuv.example'].map(
      recipientName,
    ),
    ['Räddningstjänsten', 'Bjuv', 'Bjuv', 'r@bjuv.example'],
  )
})

test('the line’s own address goes before one used earlier, and that before the organisation’s', () => {
  const used = usedAddresses([{ toAddress: '"Rådslagsgruppen" <g@ny.example>', state: 'sent' }])
  const known = [...used, { name: 'Bjuv', address: 'registrator@bjuv.example' }]
  const addresses = (lines: readonly string[]) =>
    recipientsOfItem(lines, known, []).map(({ address }) => address)
  assert.deepEqual(addresses(['Rådslagsgruppen <g@egen.example>', 'rådslagsgruppen', 'Bjuv', 'Okänd']), [
    'g@egen.example',
    'g@ny.example',
    'registrator@bjuv.example',
    '',
  ])
})

test('a letter that was undone does not count as sent', () => {
  const toAddress = '"Bjuv" <r@bjuv.example>'
  const letters = [{ toAddress, state: 'cancelled' }]
  assert.equal(recipientsOfItem(['Bjuv'], [], letters)[0]!.letter, null)
  const sent = [...letters, { toAddress, state: 'sent' }]
  assert.equal(recipientsOfItem(['Bjuv'], [], sent)[0]!.letter?.state, 'sent')
})
