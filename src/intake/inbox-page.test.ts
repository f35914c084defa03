import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  axe,
  browserMissing,
  faults,
  openPage,
  screenshots,
  sticksOut,
  withBrowser,
} from '../../test/help/browser.ts'
import { extractOf, multipart, pdfOf, rawLetter } from '../../test/help/letters.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending } from '../../test/help/sending.ts'
import { noDoors } from '../kit/settings.ts'
import { findActs } from '../ledger/store.ts'
import { bringIn } from '../letters/door.jobs.ts'
import { openLetter } from './letter.jobs.ts'

const clause =
  'att\n1. anta överenskommelsen om samverkan.\n2. fastställa taxebeloppet från och med den 1 januari 2015.'

test(
  'in a browser: a normal answer with two keys, undone with a third; axe finds nothing, nothing sticks out',
  { skip: browserMissing() },
  async () => {
    const office = await openOffice({ now: '2015-06-01T09:30' })
    const registrar = await office.registrar()
    const to = await aSending(office.database, { slug: 'inkorg', clock: office.clock })
    const { database, clock } = office
    const place = { association: to.association }
    const answer = (member: string): Buffer =>
      multipart(
        {
          From: `Registrator <registrator@${member}.example>`,
          To: 'registrator@forbundet.example',
          Subject: 'Svar: PROV/15/0016-5',
          'Message-ID': `<sida@${member}.example>`,
        },
        [
          { type: 'text/plain; charset=utf-8', content: 'Hej! Bifogat finns vårt beslut.' },
          {
            type: 'application/pdf',
            filename: 'Protokollsutdrag KS § 12.pdf',
            content: pdfOf(extractOf(member, 12, clause).split('\n')),
          },
        ],
      )
    const other = rawLetter(
      {
        From: 'nagon@privat.example',
        To: 'registrator@forbundet.example',
        Subject: 'VB: överenskommelsen',
        'Message-ID': '<sida@privat.example>',
      },
      'Se bifogat.',
    )
    for (const raw of [answer('ortaby'), answer('ortbby'), other]) {
      const [id] = await bringIn({ database, clock, doors: noDoors }, raw, {
        door: 'lmtp',
        ...place,
        arrivedAt: () => clock.now(),
      })
      await openLetter({ database, clock, own: [] }, { ...place, letter: id! })
      clock.advance(60_000)
    }
    await withBrowser(async (browser) => {
      const page = await openPage(browser, office.url)
      await page.context().addCookies(registrar.cookieList)
      await page.goto(`${office.url}/inkorg/inbox`)
      assert.deepEqual(await axe(page), [])
      await screenshots(page, 'inbox')
      await page.setViewportSize({ width: 390, height: 844 })
      assert.deepEqual(await sticksOut(page), [])
      await page.setViewportSize({ width: 1360, height: 940 })
      const main = page.locator('#main')
      const acts = () => to.work(({ db }) => findActs(db, to.association, to.circulation))
      // A normal answer with two keys.
      await page.keyboard.press('j')
      await page.getByRole('heading', { level: 2, name: 'Svar: PROV/15/0016-5' }).waitFor()
      await page.waitForFunction(() =>
        document.querySelector('.letters [aria-current]')?.textContent?.includes('Ortbby'),
      )
      assert.equal(
        await page.locator('.by-choice > :visible').count(),
        1,
        'one consequence, of the state chosen',
      )
      await page.keyboard.press('e')
      await main.getByText('Ortbby är registrerat: Antagit').waitFor()
      assert.deepEqual(
        (await acts()).map(({ organisation }) => organisation),
        [to.members[1]],
      )
      await page.keyboard.press('z')
      await main.getByText('Registreringen är struken').waitFor()
      // Another state, put off, and undone.
      await page.keyboard.press('5')
      assert.equal(await page.locator('[name=choice]:checked').getAttribute('value'), 'declined')
      await page.keyboard.press('s')
      await main.getByText('Brevet är uppskjutet').waitFor()
      await page.keyboard.press('z')
      await main.getByText('Ångrat. Brevet är som det var').waitFor()
      // What is folded away opens by its key, and is pressed by none until then; put aside, and undone.
      await page.keyboard.press('?')
      const keys = page.locator('dialog[open]')
      assert.equal(await keys.getByText('Annat än ett svar').count(), 1)
      assert.equal(await keys.getByText('Inte ett svar').count(), 0)
      await page.keyboard.press('Escape')
      await page.keyboard.press('o')
      await page.getByRole('button', { name: 'Diarieförs inte' }).waitFor()
      assert.equal(await page.locator('summary:focus').textContent(), 'Annat än ett svarO')
      assert.deepEqual(await axe(page), [])
      await screenshots(page, 'inbox-other')
      await page.keyboard.press('n')
      await main.getByText('Brevet är lagt åt sidan').waitFor()
      await page.keyboard.press('z')
      await main.getByText('Ångrat').waitFor()
      // Letters as keys can be switched off (WCAG 2.1.4).
      await page.evaluate(() => localStorage.setItem('keys', 'off'))
      await page.keyboard.press('s')
      await page.waitForTimeout(300)
      assert.equal(await main.getByText('Brevet är uppskjutet').count(), 0)
      await page.evaluate(() => localStorage.setItem('keys', 'on'))
      // A colleague opens the same letter: it is seen here without a reload.
      const other = await openPage(browser, office.url)
      await other.context().addCookies((await office.registrar()).cookieList)
      await other.goto(page.url())
      await other.getByText('har också brevet öppet').waitFor()
      await page.getByText('har också brevet öppet').waitFor({ timeout: 10_000 })
      await screenshots(page, 'inbox-two')
      await other.close()
      assert.deepEqual(faults(page), [])
    })
  },
)
