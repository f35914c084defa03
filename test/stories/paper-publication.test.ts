import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { newId } from '../../src/kit/id.ts'
import { app, clock, meeting, page, room, send, staff, stranger } from '../help/directors.ts'
import { poppler, popplerMissing } from '../help/pdf.ts'

// A single paper of a meeting is taken away from the public, and the meeting stays.
let papers: string[] = []
let publication: string
const rule = { term: 'rule', lastDay: '', ground: '', maskedWords: '', names: '', off: '' }
const packet = async (): Promise<string> => {
  const reply = await app.request(`http://localhost:8080${meeting}/packet.pdf`)
  assert.equal(reply.status, 200)
  return poppler('pdftotext', Buffer.from(await reply.arrayBuffer()))
}

before(async () => {
  await send(`${meeting}/items`, { titles: 'Krisinformation', batch: newId() })
  for (const [name, words] of [
    ['plan.txt', 'Planen i dess helhet.'],
    ['namnlista.txt', 'Uppgifter om enskilda.'],
  ] as const)
    await send(`${meeting}/papers`, { file: new File([words], name), id: newId(), itemId: '' })
  const shown = (await page(meeting)).text
  papers = [...shown.matchAll(/id="paper-([0-9a-f-]{36})"/g)].map(([, id]) => id!)
  publication = `/skane-nordvast/publication/paper/${papers[0]}`
  assert.match(shown, new RegExp(`href="${publication}"`))
})

test('a paper that is taken away leaves a tombstone with its ground and not its name, and no trace with the meeting', async () => {
  assert.match((await page(meeting, stranger)).text, /namnlista/)
  assert.match((await page(publication)).text, /Handling till ett möte/)
  await send(publication, { ...rule, ground: 'Uppgifter om enskilda.', off: 'on' })
  const address = `${meeting}/papers/${papers[0]}`
  const gone = await stranger.get(address)
  assert.equal(gone.status, 410)
  assert.match(gone.text, /Kommundirektörsgruppen 1\/2012[\s\S]*Uppgifter om enskilda\./)
  assert.doesNotMatch(gone.text, /namnlista/)
  const left = (await page(meeting, stranger)).text
  assert.match(left, /plan<\/a>/)
  assert.doesNotMatch(left, /namnlista/)
  assert.equal((await stranger.get(`${meeting}/papers/${papers[1]}`)).status, 200)
  if (!popplerMissing()) {
    assert.match(await packet(), /Planen i dess helhet/)
    assert.doesNotMatch(await packet(), /namnlista|enskilda/)
  }
  // The office has it still, and sees it among what has been taken away.
  assert.equal((await staff.get(address)).status, 200)
  assert.match((await page('/skane-nordvast/publication')).text, /Kommundirektörsgruppen 1\/2012: namnlista/)
})

test('it comes back when that is decided, and may be shown until a certain day', async () => {
  await send(publication, { ...rule, term: 'day', lastDay: '2012-01-20' })
  assert.match((await page(meeting, stranger)).text, /namnlista/)
  clock.set('2012-01-21T00:00')
  assert.equal((await stranger.get(`${meeting}/papers/${papers[0]}`)).status, 410)
  assert.match((await page(room, stranger)).text, /Kommundirektörsgruppen 1\/2012/)
})
