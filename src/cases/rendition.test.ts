import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasMaskedNumber, renditionOf } from './rendition.ts'

test('a masked number is told from dots in a line', () => {
  assert.ok(hasMaskedNumber('född ••••••••-••••'))
  assert.ok(!hasMaskedNumber('• en punkt\n• en till'))
})

test('a document without anything masked, or without text, is shown as it is', () => {
  assert.equal(renditionOf({ title: 'Utdrag', text: 'Kommunstyrelsen beslutar.' }), null)
  assert.equal(renditionOf({ title: 'Karta', text: null }), null)
})
