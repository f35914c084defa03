import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { anAct } from '../../test/help/acts.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { addMilliseconds, instantOf } from '../kit/clock.ts'
import { addDocument, addEntry } from '../cases/registry.actions.ts'
import { newId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import { recordAct } from '../ledger/actions.ts'
import type { NewAct } from '../ledger/recorded-act.ts'
import { complete } from '../ledger/recorded-act.ts'
import { nextNoticeDay, noticeDayAfter, owedLines } from './notice.ts'

let at = instantOf('2015-05-20T09:12')
const act = (said: Partial<NewAct> & Pick<NewAct, 'id' | 'type'>) => {
  at = addMilliseconds(at, 1000)
  const given = anAct({ organisation: 'ortaby', recorded: at, ...said })
  return complete(
    { ...given, circulation: 'c' },
    { version: 1, received: null, receivedOn: null, recorded: at },
  )
}
const yes = act({ id: 'a', type: 'adopted' })
const corrected = act({ id: 'b', type: 'corrected', as: 'adopted', supersedes: 'a' })
const struck = act({ id: 'c', type: 'corrected', as: null, supersedes: 'b' })
const lines = (acts: Parameters<typeof owedLines>[0], ...told: string[]) =>
  owedLines(acts, new Set(told)).map((line) => [line.act.id, line.corrects?.id ?? null])

describe('what the third body is owed', () => {
  test('decisions, and not what is only on its way', () => {
    const postponed = act({ id: 'p', type: 'postponed' })
    const submitted = act({ id: 's', type: 'submitted' })
    assert.deepEqual(lines([yes, postponed, submitted]), [['a', null]])
  })
  test('what has been told is not told again', () => assert.deepEqual(lines([yes], 'a'), []))
  test('what was corrected before anybody was told is told once, as it reads now', () =>
    assert.deepEqual(lines([yes, corrected]), [['b', null]]))
  test('what is corrected afterwards is told again, as a correction', () => {
    assert.deepEqual(lines([yes, corrected], 'a'), [['b', 'a']])
    assert.deepEqual(lines([yes, corrected, struck], 'a', 'b'), [['c', 'b']])
  })
  test('a mistake that nobody was told of is nobody’s business', () =>
    assert.deepEqual(lines([yes, corrected, struck]), []))
  test('each Monday, on the last day, and the day after later changes', () => {
    assert.equal(nextNoticeDay('2015-05-20', '2015-06-15'), '2015-05-25')
    assert.equal(nextNoticeDay('2015-05-25', '2015-06-15'), '2015-05-25')
    assert.equal(nextNoticeDay('2015-06-10', '2015-06-12'), '2015-06-12')
    assert.equal(nextNoticeDay('2015-06-16', '2015-06-15'), '2015-06-17')
    assert.equal(nextNoticeDay('2015-05-31', null), '2015-06-01')
  })
})

describe('the day that tells of what came in', () => {
  const lastDay = '2015-06-15'
  test('is the Monday after, so that all of the week comes along', () => {
    assert.equal(noticeDayAfter('2015-05-19', lastDay), '2015-05-25')
    assert.equal(noticeDayAfter('2015-05-25', lastDay), '2015-06-01', 'that Monday’s has gone in the morning')
  })
  test('is the last day where that comes first, and after it the next working day', () => {
    assert.equal(noticeDayAfter('2015-06-09', '2015-06-12'), '2015-06-12')
    assert.equal(noticeDayAfter(lastDay, lastDay), '2015-06-16')
    assert.equal(noticeDayAfter('2015-06-18', lastDay), '2015-06-22', 'over Midsummer')
  })
  test('is never a day off', () => {
    assert.equal(noticeDayAfter('2015-04-01', lastDay), '2015-04-07', 'Easter Monday is none')
    assert.equal(noticeDayAfter('2015-06-11', '2015-06-13'), '2015-06-15', 'the last day is a Saturday')
  })
})

const office = await openOffice({ now: '2015-05-20T09:12' })
const registrar = await office.registrar()
let slugs = 0

async function told(): Promise<{
  from: TestSending
  page: string
  record: (said: Partial<NewAct>, papers?: readonly string[]) => Promise<string>
}> {
  const from = await aSending(office.database, { slug: `underrattelse-${(slugs += 1)}`, clock: office.clock })
  const { association: associationId, circulation: circulationId } = from
  const row = {
    associationId,
    circulationId,
    id: newId(),
    name: 'Tredje organet',
    email: 'reg@tredje.example',
  }
  await from.work(({ db }) => db.insertInto('noticeRecipient').values(row).execute())
  const record = async (said: Partial<NewAct>, papers: readonly string[] = []): Promise<string> => {
    office.clock.advance(60_000)
    const base = { id: newId(), type: 'adopted', circulation: circulationId, decided: '2015-05-11' } as const
    const recorded = { ...base, organisation: from.members[0]!, ...said }
    const evidence = papers.map((document) => ({ document, quote: null, page: null, note: null }))
    await from.work((work) => recordAct(work, { act: recorded, evidence }))
    return recorded.id
  }
  return { from, record, page: `/underrattelse-${slugs}/circulations/PROV-15-0016-5/notices` }
}

/** A stored paper in an entry of its own. */
async function paperOf(from: TestSending, filename: string, shown: boolean, size = 3): Promise<string> {
  const [entryId, id] = [newId(), newId()]
  const entry = {
    direction: 'received',
    happenedOn: '2015-05-19',
    counterpart: 'Ortaby',
    subject: 'Svar',
  } as const
  await from.work(async (work) => {
    const hash = randomBytes(32)
    const file = { sha256: hash, size, mediaType: 'text/plain', storedAt: work.clock.now() }
    await work.db
      .insertInto('file')
      .values({ ...file, associationId: from.association })
      .execute()
    const sha256 = hash.toString('hex')
    const more = { receivedAt: null, foreignDnr: null, channel: 'mail' as const }
    await addEntry(work, { ...entry, ...more, id: entryId, caseId: from.caseId })
    await addDocument(work, { id, entryId, title: filename, filename, sha256, text: null, public: shown })
  })
  return id
}

const letters = async (from: TestSending) =>
  (await from.work(({ db }) => outbox(db, from.association, { purpose: 'notice' }))).toReversed()

describe('collected notices', () => {
  test('what is shown is what is sent, once, and the next one begins where it ended', async () => {
    const { from, page, record } = await told()
    await record({})
    const shown = (await registrar.get(page)).assertStatus(200)
    assert.match(shown.text, /Underrättelse 1 till Tredje organet/)
    const form = shown.form('notices')
    await Promise.all([form.submit('Skicka'), form.submit('Skicka')])
    const [first, ...more] = await letters(from)
    assert.deepEqual(more, [])
    assert.match(first?.bodyText ?? '', /– Ortaby: Antagit; beslut: 2015-05-11/)
    assert.match((await registrar.get(page)).text, /Inget att underrätta om/)
    await record({ organisation: from.members[1]!, type: 'declined' })
    const next = await registrar.get(page)
    assert.match(next.text, /Underrättelse 2/)
    assert.doesNotMatch(next.text, /Ortaby: /)
    await next.form('notices').submit('Skicka')
    assert.match((await letters(from))[1]?.bodyText ?? '', /sedan underrättelse 1[^]*Ortbby: Antar inte/)
  })

  test('a correction after a notice goes in the next one as a correction of that', async () => {
    const { from, page, record } = await told()
    const mistaken = await record({})
    await (await registrar.get(page)).form('notices').submit('Skicka')
    await record({ type: 'corrected', as: 'adopted', supersedes: mistaken, decided: '2015-05-12' })
    await (await registrar.get(page)).form('notices').submit('Skicka')
    assert.match(
      (await letters(from))[1]?.bodyText ?? '',
      /Rättelse till underrättelse 1: Ortaby: Antagit; beslut: 2015-05-12/,
    )
  })

  test('a paper that is not public is not sent, and that is told', async () => {
    const { from, page, record } = await told()
    await record({}, [await paperOf(from, 'Öppet.txt', true), await paperOf(from, 'Sekretess.txt', false)])
    const shown = await registrar.get(page)
    assert.match(shown.text, /Kopior: 0001 Ortaby – Öppet.txt Inte offentliga.*: 0001 Ortaby – Sekretess.txt/)
    await shown.form('notices').submit('Skicka')
    const [letter] = await letters(from)
    assert.deepEqual(
      letter?.attachments.map((copy) => copy.filename),
      ['0001 Ortaby – Öppet.txt'],
    )
    assert.match(
      letter?.bodyText ?? '',
      /kopia: 0001 Ortaby – Öppet\.txt; övriga handlingar är inte offentliga och bifogas inte/,
    )
  })

  test('copies that are too large together are linked to instead', async () => {
    const { from, page, record } = await told()
    const paper = await paperOf(from, 'Stort.txt', true, 21 * 1024 * 1024)
    await record({}, [paper])
    const shown = await registrar.get(page)
    assert.match(shown.text, /större än 20 MB/)
    await shown.form('notices').submit('Skicka')
    const [letter] = await letters(from)
    assert.deepEqual(letter?.attachments, [])
    assert.match(
      letter?.bodyText ?? '',
      new RegExp(`kopia: http://radslag.example/underrattelse-${slugs}/documents/${paper}`),
    )
  })

  test('a stopped notice keeps its number, and what it told of is owed again', async () => {
    const { from, page, record } = await told()
    await record({})
    const sent = await (await registrar.get(page)).form('notices').submit('Skicka')
    const stopped = await sent.form('stop').submit()
    assert.match(stopped.text, /stoppat/)
    assert.match(stopped.text, /Underrättelse 2 till/)
    assert.deepEqual(
      (await letters(from)).map((letter) => letter.state),
      ['cancelled'],
    )
  })
})
