import assert from 'node:assert/strict'
import { test } from 'node:test'
import { downloadHeaders } from './download.ts'

const file = { sha256: 'ab'.repeat(32), size: 12, mediaType: 'message/rfc822' }

test('a file is saved and not shown, its type fixed, and nothing in it may run', () => {
  const headers = downloadHeaders(file, 'svar från "Bjuv".eml', 'inline')
  assert.equal(headers['content-type'], 'message/rfc822')
  assert.match(headers['content-disposition'] ?? '', /^attachment; filename="svar fran -Bjuv-.eml"/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(headers['content-security-policy'] ?? '', /^default-src 'none';.* sandbox$/)
})

test('images and PDF may be shown in the browser', () => {
  const image = downloadHeaders({ ...file, mediaType: 'image/png' }, 'bild.png', 'inline')
  assert.match(image['content-disposition'] ?? '', /^inline/)
  assert.match(image['content-security-policy'] ?? '', /sandbox/)
  const pdf = downloadHeaders({ ...file, mediaType: 'application/pdf' }, 'beslut.pdf', 'inline')
  assert.match(pdf['content-disposition'] ?? '', /^inline/)
  assert.match(pdf['content-security-policy'] ?? '', /^default-src 'none'/)
})
