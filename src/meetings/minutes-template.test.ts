import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import {
  app,
  association,
  cookie,
  inside,
  kd,
  meeting,
  page,
  room,
  send,
  staff,
  stranger,
} from '../../test/help/directors.ts'
import { officeTemplate } from '../../test/help/office-template.ts'
import { fileKinds } from '../kit/files/kind.ts'
import { newId } from '../kit/id.ts'
import { findTemplate } from './minutes-template.store.ts'

const path = `${room}/kommundirektorsgruppen/procedure`
const { mediaType } = fileKinds.docx
const packed = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
const office = packed(officeTemplate())
const file = (bytes: Uint8Array, name = 'Mall protokoll.docx'): File =>
  new File([new Uint8Array(bytes)], name, { type: mediaType })
const fields = {
  shortName: 'KD',
  numbering: 'items',
  quorum: 'none',
  secretary: 'sekreteraren, Skåne Nordväst',
  secretaryEmail: '',
  standingItems: '',
}
const saved = async (address: string): Promise<Buffer> => {
  const reply = await app.request(`http://localhost:8080${address}`, { headers: { cookie } })
  assert.equal(reply.status, 200, address)
  return Buffer.from(await reply.arrayBuffer())
}
const headOf = (docx: Uint8Array): string => strFromU8(unzipSync(docx)['word/header1.xml']!)
await send(`${meeting}/items`, { titles: 'Torrhamnen', batch: newId() })

test('minutes and extracts go out on the template that the secretary has uploaded, and say there what they are', async () => {
  const parts = officeTemplate()
  await send(path, { ...fields, template: file(office) })
  const minutes = await saved(`${meeting}/word`)
  assert.equal(headOf(minutes), parts['word/header1.xml'])
  assert.match(strFromU8(unzipSync(minutes)['word/document.xml']!), /<w:pStyle w:val="Rubrik1"\/>/)
  const { value: html } = await mammoth.convertToHtml({ buffer: minutes })
  assert.match(html, /<h1>Kommundirektörsgruppen – protokoll 1\/2012<\/h1><p>[^<]*Utkast, inte justerat<\/p>/)
  assert.match(html, /<h2>1 Torrhamnen<\/h2>/)
  const { id: item } = await inside(({ db }) =>
    db
      .selectFrom('agendaItem')
      .select('id')
      .where('associationId', '=', association)
      .executeTakeFirstOrThrow(),
  )
  const extract = await saved(`${meeting}/extracts/${item}/word`)
  assert.equal(headOf(extract), parts['word/header1.xml'])
  assert.match((await mammoth.extractRawText({ buffer: extract })).value, /protokollsutdrag 1\/2012/)
})

test('the template is saved again as it came, by the staff only', async () => {
  assert.match((await page(path)).text, /Nuvarande mall: <a [^>]*>Mall protokoll\.docx<\/a>/)
  assert.deepEqual(await saved(`${path}/template`), Buffer.from(office))
  assert.notEqual((await stranger.get(`${path}/template`)).status, 200)
  assert.equal((await staff.get(`${room}/styrelsen/procedure/template`)).status, 404)
})

test('a file that is no template is refused at its field: what was typed, and the template there was, stay', async () => {
  const { 'word/document.xml': _text, ...torn } = officeTemplate()
  const broken = packed({ ...torn, 'word/document.xml': '<w:document>' })
  const macros = packed({ ...officeTemplate(), 'word/vbaProject.bin': 'x' })
  const refusals = [
    [file(broken), /Word-filen är skadad/],
    [file(strToU8('%PDF-1.7'), 'mall.pdf'), /inget Word-dokument/],
    [file(macros), /DOCM|makron/],
    [file(macros, 'mall.docm'), /DOCM/],
  ] as const
  for (const [wrong, sentence] of refusals) {
    const answer = await staff.post(path, {
      ...fields,
      shortName: 'Gruppen',
      isPublic: 'on',
      template: wrong,
    })
    assert.equal(answer.status, 422, wrong.name)
    assert.match(answer.text, sentence)
    assert.match(answer.text, /value="Gruppen"/)
    assert.match(answer.text, /name="isPublic"[^>]*checked/)
    assert.doesNotMatch(answer.text, /template\.stored/)
  }
  assert.doesNotMatch((await page(path)).text, /value="Gruppen"/)
  assert.match(headOf(await saved(`${meeting}/word`)), /Kansliets eget sidhuvud/)
})

test('a template that came with a form to be mended waits with it', async () => {
  const other = packed({ ...officeTemplate(), 'word/header1.xml': '<w:hdr/>' })
  const answer = await staff.post(path, {
    ...fields,
    secretaryEmail: 'ingen',
    template: file(other, 'Ny.docx'),
  })
  assert.equal(answer.status, 422)
  const stored = /name="template\.stored" value="([^"]+)"/.exec(answer.text)![1]!
  await send(path, { ...fields, 'template.stored': stored })
  assert.equal(headOf(await saved(`${meeting}/word`)), '<w:hdr/>')
})

test('saving the procedure keeps the template; it is taken away by itself, and minutes go out as before', async () => {
  const now = () => inside(({ db }) => findTemplate(db, association, kd))
  await send(path, fields)
  assert.equal((await now())?.filename, 'Ny.docx')
  await send(path, { ...fields, removeTemplate: 'on' })
  assert.equal(await now(), null)
  assert.match(headOf(await saved(`${meeting}/word`)), /Skåne Nordväst/)
  await send(path, { ...fields, removeTemplate: 'on' })
})
