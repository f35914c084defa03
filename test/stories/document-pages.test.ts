import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kit/id.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import {
  axe,
  browserMissing,
  faults,
  openPage,
  screenshots,
  sticksOut,
  withBrowser,
} from '../help/browser.ts'
import { app, association, cookie, february, inside, meeting, room, send } from '../help/directors.ts'
import { listening } from '../help/listening.ts'
import { sealMeeting } from '../help/sealed-meeting.ts'

// The pages where documents go in and out of meetings, as they look and as they are read aloud.
const { origin, storageState } = await listening(app, cookie)

const old = `KOMMUNDIREKTÖRSGRUPPENS PROTOKOLL 5/2010

Tid/Plats: Torsdag 25 november 2010 kl 13.00 – 16.00, Rådhuset i Bjuv

Närvarande: Kommundirektör Ek, Bjuv, Kommundirektör Alm, Klippan.

1. **Hamnen:** Materialet var utsänt. Gruppen diskuterade hamnens nya läge.
 - Kommundirektörsgruppen beslutar:**
 - Att godkänna materialet.
2. **Bron:** Material om bron kommer till nästa KD-möte.
`
const file = (name: string, text: string, type: string) => new File([text], name, { type })

await sealMeeting(meeting)
await send(`${february}/items`, { titles: 'E-arkiv\nHamnen', batch: newId() })
const paper = { file: file('hamnplan.txt', 'Exempeldata', 'text/plain'), id: newId(), itemId: '' }
await send(`${february}/papers`, paper)
await send(`${february}/call`, { message: '', extra: '' })
const [letter] = await inside(({ db }) => outbox(db, association, { purpose: 'call' }))
const mine = /http:\S+?(\/skane-nordvast\/invitation\/\S+)/.exec(letter!.bodyText)![1]!
const read = await send(`${room}/import`, { file: file('protokoll-2010.txt', old, 'text/plain') })
const unread = await send(`${room}/import`, {
  file: file('trasig.pdf', '%PDF-1.4 trasig', 'application/pdf'),
})

const pages = [
  ['extracts', `${meeting}/extracts`],
  ['sealed', meeting],
  ['sealed-justering', `${meeting}/justering`],
  ['called', february],
  ['called-list', `${february}/call`],
  ['invitation', mine],
  ['import-read', read],
  ['import-by-hand', unread],
] as const

for (const [label, path] of pages)
  test(
    `${label}: nothing for axe to tell, and nothing sticks out on a narrow screen`,
    { skip: browserMissing() },
    () =>
      withBrowser(async (browser) => {
        const page = await openPage(browser, origin + path, { storageState })
        await screenshots(page, `document-${label}`)
        await page.setViewportSize({ width: 1360, height: 940 })
        assert.deepEqual(await axe(page), [])
        await page.setViewportSize({ width: 320, height: 700 })
        assert.deepEqual(await sticksOut(page), [])
        assert.deepEqual(faults(page), [])
      }),
  )
