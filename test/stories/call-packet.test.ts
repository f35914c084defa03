import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { docxFile } from '../../src/kit/docx/file.ts'
import { paragraph } from '../../src/kit/docx/document.ts'
import { fileBytes } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import { moveLetters, outbox } from '../../src/kit/mail/store.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import { printMinutes } from '../../src/meetings/print.actions.ts'
import {
  app,
  association,
  clock,
  cookie,
  inside,
  meeting,
  page,
  send,
  staff,
  stranger,
} from '../help/directors.ts'
import { longMinutes } from '../help/minutes.ts'
import { pdfObjects, poppler, popplerMissing } from '../help/pdf.ts'

// The call goes out as one document: the agenda, and every paper behind a sheet of its own, whatever kind of file it was.
const skip = popplerMissing()
/** A square of ten by ten grey dots. */
function picture(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 10, 0, 0, 0, 10, 8, 0, 0, 0, 0])
  const dots = deflateSync(Buffer.alloc(10 * 11, 0x80).map((dot, at) => (at % 11 === 0 ? 0 : dot)))
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', dots), chunk('IEND', Buffer.alloc(0))])
}
let items: string[] = []
const add = (name: string, content: Buffer | string, type: string, itemId = '') =>
  send(`${meeting}/papers`, {
    file: new File([new Uint8Array(Buffer.from(content))], name, { type }),
    id: newId(),
    itemId,
  })
const saved = async (path: string, as: Record<string, string> = { cookie }): Promise<Buffer> => {
  const reply = await app.request(`http://localhost:8080${path}`, { headers: as })
  assert.equal(reply.status, 200, path)
  return Buffer.from(await reply.arrayBuffer())
}
const words = (pdf: Buffer): string => poppler('pdftotext', pdf, '-layout')

before(async () => {
  await send(`${meeting}/items`, { titles: 'Krisinformation\nHamnen\nLönefrågor', batch: newId() })
  items = [...(await page(meeting)).text.matchAll(/id="item-([0-9a-f-]{36})"/g)].map((match) => match[1]!)
  const [minutes] = await printMinutes(longMinutes(), { at: clock.now() }, ['a-2a'])
  await add('hamnplan.pdf', minutes!, 'application/pdf', items[1])
  const docx = docxFile({ title: 'x', blocks: [paragraph('Förslag till samordning av krisinformation.')] })
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  await add('krisinformation.docx', docx, word, items[0])
  await add('karta.png', picture(), 'image/png')
  await add('trasig.pdf', '%PDF-1.4\nintet mer', 'application/pdf')
})

test(
  'agenda first, then each paper with its sheet, in the agenda’s order, paged through, with bookmarks',
  { skip },
  async () => {
    const pdf = await saved(`${meeting}/packet.pdf`)
    const info = poppler('pdfinfo', pdf)
    assert.match(info, /Title:\s+Kallelse till Kommundirektörsgruppen 1\/2012/)
    assert.match(info, /Tagged:\s+yes/)
    // One page of agenda, four sheets, a picture, a text, six pages of PDF.
    assert.match(info, /Pages:\s+13/)
    const text = words(pdf)
    assert.match(text, /1 \(13\)[\s\S]*13 \(13\)/)
    const order = ['Handling 1', 'Handling 2', 'Handling 3', 'Handling 4'].map((sheet) =>
      text.indexOf(`${sheet}\n`),
    )
    assert.deepEqual(
      order.toSorted((one, other) => one - other),
      order,
    )
    assert.match(text, /Till punkt 1: Krisinformation[\s\S]*Förslag till samordning av krisinformation\./)
    assert.match(text, /Handling 4: hamnplan, sida 6 av 6/)
    assert.match(text, /trasig · inte med här: öppna den[\s\S]*Filen är låst eller skadad/)
    const outline = pdfObjects(pdf)
    assert.doesNotMatch(outline, /pdfaid|pdfuaid/, 'with foreign pages it claims no standard')
    const bookmarks = [...outline.matchAll(/\/Title \((\w+)\)\s+\/Dest/g)].map((match) => match[1])
    assert.deepEqual(bookmarks, [
      'Dagordning',
      'Handlingar',
      'karta',
      'trasig',
      'krisinformation',
      'hamnplan',
    ])
    assert.match(outline, /\/URI ?\(http:\/\/localhost:8080\/skane-nordvast\/meetings\/[^)]*\/papers\//)
    assert.ok(pdf.equals(await saved(`${meeting}/packet.pdf`)), 'equal papers give equal bytes')
  },
)

test(
  'it goes with the letter, and what it could not hold beside it; a guest does not get what is closed',
  { skip },
  async () => {
    const html = (await page(`${meeting}/write?item=${items[2]}`)).text
    await send(`${meeting}/write`, {
      item: items[2]!,
      writer: newId(),
      version: /name="version" value="(\d+)"/.exec(html)![1]!,
      title: 'Lönefrågor',
      kind: 'information',
      text: '',
      isClosed: 'on',
    })
    await add('loner.txt', 'Hemliga löner.', 'text/plain', items[2])
    await send(`${meeting}/call`, {
      message: 'Välkomna till biblioteket.',
      extra: 'gäst <gast@annan.example>',
    })
    const sent = await inside(({ db }) => outbox(db, association, { purpose: 'call' }))
    const packetTo = async (address: string): Promise<string> => {
      const { attachments } = sent.find(({ toAddress }) => toAddress === address)!
      assert.deepEqual(
        attachments.map(({ filename }) => filename),
        ['invite.ics', 'Kallelse Kommundirektörsgruppen 1-2012.pdf', 'trasig.pdf'],
      )
      return words(await inside(({ db }) => fileBytes(db, association, attachments[1]!.sha256)))
    }
    const member = await packetTo('kommundirektor@bjuv.example')
    assert.match(member, /Välkomna till biblioteket\./)
    assert.match(member, /Hemliga löner\./)
    const guest = await packetTo('gast@annan.example')
    assert.match(guest, /Slutet ärende/)
    assert.doesNotMatch(guest, /Löne|löner/)
    assert.doesNotMatch(words(await saved(`${meeting}/packet.pdf`, {})), /Löne|löner/)
  },
)

test(
  'a paper that comes after the call is marked with its day, also by whoever opens the call’s own link',
  { skip },
  async () => {
    clock.set('2012-01-20T09:00')
    await add('sent.txt', 'Ett sent underlag.', 'text/plain')
    const [letter] = await inside(({ db }) => outbox(db, association, { purpose: 'call' }))
    const mine = /http:\S+?(\/skane-nordvast\/invitation\/\S+)/.exec(letter!.bodyText)![1]!
    assert.match((await page(mine, stranger)).text, new RegExp(`href="${mine}/packet\\.pdf"`))
    const text = words(await saved(`${mine}/packet.pdf`, {}))
    assert.match(text, /sent · Sen handling, tillagd 20 januari 2012/)
    assert.match(text, /Ett sent underlag\./)
  },
)

const lateLetters = () => inside(({ db }) => outbox(db, association, { purpose: 'late_papers' }))

test('late papers, and only they, go with one click as one document to those called; undone, they wait again', async () => {
  const shown = (await page(meeting)).text
  assert.match(shown, /En handling har kommit efter kallelsen och är inte skickad/)
  assert.match(shown, /12 mottagare[\s\S]*kommundirektor@bjuv\.example/)
  await send(`${meeting}/late-papers`)
  assert.match(
    (await page(meeting)).text,
    /skickas till 12 mottagare[\s\S]*sen handling, utskickad 2012-01-20/,
  )
  await send(`${meeting}/late-papers/undo`)
  const undone = await lateLetters()
  assert.deepEqual([...new Set(undone.map(({ state }) => state))], ['cancelled'])
  assert.match((await page(meeting)).text, /är inte skickad/)
  await add('hemligt.txt', 'Ännu en lön.', 'text/plain', items[2])
  await send(`${meeting}/late-papers`)
  const sent = (await lateLetters()).filter(({ state }) => state === 'waiting')
  assert.equal(sent.length, 12)
  const guest = sent.find(({ toAddress }) => toAddress === 'gast@annan.example')!
  assert.match(
    guest.bodyText,
    /En handling till mötet Kommundirektörsgruppen 1\/2012[\s\S]*- sent\n\nDen är bifogad/,
  )
  const member = sent.find(({ toAddress }) => toAddress === 'kommundirektor@bjuv.example')!
  assert.match(member.bodyText, /^2 handlingar[\s\S]*- sent\n- hemligt/)
  assert.deepEqual(
    member.attachments.map(({ filename }) => filename),
    ['Sena handlingar Kommundirektörsgruppen 1-2012.pdf'],
  )
  const again = await staff.post(`${meeting}/late-papers`)
  assert.equal(again.status, 409)
  assert.match(again.text, /Alla sena handlingar är redan skickade/)
  assert.equal((await stranger.get(`${meeting}/late-papers.pdf`)).status, 403)
  if (skip) return
  const pdf = await inside(({ db }) => fileBytes(db, association, member.attachments[0]!.sha256))
  const text = words(pdf)
  assert.match(
    text,
    /Sena handlingar: Kommundirektörsgruppen 1\/2012[\s\S]*Ett sent underlag\.[\s\S]*Ännu en lön/,
  )
  assert.doesNotMatch(text, /Förslag till samordning|hamnplan/)
})

test('a sending that has begun to leave is not forgotten by an undo that came too late', async () => {
  await add('mer.txt', 'Mer.', 'text/plain')
  assert.match(words(await saved(`${meeting}/late-papers.pdf`)), /Mer\./)
  await send(`${meeting}/late-papers`)
  const letters = await lateLetters()
  const gone = letters.find(({ state, bodyText }) => state === 'waiting' && bodyText.includes('- mer'))!
  await inside(({ db }) => moveLetters(db, association, { ids: [gone.id] }, ['waiting'], 'sending'))
  await send(`${meeting}/late-papers/undo`)
  assert.doesNotMatch((await page(meeting)).text, /är inte skickad/)
  typesetter.stop()
})
