import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFollowup, closeFollowup, reopenFollowup } from '../followups/actions.ts'
import { readFollowupLine } from '../followups/followup-line.ts'
import { comingUpAt } from '../followups/placing.ts'
import { findFollowups, findSittings } from '../followups/store.ts'
import { newId } from '../kit/id.ts'
import { addBody, association, inside, plan } from '../../test/help/meeting-room.ts'

test('a follow-up comes up at the next meeting, is closed there, and comes up again when that is undone', async () => {
  const group = await addBody('Skolchefsgruppen', 'avtalssamverkan')
  const first = await plan(group, '2012-01-26T13:00', '2012-01-26T15:00')
  const second = await plan(group, '2012-02-23T13:00', '2012-02-23T15:00')
  const setting = { on: '2012-01-26', bodyId: group, bodies: [], actors: [] }
  const note = (line: string) =>
    inside((work) =>
      addFollowup(
        work,
        { id: newId(), bodyId: group, meetingId: first.id, itemId: null, saidOn: '2012-01-26' },
        readFollowupLine(line, setting),
      ),
    )
  const one = await note('Sekreteraren tar in namn → nästa möte')
  const two = await note('Material sänds → efter 1')
  assert.deepEqual([one.number, two.number, two.when.after], [1, 2, one.id])
  const upAtSecond = () =>
    inside(async ({ db }) => {
      const followups = await findFollowups(db, association, { bodyId: group, openOnly: true })
      return comingUpAt(second.id, followups, await findSittings(db, association)).map(({ number }) => number)
    })
  assert.deepEqual(await upAtSecond(), [1])
  await inside((work) =>
    closeFollowup(work, one.id, { by: 'note', on: '2012-02-01', ref: null, note: 'Namnen är inne.' }),
  )
  assert.deepEqual(await upAtSecond(), [])
  await inside((work) => reopenFollowup(work, one.id))
  assert.deepEqual(await upAtSecond(), [1])
})
