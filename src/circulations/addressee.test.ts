import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { replyAddress, replyToken, tokenIn } from './addressee.ts'

test('a reply address leads back to its token', () => {
  const token = replyToken(randomBytes(20))
  assert.equal(token.length, 26)
  assert.equal(tokenIn(replyAddress(token, 'svar.example')), token)
  assert.equal(tokenIn(`Registrator <${replyAddress(token, 'svar.example').toUpperCase()}>`), token)
})

test('a token copied from paper is read in spite of look-alikes', () => {
  const token = '0123456789abcdefghjkmnpqv0'
  assert.equal(tokenIn('svar+O1Z3456789ABCDEFGHJKMNPQUo@svar.example'), token.replace('012', '01z'))
  assert.equal(tokenIn('svar+oI23456789abcdefghjkmnpqu0@svar.example'), token)
  assert.equal(tokenIn('svar+ol23456789abcdefghjkmnpqv0@svar.example'), token)
})

test('an ordinary address has no token', () => {
  for (const address of ['registrator@ksl.example', 'svar+kort@svar.example', '', 'svar+@svar.example'])
    assert.equal(tokenIn(address), null)
})

test('tokens differ, and hold no letter that looks like another', () => {
  const tokens = Array.from({ length: 200 }, () => replyToken(randomBytes(20)))
  assert.equal(new Set(tokens).size, 200)
  assert.doesNotMatch(tokens.join(''), /[^0-9a-hjkmnp-tv-z]/)
})
