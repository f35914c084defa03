import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import {
  collectItem,
  moveItem,
  removeItem,
  settleConflict,
  takeUpCollected,
  writeItem,
} from './agenda.actions.ts'
import { findCollected, findConflicts, findItems } from './agenda.store.ts'
import { cancelMeeting, decideProcedure, describeMeeting, moveMeeting } from './actions.ts'
import { isGapFree } from './numbering.ts'
import { usualProcedure } from './procedure.ts'
import { findMeeting } from './store.ts'
import {
  add,
  addBody,
  association,
  contentOf,
  inside,
  itemOf,
  plan,
  refused,
  write,
} from '../../test/help/meeting-room.ts'

const kd = await addBody('Kommundirektörsgruppen', 'avtalssamverkan')
const board = await addBody('Styrelsen', 'kommunforbund')

test('fifty who plan at once get fifty numbers, none skipped or doubled; the year begins anew', async () => {
  const many = await addBody('Beredningen', 'avtalssamverkan')
  const plans = Array.from({ length: 50 }, (_, index) =>
    plan(
      many,
      `2012-03-${String((index % 28) + 1).padStart(2, '0')}T13:00`,
      `2012-03-${String((index % 28) + 1).padStart(2, '0')}T15:00`,
    ),
  )
  const made = await Promise.all(plans)
  assert.ok(isGapFree(made.map(({ number }) => number)))
  const twice = await plan(many, '2012-04-01T13:00', '2012-04-01T15:00', made[0]!.id)
  assert.equal(twice.number, made[0]!.number)
  const newYear = await plan(many, '2012-12-31T23:30', '2013-01-01T01:00')
  const next = await plan(many, '2013-01-01T13:00', '2013-01-01T15:00')
  assert.deepEqual([newYear.number, newYear.year, next.number, next.year], [51, 2012, 1, 2013])
})

test('a meeting is moved with its former time kept, and cancelled with its number kept', async () => {
  const { id } = await plan(board, '2012-05-10T13:00', '2012-05-10T15:00')
  const to = { startsAt: instantOf('2012-05-20T10:00'), endsAt: instantOf('2012-05-20T12:00'), place: 'HBR' }
  await inside((work) => moveMeeting(work, id, to))
  await inside((work) => describeMeeting(work, id, { videoLink: 'https://video.example/1', hasMeal: true }))
  const found = await inside(({ db }) => findMeeting(db, association, { id }))
  assert.deepEqual(found!.earlier, [{ startsAt: instantOf('2012-05-10T13:00'), month: null }])
  assert.deepEqual([found!.sequence, found!.hasMeal], [1, true])
  await inside((work) => cancelMeeting(work, id, null))
  await assert.rejects(
    inside((work) => moveMeeting(work, id, to)),
    refused('meeting.not-movable'),
  )
  const { number } = await plan(board, '2012-05-11T13:00', '2012-05-11T15:00')
  assert.equal(number, found!.number + 1)
})

test('the agenda: standing items, a list, what was collected, another order, and one taken off', async () => {
  const group = await addBody('Nätverket', 'avtalssamverkan')
  await inside((work) => decideProcedure(work, { ...usualProcedure(group), standingItems: ['Rapporter'] }))
  await inside((work) =>
    collectItem(work, { id: newId(), bodyId: group, title: 'Brev från Bjuv', kind: 'discussion' }),
  )
  const { id } = await plan(group, '2012-02-01T13:00', '2012-02-01T15:00')
  const [first, second] = await add(id, 'Ett', 'Två')
  assert.equal(await inside((work) => takeUpCollected(work, id)), 1)
  await inside((work) => moveItem(work, id, second!, -2))
  await inside((work) => removeItem(work, id, first!))
  const items = await inside(({ db }) => findItems(db, association, id))
  assert.deepEqual(
    items.map(({ position, title }) => [position, title]),
    [
      [1, 'Två'],
      [2, 'Rapporter'],
      [3, 'Brev från Bjuv'],
    ],
  )
  assert.deepEqual(await inside(({ db }) => findCollected(db, association, group)), [])
})

test('two who write in the same item lose neither text, and an item taken off comes back with what was written', async () => {
  const { id } = await plan(kd, '2012-06-01T13:00', '2012-06-01T15:00')
  const [item = ''] = await add(id, 'Krisinformation')
  const mine = { version: 1, writer: newId() }
  assert.equal(await write(id, item, { text: 'Första' }, mine), 'written')
  assert.equal(await write(id, item, { text: 'Första och mer' }, mine), 'written') // the same page, its answer not yet there
  assert.equal(
    await write(id, item, { text: 'Från en annan dator' }, { version: 1, writer: newId() }),
    'conflict',
  )
  assert.equal((await itemOf(id, item)).text, 'Första och mer')
  const [conflict] = await inside(({ db }) => findConflicts(db, association, id))
  assert.equal(conflict!.text, 'Från en annan dator')
  await inside((work) => settleConflict(work, id, conflict!, true))
  assert.equal((await itemOf(id, item)).text, 'Första och mer\n\nFrån en annan dator')
  assert.deepEqual(await inside(({ db }) => findConflicts(db, association, id)), [])
  const opened = await itemOf(id, item)
  await inside((work) => removeItem(work, id, item))
  assert.deepEqual(await inside(({ db }) => findItems(db, association, id)), [])
  const content = { ...contentOf(opened), text: 'Skrivet medan punkten togs bort' }
  const page = { version: opened.version, writer: newId() }
  await inside((work) => writeItem(work, { meetingId: id, id: item }, page, content))
  assert.equal((await itemOf(id, item)).text, 'Skrivet medan punkten togs bort')
})
