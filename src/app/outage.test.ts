import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { systemClock } from '../kit/clock.ts'
import { Database } from '../kit/db/db.ts'
import { noDoors } from '../kit/settings.ts'
import { createApp } from './app.ts'

/** Where nothing listens: a server that has just been closed. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const connectionString = `postgres://127.0.0.1:${await deadPort()}/away`
const database = new Database({ connectionString })
after(() => database.close())
const settings = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: connectionString,
  databaseOwnerUrl: connectionString,
  dataDir: 'data',
  publicUrl: 'http://radslag.example',
  smtpUrl: null,
  mailFrom: null,
  replyDomain: null,
  trustProxy: false,
  doors: noDoors,
}
const app = createApp({ database, clock: systemClock, settings, demo: false })
const host = 'http://radslag.example'

test('a form that is sent while the database is away comes back with what was typed, to be sent once more', async () => {
  const body = new FormData()
  body.set('csrf', 'abc')
  body.set('title', 'Avtal om "sotning" <b>')
  body.append('body', 'ett')
  body.append('body', 'två')
  body.set('file', new File(['innehåll'], 'bilaga.txt'))
  const headers = { cookie: 'radslag_session=abc' }
  const answer = await app.request(`${host}/ksl/cases/new?lang=sv`, { method: 'POST', body, headers })
  const page = await answer.text()
  assert.equal(answer.status, 503)
  assert.match(page, /Rådslag är tillfälligt ur drift/)
  assert.match(page, /<form[^>]*action="\/ksl\/cases\/new\?lang=sv"/)
  assert.match(page, /name="title" value="Avtal om &quot;sotning&quot; &lt;b&gt;"/)
  assert.deepEqual(page.match(/name="body" value="[^"]*"/g), [
    'name="body" value="ett"',
    'name="body" value="två"',
  ])
})

test('a password is not written on the page that says so', async () => {
  const body = new URLSearchParams({ email: 'a@forbundet.example', password: 'hemligt', csrf: 'abc' })
  const answer = await app.request(`${host}/sign-in`, { method: 'POST', body })
  assert.equal(answer.status, 503)
  assert.doesNotMatch(await answer.text(), /hemligt|Försök igen<\/button>/)
})

test('a program is told in its own way', async () => {
  const answer = await app.request(`${host}/api/v1/associations`, {})
  assert.equal(answer.status, 503)
  assert.equal(((await answer.json()) as { code: string }).code, 'database-away')
})
