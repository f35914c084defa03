import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { moveLetters } from '../kit/mail/store.ts'
import { recordAct } from '../ledger/actions.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { aSender, post } from '../../test/help/sender.ts'
import { visiting } from '../../test/help/visiting.ts'
import { sendCirculation } from './dispatch.actions.ts'
import { findPlan } from './reminder.store.ts'

const { database } = await freshDatabase()
const sender = await aSender(database)
const { association, clock, inside, members, letters, aDraft } = sender
const { staff, stranger } = await visiting(database, clock, {
  mailFrom: 'registrator@forbundet.example',
  replyDomain: 'svar.forbundet.example',
})

async function sent(dnr: string): Promise<{ id: string; page: string }> {
  const draft = await aDraft(dnr)
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  await inside(({ db }) => moveLetters(db, association, { concerns: draft.id }, ['waiting'], 'sending'))
  return { id: draft.id, page: `/ksl/circulations/${slug}/reminders` }
}

const reminders = async (id: string) => (await letters(id)).filter(({ purpose }) => purpose === 'reminder')

test('the preview tells who gets it and who does not; what is sent is what was read, and it can be undone', async () => {
  const { id, page } = await sent('KSL/15/0016-5')
  await inside((work) =>
    recordAct(work, {
      act: {
        id: newId(),
        circulation: id,
        organisation: members[0]!.id,
        type: 'adopted',
        decided: '2015-03-19',
      },
      evidence: [{ document: null, quote: null, page: null, note: 'enligt telefon' }],
    }),
  )
  clock.advance(60_000)
  const shown = (await staff.get(page)).text
  assert.match(shown, /Påminn 2 kommuner/)
  assert.match(shown, new RegExp(`Har svarat .1.[^a-zåäö]*${members[0]!.name}`))
  const ids = [...shown.matchAll(/name="to"[^>]*value="([^"]+)"/g)].map((match) => match[1]!)
  assert.equal(ids.length, 2)
  const words = 'Styrelsen vill veta hur ni ställer er.'
  assert.equal((await staff.post(page, { to: [], words })).status, 422, 'nobody is chosen')
  assert.equal((await staff.post(page, { to: [ids[0]!], words })).status, 303)
  assert.equal((await staff.post(page, { to: [ids[0]!], words })).status, 303, 'sent twice')
  const [letter, ...more] = await reminders(id)
  assert.deepEqual(more, [])
  assert.match(letter!.bodyText, /Styrelsen vill veta hur ni ställer er\./)
  assert.match((await staff.get(page)).text, /Påmindes i dag/)
  assert.equal((await staff.post(`${page}/undo`)).status, 303)
  assert.deepEqual(
    (await reminders(id)).map(({ state }) => state),
    ['cancelled'],
  )
  assert.equal((await staff.post(`${page}/undo`)).status, 409)
  assert.match((await staff.get(page)).text, /Påminn 2 kommuner/)
  assert.match((await staff.get(page.replace('/reminders', ''))).text, /Påminn 2 kommuner/)
})

test('the plan is changed where it can be read, and a day that is none is refused at its field', async () => {
  const { id, page } = await sent('KSL/15/0017-1')
  const refusedPage = await staff.post(`${page}/plan`, { before: '3, i morgon', after: '7' })
  assert.equal(refusedPage.status, 422)
  assert.match(refusedPage.text, /value="3, i morgon"/)
  assert.equal((await staff.post(`${page}/plan`, { before: '5', after: '' })).status, 303)
  assert.deepEqual(await inside(({ db }) => findPlan(db, association, id)), {
    before: [5],
    after: [],
    since: '2015-03-19',
  })
  assert.match((await staff.get(page)).text, /2015-06-10/)
  const draft = await aDraft('KSL/15/0018-1')
  const ofDraft = `/ksl/circulations/${draft.id}/reminders`
  assert.ok((await staff.get(ofDraft.replace('/reminders', '/draft'))).text.includes(`href="${ofDraft}"`))
  assert.match((await staff.get(ofDraft)).text, /value="30, 14, 3"/)
  assert.equal((await staff.post(`${ofDraft}/plan`, { before: '9', after: '1' })).status, 303)
  assert.match((await staff.get(ofDraft)).text, /value="9"/)
})

test('what goes by itself is listed, skipped, paused and given rules', async () => {
  const page = '/ksl/errands'
  const shown = (await staff.get(page)).text
  assert.match(shown, /2015-05-15/)
  const skip = {
    kind: 'reminder',
    subject: /name="subject" value="([^"]+)"/.exec(shown)![1]!,
    day: '2015-05-15',
  }
  assert.equal((await staff.post(`${page}/skip`, skip)).status, 303)
  assert.match((await staff.get(page)).text, /Hoppas över/)
  assert.equal((await staff.post(`${page}/unskip`, skip)).status, 303)
  assert.doesNotMatch((await staff.get(page)).text, /Hoppas över/)
  assert.equal((await staff.post(`${page}/pause`)).status, 303)
  assert.match((await staff.get(page)).text, /Pausat sedan 2015-03-19/)
  assert.equal((await staff.post(`${page}/resume`)).status, 303)
  const rule = { opens: '9', closes: '9', before: '10', after: '', notices: 'automatic' }
  const backwards = await staff.post(`${page}/rule`, rule)
  assert.equal(backwards.status, 409)
  assert.match(backwards.text, /måste sluta efter/)
  assert.equal((await staff.post(`${page}/rule`, { ...rule, closes: '12' })).status, 303)
  assert.match((await staff.get(page)).text, /mellan klockan 9 och 12/)
})

test('a stranger sees nothing of it', async () => {
  for (const page of ['/ksl/errands', '/ksl/circulations/KSL-15-0016-5/reminders'])
    assert.equal((await stranger.get(page)).status, 403)
})
