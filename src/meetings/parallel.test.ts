import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeMeeting } from './minutes.actions.ts'
import { decideProcedure, openMeeting } from './actions.ts'
import { findItems } from './agenda.store.ts'
import { isGapFree } from './numbering.ts'
import { usualProcedure } from './procedure.ts'
import { add, addBody, association, inside, plan, write } from '../../test/help/meeting-room.ts'

/** Several who do the same thing at once, each in a transaction of their own. */

test('ten meetings of one body closed at once, each by two: every § of the year is given once, in a row within a meeting', async () => {
  const body = await addBody('Nämnden', 'kommunforbund')
  await inside((work) => decideProcedure(work, { ...usualProcedure(body), numbering: 'paragraphs' }))
  const meetings = []
  for (let day = 10; day < 20; day++) {
    const { id } = await plan(body, `2012-01-${day}T09:00`, `2012-01-${day}T12:00`)
    const items = await add(id, 'Första', 'Andra', 'Tredje', 'Fjärde', 'Femte')
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
