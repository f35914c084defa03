import assert from 'node:assert/strict'
import { test } from 'node:test'
import { administrator, openOffice } from '../../test/help/office.ts'
import type { SeenPage, Visitor } from '../../test/help/visitor.ts'
import { HandClock } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import { inviteColleague, openLink } from './colleague.actions.ts'
import { refuseBlockingOneself } from './colleague.ts'

const office = await openOffice({ now: '2015-05-20T09:00' })
const registrar = await office.registrar()
const password = 'en annan mening som ingen gissar'

/** The link that the page shows once. */
const linkIn = (page: SeenPage): string => /\/setup\/[\w-]+/.exec(page.text)![0]

const people = async (): Promise<SeenPage> => await registrar.get('/people')

async function invite(name: string, email: string): Promise<string> {
  const form = (await people()).form('/people/invite')
  return linkIn(await form.fillIn({ name, email }).submit())
}

/** Somebody who has taken an invitation into use, at a browser of their own. */
async function joined(name: string): Promise<{ browser: Visitor; email: string; at: string }> {
  const email = `${name}@forbundet.example`
  const before = accountsOf(await people())
  const link = await invite(name, email)
  const browser = office.visitor()
  await (await browser.get(link)).form(link).fillIn({ password }).submit()
  const at = accountsOf(await people()).find((path) => !before.includes(path))!
  return { browser, email, at }
}

/** The addresses of the accounts that can be blocked. */
const accountsOf = (page: SeenPage): string[] => page.body.match(/\/people\/[\w-]+(?=\/block")/g) ?? []

async function signIn(email: string, given: string): Promise<SeenPage> {
  const page = await office.visitor().get('/sign-in')
  return await page.form('/sign-in').fillIn({ email, password: given }).submit()
}

const isSignedOut = async (browser: Visitor): Promise<boolean> =>
  (await browser.get('/account')).status === 403

test('a colleague is invited by a link that works once, chooses a password and works with the rest', async () => {
  const link = await invite('handläggare', 'Handlaggare@forbundet.example')
  assert.match((await people()).text, /handlaggare@forbundet\.example/)
  const browser = office.visitor()
  const opened = await browser.get(link)
  assert.match(opened.text, /handlaggare@forbundet\.example/)
  const short = await opened.form(link).fillIn({ password: 'för kort' }).submit()
  assert.match(short.problems.join(), /minst 12 tecken/)
  await opened.form(link).fillIn({ name: 'utredare', password }).submit()
  assert.match((await browser.get('/people')).text, /utredare/)
  assert.equal((await office.visitor().get(link)).status, 410)
  assert.deepEqual((await signIn('handlaggare@forbundet.example', password)).problems, [])
})

test('an address that has an account is not invited again, and what was written stands there still', async () => {
  const form = (await people()).form('/people/invite')
  const refused = await form.fillIn({ name: 'en till', email: administrator.email }).submit()
  assert.match(refused.problems.join(), /har redan ett konto/)
  assert.equal(refused.form('/people/invite').value('name'), 'en till')
})

test('a newer link takes the place of an older one, and an invitation can be taken back', async () => {
  const first = await invite('vikarie', 'vikarie@forbundet.example')
  const second = await invite('vikarie', 'vikarie@forbundet.example')
  assert.equal((await office.visitor().get(first)).status, 410)
  assert.equal((await office.visitor().get(second)).status, 200)
  await (await people()).form('/people/withdraw').submit()
  assert.equal((await office.visitor().get(second)).status, 410)
})

test('a link has run out after two days', async () => {
  const clock = new HandClock('2026-01-10T08:00')
  await office.database.transaction(null, async (db) => {
    const { token } = await inviteColleague({ db, clock }, { name: 'a', email: 'a@a.example' })
    clock.advance(47 * 3_600_000)
    assert.equal((await openLink({ db, clock }, token))?.purpose, 'colleague')
    clock.advance(2 * 3_600_000)
    assert.equal(await openLink({ db, clock }, token), null)
  })
})

test('who is blocked is signed out and cannot sign in, until the block is lifted', async () => {
  const { browser, email, at } = await joined('jurist')
  await (await people()).form(`${at}/block`).submit()
  assert.ok(await isSignedOut(browser))
  assert.match((await signIn(email, password)).problems.join(), /spärrat/)
  assert.match((await signIn(email, 'fel lösenord helt')).problems.join(), /hör inte ihop/)
  await (await people()).form(`${at}/unblock`).submit()
  assert.deepEqual((await signIn(email, password)).problems, [])
})

test('nobody blocks their own account', () => {
  assert.throws(
    () => refuseBlockingOneself('a', 'a'),
    (error) => error instanceof Refusal && error.code === 'people.block-oneself',
  )
  refuseBlockingOneself('a', 'b')
})

test('a forgotten password is replaced by a link, and every browser is signed out', async () => {
  const { browser, email, at } = await joined('arkivarie')
  const renewal = linkIn(await (await people()).form(`${at}/block`).submit('Nytt lösenord'))
  assert.equal(await isSignedOut(browser), false)
  const opened = await office.visitor().get(renewal)
  await opened.form(renewal).fillIn({ password: 'ett alldeles nytt lösenord' }).submit()
  assert.ok(await isSignedOut(browser))
  assert.notDeepEqual((await signIn(email, password)).problems, [])
  assert.deepEqual((await signIn(email, 'ett alldeles nytt lösenord')).problems, [])
})

test('one changes name and password oneself; other browsers are signed out', async () => {
  const { browser, email } = await joined('kommunikator')
  const elsewhere = office.visitor()
  await (await elsewhere.get('/sign-in')).form('/sign-in').fillIn({ email, password }).submit()
  const change = async (current: string): Promise<SeenPage> =>
    await (
      await browser.get('/account')
    )
      .form('/account/password')
      .fillIn({ current, wanted: 'nästa mening att minnas' })
      .submit()
  assert.match((await change('inte det rätta')).problems.join(), /stämmer inte/)
  assert.equal(await isSignedOut(elsewhere), false)
  assert.match((await change(password)).text, /Lösenordet är bytt/)
  assert.ok(await isSignedOut(elsewhere))
  const form = (await browser.get('/account')).form('/account/name')
  assert.match((await form.fillIn({ name: 'pressekreterare' }).submit()).text, /pressekreterare/)
})
