import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { documentText } from './document-text.ts'

test('text without what the database cannot store, at the same places', async () => {
  const found = await documentText(Buffer.from('Österåker\u0000§ 5'), 'text/plain')
  assert.equal(found?.text, 'Österåker § 5')
})

test('a broken file, an empty one and a picture have no text, and that is no error', async () => {
  assert.equal(await documentText(Buffer.from('%PDF-1.4 broken'), 'application/pdf'), null)
  assert.equal(await documentText(Buffer.alloc(0), 'text/plain'), null)
  assert.equal(await documentText(Buffer.from('ja'), 'image/png'), null)
})

const extract = ['ORTABY KOMMUN', '§ 17 Överenskommelsen', 'Beslut', 'Kommunstyrelsen beslutar att anta den.']

test('an extract as RTF is read: western letters, Unicode with its stand-ins, no fonts and no pictures', async () => {
  const western = extract.map((line) =>
    line.replace(/[^ -~]/g, (letter) => `\\'${letter.charCodeAt(0).toString(16)}`),
  )
  const unicode = "Justerat \\u8211?2015 {\\uc2 \\u246\\'f6\\'f6ver}{\\pict 0a0b0c}"
  const rtf = `{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\\f0 ${[...western, unicode].join('\\par\r\n')}}`
  const found = await documentText(Buffer.from(rtf), 'application/rtf')
  assert.equal(found?.text, [...extract, 'Justerat –2015 över'].join('\n'))
})

test('an extract from LibreOffice is read; one whose contents are gone is no error', async () => {
  const mimetype: [Uint8Array, { level: 0 }] = [
    Buffer.from('application/vnd.oasis.opendocument.text'),
    { level: 0 },
  ]
  const kind = 'application/vnd.oasis.opendocument.text'
  const body = extract.map((line) => `<text:p>${line}</text:p>`).join('')
  const xml = `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`
  const whole = zipSync({ mimetype, 'content.xml': Buffer.from(xml) })
  assert.equal((await documentText(whole, kind))?.text, extract.join('\n'))
  assert.equal(await documentText(zipSync({ mimetype }), kind), null)
})
