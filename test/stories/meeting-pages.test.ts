import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import { addAdministrator, openSession } from '../../src/people/actions.ts'
import { sessionCookie } from '../../src/people/cookie.ts'
import {
  axe,
  browserMissing,
  faults,
  openPage,
  screenshots,
  sticksOut,
  withBrowser,
} from '../help/browser.ts'
import {
  app,
  cookie,
  database,
  meeting,
  members,
  page as visited,
  room,
  send,
  titles,
} from '../help/directors.ts'
import { listening } from '../help/listening.ts'

const { origin, storageState } = await listening(app, cookie)

await send(`${meeting}/items`, { titles: titles.join('\n'), batch: newId() })
const [first = '', second = ''] = [
  ...(await visited(meeting)).text.matchAll(/id="item-([0-9a-f-]{36})"/g),
].map((match) => match[1]!)
await send(`${meeting}/call`, { message: '', extra: '' })
await send(`${meeting}/open`)
const present = members.map(({ id }, index) => [`presence.${id}`, index === 0 ? 'apology' : 'present'])
const holders = members.map(({ id, name }) => [`holder.${id}`, `kommundirektör, ${name}`])
await send(`${meeting}/attendance`, {
  ...Object.fromEntries([...present, ...holders]),
  guests: 'säkerhetschef, Ängelholm',
})
const text = 'Materialet var utsänt inför mötet. '.repeat(12)
const item = { item: second, title: 'Rådslag Infrastruktur', kind: 'decision', outcome: 'decided' }
await send(`${meeting}/write`, {
  ...item,
  version: '1',
  writer: newId(),
  text,
  clauses: 'att godkänna materialet',
})
await send(`${meeting}/write`, { ...item, version: '1', writer: newId(), text: 'En annan text.' })
await send(`${meeting}/followups`, {
  id: newId(),
  item: second,
  line: 'Sekreteraren tar in namn → nästa möte',
})

const open = {
  meetings: room,
  plan: `${room}/new`,
  procedure: `${room}/kommundirektorsgruppen/procedure`,
  write: `${meeting}/write?item=${second}`,
  attendance: `${meeting}/attendance`,
  call: `${meeting}/call`,
  followups: '/skane-nordvast/followups',
  mandates: '/skane-nordvast/mandates',
  'add-mandate': '/skane-nordvast/mandates/add',
}
const closed = { minutes: meeting, justering: `${meeting}/justering` }

test(
  'axe finds nothing on the meetings’ pages, and they fit a narrow window',
  { skip: browserMissing() },
  async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, origin + room, { storageState })
      const look = async (pages: Readonly<Record<string, string>>): Promise<void> => {
        for (const [called, address] of Object.entries(pages)) {
          await page.goto(origin + address)
          assert.deepEqual(await axe(page), [], called)
          if (process.env['PICTURES']) await screenshots(page, `meeting-${called}`)
          await page.setViewportSize({ width: 320, height: 800 })
          assert.deepEqual(await sticksOut(page), [], `${called} at 320 px`)
          await page.setViewportSize({ width: 1360, height: 940 })
        }
      }
      await look(open)
      await send(`${meeting}/close`)
      await send(`${meeting}/justering/adjusters`, {
        id: newId(),
        holder: 'kommundirektör, Bjuv',
        email: '',
        role: 'adjuster',
        itemId: '',
      })
      await look(closed)
      await send(`${meeting}/justering/reopen`)
      assert.deepEqual(faults(page), [])
    })
  },
)

test(
  'by keyboard alone: what is typed in an item is saved at a pause, and the next item is a key away',
  { skip: browserMissing() },
  async () => {
    await withBrowser(async (browser) => {
      const page = await openPage(browser, `${origin}${meeting}/write?item=${first}`, { storageState })
      await page.locator('#text').focus()
      await page.keyboard.type('Förslaget presenterades')
      await page.locator('[data-fragment=saved]', { hasText: 'sparat' }).waitFor()
      await page.keyboard.type(' och skickades tillbaka.')
      await page.waitForTimeout(1500)
      assert.match(
        (await visited(`${meeting}/write?item=${first}`)).text,
        /Förslaget presenterades och skickades tillbaka\./,
      )
      assert.doesNotMatch((await visited(`${meeting}/write?item=${first}`)).text, /Två har skrivit samtidigt/)
      await page.locator('#text').evaluate((field: HTMLElement) => field.blur())
      await page.keyboard.press('j')
      await page.locator('h2', { hasText: 'Rådslag Infrastruktur' }).waitFor()
      assert.deepEqual(faults(page), [])
    })
  },
)

/** Another secretary at a browser of her own. */
async function colleague(): Promise<{ cookie: string }> {
  const person = {
    email: 'sekreterare@forbundet.example',
    name: 'sekreterare',
    password: 'en mening som ingen gissar',
  }
  const token = await database.transaction(null, async (db) => {
    const work = { db, clock: systemClock }
    return await openSession(work, await addAdministrator(work, person))
  })
  return { cookie: `${sessionCookie}=${token}` }
}

test(
  'who else is at the item is said while it is open, and that she has written in it; nobody else is at another item',
  { skip: browserMissing() },
  async () => {
    const headers = await colleague()
    const address = `${meeting}/write?item=${first}`
    await withBrowser(async (browser) => {
      const page = await openPage(browser, `${origin}${address}`, { storageState })
      const elsewhere = await openPage(browser, `${origin}${meeting}/write?item=${second}`, { storageState })
      const line = page.locator('[data-live]')
      assert.equal(await line.isVisible(), false)
      const theirs = await (await app.request(`${origin}${address}`, { headers })).text()
      await line.filter({ hasText: 'sekreterare har också punkten öppen' }).waitFor()
      const form = [...theirs.matchAll(/name="(csrf|writer|version|item)" value="([^"]*)"/g)]
      const fields = Object.fromEntries(form.map(([, field, typed]) => [field, typed]))
      const body = new URLSearchParams({
        ...fields,
        title: titles[0]!,
        kind: 'decision',
        text: 'Skrivet av en kollega.',
      })
      const answer = await app.request(`${origin}${meeting}/write`, { method: 'POST', headers, body })
      assert.equal(answer.status, 303)
      await line.filter({ hasText: 'sekreterare skrev i punkten' }).waitFor()
      assert.equal(await elsewhere.locator('[data-live]').isVisible(), false)
      assert.deepEqual(await axe(page), [])
      assert.deepEqual(faults(page), [])
    })
  },
)
