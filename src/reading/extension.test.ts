import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequest } from './extension.ts'

const written = '2015-06-02'
const asked = (text: string) => {
  const found = readRequest(text, written)
  return found && [text.slice(found.start, found.end), found.until]
}

test('a request for more time is found in the words that offices use, with its day', () => {
  assert.deepEqual(asked('Hej!\n\nVi ber om anstånd till den 31 augusti 2015.\n\nHälsningar'), [
    'Vi ber om anstånd till den 31 augusti 2015.',
    '2015-08-31',
  ])
  assert.deepEqual(asked('Kommunen begär förlängd svarstid till och med 2015-09-15.')?.[1], '2015-09-15')
  assert.deepEqual(
    asked('Vi önskar förlängning av remisstiden. Nämnden sammanträder den 24 augusti.')?.[1],
    '2015-08-24',
  )
  assert.deepEqual(
    asked('Går det att få längre svarstid än den 15 juni, till den 30 juni?')?.[1],
    '2015-06-30',
  )
  assert.deepEqual(asked('Får vi lämna svaret den 1 juli i stället?')?.[1], '2015-07-01')
  assert.deepEqual(asked('Vi hinner inte utan behöver ytterligare tid.')?.[1], null)
})

test('a sentence over two lines is one, as mail programs fold them', () => {
  assert.equal(asked('Vi vill be om anstånd med vårt svar till\nden 31 augusti 2015.')?.[1], '2015-08-31')
})

test('what was given or refused, or nobody needs, is no request', () => {
  for (const text of [
    'Anstånd har beviljats till den 31 augusti 2015.',
    'Vi behöver inget anstånd.',
    'Kommunstyrelsen beslutar att anta överenskommelsen.',
    'Sammanträdet tog längre tid än väntat.'.replace('längre tid', 'lång tid'),
    'Avtalet kan förlängas med ett år.',
  ])
    assert.equal(asked(text), null, text)
})
