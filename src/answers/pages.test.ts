import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, browserMissing, faults, openPage, sticksOut, withBrowser } from '../../test/help/browser.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending } from '../../test/help/sending.ts'
import { newId } from '../kit/id.ts'
import { findActs } from '../ledger/store.ts'

const skip = browserMissing()
const extract = `Ortaby kommun
Kommunstyrelsen 2015-05-11
§ 88 Överenskommelse om samverkan (PROV/15/0016)

Kommunstyrelsens beslut
att anta överenskommelsen om samverkan.

Justerat 2015-05-13
`

async function started() {
  const office = await openOffice({ now: '2015-05-20T09:12' })
  const registrar = await office.registrar()
  const from = await aSending(office.database, { slug: 'sidor', clock: office.clock, members: 12 })
  const { association: associationId, circulation: circulationId } = from
  const third = {
    associationId,
    circulationId,
    id: newId(),
    name: 'Tredje organet',
    email: 'reg@tredje.example',
  }
  await from.work(({ db }) => db.insertInto('noticeRecipient').values(third).execute())
  const base = `${office.url}/sidor/circulations/PROV-15-0016-5`
  return { from, base, cookies: registrar.cookieList }
}

async function holds(page: Page, name: string): Promise<void> {
  for (const width of [1360, 390, 320]) {
    await page.setViewportSize({ width, height: 900 })
    assert.deepEqual(await sticksOut(page), [], `${name} at ${width}`)
  }
  for (const forcedColors of ['active', 'none'] as const) {
    await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' })
    assert.deepEqual(await axe(page), [], name)
  }
  await page.setViewportSize({ width: 1360, height: 940 })
  assert.deepEqual(faults(page), [], name)
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`the Tab key does not reach ${selector}`)
}

/** The button and what follows are in sight from the start, and never hide what has the focus. */
async function staysInSight(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1360, height: 760 })
  await page.evaluate(() => scrollTo(0, 0))
  const bottom = await page.locator('button[data-key=e]').evaluate((at) => at.getBoundingClientRect().bottom)
  assert.ok(bottom <= 760, `the button ends at ${bottom} px`)
  await page.locator('[name=member]').focus()
  for (let stop = 0; stop < 15; stop++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const [at, box] = [document.activeElement!, document.querySelector('.stays')!]
      if (box.contains(at)) return ''
      const covered = at.getBoundingClientRect().bottom > box.getBoundingClientRect().top
      return covered && box.closest('form')!.contains(at) ? at.outerHTML.slice(0, 80) : ''
    })
    assert.equal(hidden, '')
  }
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.setViewportSize({ width: 1360, height: 940 })
}

test('the keyboard alone registers an answer: two keys once the text is read', { skip }, async () => {
  const { from, base, cookies } = await started()
  await withBrowser(async (browser) => {
    const page = await openPage(browser, base)
    await page.context().addCookies(cookies)
    await page.goto(`${base}/register`)
    await holds(page, 'what came')
    await tabTo(page, '#text')
    await page.keyboard.insertText(extract)
    await tabTo(page, 'button[data-key=l]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.consequence')
    await holds(page, 'the answer')
    await staysInSight(page)
    await page.keyboard.press('2')
    assert.match(await page.locator('.consequence').innerText(), /läget blir Antagit med tillägg/)
    await page.keyboard.press('1')
    assert.match(await page.locator('.consequence').innerText(), /läget blir Antagit \(1 har svarat/)
    await page.keyboard.press('e')
    await page.waitForSelector('[data-undo]')
    assert.match(await page.locator('main').innerText(), /Svaret från Ortaby är registrerat: Antagit/)
    await holds(page, 'done')
    await page.keyboard.press('z')
    await page.waitForFunction(() => document.body.innerText.includes('är struken'))
  })
  const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
  assert.deepEqual(
    acts.map((act) => [act.type, act.as]),
    [
      ['adopted', null],
      ['corrected', null],
    ],
  )
})

test('the other pages of the desk hold on every screen', { skip }, async () => {
  const { base, cookies } = await started()
  await withBrowser(async (browser) => {
    const page = await openPage(browser, base)
    await page.context().addCookies(cookies)
    await page.goto(`${base}/register?member=0001`)
    await page.fill('#text', extract)
    await page.click('button:has-text("Läs")')
    await page.waitForSelector('.consequence')
    await page.keyboard.press('e')
    await page.waitForSelector('[data-undo]')
    for (const part of ['members/0001', 'members/0001/act', 'notices', 'import', 'members/0001?lang=en']) {
      await page.goto(`${base}/${part}`)
      await holds(page, part)
    }
  })
})
