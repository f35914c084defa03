import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { linkIn } from '../help/answer-link.ts'
import { extract } from '../help/answering.ts'
import {
  axe,
  browserMissing,
  faults,
  openPage,
  screenshots,
  sticksOut,
  withBrowser,
} from '../help/browser.ts'
import { foundKsl, sendRecommendation } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'

/** The member's pages in a browser: nothing sticks out of a telephone, axe finds nothing, and what is typed is saved by itself. */

async function look(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axe(page), [], name)
  await screenshots(page, name)
  await page.setViewportSize({ width: 390, height: 844 })
  assert.deepEqual(await sticksOut(page), [], `${name} on a telephone`)
  await page.setViewportSize({ width: 1360, height: 940 })
}

test(
  'from the link to the receipt, by keyboard, with what is typed saved while it is written',
  { skip: browserMissing() },
  async () => {
    const office = await openOffice({ now: '2015-03-16T08:00' })
    await foundKsl(office)
    const registrar = await office.registrar()
    await sendRecommendation(office, registrar)
    const letter = office.post.letters.find((each) => each.header('to') === 'registrator@osteraker.example')!
    const link = linkIn(letter.text)
    office.clock.set('2015-05-26T10:14')
    const file = extract({
      member: 'Österåker',
      body: 'Kommunstyrelsen',
      day: '2015-05-25',
      paragraph: '§ 84',
      words:
        'Kommunstyrelsen beslutar att anta avtalet om samverkan för en trygg, säker och störningsfri region.',
    })
    await withBrowser(async (browser) => {
      const page = await openPage(browser, office.url + link)
      await look(page, 'att-besluta')
      await page.getByRole('link', { name: /Överenskommelse om samverkan/ }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/circulations/)
      await look(page, 'lamna-beslut')
      await page.getByLabel('Vem beslutade?').fill('Kommunstyrelsen')
      await page.getByText(/^Sparat/).waitFor()
      await page.reload()
      assert.equal(await page.getByLabel('Vem beslutade?').inputValue(), 'Kommunstyrelsen')
      await page.getByLabel('Vi antar', { exact: true }).focus()
      await page.keyboard.press('Space')
      await page.getByLabel('Protokollsutdrag eller annan handling').setInputFiles({
        name: 'Protokollsutdrag KS § 84.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(file),
      })
      await page.getByRole('button', { name: 'Granska och lämna in' }).press('Enter')
      await page.waitForURL(/\/check$/)
      await look(page, 'granska')
      await page.getByRole('button', { name: 'Lämna in' }).press('Enter')
      await page.waitForURL(/\/lodged\/1$/)
      await look(page, 'inlamnat')
      await page.getByRole('link', { name: 'Lämnade beslut' }).press('Enter')
      await page.waitForURL(/\/lodged$/)
      await look(page, 'lamnade-beslut')
      assert.deepEqual(faults(page), [])
      office.clock.set('2015-10-01T09:00')
      await page.goto(office.url + link)
      await look(page, 'lanken-har-gatt-ut')
      await page.context().addCookies(registrar.cookieList)
      await page.goto(`${office.url}/ksl/circulations/KSL-15-0016-5/dispatch`)
      await page.locator('summary').filter({ hasText: 'Ändra' }).first().click()
      await screenshots(page, 'forsandelser')
    })
  },
)
