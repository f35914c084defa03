import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { visiting } from '../../test/help/visiting.ts'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import type { Work } from '../kit/work.ts'
import { foundAssociation } from '../organisations/actions.ts'
import { addBody } from '../organisations/contact.actions.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import { addFollowup } from './actions.ts'
import { remindOfFollowup } from './reminder.actions.ts'
import { undated } from './when.ts'

const { database } = await freshDatabase()
const clock = new HandClock('2012-03-08T09:00')
const actor = system('test')
const association = await database.transaction(null, (db) =>
  foundAssociation({ db, actor, clock }, { slug: 'nordvast', name: 'Nordväst', mailFrom: null }),
)
const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  database.transaction(association, (db) => run({ db, association, actor, clock }))
const { staff, stranger } = await visiting(database, clock)

const id = newId()
await inside(async (work) => {
  const { hubId } = await findOwnAssociation(work.db, association)
  const body = newId()
  const facts = { kind: 'directors_group', governance: 'avtalssamverkan', validFrom: null } as const
  await addBody(work, { id: body, organisationId: hubId, name: 'Gruppen', ...facts })
  const source = { id, bodyId: body, meetingId: null, itemId: null, saidOn: '2012-01-26' }
  const when = { ...undated, by: '2012-03-15' }
  await addFollowup(work, source, {
    who: null,
    what: 'Ta in namn',
    when,
    afterNumber: null,
    certainty: 'task',
  })
})

test('the staff say whom to remind; a bad address comes back as it was typed; the public sees none of it', async () => {
  const bad = await staff.post(`/nordvast/followups/${id}/reminder`, { email: 'inte en adress' })
  assert.equal(bad.status, 409)
  assert.match(bad.text, /value="inte en adress"/)
  const saved = await staff.post(`/nordvast/followups/${id}/reminder`, { email: 'ansvarig@bjuv.example' })
  assert.equal(saved.status, 303)
  assert.match((await staff.get('/nordvast/followups')).text, /ansvarig@bjuv\.example/)
  assert.doesNotMatch((await stranger.get('/nordvast/followups')).text, /ansvarig@bjuv\.example/)
  const refusedPost = await stranger.post(`/nordvast/followups/${id}/reminder`, { email: 'jag@bjuv.example' })
  assert.equal(refusedPost.status, 403)
})

test('opening the link in the letter ends nothing; the button, and a mail program’s own post, do', async () => {
  const post = { from: 'kansli@nordvast.example', base: 'http://localhost:8080/nordvast' }
  assert.equal(await inside((work) => remindOfFollowup(work, id, post)), 1)
  const [letter] = await inside(({ db }) => outbox(db, association, { purpose: 'followup_reminder' }))
  const path = new URL(letter!.unsubscribeUrl!).pathname
  assert.match((await stranger.get(path)).text, /Ta in namn/)
  assert.equal((await stranger.get(`${path}x`)).status, 404)
  assert.equal((await stranger.post(`${path}x`)).status, 404)
  assert.match((await staff.get('/nordvast/followups')).text, /ansvarig@bjuv\.example/)
  const ended = await stranger.post(path, { 'List-Unsubscribe': 'One-Click' })
  assert.equal(ended.status, 303)
  assert.match((await stranger.get(`${path}?ended`)).text, /inga fler påminnelser/)
  assert.match((await staff.get('/nordvast/followups')).text, /ingen, påminnelserna är avslutade/)
})
