import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownAddress } from '../people/routes.ts'
import { splitTwin } from './address.ts'
import { languageOf } from './visitor.ts'

test('a page has twins at its own address', () => {
  assert.deepEqual(splitTwin('/ksl/circulations/KSL-15-0016-5.json'), {
    path: '/ksl/circulations/KSL-15-0016-5',
    twin: 'json',
  })
  assert.equal(splitTwin('/ksl/organisations.excel.csv').twin, 'excel')
  assert.equal(splitTwin('/ksl/organisations.csv').twin, 'csv')
  assert.equal(splitTwin('/ksl/organisations.docx').twin, 'docx')
})

test('the API and the assets keep their endings', () => {
  assert.equal(splitTwin('/api/v1/openapi.json').twin, null)
  assert.equal(splitTwin('/assets/x.json').path, '/assets/x.json')
})

test('signing in leads on to our own addresses only', () => {
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/x.example',
    '',
    null,
  ]) {
    assert.equal(ownAddress(next), '/', String(next))
  }
  assert.equal(ownAddress('/ksl?on=2015-05-27'), '/ksl?on=2015-05-27')
})

test('the language is the one asked for, then the one chosen before, then Swedish', () => {
  const headers = (cookie: string) => new Headers(cookie ? { cookie } : {})
  assert.equal(languageOf(new URL('http://h/?lang=en'), headers('')), 'en')
  assert.equal(languageOf(new URL('http://h/'), headers('lang=en')), 'en')
  assert.equal(languageOf(new URL('http://h/?lang=sv'), headers('lang=en')), 'sv')
  assert.equal(languageOf(new URL('http://h/?lang=xx'), headers('')), 'sv')
})
