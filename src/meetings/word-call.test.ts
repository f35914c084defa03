import assert from 'node:assert/strict'
import { test } from 'node:test'
import mammoth from 'mammoth'
import { docxFile } from '../kit/docx/file.ts'
import { newItem } from './agenda.ts'
import type { Meeting } from './meeting.ts'
import type { Reader } from './packet.ts'
import { type CallDocument, wordCall } from './word-call.ts'

const item = (position: number, title: string, isClosed = false) =>
  newItem({
    id: `i${position}`,
    bodyId: 'kd',
    meetingId: 'm',
    position,
    title,
    kind: 'decision',
    isClosed,
    presenter: 'säkerhetschefen',
  })
const call: CallDocument = {
  association: 'Skåne Nordväst',
  body: { name: 'Kommundirektörsgruppen' },
  meeting: {
    year: 2012,
    number: 1,
    startsAt: '2012-01-26T12:00:00.000Z',
    endsAt: '2012-01-26T16:00:00.000Z',
    place: 'Ängelholm',
    videoLink: 'https://video.example/kd',
  } as Meeting,
  items: [item(1, 'Krisinformation'), item(2, 'Lönefrågor', true)],
  secretary: 'sekreteraren',
  papers: [
    { id: 'p1', itemId: 'i1', title: 'Förslag', isLate: true },
    { id: 'p2', itemId: 'i2', title: 'Löner', isLate: false },
  ],
}
const read = async (reader: Reader): Promise<string> => {
  const document = wordCall(call, { reader, linkTo: ({ id }) => `https://x.example/${id}` })
  return (await mammoth.convertToHtml({ buffer: docxFile(document) })).value
}

test('a foreign reader of Word files finds time, place, the agenda as a table, and the papers with their links', async () => {
  const html = await read('member')
  assert.match(html, /<h1>Kallelse till Kommundirektörsgruppen 1\/2012<\/h1>/)
  assert.match(
    html,
    /torsdag 26 januari 2012 kl\. 13\.00–17\.00[\s\S]*Ängelholm[\s\S]*https:\/\/video\.example\/kd/,
  )
  assert.match(html, /<thead><tr><th><p>Nr<\/p><\/th><th><p>Punkt<\/p><\/th><th><p>Föredragande/)
  assert.match(html, /Lönefrågor[\s\S]*säkerhetschefen/)
  assert.match(html, /<a href="https:\/\/x\.example\/p1">Förslag<\/a> \(sen handling\)/)
})

test('the public reads neither a closed item nor its papers', async () => {
  const html = await read('public')
  assert.match(html, /Slutet ärende/)
  assert.doesNotMatch(html, /Löne|Löner/)
})
