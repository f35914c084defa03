import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { layDemo } from '../../db/demo.ts'
import { axe, browserMissing, faults, openPage, sticksOut, withBrowser } from '../help/browser.ts'
import { openOffice } from '../help/office.ts'
import { isHtml, walk } from '../help/site-walk.ts'

/** Every page in a real browser: WCAG 2.2 AA by axe at a desk, on a telephone and in forced colours; nothing sticks out. */

const skip = browserMissing()
const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const { pages } = await walk(
  registrar,
  ['/', '/ksl', '/ksl/organisations/01', '/skane-nordvast', '/sign-in'],
  1,
)
const addresses = pages.filter(isHtml).map(({ address }) => address)

/** The rules that hang on how a page is laid out and coloured; the others have been asked at the desk. */
const layout = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

const ways: Readonly<Record<string, (page: Page) => Promise<string[]>>> = {
  'at a desk': (page) => axe(page),
  'on a telephone': async (page) => {
    await page.setViewportSize({ width: 390, height: 844 })
    return await axe(page, layout)
  },
  'in forced colours': async (page) => {
    await page.setViewportSize(desk)
    await page.emulateMedia({ forcedColors: 'active' })
    return await axe(page, layout)
  },
  'in a window of 320 pixels': async (page) => {
    await page.emulateMedia({ forcedColors: 'none' })
    await page.setViewportSize({ width: 320, height: 640 })
    return await sticksOut(page)
  },
}
const desk = { width: 1360, height: 940 }
const found = new Map<string, string[]>()

/** Each page is opened once and looked at in every way. */
async function lookAtAll(): Promise<void> {
  await withBrowser(async (browser) => {
    const page = await openPage(browser, office.url, { viewport: desk })
    await page.context().addCookies(registrar.cookieList)
    for (const address of addresses) {
      await page.setViewportSize(desk)
      await page.goto(office.url + address)
      for (const [way, look] of Object.entries(ways))
        note(
          way,
          (await look(page)).map((fault) => `${address}: ${fault}`),
        )
    }
    note('without a fault in its script', [...faults(page)])
  })
}

function note(way: string, lines: readonly string[]): void {
  found.set(way, [...(found.get(way) ?? []), ...lines])
}

const looking = skip ? null : lookAtAll()
after(() => looking)

for (const way of [...Object.keys(ways), 'without a fault in its script'])
  test(`every page stands ${way}`, { skip }, async () => {
    await looking
    assert.deepEqual(found.get(way), [])
  })
