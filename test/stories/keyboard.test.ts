import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { layDemo } from '../../db/demo.ts'
import { demoText } from '../../db/demo/text.ts'
import { browserMissing, openPage, withBrowser } from '../help/browser.ts'
import { administrator, openOffice } from '../help/office.ts'

/** The main job with the keyboard alone: sign in, register an answer, send a remiss, undo it. */

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
await office.registrar()

/** Presses Tab until the words, or the field of that name, have the focus; fails when they cannot be reached. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let stop = 0; stop < 150; stop++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const at = document.activeElement
      return [at?.textContent, at?.getAttribute('name'), at?.getAttribute('aria-label')]
    })
    if (here.some((text) => text?.trim().startsWith(words))) return
  }
  assert.fail(`Tab never reaches "${words}" on ${page.url()}`)
}

/** Presses Enter there, and reads on when those words have come. */
async function choose(page: Page, words: string, until: RegExp): Promise<void> {
  await tabTo(page, words)
  await page.keyboard.press('Enter')
  await read(page, until)
}

async function read(page: Page, words: RegExp): Promise<void> {
  await page.locator('main').getByText(words).first().waitFor({ timeout: 20_000 })
  await page.waitForLoadState()
}

test('from the sign-in to 26 letters, and back, without a mouse', { skip: browserMissing() }, () =>
  withBrowser(async (browser) => {
    const page = await openPage(browser, `${office.url}/sign-in?next=/ksl/circulations/KSL-15-0016-5`)
    await tabTo(page, 'email')
    await page.keyboard.type(administrator.email)
    await tabTo(page, 'password')
    await page.keyboard.type(administrator.password)
    await page.keyboard.press('Enter')
    await read(page, /av 26 kommuner har svarat/)

    await choose(page, 'Registrera svar', /Klistra in/)
    await tabTo(page, 'text')
    await page.keyboard.insertText(demoText('ready-tyreso.txt'))
    await choose(page, 'Läs', /När du registrerar/)
    await choose(page, 'Registrera', /Tyresö är registrera[dt].*Antagit/)

    await choose(page, 'Rekommendationer', /Remiss: program för stöd/)
    await choose(page, 'Remiss: program för stöd', /Avsändare/)
    await choose(page, 'Förhandsgranska', /När du skickar/)
    await choose(page, 'Skicka 26 brev', /Brev skickade|Ångra/)
    await choose(page, 'Ångra', /Avsändare/)
  }),
)
