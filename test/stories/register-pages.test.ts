import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../../src/kit/actor.ts'
import { HandClock } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import { foundAssociation } from '../../src/organisations/actions.ts'
import {
  axe,
  browserMissing,
  faults,
  openPage,
  screenshots,
  sticksOut,
  withBrowser,
} from '../help/browser.ts'
import { freshDatabase } from '../help/database.ts'
import { listening } from '../help/listening.ts'
import { type Fields, visiting } from '../help/visiting.ts'

const { database } = await freshDatabase()
const clock = new HandClock('2015-05-20T09:00')
await database.transaction(null, (db) =>
  foundAssociation(
    { db, actor: system('test'), clock },
    { slug: 'ksl', name: 'Kommunförbundet Stockholms Län', mailFrom: null },
  ),
)
const { staff, cookie, app } = await visiting(database, clock)
const { origin, storageState } = await listening(app, cookie)

const send = async (path: string, fields: Fields): Promise<string> => {
  const answer = await staff.post(path, fields)
  assert.equal(answer.status, 303, answer.text.slice(0, 2000))
  return answer.location
}
const organisations = '/ksl/organisations'
const cases = '/ksl/cases'
await send(`${organisations}/add`, { codes: '0114\n0115\n0180\n0192', from: '2005-01-01' })
await send(`${organisations}/0115/rename`, { name: 'Nya Vallentuna', from: '2015-02-01' })
await send(`${organisations}/0114/describe`, { mailDomain: 'vasby.example', inhabitants: '42 000' })
const body = { id: newId(), name: 'Kommunstyrelsen', kind: 'board', governance: 'municipality', from: '' }
await send(`${organisations}/0114/bodies/add`, body)
const contact = { title: 'registrator', purpose: 'registrar', bodyId: body.id }
await send(`${organisations}/0114/contacts/add`, { ...contact, id: newId(), email: 'diarium@vasby.example' })
await send(`${organisations}/0114/contacts/add`, { ...contact, id: newId(), email: 'diarium@annan.example' })
const lines = 'Kommun;Titel;E-post\nVallentuna;registrator;kommun@vallentuna.example\nSjöbo;;a@sjobo.example'
const preview = await send(`${organisations}/import-contacts`, { list: new File([lines], 'kontakter.csv') })
await send(`${cases}/series`, { prefix: 'KSL', year: '2015', firstNumber: '17' })
const title = 'Överenskommelse mellan kommunerna i länet om hyra av platser'
const opened = { title, openedOn: '2015-03-19', prefix: 'KSL', dnr: '' }
const number = await send(`${cases}/new`, { ...opened, id: newId() })
await send(`${cases}/new`, { ...opened, id: newId(), dnr: 'KSL/15/0016' })
const entry = {
  direction: 'received',
  happenedOn: '2015-05-19',
  channel: 'paper',
  subject: 'Protokollsutdrag',
}
const received = {
  ...entry,
  counterpart: 'Vallentuna kommun',
  foreignDnr: 'KS 2015.152',
  note: '',
  neutralSubject: '',
}
await send(`${number}/entries/add`, { ...received, id: newId(), file: new File(['Ja.'], 'utdrag.txt') })
await send(`${number}/entries/add`, { ...received, id: newId(), note: 'Ringer igen.', hideCounterpart: 'on' })
await send(`${number}/entries/2/void`, { reason: 'dubblett' })

const pages: Record<string, string> = {
  members: organisations,
  member: `${organisations}/0114`,
  'member-renamed': `${organisations}/0115`,
  'add-members': `${organisations}/add`,
  'add-other': `${organisations}/add-other`,
  rename: `${organisations}/0114/rename`,
  'end-membership': `${organisations}/0114/end-membership`,
  describe: `${organisations}/0114/describe`,
  'add-body': `${organisations}/0114/bodies/add`,
  'end-body': `${organisations}/0114/bodies/${body.id}/end`,
  'add-contact': `${organisations}/0114/contacts/add`,
  'choose-list': `${organisations}/import-contacts`,
  'preview-list': preview,
  cases,
  'no-cases': `${cases}?state=voided`,
  case: number,
  'new-case': `${cases}/new`,
  series: `${cases}/series`,
  'new-entry': `${number}/entries/add`,
  'void-entry': `${number}/entries/1/void`,
  'close-case': `${number}/close`,
  'void-case': `${number}/void`,
  retitle: `${number}/retitle`,
}

test(
  'axe finds nothing on the register’s pages, and they fit a narrow window',
  { skip: browserMissing() },
  async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, `${origin}${organisations}`, { storageState })
      for (const [called, address] of Object.entries(pages)) {
        await page.goto(origin + address)
        assert.deepEqual(await axe(page), [], called)
        if (process.env['PICTURES']) await screenshots(page, `register-${called}`)
        await page.setViewportSize({ width: 320, height: 800 })
        assert.deepEqual(await sticksOut(page), [], `${called} at 320 px`)
        await page.setViewportSize({ width: 1360, height: 940 })
      }
      assert.deepEqual(faults(page), [])
    })
  },
)

test(
  'the keyboard alone opens a case, and the faults of a form are told',
  { skip: browserMissing() },
  async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, `${origin}${cases}/new`, { storageState })
      await page.locator('#title').focus()
      await page.keyboard.press('Enter')
      await page.locator('[role=alert]').waitFor()
      assert.match(await page.locator('[role=alert]').innerText(), /Ärendemening: Fyll i fältet/)
      await page.locator('#title').focus()
      await page.keyboard.type('Ärende med tangenter')
      await page.keyboard.press('Enter')
      await page.locator('h1', { hasText: 'Ärende med tangenter' }).waitFor()
      assert.match(page.url(), /\/ksl\/cases\/KSL-15-0018$/)
    })
  },
)
