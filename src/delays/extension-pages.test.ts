import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { arrived, letterOf } from '../../test/help/arriving.ts'
import { openOffice } from '../../test/help/office.ts'
import { type TestSending, aSending } from '../../test/help/sending.ts'
import { findEntries } from '../cases/registry.store.ts'
import { findCandidates, planReminders } from '../circulations/reminder.actions.ts'
import { roundsOf } from '../circulations/reminder-round.actions.ts'
import { outbox } from '../kit/mail/store.ts'
import { findActs } from '../ledger/store.ts'

const office = await openOffice({ now: '2015-06-01T09:30' })
const registrar = await office.registrar()
let slugs = 0

const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `anstand-${(slugs += 1)}`, clock: office.clock })
const page = (rest: string) => `/anstand-${slugs}/circulations/PROV-15-0016-5${rest}`
const typesOf = async (to: TestSending) =>
  (await to.work(({ db }) => findActs(db, to.association, to.circulation))).map(({ type, until }) => [
    type,
    until,
  ])
const words = (to: TestSending) => to.work(({ db }) => outbox(db, to.association, { purpose: 'extension' }))
const sparing = async (to: TestSending) =>
  (await to.work((work) => findCandidates(work, to.circulation)))[0]?.spared

describe('more time', () => {
  test('a letter that asks for it proposes it; one click registers the request, grants it and tells the member', async () => {
    const to = await sending()
    const asks = 'Hej!\n\nVi ber om anstånd med svaret till den 31 augusti 2015.\n\nHälsningar'
    const id = await arrived(office, to, { text: asks, files: [] })
    const inbox = (await registrar.get(`/anstand-${slugs}/inbox?letter=${id}`)).assertStatus(200)
    assert.match(inbox.text, /Förslag: Ortaby · Ber om anstånd/)
    assert.match(inbox.text, /Brevet ber om anstånd/)
    assert.match(inbox.text, /Vi ber om anstånd med svaret till den 31 augusti 2015\./)
    const form = inbox.form('/extension')
    assert.equal(form.value('until'), '2015-08-31')
    const granted = (await form.submit('Bevilja anstånd')).assertStatus(200)
    assert.match(granted.text, /Ortaby har anstånd till och med den 31 augusti 2015/)
    assert.deepEqual(await typesOf(to), [
      ['extension_requested', '2015-08-31'],
      ['extension_granted', '2015-08-31'],
    ])
    assert.equal((await letterOf(to, id)).sorted, 'registered')
    const [letter] = await words(to)
    assert.match(letter!.bodyText, /anstånd med ert svar .* till och med den 31 augusti 2015/)
    assert.equal(letter!.toAddress, 'registrator@ortaby.example')
    assert.deepEqual(await sparing(to), { because: 'extended', until: '2015-08-31' })
    assert.match((await registrar.get(page(''))).text, /anstånd till 2015-08-31/)
    const subjects = await to.work(({ db }) => findEntries(db, to.association, to.caseId))
    const entered = subjects.map(({ direction, subject }) => `${direction}: ${subject}`)
    assert.deepEqual(entered.toSorted(), [
      'received: Begäran om anstånd, PROV/15/0016-5',
      'sent: Anstånd till 2015-08-31, PROV/15/0016-5',
    ])
  })

  test('undone, all that the click did is undone: the time, the word of it, the request; the letter waits again', async () => {
    const to = await sending()
    const asks = 'Hej!\n\nVi ber om anstånd med svaret till den 31 augusti 2015.\n\nHälsningar'
    const id = await arrived(office, to, { text: asks, files: [] })
    const inbox = await registrar.get(`/anstand-${slugs}/inbox?letter=${id}`)
    const granted = await inbox.form('/extension').submit('Bevilja anstånd')
    const undone = (await granted.form('inbox/undo').submit('Ångra')).assertStatus(200)
    assert.match(undone.text, /Brevet ligger här igen/)
    assert.equal((await letterOf(to, id)).sorted, 'to_register')
    assert.equal((await sparing(to))?.because, 'in_inbox')
    assert.deepEqual(
      (await words(to)).map(({ state }) => state),
      ['cancelled'],
    )
    const entriesNow = async () =>
      (await to.work(({ db }) => findEntries(db, to.association, to.caseId))).map((entry) => [
        entry.number,
        entry.direction,
        entry.voidedAt !== null,
      ])
    assert.deepEqual(await entriesNow(), [
      [1, 'received', false],
      [2, 'sent', true],
    ])
    const again = await undone.form('/extension').fillIn({ until: '2015-07-15' }).submit('Bevilja anstånd')
    assert.match(again.assertStatus(200).text, /Ortaby har anstånd till och med den 15 juli 2015/)
    assert.deepEqual(await entriesNow(), [
      [1, 'received', false],
      [2, 'sent', true],
      [3, 'sent', false],
    ])
    office.clock.advance(31_000)
    await office.sendDue()
    const late = await again.form('inbox/undo').submit('Ångra')
    assert.match(late.assertStatus(409).text, /har redan gått/)
    assert.equal((await letterOf(to, id)).sorted, 'registered')
  })

  test('a letter can be registered as a request only, and who waits for our word is not reminded', async () => {
    const to = await sending()
    const id = await arrived(office, to, { text: 'Kan vi få förlängd svarstid till 2015-09-01?', files: [] })
    const inbox = await registrar.get(`/anstand-${slugs}/inbox?letter=${id}`)
    const asked = (await inbox.form('/extension').submit('Registrera bara begäran')).assertStatus(200)
    assert.match(asked.text, /Begäran om anstånd från Ortaby är registrerad/)
    assert.equal((await sparing(to))?.because, 'asks_for_time')
    const undone = await asked.form('inbox/undo').submit('Ångra')
    assert.equal((await sparing(to))?.because, 'in_inbox')
    ;(await undone.form('/extension').submit('Registrera bara begäran')).assertStatus(200)
    const member = (await registrar.get(page('/members/0001/extension'))).assertStatus(200)
    assert.match(member.text, /Ja, och väntar på besked/)
    const granted = await member.form('/extension').submit('Bevilja anstånd')
    assert.match(granted.assertStatus(200).text, /har anstånd till och med den 1 september 2015/)
  })

  test('it is granted from the member’s page and undone while the letter waits', async () => {
    const to = await sending()
    const start = (await registrar.get(page('/members/0001/extension'))).assertStatus(200)
    const granted = await start.form('/extension').fillIn({ until: '2015-07-01' }).submit('Bevilja anstånd')
    assert.match(granted.assertStatus(200).text, /har anstånd till och med den 1 juli 2015/)
    const undone = await granted.form('/extension/undo').submit('Ångra')
    assert.match(undone.assertStatus(200).text, /Anståndet är ångrat/)
    assert.deepEqual(
      (await words(to)).map(({ state }) => state),
      ['cancelled'],
    )
    assert.equal(await sparing(to), null)
    const again = await undone.form('/extension').fillIn({ until: '2015-07-02' }).submit('Bevilja anstånd')
    office.clock.advance(31_000)
    await office.sendDue()
    const late = await again.form('/extension/undo').submit('Ångra')
    assert.match(late.assertStatus(409).text, /har redan gått/)
  })

  test('whose letter lies unread, or waits for our word, is neither reminded nor counted among those who will be', async () => {
    const to = await sending()
    const plan = { before: [3], after: [7] }
    await to.work((work) => planReminders(work, to.circulation, plan))
    const counted = async () => (await to.work((work) => roundsOf(work, to.circulation)))?.days
    const all = { recipients: to.members.length }
    assert.deepEqual(await counted(), [
      { day: '2015-06-12', ...all },
      { day: '2015-06-22', ...all },
    ])
    const id = await arrived(office, to, { text: 'Kan vi få svara senare?', files: [] })
    const less = { recipients: to.members.length - 1 }
    const withoutOne = [
      { day: '2015-06-12', ...less },
      { day: '2015-06-22', ...less },
    ]
    assert.deepEqual(await counted(), withoutOne)
    office.clock.set('2015-06-12T08:00:00Z')
    const reminded = await to.work((work) => findCandidates(work, to.circulation))
    assert.equal(
      reminded.filter(({ spared }) => spared === null).length,
      less.recipients,
      'as many as it said',
    )
    assert.equal((await letterOf(to, id)).sorted, 'to_register')
  })

  test('a day that has passed, or that everybody has anyway, is refused', async () => {
    await sending()
    const start = await registrar.get(page('/members/0001/extension'))
    const passed = await start.form('/extension').fillIn({ until: '2015-05-01' }).submit('Bevilja anstånd')
    assert.match(passed.assertStatus(409).text, /Den dagen har redan passerat/)
    const same = await passed.form('/extension').fillIn({ until: '2015-06-15' }).submit('Bevilja anstånd')
    assert.match(same.assertStatus(409).text, /Alla har till och med 2015-06-15 på sig/)
  })

  test('a request by telephone is noted with what was said', async () => {
    const to = await sending()
    const start = await registrar.get(page('/members/0001/extension'))
    const noted = await start
      .form('/extension/request')
      .fillIn({ wanted: '2015-08-01', note: 'Registratorn ringde.' })
      .submit('Anteckna begäran')
    assert.match(noted.assertStatus(200).text, /Begäran är antecknad/)
    assert.deepEqual(await typesOf(to), [['extension_requested', '2015-08-01']])
    assert.equal(noted.form('/extension').value('until'), '2015-08-01', 'what was asked for is proposed')
  })
})
