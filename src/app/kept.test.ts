import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshDatabase } from '../../test/help/database.ts'
import { countingTrips } from '../../test/help/round-trips.ts'
import { type TestSending, aSending } from '../../test/help/sending.ts'
import { visiting } from '../../test/help/visiting.ts'
import { newId } from '../kit/id.ts'
import { recordAct } from '../ledger/actions.ts'
import { enterAll } from './entrance.ts'

const { database } = await freshDatabase()
const trips = countingTrips()
const from = await aSending(database, { slug: 'kvar', members: 4 })
const other = await aSending(database, { slug: 'annan', members: 2, clock: from.clock })
const { staff, stranger, app } = await visiting(database, from.clock)
const board = '/kvar/circulations/PROV-15-0016-5'
const data = '/api/v1/associations/kvar/circulations/PROV-15-0016-5/standing'

/** How many have answered, as the board's data say. */
async function answered(path = data): Promise<number> {
  const { text } = await stranger.get(path)
  return (JSON.parse(text) as { counts: { answered: number } }).counts.answered
}

const adoption = (sending: TestSending, member: number) => ({
  act: {
    id: newId(),
    type: 'adopted' as const,
    circulation: sending.circulation,
    organisation: sending.members[member]!,
    decided: '2015-05-11',
    deposited: '2015-05-20',
  },
  evidence: [{ document: null, quote: null, page: null, note: 'Registratorn ringde.' }],
})

async function adopt(sending: TestSending, member: number): Promise<void> {
  sending.clock.advance(10)
  await sending.work((work) => recordAct(work, adoption(sending, member)))
  sending.clock.advance(10)
}

/** What a page costs the second time: one question to the database, where it is kept. */
const again = async (path: string) => {
  await stranger.get(path)
  return (await trips.during(() => stranger.get(path))).queries
}

test('a page that nothing has changed is made once: the next visitor costs one question', async () => {
  assert.equal(await again(board), 1)
  assert.equal(await again(data), 1)
  assert.equal(await again(`${board}.csv`), 1)
})

test('an answer is on the board at once, each time', async () => {
  for (const member of [0, 1, 2]) {
    assert.equal(await answered(), member)
    await adopt(from, member)
    assert.equal(await answered(), member + 1)
    assert.match((await stranger.get(board)).text, new RegExp(`class="count"><b>${member + 1}</b>`))
  }
})

test('whatever is written changes the page, also what no log tells of', async () => {
  const before = (await stranger.get(board)).text
  await database.transaction(from.association, (db) =>
    db
      .updateTable('organisationName')
      .set({ name: 'Nyby' })
      .where('associationId', '=', from.association)
      .where('organisationId', '=', from.members[3]!)
      .execute(),
  )
  const after = (await stranger.get(board)).text
  assert.doesNotMatch(before, /Nyby/)
  assert.match(after, /Nyby/)
})

test('what is not committed is not seen, and is seen as soon as it is', async () => {
  const before = await answered()
  let commit = (): void => {}
  const waiting = new Promise<void>((resolve) => (commit = resolve))
  from.clock.advance(10)
  const recording = from.work(async (work) => {
    await recordAct(work, adoption(from, 3))
    await waiting
  })
  await sleep(100)
  from.clock.advance(10)
  // Kept while the other transaction is open, under a state in which it has not ended.
  for (const _ of [1, 2]) assert.equal(await answered(), before)
  commit()
  await recording
  assert.equal(await answered(), before + 1)
})

test('each has its own: associations, languages, those who work there', async () => {
  const ours = await stranger.get(board)
  const theirs = await stranger.get('/annan/circulations/PROV-15-0016-5')
  assert.notEqual(ours.text, theirs.text)
  assert.match((await stranger.get(`${board}?member=`)).text, /<html lang="sv"/)
  const english = await app.request(`http://localhost:8080${board}`, { headers: { cookie: 'lang=en' } })
  assert.match(await english.text(), /<html lang="en"/)
  assert.match((await staff.get(board)).text, /register/)
  assert.doesNotMatch((await stranger.get(board)).text, new RegExp(`${board}/register`))
  assert.equal((await staff.get(board)).headers.get('cache-control'), 'no-store')
  assert.equal((await enterAll(database, from.clock.now())).length, 2)
})

test('another association’s writing makes the page anew, and it is the same', async () => {
  const before = (await stranger.get(board)).text
  await adopt(other, 0)
  const { result, queries } = await trips.during(() => stranger.get(board))
  assert.ok(queries > 1)
  assert.equal(result.text, before)
})

test('time alone makes it anew: after some seconds, and when the day has turned', async () => {
  const known = async () => (JSON.parse((await stranger.get(data)).text) as { known: string }).known
  const made = await known()
  from.clock.advance(1000)
  assert.equal(await known(), made)
  from.clock.advance(5000)
  assert.equal(await known(), from.clock.now())
  from.clock.set('2015-07-01T23:59:59')
  await stranger.get(board)
  from.clock.advance(1500)
  assert.match((await stranger.get(board)).text, /2015-07-02/)
})

test('as it was known then: each moment has its own answer', async () => {
  const at = (known: string) => answered(`${data}?on=2015-07-01&known=${known}`)
  assert.deepEqual([await at('2015-06-30'), await at('2015-07-01'), await at('2015-06-30')], [0, 4, 0])
})

test('a browser that has the page is told that it holds, until it does not', async () => {
  const first = await stranger.get(board)
  const etag = first.headers.get('etag')!
  const ask = () => app.request(`http://localhost:8080${board}`, { headers: { 'if-none-match': etag } })
  const same = await ask()
  assert.equal(same.status, 304)
  assert.equal(await same.text(), '')
  assert.ok(same.headers.get('content-security-policy'))
  const marked = async (mark: string) =>
    (await app.request(`http://localhost:8080${board}`, { headers: { 'if-none-match': mark } })).status
  assert.deepEqual(
    await Promise.all([`W/${etag}`, `"x", ${etag}`, '*', '"x"'].map(marked)),
    [304, 304, 304, 200],
  )
  await adopt(other, 1)
  await from.work((work) =>
    work.db
      .updateTable('circulation')
      .set({ example: true })
      .where('associationId', '=', from.association)
      .execute(),
  )
  assert.equal((await ask()).status, 200)
})

test('an answer that chooses a language, and one that is not found, are not kept', async () => {
  for (const _ of [1, 2])
    assert.match((await stranger.get(`${board}?lang=en`)).headers.get('set-cookie') ?? '', /^lang=en/)
  assert.equal((await stranger.get(`${board}9`)).status, 404)
  assert.equal((await stranger.get(`${board}?on=2015-02-30`)).status, 422)
})
