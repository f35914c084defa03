import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { kd, meeting, members, page, room, send, staff, stranger } from '../../test/help/directors.ts'
import type { Attendee } from './attendance.ts'
import { type FeeMeeting, feeTotals, feesOf } from './fee.ts'
import type { Meeting } from './meeting.ts'

const named = [
  { id: 'b', name: 'Bjuv' },
  { id: 'k', name: 'Klippan' },
]
const attendee = (facts: Partial<Attendee>): Attendee => ({
  id: newId(),
  organisationId: 'b',
  holder: 'kommundirektör, Bjuv',
  kind: 'present',
  role: null,
  isSubstitute: false,
  byDistance: false,
  cameAt: null,
  leftAt: null,
  recusedItems: [],
  ...facts,
})
const held = (title: string, day: string, attendees: Attendee[]): FeeMeeting => ({
  title,
  meeting: { startsAt: `${day}T12:00:00.000Z`, endsAt: `${day}T15:00:00.000Z` } as Meeting,
  members: named,
  organisations: named,
  attendees,
})

test('a person’s meetings of a period are counted with the minutes; who was away is in the rows and not in the sums', () => {
  const first = held('KD 1/2012', '2012-01-26', [
    attendee({}),
    attendee({ organisationId: 'k', holder: 'kommundirektör, Klippan', kind: 'apology' }),
  ])
  const second = held('KD 2/2012', '2012-02-23', [
    attendee({ leftAt: '2012-02-23T12:45:00.000Z' }),
    attendee({ organisationId: null, holder: 'utredare', kind: 'guest' }),
  ])
  const fees = [first, second].flatMap(feesOf)
  assert.deepEqual(
    fees.map(({ presence, organisation, minutes }) => [presence, organisation, minutes]),
    [
      ['present', 'Bjuv', 180],
      ['apology', 'Klippan', null],
      ['present', 'Bjuv', 45],
      ['absent', 'Klippan', null],
      ['guest', null, 180],
    ],
  )
  assert.deepEqual(feeTotals(fees), [
    { organisation: 'Bjuv', holder: 'kommundirektör, Bjuv', meetings: 2, minutes: 225 },
    { organisation: null, holder: 'utredare', meetings: 1, minutes: 180 },
  ])
})

test('attendance of all meetings of a year or a body is one table; meetings that are not closed are not in it', async () => {
  const there = Object.fromEntries(
    members.flatMap(({ id, name }) => [
      [`presence.${id}`, 'present'],
      [`holder.${id}`, `kommundirektör, ${name}`],
    ]),
  )
  const second = await send(`${room}/new`, {
    id: newId(),
    bodyId: kd,
    day: '2012-01-30',
    from: '9',
    to: '10.30',
    place: '',
  })
  for (const each of [meeting, second]) {
    await send(`${each}/items`, { titles: 'Krisinformation', batch: newId() })
    await send(`${each}/open`)
    await send(`${each}/attendance`, there)
  }
  await send(`${meeting}/close`)
  const one = (await page(`${room}/fees`)).text
  assert.match(one, /kommundirektör, Bjuv[\s\S]*?Bjuv[\s\S]*?>1<[\s\S]*?4 tim</)
  await send(`${second}/close`)
  assert.match((await page(`${room}/fees`)).text, /kommundirektör, Bjuv[\s\S]*?>2<[\s\S]*?5 tim 30 min/)
  const rows = (path: string) => page(path).then(({ text }) => text.trim().split('\r\n'))
  const all = await rows(`${room}/fees.csv?from=2012-01-01&to=2012-12-31&body=kommundirektorsgruppen`)
  assert.equal(all.length, 1 + 22)
  assert.match(
    all.join('\n'),
    /Bjuv,närvarande,"kommundirektör, Bjuv",,Kommundirektörsgruppen \d\/2012,2012-01-30,09\.00,10\.30,90/,
  )
  assert.equal((await rows(`${room}/fees.csv?from=2012-01-27&to=2012-01-30`)).length, 1 + 11)
  assert.equal((await rows(`${room}/fees.csv?body=styrelsen`)).length, 1)
  const backwards = await staff.get(`${room}/fees?from=2012-02-01&to=2012-01-01`)
  assert.match(backwards.text, /sista dag är före den första/)
  assert.equal((await stranger.get(`${room}/fees.csv`)).status, 403)
})
