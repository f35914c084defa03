import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { visiting } from '../../test/help/visiting.ts'
import { HandClock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { Refusal } from '../kit/refusal.ts'
import { isDueToProlong, prolongVisit, resumeSession, signIn, signOut } from './actions.ts'
import { acceptLink, inviteFirstAdministrator, openLink } from './colleague.actions.ts'

const person = {
  name: 'registrator',
  email: 'registrator@forbund.example',
  password: 'en lång mening om sommaren',
}
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

const clock = new HandClock('2026-01-10T08:00')
const people = <T>(run: (work: { db: Db; clock: HandClock }) => Promise<T>): Promise<T> =>
  fresh.database.transaction(null, (db) => run({ db, clock }))

const fresh = await freshDatabase()

test('the first administrator’s link works once, and no link is made once there is one', async () => {
  const old = await people(inviteFirstAdministrator)
  const token = await people(inviteFirstAdministrator)
  assert.ok(old && token && old !== token)
  assert.equal(await people((work) => openLink(work, old)), null)
  await people((work) => acceptLink(work, token, person))
  await assert.rejects(
    people((work) => acceptLink(work, token, { ...person, email: 'b@b.example' })),
    refused('people.invitation-used'),
  )
  assert.equal(await people(inviteFirstAdministrator), null)
})

test('a wrong password and an unknown address say the same', async () => {
  await assert.rejects(
    people((work) => signIn(work, person.email, 'fel lösenord')),
    refused('people.wrong-password'),
  )
  await assert.rejects(
    people((work) => signIn(work, 'okänd@forbund.example', person.password)),
    refused('people.wrong-password'),
  )
})

test('a session lasts while it is used, ends when it is not, and ends at once when signed out', async () => {
  const { token } = await people((work) => signIn(work, ' REGISTRATOR@forbund.example ', person.password))
  clock.advance(11 * 3_600_000)
  const session = await people((work) => resumeSession(work, token))
  assert.equal(session?.person.name, 'registrator')
  assert.ok(isDueToProlong(session, clock.now()))
  await people((work) => prolongVisit(work, token))
  clock.advance(11 * 3_600_000)
  const later = await people((work) => resumeSession(work, token))
  assert.ok(later && isDueToProlong(later, clock.now()))
  await people((work) => prolongVisit(work, token))
  assert.ok(!isDueToProlong((await people((work) => resumeSession(work, token)))!, clock.now()))
  clock.advance(13 * 3_600_000)
  assert.equal(await people((work) => resumeSession(work, token)), null)
  const again = await people((work) => signIn(work, person.email, person.password))
  await people((work) => signOut(work, again.token))
  assert.equal(await people((work) => resumeSession(work, again.token)), null)
})

test('the password is kept only as argon2id', async () => {
  const row = await people(({ db }) =>
    db.selectFrom('person').select('passwordHash').executeTakeFirstOrThrow(),
  )
  assert.match(row.passwordHash, /^argon2id\$19456\$2\$1\$/)
})

test('a post from another site, or with an old page’s token, changes nothing', async () => {
  const { app, cookie } = await visiting((await freshDatabase()).database, clock)
  const body = new URLSearchParams({ name: 'X', slug: 'xx', mailFrom: '', csrf: 'fel' })
  const post = (headers: Record<string, string>) =>
    app.request('http://localhost:8080/associations/new', {
      method: 'POST',
      body,
      headers: { cookie, ...headers },
    })
  assert.equal((await post({ origin: 'https://elsewhere.example' })).status, 403)
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).status, 403)
  const old = await post({})
  assert.equal(old.status, 409)
  assert.match(await old.text(), /value="X"/)
})

test('guessing at passwords is stopped after twenty tries a minute', async () => {
  const { app } = await visiting((await freshDatabase()).database, clock)
  const guess = async () =>
    await app.request('http://localhost:8080/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: 'x@x.example', password: 'gissning', next: '/' }),
    })
  // All at once: one after another, a slow machine would take so long that more tries are given meanwhile.
  const answers = await Promise.all(Array.from({ length: 22 }, guess))
  const statuses = answers.map(({ status }) => status)
  assert.deepEqual(statuses.slice(-2), [429, 429])
  assert.deepEqual(new Set(statuses.slice(0, -2)), new Set([409]))
})
