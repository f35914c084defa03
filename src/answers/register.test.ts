import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import type { Entry } from '../../test/help/filled-form.ts'
import type { SeenPage } from '../../test/help/visitor.ts'
import { findActs, findEvidence } from '../ledger/store.ts'
import { outbox } from '../kit/mail/store.ts'
import { findEntries } from '../cases/registry.store.ts'
import { findCandidates } from '../circulations/reminder.actions.ts'

const office = await openOffice({ now: '2015-05-20T09:12' })
const registrar = await office.registrar()
let slugs = 0
const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `intag-${(slugs += 1)}`, clock: office.clock })

const extract = `Ortaby kommun
PROTOKOLLSUTDRAG
Kommunstyrelsen 2015-05-11
§ 88 Överenskommelse om samverkan (PROV/15/0016)
Dnr PK1 2015/123

Kommunstyrelsens beslut
1. att anta överenskommelsen om samverkan.
2. att fastställa skattebeloppet från och med den 1 januari 2015.

Justerat 2015-05-13
`

const pageOf = (from: TestSending, rest = ''): string =>
  `/intag-${slugs}/circulations/PROV-15-0016-5/register${rest.replace('#', from.circulation)}`

async function readExtract(from: TestSending, more: Record<string, Entry> = {}): Promise<SeenPage> {
  const start = await registrar.get(pageOf(from))
  start.assertStatus(200)
  return (
    await start
      .form('read')
      .fillIn({ text: extract, member: from.members[0]!, ...more })
      .submit()
  ).assertStatus(200)
}

const actsOf = (from: TestSending) => from.work(({ db }) => findActs(db, from.association, from.circulation))

describe('registering by hand', () => {
  test('the extract is read, each field with its reason, and what differs is shown', async () => {
    const from = await sending()
    const confirm = await readExtract(from)
    const form = confirm.form('register')
    const shown = ['decided', 'decidedBy', 'choice'].map((name) => form.value(name))
    assert.deepEqual(shown, ['2015-05-11', 'Kommunstyrelsen', 'adopted'])
    assert.match(form.value('paragraph') ?? '', /88/)
    assert.match(confirm.text, /diarienumret PROV\/15\/0016 står i texten/)
    assert.match(confirm.text, /inte likalydande.*taxebeloppet.*skattebeloppet/)
    assert.match(confirm.text, /1 har svarat, 1 har antagit/)
    assert.doesNotMatch(confirm.text, /\d %/)
  })

  test('a person confirms, and everything it rests on is kept', async () => {
    const from = await sending()
    const done = await (await readExtract(from)).form('register').submit('Registrera')
    done.assertStatus(200)
    assert.match(done.text, /Svaret från Ortaby är registrerat: Antagit/)
    const act = (await actsOf(from))[0]!
    assert.deepEqual(
      [act.type, act.decided, act.clauses[1]?.answer],
      ['adopted', '2015-05-11', 'adopted_with_changes'],
    )
    const kept = await from.work(async ({ db, association }) => ({
      evidence: await findEvidence(db, association, from.circulation),
      entries: await findEntries(db, association, from.caseId),
      letters: await outbox(db, association, { concerns: act.id }),
    }))
    assert.match(kept.evidence.map((one) => one.quote).join(), /anta överenskommelsen/)
    const entries = kept.entries.map((entry) => [entry.foreignDnr, entry.documents.length])
    assert.deepEqual(entries, [['PK1 2015/123', 1]])
    assert.deepEqual(
      kept.letters.map((letter) => letter.toAddress),
      ['registrator@ortaby.example'],
    )
    assert.match(kept.letters.map((letter) => letter.bodyText).join(), /Registrerat läge: Antagit/)
  })

  test('the back button and a double submit register once', async () => {
    const from = await sending()
    const form = (await readExtract(from)).form('register')
    const both = await Promise.all([form.submit('Registrera'), form.submit('Registrera')])
    for (const page of [...both, await form.submit('Registrera')]) {
      page.assertStatus(200)
      assert.match(page.text, /är registrerat:/)
    }
    assert.equal((await actsOf(from)).length, 1)
    assert.equal((await from.work(({ db }) => findEntries(db, from.association, from.caseId))).length, 1)
  })

  test('the second of two registrars sees what the first did, and loses nothing typed', async () => {
    const from = await sending()
    const first = (await readExtract(from)).form('register')
    const second = (await readExtract(from))
      .form('register')
      .fillIn({ choice: 'declined', note: 'Egen anteckning' })
    await first.submit('Registrera')
    const refused = await second.submit('Registrera')
    refused.assertStatus(409)
    assert.match(refused.problems.join(), /Någon annan registrerade på samma medlem/)
    const again = refused.form('register')
    assert.equal(again.value('note'), 'Egen anteckning')
    assert.match(again.value('text') ?? '', /skattebeloppet/)
    ;(await again.submit('Registrera')).assertStatus(200)
    assert.deepEqual(
      (await actsOf(from)).map((act) => act.type),
      ['adopted', 'declined'],
    )
  })

  test('31 June is told at its field and nothing typed is lost', async () => {
    const from = await sending()
    const form = (await readExtract(from))
      .form('register')
      .fillIn({ decided: '2015-06-31', decidedBy: '<b>KF</b>' })
    const refused = await form.submit('Registrera')
    refused.assertStatus(422)
    assert.match(refused.problems.join(), /Beslutsdatum: Skriv datumet/)
    assert.equal(refused.form('register').value('decidedBy'), '<b>KF</b>')
    assert.doesNotMatch(refused.body, /<b>KF/)
    assert.deepEqual(await actsOf(from), [])
  })

  test('what stops is told above the fields, and the day of due form is given only with a reason', async () => {
    const from = await sending()
    const text = extract.replace('Justerat 2015-05-13', 'Protokollet är ännu inte justerat.')
    const confirm = await readExtract(from, { text })
    assert.match(confirm.text, /Inte i behörigt skick Protokollet är inte justerat/)
    const nothing = await confirm.form('register').fillIn({ accept: true }).submit('Registrera')
    nothing.assertStatus(422)
    assert.match(nothing.problems.join(), /Skäl att godta svaret/)
    await nothing.form('register').fillIn({ accept: false }).submit('Registrera')
    const accepted = { accept: true, acceptReason: 'Justeras i morgon' }
    await (await readExtract(from, { text })).form('register').fillIn(accepted).submit('Registrera')
    const acts = await actsOf(from)
    assert.deepEqual(
      acts.map(({ deposited, note }) => [deposited, note]),
      [
        [null, null],
        ['2015-05-20', 'Godtas ändå: Justeras i morgon'],
      ],
    )
  })

  test('what stops because of what was typed is shown before it is registered', async () => {
    const from = await sending()
    const form = (await readExtract(from)).form('register').fillIn({ approved: 'no' })
    const shown = (await form.submit('Registrera')).assertStatus(422)
    assert.match(shown.problems.join(), /Formkontrollen har funnit hinder/)
    assert.deepEqual(await actsOf(from), [])
    ;(await shown.form('register').submit('Registrera')).assertStatus(200)
    assert.equal((await actsOf(from))[0]?.deposited, null)
  })

  test('undone, the act is struck out, the receipt does not go, and the paper stays in the register', async () => {
    const from = await sending()
    const done = await (await readExtract(from)).form('register').submit('Registrera')
    const undone = await done.form('undo').submit()
    undone.assertStatus(200)
    assert.match(undone.text, /är struken/)
    const acts = await actsOf(from)
    assert.deepEqual(
      acts.map((act) => [act.type, act.as]),
      [
        ['adopted', null],
        ['corrected', null],
      ],
    )
    const [receipt] = await from.work(({ db }) => outbox(db, from.association, { concerns: acts[0]!.id }))
    assert.equal(receipt?.state, 'cancelled')
    const entriesNow = async () =>
      (await from.work(({ db }) => findEntries(db, from.association, from.caseId))).map((entry) => [
        entry.number,
        entry.voidedAt,
        entry.documents.map((paper) => paper.public),
      ])
    assert.deepEqual(await entriesNow(), [[1, null, [false]]], 'nobody has said that all may read it')
    const anew = (await registrar.get(undone.link('Registrera på nytt'))).assertStatus(200)
    const form = anew.form('register')
    assert.equal(form.value('member'), from.members[0])
    assert.match(form.value('text') ?? '', /anta överenskommelsen/)
    ;(await form.submit('Registrera')).assertStatus(200)
    assert.deepEqual(
      (await actsOf(from)).map(({ type }) => type),
      ['adopted', 'corrected', 'adopted'],
    )
    assert.deepEqual(await entriesNow(), [[1, null, [true]]], 'it came in once')
  })

  test('what something later rests on cannot be undone', async () => {
    const from = await sending()
    const done = await (await readExtract(from)).form('register').submit('Registrera')
    const undo = done.form('undo')
    await (await readExtract(from)).form('register').fillIn({ choice: 'declined' }).submit('Registrera')
    const refused = await undo.submit()
    refused.assertStatus(409)
    assert.match(refused.problems.join(), /Något senare bygger på registreringen/)
  })

  test('a call is noted without a file, and its note is the evidence', async () => {
    const from = await sending()
    const start = await registrar.get(pageOf(from))
    const confirm = await start.form('read').fillIn({ member: from.members[1]!, channel: 'phone' }).submit()
    const nothing = await confirm
      .form('register')
      .fillIn({ choice: 'postponed', until: '2015-06-08' })
      .submit('Registrera')
    nothing.assertStatus(409)
    assert.match(nothing.problems.join(), /inget underlag/)
    const noted = nothing.form('register').fillIn({ note: 'Registratorn ringde: bordlagt till den 8 juni.' })
    ;(await noted.submit('Registrera')).assertStatus(200)
    const [act] = await actsOf(from)
    assert.deepEqual([act?.type, act?.until, act?.findings], ['postponed', '2015-06-08', []])
  })

  test('a file is read, kept as evidence, and survives a form that comes back', async () => {
    const from = await sending()
    const start = await registrar.get(pageOf(from))
    const file = { filename: 'Utdrag § 88.txt', bytes: extract, type: 'text/plain' }
    const confirm = await start.form('read').fillIn({ file, member: '' }).submit()
    const form = confirm.form('register')
    assert.equal(form.value('member'), from.members[0])
    const refused = (await form.fillIn({ decided: '2015-02-30' }).submit('Registrera')).assertStatus(422)
    await refused.form('register').fillIn({ decided: '2015-05-11' }).submit('Registrera')
    const [entry] = await from.work(({ db }) => findEntries(db, from.association, from.caseId))
    assert.deepEqual(
      entry?.documents.map((document) => [document.filename, document.hasText]),
      [['Utdrag § 88.txt', true]],
    )
  })

  test('an answer that is only a proposal can be sent back with reasons, and nothing is counted', async () => {
    const from = await sending()
    const proposal = extract.replace(
      'Kommunstyrelsens beslut',
      'Kommunstyrelsen föreslår kommunfullmäktige besluta',
    )
    const confirm = await readExtract(from, { text: proposal })
    const letter = (await confirm.form('register').submit('Skicka tillbaka')).assertStatus(200)
    assert.match(
      letter.form('send').value('body') ?? '',
      /Det framgår inte om protokollet|förslag till beslut/,
    )
    const sent = letter.form('send').fillIn({ body: 'Skicka gärna fullmäktiges beslut.' })
    for (const page of await Promise.all([sent.submit('Skicka'), sent.submit('Skicka')]))
      assert.match(page.assertStatus(200).text, /Svaret är inte registrerat/)
    await sent.submit('Skicka')
    assert.deepEqual(await actsOf(from), [])
    const kept = await from.work(async ({ db, association }) => ({
      entries: await findEntries(db, association, from.caseId),
      letters: await outbox(db, association, { purpose: 'returned' }),
    }))
    assert.deepEqual(
      kept.entries.map((entry) => entry.direction),
      ['received', 'sent'],
    )
    assert.deepEqual(
      kept.letters.map((one) => one.bodyText),
      ['Skicka gärna fullmäktiges beslut.'],
    )
    const [member] = await from.work((work) => findCandidates(work, from.circulation))
    assert.equal(member?.spared?.because, 'returned_today', 'it has just had a letter')
  })

  test('a paper with personal data is not shown to the public, and that can be changed afterwards', async () => {
    const from = await sending()
    const form = (await readExtract(from, { notPublic: true })).form('register')
    assert.equal(form.value('notPublic'), 'on')
    await form.submit('Registrera')
    office.clock.advance(60_000)
    const history = pageOf(from).replace('/register', '/members/0001')
    const publicly = async () => (await office.visitor().get(history)).assertStatus(200)
    assert.match((await publicly()).text, /handlingen är inte offentlig här/)
    const shown = (await (await registrar.get(history)).form('document').submit()).assertStatus(200)
    assert.match((await publicly()).text, /protokollsutdrag.txt: ”.*anta överenskommelsen/)
    const [entry] = await from.work(({ db }) => findEntries(db, from.association, from.caseId))
    const address = `/intag-${slugs}/documents/${entry!.documents[0]!.id}`
    ;(await office.visitor().get(address)).assertStatus(200)
    assert.match(shown.text, /Visa inte handlingen offentligt/)
    await shown.form('document').submit()
    ;(await office.visitor().get(address)).assertStatus(404)
  })

  test('a stranger may not', async () => {
    const from = await sending()
    const page = await office.visitor().get(pageOf(from))
    page.assertStatus(403)
    assert.deepEqual(
      page.forms.filter((form) => form.goesTo('read')),
      [],
    )
  })
})
