import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { type AssetName, assetUrl, findAsset } from '../../src/kit/html/assets.ts'
import { axe, browserMissing, faults, openPage, sticksOut, tabOrder, withBrowser } from '../help/browser.ts'
import { serveGallery } from '../help/gallery.ts'

const paths = ['/board', '/inbox?letter=b&done', '/answer?faulty', '/pieces']

test('style sheet and scripts stay inside their byte budgets', () => {
  const size = (name: AssetName) => gzipSync(findAsset(assetUrl(name))!.body).length
  assert.ok(size('radslag.css') <= 10_240, `CSS ${size('radslag.css')}`)
  const script = size('radslag.js') + size('keys.js')
  assert.ok(script <= 5_120, `JS ${script}`)
})

describe('in a browser', { skip: browserMissing() }, () => {
  let gallery: Awaited<ReturnType<typeof serveGallery>>
  let browser: Browser
  let end: () => void
  before(async () => {
    gallery = await serveGallery()
    await new Promise<void>((started, failed) => {
      withBrowser((opened) => {
        browser = opened
        started()
        return new Promise<void>((ended) => (end = ended))
      }).catch(failed)
    })
  })
  after(() => {
    end()
    gallery.close()
  })
  const open = (path: string, options = {}) => openPage(browser, gallery.url + path, options)
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '')

  for (const path of paths) {
    test(`${path} passes axe, keeps the content security policy, and never scrolls sideways`, async () => {
      const page = await open(path)
      assert.deepEqual(await axe(page), [])
      for (const width of [1280, 1000, 700, 320, 390]) {
        await page.setViewportSize({ width, height: 844 })
        assert.deepEqual(await sticksOut(page), [], `${width} px`)
      }
      assert.deepEqual(await axe(page), [], 'on a telephone')
      const unexpected = faults(page).filter((fault) => !fault.includes('422'))
      assert.deepEqual(unexpected, [])
      await page.context().close()
    })
  }

  test('axe finds nothing in forced colours', async () => {
    const page = await open('/board', { forcedColors: 'active' })
    assert.deepEqual(await axe(page), [])
    await page.context().close()
  })

  test('the Tab key goes from the skip link along the page as it is read', async () => {
    const page = await open('/inbox')
    const order = await tabOrder(page, 24)
    assert.deepEqual(order.slice(0, 4), [
      'Till innehållet',
      'Rådslag',
      'Inkorg 3(3 att registrera)',
      'Ärenden',
    ])
    const place = (name: string) => order.findIndex((stop) => stop.startsWith(name))
    assert.ok(place('Österåkers kommun') < place('originalbrev'))
    assert.ok(place('originalbrev') < place('case'))
    assert.ok(place('body') < place('Registrera'))
    await page.context().close()
  })

  test('every stop of the Tab key is seen to have the focus', async () => {
    const page = await open('/inbox')
    for (let stop = 0; stop < 20; stop++) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const at = document.activeElement!
        const ring = (element: Element) => getComputedStyle(element).outlineStyle !== 'none'
        return ring(at) || (at.parentElement !== null && ring(at.parentElement))
      })
      assert.ok(seen, await focused(page))
    }
    await page.context().close()
  })

  test('a filter changes the table only, keeps the focus, and the back button undoes it', async () => {
    const page = await open('/board')
    await page.evaluate(() => document.querySelector('.tilemap')!.setAttribute('data-witness', ''))
    await page.getByRole('link', { name: 'Bordlagt 1' }).click()
    await page.waitForURL('**/board?state=postponed')
    assert.equal(await page.locator('tbody tr').count(), 1)
    assert.match(await focused(page), /^Bordlagt/)
    assert.equal(await page.locator('[data-witness]').count(), 1, 'the map was not replaced')
    await page.goBack()
    await page.locator('tbody tr').nth(25).waitFor()
    assert.equal(new URL(page.url()).search, '')
    await page.context().close()
  })

  test('a search answers while the reader types, without taking the caret', async () => {
    const page = await open('/board')
    const field = page.getByRole('searchbox', { name: 'Sök kommun' })
    await field.pressSequentially('upp')
    await page.locator('tbody tr').nth(2).waitFor({ state: 'detached' })
    await page.keyboard.type('lands-b')
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' })
    assert.equal(await field.inputValue(), 'upplands-b')
    assert.match(page.url(), /member=upplands-b/)
    await page.context().close()
  })

  test('a registrar clears a normal answer with two keys, and may undo', async () => {
    const page = await open('/inbox')
    await page.keyboard.press('2')
    assert.equal(await page.locator('[value=condition]').isChecked(), true)
    await page.keyboard.press('e')
    await page.waitForURL('**/inbox?letter=b&done')
    await page.locator('#live', { hasText: 'Österåker är registrerat' }).waitFor({ state: 'attached' })
    await page.keyboard.press('j')
    await page.waitForURL('**/inbox?letter=c')
    await page.context().close()
  })

  test('keys do nothing while somebody types, or when they are switched off', async () => {
    const page = await open('/inbox')
    await page.getByLabel('Paragraf').focus()
    await page.keyboard.type('e2j')
    assert.equal(new URL(page.url()).search, '')
    assert.equal(await page.locator('[value=adopted]').isChecked(), true)
    await page.getByRole('heading', { name: 'Inkorg' }).click()
    await page.keyboard.press('?')
    await page.getByRole('checkbox', { name: 'Använd kortkommandon' }).uncheck()
    await page.getByRole('button', { name: 'Stäng' }).click()
    await page.reload()
    await page.keyboard.press('2')
    assert.equal(await page.locator('[value=adopted]').isChecked(), true)
    assert.equal(await page.locator('.button .key').first().isVisible(), false)
    await page.context().close()
  })

  test('the list of keys is gathered from the page and passes axe', async () => {
    const page = await open('/inbox')
    await page.keyboard.press('?')
    const listed = await page.locator('dialog dl > div').allInnerTexts()
    assert.ok(
      listed.some((row) => /^E\s+Registrera$/.test(row)),
      listed.join(' | '),
    )
    assert.ok(
      listed.some((row) => /^J\s+Nästa brev$/.test(row)),
      listed.join(' | '),
    )
    assert.deepEqual(await axe(page), [])
    await page.context().close()
  })

  test('a refused form comes back with the focus on its faults and nothing typed lost', async () => {
    const page = await open('/answer')
    await page.getByLabel('Anteckning').fill('Enligt arbetsutskottet')
    await page.getByRole('button', { name: 'Granska' }).click()
    await page.getByRole('alert').waitFor()
    assert.match(await focused(page), /^Två uppgifter/)
    assert.equal(await page.getByLabel('Anteckning').inputValue(), 'Enligt arbetsutskottet')
    await page.getByRole('link', { name: /finns inte i kalendern/ }).click()
    assert.equal(await focused(page), 'decided')
    await page.context().close()
  })

  test('typed text survives leaving the page, and is forgotten once it has been received', async () => {
    const page = await open('/inbox')
    await page.getByLabel('Paragraf').fill('§ 99')
    await page.goto(`${gallery.url}/board`)
    await page.goBack()
    assert.equal(await page.getByLabel('Paragraf').inputValue(), '§ 99')
    await page.getByRole('button', { name: 'Registrera' }).click()
    await page.waitForURL('**/inbox?letter=b&done')
    await page.goto(`${gallery.url}/inbox`)
    assert.equal(await page.getByLabel('Paragraf').inputValue(), '§ 5:12')
    await page.context().close()
  })

  test('a dead network is said aloud and loses nothing', async () => {
    const page = await open('/answer')
    await page.getByLabel('Anteckning').fill('viktigt')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Granska' }).click()
    await page.locator('#live', { hasText: 'Nätet svarar inte' }).waitFor({ state: 'attached' })
    assert.equal(await page.getByLabel('Anteckning').inputValue(), 'viktigt')
    await page.context().setOffline(false)
    await page.goto(`${gallery.url}/board`)
    await page.goto(`${gallery.url}/answer`)
    assert.equal(await page.getByLabel('Anteckning').inputValue(), 'viktigt')
    await page.context().close()
  })

  test('the seconds to undo run out and take the button with them', async () => {
    const page = await open('/pieces')
    // Time stands still but for what is said here, however long a busy machine takes over the page.
    await page.clock.install({ time: 0 })
    await page.clock.pauseAt(1000)
    await page.goto(`${gallery.url}/inbox?letter=b&done`)
    await page.clock.runFor(10_500)
    assert.equal(await page.locator('[data-seconds]').innerText(), '20')
    await page.clock.runFor(20_000)
    assert.equal(await page.getByRole('button', { name: 'Ångra' }).isVisible(), false)
    assert.equal(await page.getByText('Österåker är registrerat').isVisible(), true)
    await page.context().close()
  })

  test('a board of 26 members is one A3 on paper, and other pages are A4', async () => {
    const page = await open('/board')
    const sizes = async () => {
      const pdf = await page.pdf({ preferCSSPageSize: true })
      return pdf.toString('latin1').match(/\/MediaBox ?\[0 0 \d+/g)
    }
    assert.deepEqual(await sizes(), ['/MediaBox [0 0 1191'])
    await page.goto(`${gallery.url}/answer`)
    assert.deepEqual(await sizes(), ['/MediaBox [0 0 594'])
    await page.context().close()
  })

  test('an answer that does not fit the page is loaded whole', async () => {
    const page = await open('/answer')
    await page.evaluate(() =>
      document.querySelector('link[rel=stylesheet]')!.setAttribute('href', '/old.css'),
    )
    await page.getByRole('button', { name: 'Granska' }).click()
    await page.getByRole('alert').waitFor()
    assert.notEqual(await page.locator('link[rel=stylesheet]').getAttribute('href'), '/old.css')
    await page.context().close()
  })

  test('a step back from a fault to the form asks the server for nothing', async () => {
    const page = await open('/answer?faulty')
    await page.getByRole('link', { name: 'Välj vad ni beslutade.' }).click()
    let asked = 0
    page.on('request', (request) => (asked += request.resourceType() === 'fetch' ? 1 : 0))
    await page.goBack()
    await page.waitForTimeout(100)
    assert.equal(asked, 0)
    await page.context().close()
  })

  test('without script the filter, the form and its faults still work', async () => {
    const page = await open('/board', { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Bordlagt 1' }).click()
    assert.equal(await page.locator('tbody tr').count(), 1)
    await page.goto(`${gallery.url}/answer`)
    await page.getByRole('button', { name: 'Granska' }).click()
    assert.equal(await page.getByRole('alert').count(), 1)
    await page.context().close()
  })
})
