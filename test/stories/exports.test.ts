import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { layDemo } from '../../db/demo.ts'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const visitor = office.visitor()

const cookie = registrar.cookieList.map(({ name, value }) => `${name}=${value}`).join('; ')
const bytesOf = async (path: string): Promise<Buffer> => {
  const reply = await fetch(office.url + path, { headers: { cookie } })
  assert.equal(reply.status, 200, path)
  return Buffer.from(await reply.arrayBuffer())
}
const textOf = async (path: string): Promise<string> =>
  (await mammoth.extractRawText({ buffer: await bytesOf(path) })).value

const place = '/ksl/cases/KSL-15-0016'

test('a case is taken out as a folder: documents as they came, letters, lists, history and checksums', async () => {
  const card = (await registrar.get(place)).assertStatus(200)
  const files = unzipSync(await bytesOf(card.link('Hela ärendet som mapp')))
  const names = Object.keys(files)
  for (const name of ['Innehåll.html', 'Diarielista.csv', 'Ställningstaganden.csv', 'Historik.csv'])
    assert.ok(names.includes(name), name)

  const sums = strFromU8(files['SHA256SUMS.txt']!).trimEnd().split('\n')
  assert.equal(sums.length, names.length - 1)
  for (const line of sums) {
    const [hash, name] = line.split(/ {2}(.*)/) as [string, string]
    assert.equal(createHash('sha256').update(files[name]!).digest('hex'), hash, name)
  }

  const documents = card.links.filter((link) => link.startsWith('/ksl/documents/'))
  assert.ok(documents.length > 10)
  const taken = names
    .filter((name) => name.startsWith('Handlingar/'))
    .map((name) => Buffer.from(files[name]!))
  assert.equal(taken.length, documents.length)
  const first = await bytesOf(documents[0]!)
  assert.ok(taken.some((bytes) => bytes.equals(first)))

  const index = strFromU8(files['Innehåll.html']!)
  for (const [, href] of index.matchAll(/href="([^"]+)"/g)) assert.ok(names.includes(decodeURI(href!)), href)
  const acts = strFromU8(files['Ställningstaganden.csv']!)
  assert.match(acts, /;0115;Vallentuna;Rättelse – Antagande;2015-06-01;/)
  assert.ok(names.some((name) => name.startsWith('Skickade brev/')))
})

test('the folder is for the staff', async () => {
  assert.equal((await visitor.get(`${place}/folder.zip`)).status, 403)
  assert.equal((await visitor.get(`${place}.docx`)).status, 403)
})

test('the case card is a Word file with its entries and its log', async () => {
  const card = await textOf(`${place}.docx`)
  assert.match(card, /KSL\/15\/0016/)
  assert.match(card, /Händelser/)
  assert.match(card, /Ärendet öppnades/)
  assert.match((await bytesOf(`${place}.csv`)).toString(), /KSL\/15\/0016-5/)
})

test('the board is a Word file with its numbers, as known then', async () => {
  const board = '/ksl/circulations/KSL-15-0016-5'
  const now = await textOf(`${board}.docx`)
  assert.match(now, /1\d av 26 kommuner har svarat · 1\d har antagit/)
  assert.match(now, /Exempeldata/)
  const then = await textOf(`${board}.docx?on=2015-04-01&known=2015-04-01`)
  assert.match(then, /0 av 26 kommuner har svarat/)
  assert.match(then, /1 april 2015/)
})

test('a member’s acts are a Word file that says which of them holds', async () => {
  const acts = await textOf('/ksl/circulations/KSL-15-0016-5/members/0115.docx')
  assert.match(acts, /Vallentuna/)
  assert.match(acts, /Vad som gäller nu/)
  assert.match(acts, /Antagande[^]*Rättad[^]*Rättelse – Antagande[^]*Gäller/)
})
