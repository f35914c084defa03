import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { decideWithoutMeeting } from '../../src/decisions/actions.ts'
import { findFollowups } from '../../src/followups/store.ts'
import { system } from '../../src/kit/actor.ts'
import { newId } from '../../src/kit/id.ts'
import type { Work } from '../../src/kit/work.ts'
import { rebuild } from '../../src/ledger/projection.actions.ts'
import { findCaseByDnr } from '../../src/cases/store.ts'
import { findBodies } from '../../src/organisations/body.store.ts'
import { findOwnAssociation } from '../../src/organisations/store.ts'
import { openOffice } from '../help/office.ts'

/** From a decision to the members and back: the recommendation it becomes, the matter's chain, and what is to be looked at again. */

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const association = await office.database.transaction(
  null,
  async (db) =>
    (await db.selectFrom('association').select('id').where('slug', '=', 'ksl').executeTakeFirstOrThrow()).id,
)
const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  office.database.transaction(association, (db) =>
    run({ db, association, actor: system('test'), clock: office.clock }),
  )

test('a decision becomes a draft with its clauses in its case, once; each leads to the other, and the case shows the chain', async () => {
  const decision = newId()
  await inside(async (work) => {
    const { hubId } = await findOwnAssociation(work.db, association)
    const [board] = await findBodies(work.db, association, hubId)
    const file = await findCaseByDnr(work.db, association, 'KSL-15-0016')
    const decided = {
      id: decision,
      bodyId: board!.id,
      reference: 'pc 1/2015',
      title: 'Gemensam övning',
      decidedOn: '2015-06-03',
      clauses: ['rekommendera kommunerna att öva tillsammans', 'följa upp övningen'],
      caseId: file!.id,
      earlierId: null,
      relation: null,
    }
    await decideWithoutMeeting(work, decided, true)
  })
  office.clock.advance(60_000)
  const page = await registrar.get(`/ksl/decisions/${decision}`)
  const form = page.assertStatus(200).form('circulations/recommend')
  const draft = (await form.submit()).assertStatus(200)
  assert.deepEqual(draft.form('draft').values('clauseText').slice(0, 2), [
    'att rekommendera kommunerna att öva tillsammans',
    'att följa upp övningen',
  ])
  assert.equal(draft.form('draft').value('basisParagraph'), 'pc 1/2015')
  assert.equal(draft.form('draft').value('basisOn'), '2015-06-03')
  assert.match(draft.text, /Brevet hör till ärendet KSL\/15\/0016/)
  await form.submit()
  const again = await registrar.get(`/ksl/decisions/${decision}`)
  assert.equal(again.links.filter((href) => href.endsWith('/draft')).length, 1)
  const chain = await (await registrar.get('/ksl/cases/KSL-15-0016')).follow('Förankring')
  const text = chain.text.replace(/\s+/g, ' ')
  assert.match(
    text,
    /2015-03-19 ?Rekommendation KSL\/15\/0016-5.*17 av 26 har svarat, svar senast 2015-06-15/,
  )
  assert.match(text, /2015-06-03 ?Beslut av Styrelsen, pc 1\/2015: Gemensam övning/)
  assert.match(text, /utkast ?Rekommendation/)
  assert.ok(chain.links.includes(`/ksl/decisions/${decision}`))
  assert.equal((await office.visitor().get('/ksl/cases/KSL-15-0016/chain')).status, 403)
  assert.match(
    (await registrar.get('/ksl/cases/KSL-15-0016/chain.csv')).body,
    /2015-06-03,"?Beslut av Styrelsen/,
  )
})

test('what a member wants looked at again becomes a follow-up, moves with a correction, is closed with it, and is never doubled', async () => {
  const reviews = async () =>
    (await inside(({ db }) => findFollowups(db, association))).filter(({ what }) =>
      what.startsWith('Se över Tyresö'),
    )
  const base = '/ksl/circulations/KSL-15-0016-5'
  const read = await (await registrar.get(`${base}/register?member=0138`)).form('register/read').submit()
  const riders = { riderKind: 'declaration', riderText: 'ska utvärderas efter ett år' }
  const done = await read
    .form('/register')
    .fillIn({ choice: 'adopted_with_declaration', decided: '2015-06-01', note: 'Enligt brev' })
    .fillIn({ ...riders, riderReview: '2016-06-01' })
    .submit('Registrera')
  done.assertStatus(200)
  const [first] = await reviews()
  assert.match(first!.what, /^Se över Tyresö: ”ska utvärderas efter ett år” \(KSL\/15\/0016-5\)$/)
  assert.equal(first!.when.by, '2016-06-01')
  office.clock.advance(60_000)
  assert.match((await registrar.get('/ksl/followups')).text, /Se över Tyresö/)
  const correct = (await (await registrar.get(`${base}/members/0138`)).follow('Rätta')).form('/register')
  await correct.fillIn({ riderReview: ['2016-09-01', ''], note: 'Fel dag' }).submit('Registrera')
  assert.deepEqual(
    (await reviews()).map(({ id, when, closed }) => [id, when.by, closed]),
    [[first!.id, '2016-09-01', null]],
  )
  await inside(rebuild)
  assert.equal((await reviews()).length, 1)
  office.clock.advance(60_000)
  const again = (await (await registrar.get(`${base}/members/0138`)).follow('Rätta')).form('/register')
  await again.fillIn({ choice: 'adopted', riderText: ['', ''], note: 'Inget tillägg' }).submit('Registrera')
  assert.match((await reviews())[0]!.closed?.note ?? '', /gäller inte längre/)
  office.clock.advance(60_000)
  await (
    await registrar.get(`${base}/members/0138`)
  )
    .form('strike')
    .fillIn({ note: 'Tillägget fanns' })
    .submit()
  assert.deepEqual(
    (await reviews()).map(({ when, closed }) => [when.by, closed]),
    [['2016-09-01', null]],
  )
})
