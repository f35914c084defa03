import { AxeBuilder } from '@axe-core/playwright'
import { existsSync, mkdirSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core'

/** A real browser for tests of pages. The system's Chromium; each launch has a fresh profile of its own. */

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const pictures = new URL('../../tmp/pictures/', import.meta.url).pathname

/**
 * For `test(name, { skip: browserMissing() }, …)`: why browser tests cannot run here, or false.
 * On the build machine (CI=true) a missing browser is an error instead.
 */
export function browserMissing(): string | false {
  if (existsSync(executablePath)) return false
  if (process.env['CI'] === 'true') throw new Error(`no browser at ${executablePath}`)
  return `no browser at ${executablePath}; set CHROMIUM to its path`
}

/** Starts a browser, hands it over, and ends it whatever happens. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

/** A page open at `url`, 1360 × 940 and without motion unless told otherwise. Its faults throw at `failOnFaults`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 940 },
    reducedMotion: 'reduce',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    ...options,
  })
  // The loader names functions through `__name`, which a function sent to the page would miss there.
  await context.addInitScript('globalThis.__name = (named) => named')
  const page = await context.newPage()
  const faults: string[] = []
  faultsOf.set(page, faults)
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(url)
  await page.evaluate(() => document.fonts.ready)
  return page
}

const faultsOf = new WeakMap<Page, string[]>()

/** What went wrong in the page since it was opened: script errors, breaches of the content security policy. */
export function faults(page: Page): readonly string[] {
  return faultsOf.get(page) ?? []
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds against WCAG 2.2 AA and good practice, one sentence each. Empty is the goal.
 * @param rules only these, for a page that has been looked at whole and is shown in another way
 */
export async function axe(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  const { violations } = await (
    rules.length > 0 ? builder.withRules([...rules]) : builder.withTags(levels)
  ).analyze()
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`),
  )
}

/** What sticks out of the window sideways, as selectors; regions that scroll by themselves are left out. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > width + 0.5 && !element.closest('.scroll, .unseen'),
      )
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
  })
}

/** What the Tab key reaches, in order, from the top of the page: accessible text or value, shortened. */
export async function tabOrder(page: Page, stops: number): Promise<string[]> {
  const reached: string[] = []
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab')
    reached.push(
      await page.evaluate(() => {
        const at = document.activeElement
        if (!at || at === document.body) return ''
        const name = at.getAttribute('aria-label') ?? at.textContent
        return (name || at.getAttribute('name') || at.tagName).trim().slice(0, 40)
      }),
    )
  }
  return reached
}

/** Pictures of the page for looking at: desk, telephone, forced colours, paper. In `tmp/pictures/`. */
export async function screenshots(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const shoot = (as: string) => page.screenshot({ path: `${pictures}${name}-${as}.png`, fullPage: true })
  const desk = page.viewportSize()
  await shoot('desk')
  await page.setViewportSize({ width: 390, height: 844 })
  await shoot('telephone')
  if (desk) await page.setViewportSize(desk)
  await page.emulateMedia({ forcedColors: 'active' })
  await shoot('forced')
  await page.emulateMedia({ forcedColors: 'none' })
  await page.pdf({ path: `${pictures}${name}.pdf`, preferCSSPageSize: true, printBackground: false })
}
