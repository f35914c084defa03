import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { domainOf, isAddress, mailbox, readMailbox } from './address.ts'

test('addresses that can be sent to', () => {
  const good = [
    'registrator@bjuv.example',
    'kommunstyrelsen+dnr-15.0016@post.upplands-bro.example',
    "o'brien@forbund.example",
    'registrator@österåker.example',
    'registrator@xn--sterker-hxa2m.example',
  ]
  for (const address of good) assert.equal(isAddress(address), true, address)
})

test('addresses that cannot, among them attacks on the header', () => {
  const bad = [
    '',
    'registrator',
    '@bjuv.example',
    'registrator@',
    'registrator@localhost',
    'registrator@bjuv..example',
    'registrator@-bjuv.example',
    '.registrator@bjuv.example',
    'två ord@bjuv.example',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\nc@d.example',
    '<a@b.example>',
    'a@b.example>',
    '"a b"@c.example',
    'a@b@c.example',
    'å@bjuv.example',
    `${'a'.repeat(65)}@bjuv.example`,
    `a@${'b'.repeat(250)}.example`,
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@bjuv.example\u202E',
  ]
  for (const address of bad) assert.equal(isAddress(address), false, JSON.stringify(address))
})

test('a name with Swedish letters, quotes or brackets stays a name', () => {
  const written = mailbox('Förbundets kansli "Öst" <x@y.example>\r\nBcc: z@y.example', 'a@b.example')
  const read = readMailbox(written)
  assert.equal(read?.address, 'a@b.example')
  assert.match(read?.name ?? '', /^Förbundets kansli {1,2}Öst/)
  assert.equal(readMailbox('a@b.example')?.name, '')
  assert.equal(readMailbox('A <a@b.example>, B <b@b.example>'), null)
  assert.equal(readMailbox('A <a@b.example>\r\nBcc: b@b.example'), null)
})

test('any name leaves the address as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      assert.equal(readMailbox(mailbox(name, 'a@b.example'))?.address, 'a@b.example')
    }),
  )
})

test('the domain of an address with å ä ö is the one that mail servers know', () => {
  assert.equal(domainOf('registrator@österåker.example'), 'xn--sterker-hxa2m.example')
})
