import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AnswerLink,
  expiryOf,
  lastDayOfLink,
  linkState,
  mayAskAgain,
  standingOfLinks,
} from './answer-link.ts'

const now = '2015-05-01T08:00:00.000Z'
const link: AnswerLink = {
  id: 'a',
  addresseeId: 'b',
  origin: 'letter',
  madeAt: '2015-03-19T14:00:00.000Z',
  expiresAt: expiryOf('2015-09-13'),
  revokedAt: null,
  firstUsedAt: null,
  lastUsedAt: null,
}

test('a link outlives the last day to answer by ninety days, also when it is made after that day', () => {
  assert.equal(lastDayOfLink('2015-06-15', now), '2015-09-13')
  assert.equal(lastDayOfLink('2015-04-01', now), '2015-07-30')
  assert.equal(lastDayOfLink(null, now), '2016-04-30')
})

test('its last day is valid to the end, at the office', () => {
  assert.equal(linkState(link, '2015-09-13T21:59:59.999Z'), 'valid')
  assert.equal(linkState(link, '2015-09-13T22:00:00.000Z'), 'expired')
})

test('a revoked link stays revoked, however long it would have been valid', () => {
  assert.equal(linkState({ ...link, revokedAt: now }, now), 'revoked')
})

test('a new link is asked for once an hour; those in letters do not count', () => {
  const asked: AnswerLink = { ...link, origin: 'asked', madeAt: '2015-05-01T07:30:00.000Z' }
  assert.equal(mayAskAgain([link], now), true)
  assert.equal(mayAskAgain([link, asked], now), false)
  assert.equal(mayAskAgain([link, asked], '2015-05-01T08:30:00.000Z'), true)
})

test('one valid link among revoked ones is enough, and any use is a use', () => {
  const used = { ...link, revokedAt: now, firstUsedAt: now, lastUsedAt: now }
  assert.deepEqual(standingOfLinks([used, link], now), { state: 'valid', lastUsedAt: now })
  assert.deepEqual(standingOfLinks([used], now), { state: 'revoked', lastUsedAt: now })
  assert.equal(standingOfLinks([], now), null)
})
