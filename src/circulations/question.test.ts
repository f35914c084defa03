import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { openOffice } from '../../test/help/office.ts'
import type { PageForm, SeenPage } from '../../test/help/visitor.ts'
import { newId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import type { Work } from '../kit/work.ts'
import { system } from '../kit/actor.ts'
import { type Asking, askQuestion } from './question.actions.ts'
import { findCirculation } from './store.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const path = '/ksl/circulations/KSL-15-0016-5/questions'
const association = await office.database.transaction(
  null,
  async (db) =>
    (await db.selectFrom('association').select('id').where('slug', '=', 'ksl').executeTakeFirstOrThrow()).id,
)
const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  office.database.transaction(association, (db) =>
    run({ db, association, actor: system('test'), clock: office.clock }),
  )
const mailed = async () =>
  (await inside(({ db }) => outbox(db, association, { limit: 1000 }))).filter(
    ({ purpose }) => purpose === 'question_answered',
  )
const circulation = (await inside(({ db }) => findCirculation(db, association, 'KSL-15-0016-5')))!

interface Told {
  readonly questions: readonly { readonly question: string; readonly answer: string }[]
}
const told = async (query = ''): Promise<Told['questions']> => {
  const page = await office.visitor().get(`${path}.json${query}`)
  return (page.json as Told).questions
}

async function asked(text: string): Promise<SeenPage> {
  const page = await (await office.registrar()).get(path)
  return await page
    .form('/questions')
    .fillIn({ text, askedBy: 'utredare, Ekerö', organisation: 'Ekerö' })
    .submit()
}

/** The form whose field says so. */
const formWith = (page: SeenPage, field: string, says: RegExp): PageForm =>
  page.forms.find((form) => form.has(field) && says.test(form.value(field) ?? ''))!

test('a question is for the staff only until it has an answer; then everybody reads both, but not who asked', async () => {
  const before = (await told()).length
  const saved = await asked('Hej! Gäller avtalet även skolor?\nHälsningar, en utredare')
  assert.match(saved.text, /Frågan är sparad/)
  assert.match(saved.text, /väntar på svar/)
  assert.doesNotMatch((await office.visitor().get(path)).text, /Gäller avtalet/)
  const form = formWith(saved, 'wording', /Gäller avtalet/)
  const done = await form
    .fillIn({ wording: 'Gäller avtalet även skolor?', answer: 'Ja, alla verksamheter.' })
    .submit('Publicera svaret')
  assert.match(done.text, /Svaret är publicerat/)
  const page = await office.visitor().get(path)
  assert.match(page.text, /Gäller avtalet även skolor\?/)
  assert.match(page.text, /Ekerö/)
  assert.doesNotMatch(page.body, /utredare/)
  assert.equal((await told()).length, before + 1)
  assert.equal((await told('?known=2015-06-03')).length, before)
  assert.equal((await mailed()).length, 0)
  const registry = await (await office.registrar()).get('/ksl/cases/KSL-15-0016')
  assert.match(registry.text, /Fråga om KSL\/15\/0016-5/)
})

test('an answer is mailed to all who have received the letter, and the letters can be stopped while they wait', async () => {
  const saved = await asked('Måste fullmäktige besluta?')
  const form = formWith(saved, 'wording', /Måste fullmäktige/)
  const sent = await form.fillIn({ answer: 'Ja.', tell: 'on' }).submit('Publicera svaret')
  assert.match(sent.text, /mejlas till alla som har fått brevet/)
  const letters = await mailed()
  assert.equal(letters.length, 26)
  assert.match(letters[0]!.bodyText, /Fråga från Ekerö\nMåste fullmäktige besluta\?\n\nSvar\nJa\./)
  assert.match(letters[0]!.replyTo ?? '', /^svar\+/)
  const stopped = await sent.form('Stoppa breven').submit()
  assert.match(stopped.text, /Breven är stoppade/)
  assert.deepEqual(new Set((await mailed()).map(({ state }) => state)), new Set(['cancelled']))
  assert.ok((await told()).some(({ answer }) => answer === 'Ja.'))
  const again = formWith(stopped, 'answer', /^Ja\.$/)
  await again.fillIn({ tell: 'on' }).submit('Publicera svaret')
  assert.equal((await mailed()).length, 52, 'what was stopped can be mailed after all')
  office.clock.advance(31_000)
  await office.sendDue()
  const late = await (await office.registrar()).get(path)
  assert.doesNotMatch(late.text, /Stoppa breven/)
})

test('the second of two who answer is told, and an answer can be taken down', async () => {
  const one = await asked('Vem betalar?')
  const [mine, theirs] = [one, await (await office.registrar()).get(path)].map((page) =>
    formWith(page, 'wording', /Vem betalar/),
  )
  await theirs!.fillIn({ answer: 'Var och en.' }).submit('Publicera svaret')
  const refused = await mine!.fillIn({ answer: 'Förbundet.' }).submit('Publicera svaret')
  assert.equal(refused.status, 409)
  assert.match(refused.problems.join(), /Någon annan har svarat/)
  assert.match(refused.body, /Förbundet\./)
  const change = formWith(refused, 'answer', /Förbundet/)
  await change.fillIn({ answer: '' }).submit('Publicera svaret')
  assert.ok(!(await told()).some(({ question }) => question === 'Vem betalar?'))
})

test('a question is asked once however often it is sent, is never empty, and belongs to something that was sent', async () => {
  const asking: Asking = {
    id: newId(),
    circulation: circulation.id,
    organisation: null,
    askedBy: null,
    receivedOn: '2015-06-04',
    channel: 'web',
    text: 'När börjar det?',
    enteredAs: null,
  }
  const first = await inside((work) => askQuestion(work, asking))
  assert.equal(await inside((work) => askQuestion(work, asking)), first)
  const refuse = (change: Partial<Asking>, code: string) =>
    assert.rejects(
      inside((work) => askQuestion(work, { ...asking, id: newId(), ...change })),
      { code },
    )
  await refuse({ text: ' \n ' }, 'question.nothing-asked')
  await refuse({ text: 'x'.repeat(10_001) }, 'question.too-long')
  await assert.rejects(
    inside((work) => askQuestion(work, { ...asking, id: newId(), circulation: newId() })),
    { message: 'not-found' },
  )
})
