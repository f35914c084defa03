import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { arrived } from '../../test/help/arriving.ts'
import { axe, browserMissing, faults, openPage, screenshots, withBrowser } from '../../test/help/browser.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending } from '../../test/help/sending.ts'
import { changeLetter } from './inbox.store.ts'
import type { Sorted } from '../letters/letter.ts'

const office = await openOffice({ now: '2015-06-01T09:30' })
const registrar = await office.registrar()
const slug = 'inkorg-nu'
const to = await aSending(office.database, { slug, clock: office.clock })
const sort = (id: string, sorted: Sorted) =>
  to.work(({ db, association }) => changeLetter(db, association, id, { sorted }))
const markNow = async (rest = '') =>
  (await registrar.get(`/${slug}/inbox/mark${rest}`)).assertStatus(200).text

test('the list’s mark is another when a letter has come, and when it has been read; another list keeps its own', async () => {
  const [before, done] = [await markNow(), await markNow('?show=done')]
  const id = await arrived(office, to)
  const read = await markNow()
  assert.notEqual(read, before)
  await sort(id, 'unsorted')
  const page = await registrar.get(`/${slug}/inbox?letter=${id}`)
  assert.match(page.text, /Läses … Förslaget visas när brevet är läst/)
  assert.ok(page.link('Se efter nu').includes(id), 'without script it is looked for by hand')
  assert.notEqual(await markNow(), read)
  await sort(id, 'to_register')
  assert.equal(await markNow(), read)
  assert.equal(await markNow('?show=done'), done)
})

/** All that was said to those who listen since the page was opened. */
async function heard(page: Page): Promise<string[]> {
  return await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
}

const listen = (page: Page) =>
  page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { heard: told })
    const live = document.getElementById('live')!
    new MutationObserver(() => live.textContent && told.push(live.textContent)).observe(live, {
      childList: true,
    })
  })

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test(
  'in a browser the list is renewed without a word, the focus stays where it was, and what was opened stays open',
  { skip: browserMissing() },
  async () => {
    const id = await arrived(office, to, { place: 'ortdby' })
    const other = await arrived(office, to, { place: 'orteby' })
    await sort(id, 'unsorted')
    await sort(other, 'unsorted')
    await withBrowser(async (browser) => {
      const page = await openPage(browser, office.url)
      await page.context().addCookies(registrar.cookieList)
      await page.goto(`${office.url}/${slug}/inbox`)
      await page.goto(`${office.url}/${slug}/inbox?letter=${id}`)
      await listen(page)
      const length = await page.evaluate(() => history.length)
      await page.getByText('Lägg in brev', { exact: true }).first().click()
      await sort(other, 'to_register')
      await page
        .locator('.letters a', { hasText: 'Läses …' })
        .nth(1)
        .waitFor({ state: 'detached', timeout: 10_000 })
      assert.equal(await focused(page), 'Lägg in brev', 'also what has no name of its own')
      await page.locator('nav a', { hasText: 'Ärenden' }).focus()
      assert.ok(await page.locator('[name=letters]').isVisible(), 'the box that was opened is open')
      await sort(id, 'to_register')
      await page
        .getByText('Förslaget visas när brevet är läst')
        .waitFor({ state: 'detached', timeout: 10_000 })
      assert.equal(await focused(page), 'Ärenden')
      await page.waitForTimeout(200)
      assert.deepEqual(await heard(page), [], 'nobody asked for it, so it is not read aloud')
      assert.equal(await page.evaluate(() => history.length), length, 'no step to go back')
      // What somebody asked for is told: the next letter's page.
      await page.keyboard.press('j')
      await page.waitForFunction(() => document.getElementById('live')?.textContent)
      assert.match((await heard(page)).join(), /Inkorg/)
      assert.deepEqual(faults(page), [])
    })
  },
)

test(
  'in a browser what is written while the list is being fetched is not lost either',
  { skip: browserMissing() },
  async () => {
    const id = await arrived(office, to, { place: 'ortfby' })
    await sort(id, 'unsorted')
    await withBrowser(async (browser) => {
      const page = await openPage(browser, office.url)
      await page.context().addCookies(registrar.cookieList)
      await page.goto(`${office.url}/${slug}/inbox?letter=${id}`)
      let hold = () => {}
      const held = new Promise<void>((resolve) => (hold = resolve))
      let asked = () => {}
      const fetching = new Promise<void>((resolve) => (asked = resolve))
      await page.route(/inbox\?letter=/, async (route) => {
        asked()
        await held
        await route.continue()
      })
      await page.locator('summary', { hasText: 'Skjut upp eller lämna över' }).click()
      await sort(id, 'to_register')
      await fetching
      await page.locator('[name=to]').fill('2015-06-09')
      hold()
      await page.waitForTimeout(1500)
      assert.equal(await page.locator('[name=to]').inputValue(), '2015-06-09')
      await page
        .locator('[name=to]')
        .fill(await page.locator('[name=to]').evaluate((field) => (field as HTMLInputElement).defaultValue))
      await page
        .getByText('Förslaget visas när brevet är läst')
        .waitFor({ state: 'detached', timeout: 10_000 })
    })
  },
)

test(
  'in a browser a letter that is read meanwhile is shown of itself, and nothing that is written is lost',
  { skip: browserMissing() },
  async () => {
    const id = await arrived(office, to, { place: 'ortbby' })
    await sort(id, 'unsorted')
    await withBrowser(async (browser) => {
      const page = await openPage(browser, office.url)
      await page.context().addCookies(registrar.cookieList)
      await page.goto(`${office.url}/${slug}/inbox?letter=${id}`)
      await page.getByText('Förslaget visas när brevet är läst').waitFor()
      assert.deepEqual(await axe(page), [])
      await screenshots(page, 'inbox-being-read')
      await sort(id, 'to_register')
      await page
        .getByText('Förslaget visas när brevet är läst')
        .waitFor({ state: 'detached', timeout: 10_000 })
      assert.match(page.url(), new RegExp(id))
      // Another is being read: the list is taken anew around a form in which somebody writes.
      const other = await arrived(office, to, { place: 'ortcby', subject: 'Nykommet' })
      await sort(other, 'unsorted')
      await page.goto(`${office.url}/${slug}/inbox?letter=${id}`)
      await page.locator('.letters').getByText('Läses …').waitFor()
      await page.locator('[name=ownDnr]').fill('KS 2015/1')
      await sort(other, 'to_register')
      await page.locator('.letters').getByText('Läses …').waitFor({ state: 'detached', timeout: 10_000 })
      assert.equal(await page.locator('[name=ownDnr]').inputValue(), 'KS 2015/1')
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'ownDnr')
      assert.deepEqual(faults(page), [])
    })
  },
)
