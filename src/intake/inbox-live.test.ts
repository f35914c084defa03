import assert from 'node:assert/strict'
import { test } from 'node:test'
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
