import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../kit/clock.ts'
import { verifyChain } from '../log/actions.ts'
import { closeMeeting } from './minutes.actions.ts'
import { decideProcedure, openMeeting } from './actions.ts'
import { findItems } from './agenda.store.ts'
import { isGapFree } from './numbering.ts'
import { usualProcedure } from './procedure.ts'
import { add, addBody, association, inside, plan, write } from '../../test/help/meeting-room.ts'

/** Several who do the same thing at once, each in a transaction of their own. */

test('fifty meetings of one body closed at once, each by two: every § of the year is given once, in a row within a meeting', async () => {
  const body = await addBody('Nämnden', 'kommunforbund')
  await inside((work) => decideProcedure(work, { ...usualProcedure(body), numbering: 'paragraphs' }))
  const meetings = []
  for (let number = 0; number < 50; number += 1) {
    const day = addDays('2012-01-10', number)
    const { id } = await plan(body, `${day}T09:00`, `${day}T12:00`)
    const items = await add(id, 'Första', 'Andra', 'Tredje')
    await inside((work) => openMeeting(work, id))
    for (const item of items) await write(id, item, { text: 'Gicks igenom.', outcome: 'noted' })
    meetings.push(id)
  }
  const closings = meetings.flatMap((id) => [id, id])
  const ends = await Promise.allSettled(closings.map((id) => inside((work) => closeMeeting(work, id))))
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, meetings.length)
  for (const end of ends)
    if (end.status === 'rejected') assert.equal((end.reason as { code?: string }).code, 'meeting.not-from')

  const given = await Promise.all(meetings.map((id) => inside(({ db }) => findItems(db, association, id))))
  const paragraphs = given.map((items) => items.map(({ paragraph }) => paragraph!))
  assert.ok(isGapFree(paragraphs.flat()), paragraphs.flat().join())
  for (const row of paragraphs) assert.ok(isGapFree(row, row[0]), row.join())
})

test('fifty meetings planned at once are numbered without a gap, and the chain of the log does not fork', async () => {
  const body = await addBody('Utskottet', 'kommunforbund')
  const days = Array.from({ length: 50 }, (_, number) => addDays('2012-02-01', number))
  const planned = await Promise.all(days.map((day) => plan(body, `${day}T09:00`, `${day}T12:00`)))
  assert.ok(isGapFree(planned.map(({ number }) => number)))
  await inside(async ({ db }) => assert.equal((await verifyChain({ db, association })).broken, null))
})
