import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kit/id.ts'
import { board, kd, meeting, page, room, send, staff, stranger } from '../help/directors.ts'

const form = {
  id: newId(),
  bodyId: kd,
  name: 'Seminariet',
  fromOn: '2012-04-12',
  toOn: '2012-04-13',
  place: '',
}

test('the seminar of April is no meeting: it stands with its days, carries what is due at it, and is in the calendar', async () => {
  await send(`${meeting}/items`, { titles: 'Kommunikationsplanen', batch: newId() })
  const item = /id="item-([0-9a-f-]{36})"/.exec((await page(meeting)).text)![1]!
  await send(`${meeting}/open`)
  const line = '–: förslag finns framme → seminariet 12–13 april, via KD-möte i februari eller mars'
  await send(`${meeting}/followups`, { id: newId(), item, line })
  await send(`${room}/events`, form)
  await send(`${room}/events`, form)
  await send(`${room}/events`, {
    ...form,
    id: newId(),
    bodyId: board,
    name: 'Studieresan',
    toOn: '2012-04-12',
  })
  const shown = (await page(room, stranger)).text
  assert.equal(shown.match(/>Seminariet</g)?.length, 1)
  assert.match(shown, /12–13 april 2012[\s\S]*förslag finns framme[\s\S]*Studieresan[\s\S]*inget uppdrag/)
  const feed = (await page(`${room}/kommundirektorsgruppen/calendar.ics`, stranger)).text
  assert.match(feed, /DTSTART;VALUE=DATE:20120412\r\nDTEND;VALUE=DATE:20120414\r\nSUMMARY:Seminariet/)
  assert.doesNotMatch(feed, /Studieresan/)
})

test('days in the wrong order are told, nothing typed is lost, and an event can be taken off', async () => {
  const wrong = await staff.post(`${room}/events`, {
    ...form,
    id: newId(),
    name: 'Baklänges',
    toOn: '2012-04-01',
  })
  assert.equal(wrong.status, 409)
  assert.match(wrong.text, /sista dag är före den första/)
  assert.match(wrong.text, /value="Baklänges"/)
  await send(`${room}/events/remove`, { id: form.id })
  assert.doesNotMatch((await page(room)).text, />Seminariet</)
  assert.equal((await stranger.post(`${room}/events`, form)).status, 403)
})
