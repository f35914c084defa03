import assert from 'node:assert/strict'
import { test } from 'node:test'
import { association, clock, database, kd, meeting, page, send } from '../../test/help/directors.ts'
import { system } from '../kit/actor.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { addFollowup, closeFollowup, keepFollowup, reopenFollowup } from './actions.ts'
import { undated } from './when.ts'

const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  database.transaction(association, (db) => run({ db, association, actor: system('test'), clock }))
const list = '/skane-nordvast/followups'
const id = newId()

interface ToldFollowup {
  readonly what: string
  readonly when: { readonly by: string }
  readonly closed: { readonly on: string } | null
  readonly place: { readonly kind: string; readonly why?: string; readonly meetingId?: string }
}

/** What is told of it; undefined: that there is none. */
async function told(query = ''): Promise<ToldFollowup | undefined> {
  const { followups } = JSON.parse((await page(`${list}.json?${query}`)).text) as {
    followups: ToldFollowup[]
  }
  return followups[0]
}

test('a follow-up is shown as it stood on a day and was known at a moment: noted, moved, closed, opened again', async () => {
  const before = clock.now()
  clock.advance(60_000)
  const said = { bodyId: kd, saidOn: '2012-01-16' }
  const typed = { who: null, what: 'Ta in namn', when: { ...undated, by: '2012-01-20' } }
  await inside((work) =>
    addFollowup(
      work,
      { id, ...said, meetingId: null, itemId: null },
      { ...typed, afterNumber: null, certainty: 'task' },
    ),
  )
  const noted = clock.now()
  clock.set('2012-01-18T09:00')
  await inside((work) => keepFollowup(work, { id, ...said, what: 'Ta in alla namn', by: '2012-01-24' }))
  await inside((work) => closeFollowup(work, id, { by: 'note', on: '2012-01-18', ref: null, note: 'Klart' }))
  clock.set('2012-01-19T09:00')
  const closed = clock.now()
  clock.advance(60_000)
  await inside((work) => reopenFollowup(work, id))
  await send(`${meeting}/cancel`, { reason: 'För få anmälda' })

  const now = await told()
  assert.deepEqual([now?.what, now?.when.by, now?.closed], ['Ta in alla namn', '2012-01-24', null])
  assert.equal(await told(`known=${before}`), undefined, 'it had not been noted')
  assert.equal(await told('on=2012-01-15'), undefined, 'it had not been said')
  const first = await told(`known=${noted}`)
  assert.deepEqual([first?.what, first?.when.by, first?.closed], ['Ta in namn', '2012-01-20', null])
  const at = (await told(`known=${closed}`))?.closed
  assert.equal(at?.on, '2012-01-18', 'it was closed, until it was opened again')
  assert.equal((await told(`on=2012-01-17&known=${closed}`))?.closed, null, 'the day before it was open')
})

test('it comes up at the meeting that was planned then, and nothing is changed from there', async () => {
  assert.equal((await told('known=2012-01-18T10:00'))?.place.why, 'closed')
  const [then, now] = [await told('known=2012-01-17'), await told()]
  assert.deepEqual([then?.place.kind, now?.place.kind], ['agenda', 'agenda'])
  assert.notEqual(then?.place.meetingId, now?.place.meetingId, 'the meeting has been cancelled since')
  const past = (await page(`${list}?known=2012-01-17`)).text
  assert.match(past, /var känt den 17 januari 2012 kl\. 23\.59/)
  assert.doesNotMatch(past, /\/close"/)
  assert.match((await page(list)).text, /\/close"/)
})
