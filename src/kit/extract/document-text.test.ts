import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentText } from './document-text.ts'

test('text without what the database cannot store, at the same places', async () => {
  const found = await documentText(Buffer.from('Österåker\u0000§ 5'), 'text/plain')
  assert.equal(found?.text, 'Österåker § 5')
})

test('a broken file, an empty one and a picture have no text, and that is no error', async () => {
  assert.equal(await documentText(Buffer.from('%PDF-1.4 broken'), 'application/pdf'), null)
  assert.equal(await documentText(Buffer.alloc(0), 'text/plain'), null)
  assert.equal(await documentText(Buffer.from('ja'), 'image/png'), null)
})
