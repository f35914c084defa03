import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { fileBytes } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { insertContact } from '../../src/organisations/contact.store.ts'
import { entriesSaying } from '../../src/log/store.ts'
import { holdAgainst, sealedFiles, sealing } from '../../src/meetings/seal.ts'
import {
  association,
  february,
  inside,
  meeting,
  members,
  page,
  send,
  staff,
  stranger,
} from '../help/directors.ts'
import { poppler, popplerMissing } from '../help/pdf.ts'
import { sealMeeting } from '../help/sealed-meeting.ts'

// Sealed minutes name who gets an extract: the secretary sends them with one click, and sees what became of each.
let items: string[] = []
const path = `${meeting}/extracts`
const letters = () => inside(({ db }) => outbox(db, association, { purpose: 'protocol_extract' }))

before(async () => {
  const bjuv = members.find(({ name }) => name === 'Bjuv')!
  await inside(({ db }) =>
    insertContact(db, association, {
      id: newId(),
      organisationId: bjuv.id,
      bodyId: null,
      purpose: 'registrar',
      title: 'registrator',
      email: 'registrator@bjuv.example',
    }),
  )
  items = await sealMeeting(meeting)
})
const form = (address = '') => ({
  certifiedBy: 'sekreteraren, Skåne Nordväst',
  [`address.${items[0]}.0`]: address,
  [`address.${items[0]}.1`]: 'registrator@bjuv.example',
})

test('an organisation’s own address is known, another is asked for, and what is no address is told', async () => {
  const shown = (await page(path)).text
  assert.match(shown, /aria-label="E-postadress till Bjuv för 1"[^>]*value="registrator@bjuv\.example"/)
  assert.match(shown, /aria-label="E-postadress till Räddningstjänsten Exempel för 1"[^>]*value=""/)
  const wrong = await staff.post(path, form('räddning'))
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="räddning"/)
  assert.deepEqual(await letters(), [])
})

test('nothing is sent without an address, and extracts are for the staff to send', async () => {
  const nobody = await staff.post(path, { certifiedBy: 'sekreteraren' })
  assert.equal(nobody.status, 409)
  assert.match(nobody.text, /Ingen mottagare har någon e-postadress/)
  assert.equal((await stranger.get(path)).status, 403)
})

test('one click certifies and sends; each recipient’s letter is shown, and can be undone and sent again', async () => {
  await send(path, form('registrator@raddning.example'))
  const sent = await letters()
  assert.deepEqual(sent.map(({ toAddress }) => toAddress).toSorted(), [
    '"Bjuv" <registrator@bjuv.example>',
    '"Räddningstjänsten Exempel" <registrator@raddning.example>',
  ])
  assert.match(sent[0]!.bodyText, /att godkänna förslaget\.[\s\S]*bestyrkt av sekreteraren/)
  assert.match((await page(path)).text, /Väntar på att skickas[\s\S]*Väntar på att skickas/)
  await send(path, form('registrator@raddning.example'))
  assert.equal((await letters()).length, 2, 'nobody gets it twice')
  await send(`${path}/undo`)
  assert.match((await page(path)).text, /inte skickat[\s\S]*inte skickat/)
  await send(path, form('registrator@raddning.example'))
  const states = (await letters()).map(({ state }) => state).toSorted()
  assert.deepEqual(states, ['cancelled', 'cancelled', 'waiting', 'waiting'])
})

test(
  'the extract is certified with name and day, and its own hash is in the chain',
  { skip: popplerMissing() },
  async () => {
    const [letter] = (await letters()).filter(({ state }) => state === 'waiting')
    const { filename, sha256 } = letter!.attachments[0]!
    assert.equal(filename, 'Protokollsutdrag Kommundirektörsgruppen 1-2012, punkt 1.pdf')
    const pdf = await inside(({ db }) => fileBytes(db, association, sha256))
    const text = poppler('pdftotext', pdf)
    assert.match(text, /protokollsutdrag 1\/2012/)
    assert.match(text, /Bestyrkt av sekreteraren, Skåne Nordväst, 16\s+januari 2012/)
    assert.match(text, /Protokollsutdrag skickas till: Räddningstjänsten Exempel; Bjuv/)
    assert.doesNotMatch(text, /Hamnen/)
    const entries = await inside(({ db }) => entriesSaying(db, association, sealing))
    const verdict = holdAgainst(pdf, entries.flatMap(sealedFiles))
    assert.ok(verdict.is === 'sealed' && verdict.as.kind === 'extract')
  },
)

test('sealed minutes and each extract are also Word files, which the public may save too; unsealed ones only the staff', async () => {
  const wordType = /wordprocessingml/
  for (const address of [`${meeting}/word`, `${path}/${items[0]}/word`])
    assert.match((await page(address, stranger)).headers.get('content-type')!, wordType)
  await send(`${february}/items`, { titles: 'E-arkiv', batch: newId() })
  assert.equal((await stranger.get(`${february}/word`)).status, 404)
  assert.match((await page(`${february}/word`)).headers.get('content-disposition')!, /2-2012 protokoll\.docx/)
})
