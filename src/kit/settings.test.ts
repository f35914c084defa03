import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from './refusal.ts'
import { readSettings, settingsTable } from './settings.ts'

test('without settings the program has a port, a folder and its own database', () => {
  const settings = readSettings({})
  assert.equal(settings.port, 8080)
  assert.equal(settings.databaseUrl, null)
  assert.equal(settings.publicUrl, 'http://localhost:8080')
})

test('a setting that is there but empty was not made', () => {
  assert.equal(readSettings({ SMTP_URL: '', PORT: '' }).smtpUrl, null)
})

test('the reply addresses are at the sender’s domain unless another is named', () => {
  assert.equal(readSettings({ MAIL_FROM: 'registrator@forbund.example' }).replyDomain, 'forbund.example')
  const both = { MAIL_FROM: 'registrator@forbund.example', REPLY_DOMAIN: 'svar.example' }
  assert.equal(readSettings(both).replyDomain, 'svar.example')
})

test('a setting that cannot be used is named, and a password in it is not told', () => {
  const wrong = {
    PORT: 'åtta',
    DATABASE_URL: 'mysql://u:hemligt@h/d',
    PUBLIC_URL: 'ftp://x.example',
    MAIL_FROM: 'registrator',
    DATABASE_OWNER_URL: 'radslag',
    SMTP_URL: 'mail.forbund.example',
    REPLY_DOMAIN: 'svar',
    IMAP_URL: 'imaps://mail.forbund.example pop3://mail.forbund.example',
    IMAP_TOKEN_URL: 'login',
    LMTP_PORT: '70000',
    TRUST_PROXY: 'ja',
  }
  for (const [name, value] of Object.entries(wrong)) {
    assert.throws(
      () => readSettings({ [name]: value }),
      (error) =>
        error instanceof Refusal &&
        error.facts['name'] === name &&
        !JSON.stringify(error.facts).includes('hemligt') &&
        // What is given as an example can be used.
        readSettings({ [name]: String(error.facts['example']) }) !== null,
    )
  }
})

test('every setting that is read is told of by --help', () => {
  const told = settingsTable.map(([name]) => name)
  assert.deepEqual(told, [...new Set(told)])
  assert.ok(told.includes('REPLY_DOMAIN') && told.includes('TRUST_PROXY'))
})
