import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { demoText } from '../../db/demo/text.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { findAssociation, findOrganisation } from '../../src/organisations/store.ts'
import { board, extract, readAnswer, standing } from '../help/answering.ts'
import type { Entry } from '../help/filled-form.ts'
import { openOffice } from '../help/office.ts'
import type { SeenPage } from '../help/visitor.ts'

/** What cannot have happened is refused with a sentence that says what to do, and changes nothing. */

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()

async function nothingChanges(run: () => Promise<void>): Promise<void> {
  const before = (await standing(office)).counts
  await run()
  assert.deepEqual((await standing(office)).counts, before)
}

/** Tyresö's answer as it was read, with what is changed in it. */
async function answerOfTyreso(changes: Record<string, Entry>): Promise<SeenPage> {
  const confirm = await readAnswer(registrar, {
    text: demoText('ready-tyreso.txt'),
    receivedOn: '2015-06-03',
  })
  const answer = await confirm.form('/register').fillIn(changes).submit('Registrera')
  return isStopped(answer) ? await insist(answer) : answer
}

/** What the form check stops can be accepted with a reason; what cannot have happened is refused all the same. */
const isStopped = (answer: SeenPage): boolean =>
  /Formkontrollen har funnit hinder/.test(answer.problems.join(' '))

async function insist(answer: SeenPage): Promise<SeenPage> {
  const form = answer.form('/register').fillIn({ accept: true, acceptReason: 'Kontrollerat per telefon' })
  return await form.submit('Registrera')
}

function assertRefused(page: SeenPage, status: number, sentence: RegExp): void {
  assert.match(page.assertStatus(status).problems.join(' '), sentence)
}

const impossible: Readonly<Record<string, [Record<string, Entry>, number, RegExp]>> = {
  'a decision on 31 June': [{ decided: '2015-06-31' }, 422, /Beslutsdatum: Skriv datumet/],
  'a decision in the year 0': [{ decided: '0000-06-01' }, 422, /Beslutsdatum: Skriv datumet/],
  'a decision that is still to come': [{ decided: '2015-06-05' }, 409, /ligger i framtiden/],
  'a decision that came in before it was made': [
    { decided: '2015-06-02', receivedOn: '2015-06-01' },
    409,
    /daterat 2015-06-02 men kom in redan 2015-06-01/,
  ],
  'an answer that came before the letter was sent': [
    { decided: '2015-03-02', receivedOn: '2015-03-04' },
    409,
    /innan brevet skickades 2015-03-19/,
  ],
}

for (const [called, [changes, status, sentence]] of Object.entries(impossible))
  test(called, () =>
    nothingChanges(async () => {
      const refused = await answerOfTyreso(changes)
      assertRefused(refused, status, sentence)
      assert.match(refused.form('/register').value('text') ?? '', /§ 97/, 'what was pasted is still there')
    }),
  )

test('an answer of somebody who is no member, also where the form is made to say so', () =>
  nothingChanges(async () => {
    const decision = { member: 'Bjuvs', body: 'Kommunstyrelsen', day: '2015-06-01', paragraph: '§ 9' }
    const text = extract({ ...decision, words: 'Kommunstyrelsen beslutar att anta överenskommelsen.' })
    const confirm = await readAnswer(registrar, { text, receivedOn: '2015-06-02' })
    const form = confirm.form('/register')
    assert.equal(form.value('member'), '', 'nobody is proposed')
    const refused = await form.submit('Registrera')
    assert.ok([409, 422].includes(refused.status), refused.text)
    const stranger = await idOf('01')
    const { data, ...rest } = form.submission('Registrera')
    const forced = data.map(
      ([name, value]) => [name, ['member', 'seenOf'].includes(name) ? stranger : value] as const,
    )
    const answer = await registrar.send({ ...rest, data: forced }, confirm.address)
    assert.ok([404, 409, 422].includes(answer.status), `${answer.status}`)
  }))

async function idOf(code: string): Promise<string> {
  const { id: association } = (await office.database.transaction(null, (db) => findAssociation(db, 'ksl')))!
  const find = office.database.transaction(association, (db) =>
    findOrganisation(db, association, { code }, '2015-06-04'),
  )
  return (await find)!.id
}

test('a withdrawal by one that is not bound', () =>
  nothingChanges(async () => {
    const page = await registrar.get(`${board}/members/0138/act?type=withdrawn`)
    const refused = await page
      .form('act/check')
      .fillIn({ type: 'withdrawn', decided: '2015-06-01', note: 'Skrivelse om uppsägning' })
      .submit()
    assertRefused(refused, 409, /är inte part den dagen/)
  }))

test('a case with a number that another case has', async () => {
  const page = await registrar.get('/ksl/cases/new')
  const refused = await page
    .form('cases/new')
    .fillIn({ title: 'Dubblett', dnr: 'ksl 15:0016', prefix: '' })
    .submit()
  assertRefused(refused, 409, /KSL\/15\/0016/)
})

test('whatever was tried, the log is whole', async () => {
  const { id } = (await office.database.transaction(null, (db) => findAssociation(db, 'ksl')))!
  const verdict = await office.database.transaction(id, (db) => verifyChain({ db, association: id }))
  assert.equal(verdict.broken, null)
})
