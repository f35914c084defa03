import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringIn } from '../letters/door.jobs.ts'
import { openLetters } from '../intake/letter.jobs.ts'
import { newId } from '../kit/id.ts'
import { noDoors } from '../kit/settings.ts'
import { rawLetter } from '../../test/help/letters.ts'
import { findCollected } from './agenda.store.ts'
import {
  association,
  clock,
  database,
  february,
  inside,
  kd,
  page,
  room,
  send,
  staff,
} from '../../test/help/directors.ts'

const collect = `${room}/collect`

test('a case is taken up at the next meeting, and its number follows the item to the decision', async () => {
  await send('/skane-nordvast/cases/series', { prefix: 'SNV', year: '2012', firstNumber: '1' })
  const card = await send('/skane-nordvast/cases/new', {
    id: newId(),
    title: 'E-arkiv',
    openedOn: '2012-01-16',
    prefix: 'SNV',
  })
  assert.match((await page(card)).text, /meetings\/collect\?dnr=SNV-12-0001/)
  const form = await page(`${collect}?dnr=SNV-12-0001`)
  assert.match(form.text, /value="E-arkiv"/)
  assert.match(form.text, /value="SNV\/12\/0001"/)
  const id = newId()
  const typed = { id, bodyId: kd, title: 'E-arkiv', kind: 'decision', dnr: 'snv 12 0001' }
  await send(collect, typed)
  await send(collect, typed)
  assert.equal(
    (await page(collect)).text.match(/SNV\/12\/0001/g)?.length,
    1,
    'the same form twice is one item',
  )
  await send(`${february}/take-up`)
  assert.match((await page(february)).text, /E-arkiv/)
  assert.match((await page(collect)).text, /Inga punkter väntar/)
  assert.equal((await staff.post(`${collect}/${id}/remove`)).status, 404, 'it is on an agenda now')
})

test('what was collected by mistake is taken away, and a case that is not there is told', async () => {
  const id = newId()
  await send(collect, { id, bodyId: kd, title: 'Fel punkt', kind: 'information' })
  await send(`${collect}/${id}/remove`)
  await send(`${collect}/${id}/remove`)
  assert.doesNotMatch((await page(collect)).text, /Fel punkt/)
  const answer = await staff.post(collect, {
    id: newId(),
    bodyId: kd,
    title: 'Gåta',
    kind: 'decision',
    dnr: 'X 1',
  })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Det finns inget ärende med diarienumret X 1/)
  assert.match(answer.text, /value="Gåta"/)
})

test('a note that came by mail is taken up with its subject and its words', async () => {
  const head = {
    From: 'raddningschef@angelholm.example',
    To: 'kansli@skane-nordvast.example',
    Subject: 'Punkt till nästa möte: gemensam larmcentral',
    'Message-ID': '<larm@angelholm.example>',
    'Content-Type': 'text/plain; charset=utf-8',
  }
  const raw = rawLetter(head, 'Jag vill att gruppen talar om en gemensam larmcentral i februari.')
  const at = { door: 'lmtp', association, arrivedAt: () => clock.now() } as const
  const [letter] = await bringIn({ database, clock, doors: noDoors }, raw, at)
  await openLetters({ database, clock, own: [] }, association, [letter!])
  const address = /href="([^"]*collect\?letter=[^"]*)"/.exec((await page('/skane-nordvast/inbox')).text)
  assert.ok(address, 'the letter leads to the item')
  const form = await page(address[1]!)
  assert.match(form.text, /value="Punkt till nästa möte: gemensam larmcentral"/)
  assert.match(form.text, /<textarea[^>]*>Jag vill att gruppen talar/)
  assert.match(form.text, /Från brevet <a href="[^"]*inbox\?letter=[^"]*"[^>]*>Punkt till nästa möte/)
  const typed = { bodyId: kd, title: 'Gemensam larmcentral', kind: 'discussion', dnr: '' }
  const long = await staff.post(collect, { ...typed, id: newId(), text: 'a'.repeat(20_001) })
  assert.equal(long.status, 422)
  await send(collect, { ...typed, id: newId(), text: 'Gruppen talar om en larmcentral.' })
  assert.match((await page(collect)).text, /Gemensam larmcentral/)
  const waiting = await inside(({ db }) => findCollected(db, association, kd))
  assert.equal(
    waiting.find(({ title }) => title === 'Gemensam larmcentral')?.text,
    'Gruppen talar om en larmcentral.',
  )
})
