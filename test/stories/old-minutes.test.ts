import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kit/id.ts'
import { system } from '../../src/kit/actor.ts'
import { answerByCalendar } from '../../src/meetings/invitation.actions.ts'
import { association, clock, inside, kd, meeting, page, room, send, staff } from '../help/directors.ts'

// Our own text in the manner of old minutes; names are titles.
const written = `KOMMUNDIREKTÖRSGRUPPENS PROTOKOLL 4/2011

Tid/Plats: Torsdag 24 november 2011 kl 13.00 – 16.00, Rådhuset i Bjuv

Närvarande: Kommundirektör Ek, Bjuv, Kommundirektör Alm, Klippan.

Anmält förhinder: Kommundirektör Björk, Åstorp

1. **Hamnen:** Materialet var utsänt. Gruppen diskuterade det.
 - Kommundirektörsgruppen beslutar:**
 - Att godkänna materialet.
2. **Bron:** Material om bron kommer till nästa KD-möte.

Vid tangenterna

Sekreterare Dahl

Justeras

Kommundirektör Ask
`

test('old minutes are read, corrected beside the source, and what is entered says what the source said', async () => {
  const chosen = await send(`${room}/import`, {
    file: new File([written], 'protokoll-2011.txt', { type: 'text/plain' }),
  })
  const shown = (await page(chosen)).text
  assert.match(shown, /Torsdag 24 november 2011/)
  const value = (name: string): string =>
    new RegExp(`name="${name}"[^>]*?value="([^"]*)"`).exec(shown)?.[1] ??
    new RegExp(`name="${name}"[^>]*>([^<]*)</textarea>`).exec(shown)?.[1] ??
    ''
  assert.deepEqual(
    [value('number'), value('day'), value('from'), value('to')],
    ['4', '2011-11-24', '13.00', '16.00'],
  )
  assert.equal(value('clauses.0'), 'godkänna materialet.')
  const count = Number(value('items'))
  const names = ['title', 'text', 'clauses', 'recipient', 'followups']
  const fields = Array.from({ length: count }, (_, index) => names.map((name) => `${name}.${index}`)).flat()
  const head = [
    'id',
    'file',
    'filename',
    'items',
    'number',
    'day',
    'from',
    'to',
    'place',
    'apologies',
    'adjusters',
  ]
  const typed = Object.fromEntries([...head, ...fields].map((name) => [name, value(name)]))
  const form = {
    ...typed,
    id: newId(),
    bodyId: kd,
    present: 'kommundirektör, Bjuv\nkommundirektör, Klippan',
    'outcome.0': 'decided',
  }
  const entered = await send(`${room}/import/enter`, form)
  assert.equal(entered, `${room}/kommundirektorsgruppen/2011/4`)
  const minutes = (await page(entered)).text
  for (const words of [
    '2 av 11 medlemmar närvarande, 1 anmält förhinder, 8 frånvarande',
    'Gruppen diskuterade det.',
    'godkänna materialet.',
    'protokoll-2011',
  ])
    assert.ok(minutes.includes(words), words)
  const csv = (await page('/skane-nordvast/followups.csv')).text
  assert.match(
    csv,
    /Material om bron[^\n]*,nästa KD-möte,2011-11-24,"Kommundirektörsgruppen 1\/2012, 2012-01-26"/,
  )
  const again = await staff.post(`${room}/import/enter`, { ...form, id: newId() })
  assert.equal(again.status, 409)
  assert.match(again.text, /Det finns redan ett möte med nummer 4\/2011/)
})

test('a paper that was added by mistake is taken off again', async () => {
  const id = newId()
  await send(`${meeting}/papers`, {
    file: new File(['Fel fil'], 'fel.txt', { type: 'text/plain' }),
    id,
    itemId: '',
  })
  assert.match((await page(meeting)).text, />fel</)
  await send(`${meeting}/papers/remove`, { id })
  assert.doesNotMatch((await page(meeting)).text, />fel</)
})

test('a calendar that declines answers the call, and one of nobody we know is left as a letter', async () => {
  await send(`${meeting}/items`, { titles: 'Hamnen', batch: newId() })
  await send(`${meeting}/call`, { message: '', extra: '' })
  const { id } = JSON.parse((await page(`${meeting}.json`)).text) as { id: string }
  const reply = (email: string): string =>
    `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${id}@radslag.example\r\nATTENDEE;PARTSTAT=DECLINED:mailto:${email}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  const take = (text: string): Promise<boolean> =>
    inside(({ db }) => answerByCalendar({ db, association, actor: system('test'), clock }, text))
  assert.equal(await take(reply('nobody@annan.example')), false)
  assert.equal(await take('hej'), false)
  assert.equal(await take(reply('kommundirektor@bjuv.example')), true)
  assert.match((await page(`${meeting}/call`)).text, /kommundirektör, Bjuv[\s\S]*?kan inte/)
})

test('what cannot be read as minutes is said so, and nothing typed is lost', async () => {
  const pasted = 'Hej! Här kommer vårt svar.'
  const answer = await staff.post(`${room}/import`, { pasted })
  assert.equal(answer.status, 409)
  assert.match(answer.text, /gick inte att läsa som ett protokoll/)
  assert.ok(answer.text.includes(pasted))
})
