import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock, february, kd, meeting, page, room, send, stranger } from '../../test/help/directors.ts'
import { newId } from '../kit/id.ts'

const event = {
  id: newId(),
  bodyId: kd,
  name: 'Seminariet',
  fromOn: '2012-04-12',
  toOn: '2012-04-13',
  place: 'Ängelholm',
  signUpOn: '',
}
const events = `${room}/events`
const later = (): string => {
  // What is logged in the same millisecond is logged a little later.
  clock.advance(60_000)
  const then = clock.now()
  clock.advance(60_000)
  return then
}
type Lines = Record<string, Record<string, unknown>[]>
const lines = async (path: string, known: string): Promise<Lines> =>
  JSON.parse((await page(`${path}.json?known=${known}`, stranger)).text) as Lines

test('a meeting moved and cancelled since is shown with the time and state it had, and not at all before it was planned', async () => {
  const planned = later()
  await send(`${february}/move`, { day: '2012-03-01', from: '10.00', to: '12.00', place: 'Bjuv' })
  const moved = later()
  await send(`${february}/cancel`, { reason: 'För få anmälda' })
  const at = async (known: string) => {
    const found = (await lines(room, known))['meetings']!.find(({ href }) => href === february)
    return found && [found['day'], found['place'], found['state'], (found['earlier'] as unknown[]).length]
  }
  assert.deepEqual(await at(''), ['2012-03-01', 'Bjuv', 'cancelled', 1])
  assert.deepEqual(await at(moved), ['2012-03-01', 'Bjuv', 'planned', 1])
  assert.deepEqual(await at(planned), ['2012-02-23', 'Stadsbiblioteket i Ängelholm', 'planned', 0])
  assert.equal(await at('2012-01-15'), undefined)
  assert.match((await page(`${room}.csv?known=${planned}`)).text, /2012-02-23/)
  const text = (await page(`${room}?known=${planned}`)).text
  assert.match(text, /Som det var känt den 16 januari 2012 kl\. 09\.\d\d\./)
  assert.doesNotMatch(text, /name="on"/)
  assert.doesNotMatch((await page(`${room}?on=2012-01-01`)).text, /Som det/)
})

test('the states of a meeting are those it had come to', async () => {
  const before = later()
  await send(`${meeting}/open`)
  const state = async (known: string) =>
    (await lines(room, known))['meetings']!.find(({ href }) => href === meeting)?.['state']
  assert.deepEqual([await state(before), await state('')], ['planned', 'open'])
})

test('an event is shown as it was known: not there, added, changed, called off', async () => {
  const none = later()
  await send(`${events}/new`, event)
  const added = later()
  await send(`${events}/${event.id}/change`, { ...event, fromOn: '2012-04-19', toOn: '2012-04-20' })
  const changed = later()
  await send(`${events}/${event.id}/cancel`, { reason: 'Lokalen är stängd' })
  const at = async (known: string) => {
    const [found] = (await lines(events, known))['events']!
    return found && [found['from'], found['cancelled'] !== null, (found['earlier'] as unknown[]).length]
  }
  assert.equal(await at(none), undefined)
  assert.deepEqual(await at(added), ['2012-04-12', false, 0])
  assert.deepEqual(await at(changed), ['2012-04-19', false, 1])
  assert.deepEqual(await at(''), ['2012-04-19', true, 1])
  const own = `${events}/${event.id}`
  assert.equal((await stranger.get(`${own}?known=${none}`)).status, 404)
  const then = (await page(`${own}?known=${added}`)).text
  assert.match(then, /12–13 april 2012/)
  assert.doesNotMatch(then, /Lokalen är stängd|\/change"/)
})
