import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import { findMandates } from '../../src/people/mandate.store.ts'
import { association, clock, inside, kd, march, meeting, page, room, send, staff } from '../help/directors.ts'

// What goes wrong around a meeting: a clear sentence each time, and nothing lost.

const told = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x27;', "'")

test('a meeting that ends before it begins is told so, and what was typed stands in the form', async () => {
  const typed = { id: newId(), bodyId: kd, day: '2012-04-19', from: '16.00', to: '13.00', place: 'Rådhuset' }
  const answer = await staff.post(`${room}/new`, typed)
  assert.equal(answer.status, 409)
  assert.match(told(answer.text), /Mötet slutar innan det börjar/)
  for (const value of ['2012-04-19', '16.00', '13.00', 'Rådhuset'])
    assert.match(answer.text, new RegExp(`value="${value}"`), value)
  assert.match(await send(`${room}/new`, { ...typed, to: '17.00' }), /kommundirektorsgruppen/)
})

let item = ''
const write = (text: string) =>
  send(`${meeting}/write`, {
    item,
    writer: newId(),
    version: '1',
    title: 'Krisinformation',
    kind: 'information',
    text,
  })

test('an item taken off while somebody writes in it comes back with what was written', async () => {
  await send(`${meeting}/items`, { titles: 'Krisinformation', batch: newId() })
  item = /id="item-([0-9a-f-]{36})"/.exec((await page(meeting)).text)![1]!
  await send(`${meeting}/open`)
  await send(`${meeting}/order`, { id: item, to: 'remove' })
  assert.doesNotMatch((await page(meeting)).text, /Krisinformation/)
  await write('Gruppen gick igenom läget.')
  assert.match((await page(`${meeting}/write?item=${item}`)).text, /Gruppen gick igenom läget\./)
})

test('two secretaries who close at once: it is closed once, the other is told, and the text stands', async () => {
  clock.set('2012-01-26T17:05')
  const answers = await Promise.all([staff.post(`${meeting}/close`), staff.post(`${meeting}/close`)])
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  const second = answers.find(({ status }) => status === 409)!
  assert.match(told(second.text), /Mötet är redan avslutat\. Någon annan hann före\./)
  assert.match((await page(meeting)).text, /Gruppen gick igenom läget\./)
})

const mandateOf = async (holder: string): Promise<string> => {
  const all = await inside(({ db }) => findMandates(db, association, kd))
  return all.find((mandate) => mandate.holder === holder)!.id
}
const choose = (holder: string) =>
  staff.post(`${meeting}/justering/adjusters`, {
    id: newId(),
    holder,
    email: '',
    role: 'adjuster',
    itemId: '',
  })

test('an adjuster whose mandate ended before the meeting is not chosen, and the sentence says when it ended', async () => {
  await send(`/skane-nordvast/mandates/${await mandateOf('kommundirektör, Klippan')}/end`, {
    on: '2012-01-20',
  })
  const answer = await choose('kommundirektör, Klippan')
  assert.equal(answer.status, 409)
  assert.match(told(answer.text), /Uppdraget för kommundirektör, Klippan upphörde 2012-01-20, före mötet/)
  assert.match(answer.text, /value="kommundirektör, Klippan"/)
})

test('one whose mandate ends after the meeting confirms what was said there', async () => {
  assert.equal((await choose('kommundirektör, Bjuv')).status, 303)
  await send(`/skane-nordvast/mandates/${await mandateOf('kommundirektör, Bjuv')}/end`, { on: '2012-01-31' })
  clock.set('2012-02-03T09:00')
  const adjuster = /id="adjuster-([0-9a-f-]{36})"/.exec((await page(`${meeting}/justering`)).text)![1]!
  await send(`${meeting}/justering/answers`, { adjuster, answer: 'yes', manner: 'ink', reason: '' })
  await send(`${meeting}/justering/seal`)
  assert.equal((await page(`${meeting}/minutes.pdf`)).status, 200)
})

test('a member that joined yesterday counts from its day on, and not in the meeting before', async () => {
  const joined = addDays('2012-03-22', -1)
  await send('/skane-nordvast/organisations/add', { codes: '1290', from: joined })
  assert.match((await page(`${march}/attendance`)).text, /Kristianstad/)
  assert.doesNotMatch((await page(`${meeting}/attendance`)).text, /Kristianstad/)
})
