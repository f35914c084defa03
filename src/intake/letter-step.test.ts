import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { adoptsAll, arrived, letterOf } from '../../test/help/arriving.ts'
import { extractOf } from '../../test/help/letters.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import type { SeenPage } from '../../test/help/visitor.ts'
import { startSeries } from '../cases/actions.ts'
import { findCandidates } from '../circulations/reminder.actions.ts'
import { findEntries } from '../cases/registry.store.ts'
import { findCases } from '../cases/store.ts'
import { findActs, findEvidence } from '../ledger/store.ts'

const office = await openOffice({ now: '2015-06-01T09:30' })
const registrar = await office.registrar()
let slugs = 0

const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `handgrepp-${(slugs += 1)}`, clock: office.clock })

const inbox = async (rest = ''): Promise<SeenPage> =>
  (await registrar.get(`/handgrepp-${slugs}/inbox${rest}`)).assertStatus(200)

const actsOf = (to: TestSending) => to.work(({ db }) => findActs(db, to.association, to.circulation))
const entriesOf = (to: TestSending) => to.work(({ db }) => findEntries(db, to.association, to.caseId))

const register = async (id: string, rest = ''): Promise<SeenPage> => {
  const page = await inbox(rest || `?letter=${id}`)
  const done = await page.form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
  return done.assertStatus(200)
}

const undone = async (page: SeenPage, id: string): Promise<SeenPage> => {
  const back = await page.form(`${id}/undo`).submit('Ångra')
  assert.match(back.assertStatus(200).text, /Ångrat. Brevet är som det var/)
  return back
}

describe('one letter, several answers', () => {
  test('an answer of another municipality is added by hand, each is registered, and then the letter is done', async () => {
    const to = await sending()
    const other = {
      type: 'text/plain; charset=utf-8',
      filename: 'Beslut i Ortbby.txt',
      content: 'ORTBBY KOMMUN\n\nBeslutet är fattat, se protokollet på webben.',
    }
    const mine = {
      type: 'text/plain; charset=utf-8',
      filename: 'Utdrag ortaby.txt',
      content: extractOf('ortaby', 12, adoptsAll),
    }
    const id = await arrived(office, to, { files: [mine, other] })
    const added = await (
      await inbox()
    )
      .form(`${id}/answers/add`)
      .fillIn({ addedCirculation: to.circulation, addedOrganisation: to.members[1]!, part: '2' })
      .submit()
    assert.match(added.assertStatus(200).text, /Brevet svarar på flera/)
    const next = await register(id)
    assert.equal((await letterOf(to, id)).sorted, 'to_register', 'the other one is left')
    const second = next.form(`${id}/PROV-15-0016-5/register`)
    assert.equal(second.value('member'), to.members[1])
    assert.match(second.value('text') ?? '', /ORTBBY/)
    const done = await second
      .fillIn({ choice: 'adopted', decided: '2015-05-25', approved: 'yes', rightText: 'yes' })
      .submit('Registrera')
    assert.match(done.text, /Ortbby är registrerat|Det gick inte att spara/)
    if (done.status !== 200) await done.form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
    assert.deepEqual(
      (await actsOf(to)).map(({ organisation }) => organisation),
      [to.members[0], to.members[1]],
    )
    assert.equal((await letterOf(to, id)).sorted, 'registered')
  })

  test('added by mistake, it is undone; the same one twice is refused', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    const form = (await inbox()).form(`${id}/answers/add`)
    const wish = { addedCirculation: to.circulation, addedOrganisation: to.members[0]!, part: '1' }
    const refused = await form.fillIn(wish).submit()
    assert.equal(refused.status, 409)
    assert.match(refused.text, /Det svaret finns redan i brevet/)
    const added = await form.fillIn({ ...wish, addedOrganisation: to.members[2]! }).submit()
    assert.equal((await letterOf(to, id)).proposals.length, 2)
    await undone(added, id)
    assert.equal((await letterOf(to, id)).proposals.length, 1)
  })

  test('an answer is moved to another member, or struck out, and both can be undone', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    const page = await inbox()
    const moved = await page
      .form(`${id}/answers/move`)
      .fillIn({ organisation: to.members[2]! })
      .submit('Flytta svaret')
    assert.match(moved.assertStatus(200).text, /Svaret är flyttat/)
    assert.match(moved.text, /valt för hand/)
    assert.equal((await letterOf(to, id)).proposals[0]?.organisation, to.members[2])
    const back = await undone(moved, id)
    assert.equal((await letterOf(to, id)).proposals[0]?.organisation, to.members[0])
    const dropped = await back.form(`${id}/answers/drop`).submit()
    assert.match(dropped.assertStatus(200).text, /räknas inte längre som svar/)
    assert.equal((await letterOf(to, id)).sorted, 'holding')
    await undone(dropped, id)
    assert.equal((await letterOf(to, id)).sorted, 'to_register')
  })

  test('registered for another member than was proposed, the letter does not wait for the first', async () => {
    const to = await sending()
    const id = await arrived(office, to, { files: [], text: 'Vi antar. Med vänlig hälsning' })
    const form = (await inbox()).form(`${id}/PROV-15-0016-5/register`)
    const read = await form
      .fillIn({
        member: to.members[1]!,
        choice: 'adopted',
        decided: '2015-05-25',
        note: 'Skrevs från grannens dator.',
      })
      .submit('Läs igen')
    await read.assertStatus(200).form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
    assert.equal((await letterOf(to, id)).sorted, 'registered')
  })
})

describe('several letters, one answer', () => {
  test('the forgotten annex goes into the register with the answer', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    const annex = {
      type: 'text/plain; charset=utf-8',
      filename: 'Bilaga 1.txt',
      content: 'Bilagan som glömdes.',
    }
    const late = await arrived(office, to, { subject: 'Glömde bilagan', text: 'Här är den.', files: [annex] })
    const joined = await (await inbox(`?letter=${late}`)).form(`${late}/join`).fillIn({ joinTo: id }).submit()
    assert.match(joined.assertStatus(200).text, /hör nu ihop med svaret i det andra brevet/)
    assert.equal((await letterOf(to, late)).joinedId, id)
    assert.match((await inbox(`?letter=${id}`)).text, /Hör ihop med det här svaret/)
    await register(id)
    const papers = (await entriesOf(to)).flatMap(({ documents }) => documents.map(({ filename }) => filename))
    assert.ok(papers.includes('Bilaga 1.txt'), papers.join())
    assert.ok(papers.includes('Utdrag ortaby.txt'), papers.join())
    const evidence = await to.work(({ db }) => findEvidence(db, to.association, to.circulation))
    assert.equal(evidence.length, papers.length)
  })

  test('joined to an answer that is registered already, it is entered with its own day; undone, that number is voided', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    await register(id)
    const late = await arrived(office, to, { subject: 'Glömde bilagan', text: 'Här är den.', files: [] })
    const joined = await (await inbox(`?letter=${late}`)).form(`${late}/join`).fillIn({ joinTo: id }).submit()
    assert.deepEqual(
      (await entriesOf(to)).map(({ subject, voidedAt }) => [subject, voidedAt === null]),
      [
        ['Svar på PROV/15/0016-5', true],
        ['Glömde bilagan', true],
      ],
    )
    await undone(joined, late)
    const [, second] = await entriesOf(to)
    assert.ok(second?.voidedAt)
    assert.equal((await letterOf(to, late)).joinedId, null)
  })
})

describe('sent back to be completed', () => {
  const proposes = (place: string): string =>
    extractOf(place, 12)
      .replace('Kommunstyrelsens beslut', 'Beslut')
      .replace('beslutar att', 'föreslår kommunfullmäktige besluta att')

  const returned = async (to: TestSending) => {
    await to.work(({ db }) =>
      db
        .updateTable('addressee')
        .set({ email: 'registrator@ortaby.example' })
        .where('organisationId', '=', to.members[0]!)
        .execute(),
    )
    const content = proposes('ortaby')
    const id = await arrived(office, to, {
      files: [{ type: 'text/plain; charset=utf-8', filename: 'Utdrag.txt', content }],
    })
    const form = (await inbox()).form(`${id}/PROV-15-0016-5/register`)
    const letter = await form.submit('Skicka tillbaka för komplettering')
    const sent = await letter.assertStatus(200).form('/return/send').submit('Skicka')
    return { id, letter, sent: sent.assertStatus(200) }
  }

  /** To whom letters that ask for completion have gone since it was asked last. */
  const sentBack = async () => {
    const before = office.post.letters.length
    office.clock.advance(31_000)
    await office.sendDue()
    const asking = office.post.letters
      .slice(before)
      .filter(({ subject }) => subject.startsWith('Komplettering'))
    return asking.map((each) => each.header('to'))
  }

  test('the letter leaves what is to be done, waits to be completed, and the ledger is not touched', async () => {
    const to = await sending()
    const { id, letter, sent } = await returned(to)
    assert.match(
      letter.form('/return/send').value('body') ?? '',
      /Vi behöver protokollsutdraget med själva beslutet/,
    )
    assert.match(sent.text, /väntar nu på komplettering/)
    assert.equal((await letterOf(to, id)).sorted, 'returned')
    assert.match((await inbox('?show=returned')).text, /Återsänt, väntar på komplettering/)
    assert.deepEqual(await actsOf(to), [])
    const entered = (await entriesOf(to)).map(({ direction }) => direction)
    assert.deepEqual(entered, ['received', 'sent'])
    const [member] = await to.work((work) => findCandidates(work, to.circulation))
    assert.equal(member?.spared?.because, 'returned_today')
    assert.deepEqual(await sentBack(), ['registrator@ortaby.example'])
    const late = await sent.form(`${id}/undo`).submit('Ångra')
    assert.match(late.assertStatus(409).text, /har redan gått/)
  })

  test('undone in time, the letter does not go, its number stays, and the answer waits as before', async () => {
    const to = await sending()
    const { id, sent } = await returned(to)
    await undone(sent, id)
    assert.deepEqual(await sentBack(), [])
    assert.equal((await letterOf(to, id)).sorted, 'to_register')
    assert.ok((await entriesOf(to)).every(({ voidedAt }) => voidedAt !== null))
  })

  test('what completes it is shown with it, and when that is registered the two are one', async () => {
    const to = await sending()
    const { id } = await returned(to)
    const second = await arrived(office, to, { subject: 'SV: Komplettering behövs: PROV/15/0016-5' })
    const page = await inbox(`?letter=${second}`)
    assert.match(page.text, /Kompletterar det brev som kom 2015-06-01 09.3\d och återsändes/)
    const done = await register(second)
    assert.deepEqual([(await letterOf(to, id)).sorted, (await letterOf(to, id)).joinedId], ['joined', second])
    await done.form('inbox/undo').submit()
    assert.equal((await letterOf(to, id)).sorted, 'returned', 'undone, it waits again')
  })
})

describe('what is no answer', () => {
  test('is not an answer, or not to be registered at all; each with its undo', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    for (const [button, sorted] of [
      ['Inte ett svar', 'not_an_answer'],
      ['Diarieförs inte', 'not_entered'],
    ] as const) {
      const form = (await inbox(`?letter=${id}`)).form(button)
      await form.submit(button)
      assert.equal((await letterOf(to, id)).sorted, sorted)
      const list = await inbox(`?show=done&letter=${id}`)
      assert.match(list.text, new RegExp(button))
      const back = await list.form(`${id}/sort`).submit('Lägg tillbaka')
      assert.match(back.text, /Brevet ligger bland det som är att göra/)
      await undone(back, id)
      assert.equal((await letterOf(to, id)).sorted, sorted, 'putting back is undone too')
      await (await inbox(`?show=done&letter=${id}`)).form(`${id}/sort`).submit('Lägg tillbaka')
      assert.equal((await letterOf(to, id)).sorted, 'to_register')
    }
  })

  test('opens a case of its own; undone, both the entry and the case keep their numbers, voided', async () => {
    const to = await sending()
    await to.work((work) => startSeries(work, { prefix: 'PROV', year: 2015, firstNumber: 40 }))
    const id = await arrived(office, to, {
      place: 'lansstyrelsen',
      subject: 'Tillsyn av krisberedskap',
      files: [],
    })
    const page = await inbox(`?letter=${id}`)
    const done = await page.form(`${id}/case`).submit('Öppna ärendet')
    assert.match(done.assertStatus(200).text, /Ett nytt ärende är öppnat/)
    const cases = () => to.work(({ db }) => findCases(db, to.association, {}))
    const opened = (await cases()).find(({ title }) => title === 'Tillsyn av krisberedskap')
    assert.equal(opened?.dnr, 'PROV/15/0040')
    assert.equal((await letterOf(to, id)).sorted, 'other_post')
    assert.match((await inbox(`?show=done&letter=${id}`)).text, /Diariefört som PROV\/15\/0040-1/)
    await undone(done, id)
    const after = (await cases()).find(({ dnr }) => dnr === 'PROV/15/0040')
    assert.ok(after?.voidedAt, 'makulerad')
    assert.equal((await letterOf(to, id)).sorted, 'holding')
  })

  test('a letter entered by mistake is reached from the inbox, and its entry voided there', async () => {
    const to = await sending()
    const id = await arrived(office, to, { place: 'okand', subject: 'Fel', files: [] })
    await (await inbox()).form(`${id}/enter`).fillIn({ dnr: 'PROV/15/0016' }).submit()
    const settled = await inbox(`?show=done&letter=${id}`)
    const voiding = await registrar.get(settled.link('Makulera'))
    await voiding.assertStatus(200).form('void').fillIn({ reason: 'Fel ärende' }).submit()
    assert.match((await inbox(`?show=done&letter=${id}`)).text, /PROV\/15\/0016-1 \(makulerad\)/)
  })
})
