import assert from 'node:assert/strict'
import { test } from 'node:test'
import mammoth from 'mammoth'
import { layDemo } from '../../db/demo.ts'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const visitor = office.visitor()

const text = async (path: string): Promise<string> => (await visitor.get(path)).assertStatus(200).body
const board = '/ksl/circulations/KSL-15-0016-5'

/** What RFC 4287 asks of every feed and entry, § 4.1. */
function entriesOf(feed: string): string[] {
  const [head = '', ...entries] = feed.split('<entry>')
  for (const part of [head, ...entries]) {
    for (const name of ['id', 'title', 'updated']) assert.equal(part.split(`<${name}>`).length, 2, name)
    assert.match(part, /<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z<\/updated>/)
  }
  assert.match(head, /<author><name>[^<]+<\/name><\/author>/)
  assert.equal(head.match(/rel="self"/g)?.length, 1)
  const ids = entries.map((entry) => /<id>([^<]+)/.exec(entry)![1])
  assert.equal(new Set(ids).size, ids.length)
  return entries
}

test('the feed of a circulation has an entry per act, and a mistake is new again when it has been corrected', async () => {
  const entries = entriesOf(await text(`${board}.atom`))
  assert.ok(entries.length > 15)
  const ours = entries.filter((entry) => entry.includes('<title>Vallentuna'))
  assert.equal(ours.length, 2)
  const mistake = ours.find((entry) => entry.includes('2015-05-20T07:12'))!
  assert.match(mistake, /\(ersatt av en senare post\)/)
  assert.match(mistake, /<updated>2015-06-03T08:00/)
  assert.match(ours[0]!, /Rättelse – Antagande/)
  assert.match(ours[0]!, /Exempeldata/)
  const then = entriesOf(await text(`${board}.atom?known=2015-05-25`))
  const known = then.find((entry) => entry.includes('<title>Vallentuna'))!
  assert.match(known, /<updated>2015-05-20T07:12/)
  assert.doesNotMatch(known, /ersatt/)
})

test('an entry leads to its permanent address, and that to the line in the history', async () => {
  const [entry] = entriesOf(await text('/ksl.atom'))
  const href = /href="http:\/\/[^/]+(\/ksl\/acts\/[0-9a-f-]+)"/.exec(entry!)![1]!
  const history = (await visitor.get(href)).assertStatus(200)
  const id = href.split('/').at(-1)!
  assert.match(history.address, /^\/ksl\/circulations\/KSL-15-0016-5\/members\/\d{4}/)
  assert.ok(history.body.includes(`id="act-${id}"`))
  const act = (await visitor.get(`${href}.json`)).assertStatus(200).json as { id: string; href: string }
  assert.equal(act.id, id)
  assert.ok(act.href.endsWith(`#act-${id}`))
  const recorded = (act as unknown as { recorded: string }).recorded
  const before = new Date(Date.parse(recorded) - 1).toISOString()
  for (const address of [href, `${href}.json`, `/api/v1/associations/ksl/acts/${id}`]) {
    assert.equal((await visitor.get(`${address}?known=${before}`)).status, 404, `${address} before`)
    assert.equal((await visitor.get(`${address}?on=2012-01-01`)).status, 404, `${address} on an earlier day`)
    assert.notEqual((await visitor.get(`${address}?known=${recorded}`)).status, 404, `${address} then`)
  }
  assert.equal((await visitor.get('/ksl/acts/x')).status, 404)
})

test('new recommendations and agreements have a feed, and Bevaka tells where', async () => {
  const entries = entriesOf(await text('/ksl/watch.atom'))
  assert.ok(entries.some((entry) => entry.includes('<title>Rekommendation: Överenskommelse om samverkan')))
  assert.ok(entries.some((entry) => entry.includes('<title>Avsiktsförklaring: ')))
  const page = await text('/ksl/watch?circulation=KSL-15-0016-5')
  for (const path of [`${board}.atom`, '/ksl.atom', '/ksl/watch.atom'])
    assert.ok(page.includes(`href="${path}"`))
  assert.match(
    await text(board),
    /<a class="button secondary" href="\/ksl\/watch\?circulation=KSL-15-0016-5"/,
  )
})

test('pages name their feeds and their other shapes', async () => {
  const page = await text(`${board}?on=2015-05-27&known=2015-05-27`)
  assert.match(
    page,
    /<link rel="alternate" type="application\/atom\+xml"[^>]* href="\/ksl\/circulations\/KSL-15-0016-5\.atom"/,
  )
  assert.match(page, /<link rel="alternate" type="application\/atom\+xml"[^>]* href="\/ksl\.atom"/)
  for (const ending of ['xlsx', 'docx', 'csv', 'json', 'atom'])
    assert.ok(page.includes(`href="${board}.${ending}?on=2015-05-27&amp;known=2015-05-27"`), ending)
})

test('the board is a Word file too', async () => {
  const reply = await fetch(`${office.url}${board}.docx`)
  assert.equal(reply.status, 200)
  assert.match(reply.headers.get('content-type')!, /wordprocessingml/)
  const { value: word } = await mammoth.extractRawText({ buffer: Buffer.from(await reply.arrayBuffer()) })
  assert.match(word, /Exempeldata/)
  assert.match(word, /Vallentuna/)
})
