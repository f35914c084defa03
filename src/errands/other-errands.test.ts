import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  add,
  addBody,
  association,
  clock,
  database,
  inside,
  plan,
  write,
} from '../../test/help/meeting-room.ts'
import { addFollowup, closeFollowup } from '../followups/actions.ts'
import { endReminders, remindOfFollowup, setReminder } from '../followups/reminder.actions.ts'
import { findReminderSettings } from '../followups/reminder.store.ts'
import { undated } from '../followups/when.ts'
import { newId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import { chooseAdjusters } from '../meetings/justering.actions.ts'
import { openMeeting } from '../meetings/actions.ts'
import { closeMeeting } from '../meetings/minutes.actions.ts'
import { addContact } from '../organisations/contact.actions.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import { changeRule } from './actions.ts'
import { runErrands } from './jobs.ts'
import { usualRule } from './rule.ts'
import { findSettled, findTitles } from './store.ts'
import { refused } from '../../test/help/sender.ts'

const settings = {
  mailFrom: 'kansli@skane-nordvast.example',
  replyDomain: null,
  publicUrl: 'https://radslag.example',
}

/** The job; how many letters. */
async function run(at: string): Promise<number> {
  clock.set(at)
  return await runErrands({ database, clock, settings })
}
const letters = (purpose: 'followup_reminder' | 'justering') =>
  inside(({ db }) => outbox(db, association, { purpose }))

const group = await addBody('Kommundirektörsgruppen', 'avtalssamverkan')
const note = async (what: string, by: string | null): Promise<string> => {
  const id = newId()
  const source = { id, bodyId: group, meetingId: null, itemId: null, saidOn: '2012-01-26' }
  await inside((work) =>
    addFollowup(work, source, {
      who: 'sekreteraren',
      what,
      when: { ...undated, by },
      afterNumber: null,
      certainty: 'task',
    }),
  )
  return id
}

test('whoever is to do something is reminded as its day nears, the secretary where nobody else is named, and once', async () => {
  const named = await note('Ta in namn', '2012-03-15')
  await note('Utan dag', null)
  assert.equal(await run('2012-03-08T09:00'), 0, 'there is nobody to write to')
  const { hubId } = await inside(({ db }) => findOwnAssociation(db, association))
  await inside((work) =>
    addContact(work, {
      id: newId(),
      organisationId: hubId,
      bodyId: null,
      purpose: 'secretary',
      title: 'sekreterare',
      email: 'sekreterare@skane-nordvast.example',
    }),
  )
  assert.equal(await run('2012-03-08T09:30'), 1)
  assert.equal(await run('2012-03-08T10:00'), 0)
  await inside((work) => setReminder(work, named, 'ansvarig@bjuv.example'))
  assert.equal(await run('2012-03-14T09:00'), 1)
  const [latest, first] = await letters('followup_reminder')
  assert.equal(first!.toAddress, 'sekreterare@skane-nordvast.example')
  assert.equal(latest!.toAddress, 'ansvarig@bjuv.example')
  assert.match(latest!.bodyText, /ska vara klar den 15 mars 2012/)
  assert.equal(latest!.unsubscribeUrl, /https:\S+\/unsubscribe\/\S+/.exec(latest!.bodyText)![0])
  const titles = await inside(({ db }) => findTitles(db, association, [named]))
  assert.deepEqual(titles.get(named), { title: 'Ta in namn', path: '/followups' })
  await inside((work) =>
    closeFollowup(work, named, { by: 'note', on: '2012-03-15', ref: null, note: 'Klart.' }),
  )
  assert.equal(await run('2012-03-16T09:00'), 0)
})

test('one click in the letter ends them; an address that is given begins them anew; a bad one is refused', async () => {
  const id = await note('Ta kontakt', '2012-04-19')
  assert.equal(await run('2012-04-12T09:00'), 1)
  const token = (await letters('followup_reminder'))[0]!.unsubscribeUrl!.split('/').at(-1)!
  await inside((work) => endReminders(work, token))
  assert.notEqual((await inside(({ db }) => findReminderSettings(db, association))).get(id)?.stoppedAt, null)
  assert.equal(await run('2012-04-18T09:00'), 0)
  assert.equal(await inside((work) => remindOfFollowup(work, id, { from: settings.mailFrom, base: '' })), 0)
  await assert.rejects(
    inside((work) => setReminder(work, id, 'ingen adress')),
    refused('followup.bad-address'),
  )
  await inside((work) => setReminder(work, id, 'ansvarig@bjuv.example'))
  assert.equal(await run('2012-04-20T09:00'), 1, 'the day after it is still open')
})

test('what was to be done long ago is not written about when the program first looks', async () => {
  await note('Gammalt', '2012-02-01')
  assert.equal(await run('2012-05-10T09:00'), 0)
})

test('those who have not adjusted the minutes are reminded with a new link, in good time for the law', async () => {
  const board = await addBody('Direktionen', 'kommunalforbund')
  const { id } = await plan(board, '2012-08-30T13:00', '2012-08-30T15:00')
  clock.set('2012-08-30T13:00')
  await inside((work) =>
    chooseAdjusters(work, id, [
      { id: newId(), holder: 'ledamot, Bjuv', email: 'ledamot@bjuv.example', role: 'adjuster', itemId: null },
      { id: newId(), holder: 'ledamot, Åstorp', email: null, role: 'adjuster', itemId: null },
    ]),
  )
  assert.equal(await run('2012-09-06T09:00'), 0, 'the meeting has not been closed')
  const [item] = await add(id, 'Budget')
  clock.set('2012-08-30T15:00')
  await inside((work) => openMeeting(work, id))
  await write(id, item!, { outcome: 'noted' })
  await inside((work) => closeMeeting(work, id))
  assert.equal(await run('2012-09-06T09:10'), 1)
  assert.equal(await run('2012-09-06T09:20'), 0)
  const [letter] = await letters('justering')
  assert.match(letter!.subject, /^Påminnelse om justering: Direktionen 1\/2012/)
  assert.match(letter!.bodyText, /https:\/\/radslag\.example\/skane-nordvast\/justering\/\S+/)
  const settled = await inside(({ db }) => findSettled(db, association, { subjects: [id] }))
  assert.deepEqual(
    settled.map(({ kind, outcome, letters: sent }) => [kind, outcome, sent]),
    [['justering', 'sent', 1]],
  )
  const titles = await inside(({ db }) => findTitles(db, association, [id]))
  assert.equal(titles.get(id)?.title, 'Direktionen 1/2012')
})

test('the adjuster of a single item is reminded at once: when the meeting has ended, and the next working day', async () => {
  const board = await addBody('Räddningsnämnden', 'kommunalforbund')
  const { id } = await plan(board, '2012-10-04T09:00', '2012-10-04T12:00')
  const [item] = await add(id, 'Lån')
  clock.set('2012-10-04T09:00')
  await inside((work) => openMeeting(work, id))
  const adjuster = { holder: 'ledamot, Bjuv', email: 'bradskande@bjuv.example', role: 'adjuster' } as const
  await inside((work) => chooseAdjusters(work, id, [{ ...adjuster, id: newId(), itemId: item! }]))
  assert.equal(await run('2012-10-04T11:00'), 0, 'the meeting goes on')
  assert.equal(await run('2012-10-04T12:05'), 1)
  assert.equal(await run('2012-10-04T13:00'), 0)
  assert.equal(await run('2012-10-05T09:00'), 1)
  const [letter] = await letters('justering')
  assert.match(letter!.subject, /omedelbar justering av § 1: Räddningsnämnden 1\/2012|av punkt 1:/)
  const settled = await inside(({ db }) => findSettled(db, association, { subjects: [item!] }))
  assert.deepEqual(
    settled.map(({ day, letters: sent }) => [day, sent]),
    [
      ['2012-10-05', 1],
      ['2012-10-04', 1],
    ],
  )
  const titles = await inside(({ db }) => findTitles(db, association, [item!]))
  assert.equal(titles.get(item!)?.title, 'Räddningsnämnden 1/2012: Lån')
})

test('an association chooses on which days it is reminded of what is to be done', async () => {
  const followups = { before: [14, 3], after: [7] }
  await inside((work) => changeRule(work, { ...usualRule, followups }))
  const id = await note('Skriv förslag', '2012-11-29')
  await inside((work) => setReminder(work, id, 'ansvarig@bjuv.example'))
  assert.equal(await run('2012-11-15T09:00'), 1, 'a fortnight before')
  assert.equal(await run('2012-11-22T09:00'), 0, 'no longer a week before')
  assert.equal(await run('2012-11-26T09:00'), 1, 'three days before')
  assert.equal(await run('2012-12-06T09:00'), 1, 'a week after')
})
