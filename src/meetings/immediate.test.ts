import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { meeting, page, room, send, staff, stranger } from '../../test/help/directors.ts'

test('omedelbar justering by the pages: chosen, read by the link, confirmed, and the item locked while the meeting goes on', async () => {
  await send(`${room}/kommundirektorsgruppen/procedure`, {
    numbering: 'paragraphs',
    quorum: 'none',
    shortName: 'KD',
    isPublic: 'on',
  })
  await send(`${meeting}/items`, { titles: 'Val av justerare\nLån (beslut)\nÖvrigt', batch: newId() })
  const ids = [...(await page(meeting)).text.matchAll(/id="item-([0-9a-f-]{36})"/g)].map(([, id]) => id!)
  await send(`${meeting}/open`)
  const written = { item: ids[1]!, version: '1', writer: newId(), title: 'Lån', kind: 'decision' }
  await send(`${meeting}/write`, {
    ...written,
    outcome: 'decided',
    clauses: 'att ta upp lånet',
    text: 'Bråttom.',
  })
  const adjuster = {
    id: newId(),
    holder: 'kommundirektör, Bjuv',
    email: '',
    role: 'adjuster',
    itemId: ids[1]!,
  }
  await send(`${meeting}/justering/adjusters`, adjuster)
  const before = await page(`${meeting}/justering`)
  assert.match(before.text, /Lås § 2 nu/)
  const early = await staff.post(`${meeting}/justering/seal`, { itemId: ids[1]! })
  assert.equal(early.status, 409, 'the adjuster has not answered')

  const made = await staff.post(`${meeting}/justering/link`, { id: adjuster.id, send: '' })
  const link = new URL(/href="(http[^"]*\/justering\/[^"]+)"/.exec(made.text)![1]!).pathname
  const read = await page(link, stranger)
  assert.match(read.text, /§ 2/)
  assert.match(read.text, /ta upp lånet/)
  const textHash = /name="textHash" value="([0-9a-f]{64})"/.exec(read.text)![1]!
  assert.equal((await stranger.post(link, { answer: 'confirm', textHash })).status, 303)

  await send(`${meeting}/justering/seal`, { itemId: ids[1]! })
  const after = await page(`${meeting}/justering`)
  assert.doesNotMatch(after.text, /Lås § 2 nu/)
  assert.match((await page('/skane-nordvast/decisions', stranger)).text, /Lån/)
  assert.match((await page(`${meeting}/write`)).text, /Val av justerare/, 'the meeting goes on')
})

test('adjusters are picked from who was there; a variant that is typed is the same person, with the address in the register', async () => {
  const shown = (await page(`${meeting}/justering`)).text
  const picked = /<option value="([0-9a-f-]{36})">kommundirektör, Klippan<\/option>/.exec(shown)![1]!
  const common = { email: '', role: 'adjuster', itemId: '' }
  await send(`${meeting}/justering/adjusters`, { ...common, id: newId(), picked, holder: '' })
  const typed = { ...common, id: newId(), picked: '', holder: 'Åstorp Kommundirektör' }
  await send(`${meeting}/justering/adjusters`, typed)
  const after = (await page(`${meeting}/justering`)).text
  assert.match(after, /kommundirektör, Klippan<\/span><\/th>[\s\S]*?Skicka länk/)
  assert.match(after, /kommundirektör, Åstorp<\/span><\/th>[\s\S]*?Skicka länk/)
  const nobody = await staff.post(`${meeting}/justering/adjusters`, {
    ...common,
    id: newId(),
    picked: '',
    holder: '',
  })
  assert.equal(nobody.status, 422)
})

test('an adjuster who has left office is refused with the day, however the name is written', async () => {
  const register = (await page('/skane-nordvast/mandates')).text
  const row = register.slice(register.indexOf('kommundirektör, Perstorp'))
  const mandate = /mandates\/([0-9a-f-]{36})\/end/.exec(row)![1]!
  await send(`/skane-nordvast/mandates/${mandate}/end`, { on: '2012-01-20' })
  const answer = await staff.post(`${meeting}/justering/adjusters`, {
    id: newId(),
    picked: '',
    holder: 'Perstorp, kommundirektör',
    email: '',
    role: 'adjuster',
    itemId: '',
  })
  assert.equal(answer.status, 409)
  assert.match(answer.text, /Uppdraget för Perstorp, kommundirektör upphörde 2012-01-20, före mötet/)
  assert.match(answer.text, /value="Perstorp, kommundirektör"/)
})
