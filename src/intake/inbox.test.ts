import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { extractOf, rawLetter } from '../../test/help/letters.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import type { SeenPage } from '../../test/help/visitor.ts'
import { findCaseLog } from '../cases/case-log.store.ts'
import { findEntries } from '../cases/registry.store.ts'
import { noDoors } from '../kit/settings.ts'
import { findActs, findEvidence } from '../ledger/store.ts'
import { bringIn } from '../letters/door.jobs.ts'
import { findInboxLetter } from './inbox.store.ts'
import { openLetter } from './letter.jobs.ts'

const office = await openOffice({ now: '2015-06-01T09:30' })
const registrar = await office.registrar()
const colleague = await office.registrar()
let slugs = 0

const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `inkorg-${(slugs += 1)}`, clock: office.clock })

interface Wish {
  readonly place?: string
  readonly subject?: string
  readonly text?: string
  readonly head?: Readonly<Record<string, string>>
}

let sent = 0

/** A letter that has come in and been opened; its id. */
async function arrived(to: TestSending, wish: Wish = {}): Promise<string> {
  const { place = 'ortaby', subject = 'Svar: PROV/15/0016-5', head = {} } = wish
  const clause =
    'att\n1. anta överenskommelsen om samverkan.\n2. fastställa taxebeloppet från och med den 1 januari 2015.'
  const text = wish.text ?? extractOf(place, 12, clause)
  const raw = rawLetter(
    {
      From: `Registrator <registrator@${place}.example>`,
      To: 'registrator@forbundet.example',
      Subject: subject,
      'Message-ID': `<${(sent += 1)}@${place}.example>`,
      'Content-Type': 'text/plain; charset=utf-8',
      ...head,
    },
    text,
  )
  const { database, clock } = office
  const [id] = await bringIn({ database, clock, doors: noDoors }, raw, {
    door: 'lmtp',
    association: to.association,
    arrivedAt: () => clock.now(),
  })
  await openLetter({ database, clock, own: [] }, { association: to.association, letter: id! })
  return id!
}

const inbox = async (rest = '', who = registrar): Promise<SeenPage> =>
  (await who.get(`/inkorg-${slugs}/inbox${rest}`)).assertStatus(200)

const letterOf = (to: TestSending, id: string) =>
  to.work(async ({ db, association }) => (await findInboxLetter(db, association, id))!)

const actsOf = (to: TestSending) => to.work(({ db }) => findActs(db, to.association, to.circulation))

describe('the inbox', () => {
  test('a normal answer is proposed with its reasons and registered with one key', async () => {
    const to = await sending()
    const id = await arrived(to)
    const page = await inbox()
    assert.match(page.text, /Förslag: Ortaby · Antagit/)
    assert.match(page.text, /diarienumret PROV\/15\/0016-5 står i ämnesraden/)
    assert.doesNotMatch(page.text, /\d %/)
    const form = page.form(`${id}/PROV-15-0016-5/register`)
    assert.equal(form.value('receivedOn'), '2015-06-01')
    const done = (await form.submit('Registrera')).assertStatus(200)
    assert.match(done.text, /Ortaby är registrerat: Antagit/)
    const [act] = await actsOf(to)
    assert.equal(act?.organisation, to.members[0])
    assert.equal((await letterOf(to, id)).sorted, 'registered')
    const evidence = await to.work(({ db }) => findEvidence(db, to.association, to.circulation))
    assert.match(evidence.map(({ quote }) => quote).join(), /anta överenskommelsen/)
    const entries = await to.work(({ db }) => findEntries(db, to.association, to.caseId))
    const papers = entries.flatMap(({ documents }) => documents)
    assert.deepEqual(
      papers.map((paper) => [paper.filename, paper.public]),
      [['brev-2015-06-01.eml', false]],
    )
  })

  test('undone, the letter waits again, and registered anew it has the entry that it had', async () => {
    const to = await sending()
    const id = await arrived(to)
    const first = (await inbox()).form(`${id}/PROV-15-0016-5/register`)
    const done = await first.submit('Registrera')
    const undone = (await done.form('inbox/undo').submit()).assertStatus(200)
    assert.match(undone.text, /Registreringen är struken/)
    assert.match(undone.text, /PROV\/15\/0016-1 \(registreringen är ångrad; numret behålls/)
    assert.equal((await letterOf(to, id)).sorted, 'to_register')
    const stale = await first.submit('Registrera')
    assert.match(stale.assertStatus(409).text, /registrering som är ångrad/)
    const form = (await inbox()).form(`${id}/PROV-15-0016-5/register`).fillIn({ ownDnr: 'KS 2015/77' })
    const again = await form.submit('Registrera')
    assert.match(again.assertStatus(200).text, /Ortaby är registrerat: Antagit/)
    const entries = await to.work(({ db, association }) => findEntries(db, association, to.caseId))
    assert.deepEqual(
      entries.map((entry) => [entry.number, entry.voidedAt, entry.foreignDnr, entry.documents.length]),
      [[1, null, 'KS 2015/77', 1]],
      'it came in once, and its entry says what it says now',
    )
    const log = await to.work(({ db, association }) => findCaseLog(db, association, to.caseId))
    const corrected = log.filter(({ verb }) => verb === 'entry.corrected').map(({ payload }) => payload)
    assert.deepEqual(
      corrected.map((payload) => JSON.parse(payload!)),
      [{ number: 1, before: { foreignDnr: null }, after: { foreignDnr: 'KS 2015/77' } }],
    )
  })

  test('an answer undone that belongs nowhere leaves its entry void', async () => {
    const to = await sending()
    const id = await arrived(to)
    const done = await (await inbox()).form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
    const undone = (await done.form('inbox/undo').submit()).assertStatus(200)
    ;(await undone.form(`${id}/sort`).submit('Inte ett svar')).assertStatus(200)
    const entries = await to.work(({ db, association }) => findEntries(db, association, to.caseId))
    assert.deepEqual(
      entries.map(({ number, voidedAt }) => [number, voidedAt !== null]),
      [[1, true]],
    )
  })

  test('an answer undone and entered as other post in the same case keeps its entry, also when that is undone', async () => {
    const to = await sending()
    const id = await arrived(to)
    const done = await (await inbox()).form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
    const undone = (await done.form('inbox/undo').submit()).assertStatus(200)
    const dnr = { dnr: 'PROV/15/0016', subject: 'Till kännedom' }
    const entered = await undone.form(`${id}/enter`).fillIn(dnr).submit('Diarieför')
    assert.match(entered.assertStatus(200).text, /diariefört som PROV\/15\/0016-1/)
    const entriesNow = async () =>
      (await to.work(({ db, association }) => findEntries(db, association, to.caseId))).map((entry) => [
        entry.number,
        entry.voidedAt,
        entry.subject,
      ])
    assert.deepEqual(await entriesNow(), [[1, null, 'Till kännedom']])
    ;(await entered.form(`${id}/undo`).submit('Ångra')).assertStatus(200)
    assert.deepEqual(await entriesNow(), [[1, null, 'Till kännedom']])
    const again = await (await inbox()).form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
    again.assertStatus(200)
    assert.deepEqual(await entriesNow(), [[1, null, 'Svar på PROV/15/0016-5']])
  })

  test('two registrars with the same letter open: the second is told, and nothing is registered twice', async () => {
    const to = await sending()
    const id = await arrived(to)
    const mine = (await inbox()).form(`${id}/PROV-15-0016-5/register`)
    const theirs = (await inbox('', colleague)).form(`${id}/PROV-15-0016-5/register`)
    ;(await mine.submit('Registrera')).assertStatus(200)
    const refused = await theirs.submit('Registrera')
    assert.equal(refused.status, 409)
    assert.match(refused.text, /En kollega har redan registrerat brevet/)
    assert.equal((await actsOf(to)).length, 1)
  })

  test('the original is one click away, byte for byte, and only for the staff', async () => {
    const to = await sending()
    const id = await arrived(to)
    const href = (await inbox()).link('Originalbrev (.eml)')
    assert.ok(href.includes(id))
    const page = await registrar.get(href)
    assert.match(page.text, /Subject: Svar: PROV\/15\/0016-5/)
    const stranger = await office.visitor().get(href)
    assert.doesNotMatch(stranger.text, /Subject: Svar/)
  })

  test('an unknown sender is never dropped: somebody chooses what it answers', async () => {
    const to = await sending()
    const id = await arrived(to, { place: 'okand', subject: 'VB: beslut', text: 'Se bifogat beslut.' })
    const page = await inbox()
    assert.match(page.text, /Ingen träff – välj ärende och kommun/)
    const chosen = await page
      .form(`${id}/answers/move`)
      .fillIn({ circulation: to.circulation })
      .submit('Välj')
    const form = chosen.assertStatus(200).form(`${id}/PROV-15-0016-5/register`)
    const done = await form
      .fillIn({ member: to.members[1]!, choice: 'declined', decided: '2015-05-25', note: 'Ringde: avslår.' })
      .submit('Läs igen')
    const confirmed = await done.assertStatus(200).form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
    assert.match(confirmed.assertStatus(200).text, /Ortbby är registrerat: Antar inte/)
  })

  test('put off, assigned and put aside, each takes it from what is to be done', async () => {
    const to = await sending()
    const ids = [
      await arrived(to),
      await arrived(to, { place: 'ortbby' }),
      await arrived(to, { place: 'ortcby' }),
    ]
    await (await inbox(`?letter=${ids[0]}`)).form(`${ids[0]}/snooze`).fillIn({ to: '2015-06-05' }).submit()
    assert.equal((await letterOf(to, ids[0]!)).snoozedTo, '2015-06-05')
    await (await inbox(`?letter=${ids[1]}`)).form(`${ids[1]}/sort`).submit('Inte ett svar')
    assert.equal((await letterOf(to, ids[1]!)).sorted, 'not_an_answer')
    const page = await inbox()
    assert.match(page.text, /1 att göra/)
    assert.match((await inbox('?show=snoozed')).text, /Ortaby/)
    const back = await inbox(`?show=done&letter=${ids[1]}`)
    await back.form(`${ids[1]}/sort`).submit('Lägg tillbaka')
    assert.equal((await letterOf(to, ids[1]!)).sorted, 'to_register')
  })

  test('from the middle of the list one goes on to the next letter, and not to the first', async () => {
    const to = await sending()
    const opened = (page: SeenPage) => /<h2[^>]*>(.*?)<\/h2>/.exec(page.body)?.[1]
    const ids: string[] = []
    for (const subject of ['Första', 'Andra', 'Tredje']) {
      ids.push(await arrived(to, { subject: `${subject} PROV/15/0016-5` }))
      office.clock.advance(60_000)
    }
    assert.equal(opened(await inbox()), 'Första PROV/15/0016-5')
    const put = (await inbox(`?letter=${ids[1]}`)).form(`${ids[1]}/snooze`).fillIn({ to: '2015-06-20' })
    const next = await put.submit('Skjut upp')
    assert.match(next.assertStatus(200).text, /Det visas igen den 20 juni 2015/)
    assert.equal(opened(next), 'Tredje PROV/15/0016-5')
    const last = await next.form(`${ids[2]}/sort`).submit('Inte ett svar')
    assert.match(last.assertStatus(200).text, /lagt åt sidan som ”Inte ett svar”/)
    assert.equal(opened(last), 'Första PROV/15/0016-5', 'after the last one comes the first')
  })

  test('the key S of the answer’s form puts it off until the next day of work', async () => {
    const to = await sending()
    const id = await arrived(to)
    const page = await inbox()
    ;(await page.form(`${id}/PROV-15-0016-5/register`).submit('Senare')).assertStatus(200)
    assert.equal((await letterOf(to, id)).snoozedTo, '2015-06-02')
  })

  test('an automatic reply is told apart and counts for nothing', async () => {
    const to = await sending()
    const id = await arrived(to, {
      subject: 'Autosvar: Rekommendation (PROV/15/0016-5)',
      text: 'Jag har semester.',
      head: { 'Auto-Submitted': 'auto-replied' },
    })
    assert.equal((await letterOf(to, id)).sorted, 'automatic')
    assert.match((await inbox()).text, /Inget att registrera/)
    assert.match((await inbox('?show=machines')).text, /Autosvar/)
  })

  test('the badge in the bar says how many wait', async () => {
    const to = await sending()
    await arrived(to)
    await arrived(to, { place: 'ortbby' })
    assert.match((await registrar.get(`/inkorg-${slugs}/circulations`)).text, /Inkorg 2\s?\(2 att göra\)/)
  })
})
