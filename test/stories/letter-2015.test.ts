import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { attributeOf, byName, findAll, textOf } from '../help/html.ts'
import {
  attachPapers,
  corrections,
  foundKsl,
  papers,
  pasteLetter,
  scannedLetter,
  title,
} from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'
import type { SeenPage } from '../help/visitor.ts'

/** The recommendation of 2015, from the scanned letter to 26 letters in 26 municipalities' mailboxes. */

const office = await openOffice({ now: '2015-03-19T14:00' })
await foundKsl(office)
const registrar = await office.registrar()
const realLetter = new URL('../../../shared/sources/recommendation-2015.txt', import.meta.url)

function assertRead(draft: SeenPage): void {
  const form = draft.form('draft')
  const read = [
    'dnr',
    'dated',
    'answerBy',
    'basisOn',
    'validFrom',
    'terms.on',
    'terms.entry',
    'terms.validTo',
  ]
  assert.deepEqual(
    read.map((name) => form.value(name)),
    ['KSL/15/0016-5', '2015-03-19', '2015-06-15', '2015-03-19', '2015-01-01', '2015-01-01', 'fixed', ''],
  )
  assert.equal(form.value('kind'), 'recommendation')
  assert.equal(form.value('decisionIsSignature'), 'on')
  assert.equal(form.value('thirdName'), 'Samverkan Stockholmsregionen')
  assert.match(
    form.value('title') ?? '',
    /^.verenskommelse om samverkan f.r en trygg, s.ker och st.rningsfri region$/,
  )
  assert.match(form.value('clauseText') ?? '', /^att anta/)
  assert.equal(form.values('to').length, 26)
}

test('the scanned letter is pasted, and everything it says is proposed with the words it rests on', async () => {
  const draft = await pasteLetter(registrar, scannedLetter)
  assertRead(draft)
  const form = draft.form('draft')
  assert.equal(form.value('answerTo'), 'registrator@ksl.example')
  assert.equal(form.value('contactEmail'), 'beredskap@ksl.example')
  const addresses = form.names.filter((name) => name.startsWith('email.')).map((name) => form.value(name))
  assert.ok(addresses.includes('registrator@upplands-vasby.example'))
  const marked = byName(draft.root, 'mark').map(textOf).join(' ')
  assert.match(marked, /15 juni/)
})

test('the real letter is read as well, noise and all', { skip: !existsSync(realLetter) }, async () => {
  const draft = await pasteLetter(registrar, readFileSync(realLetter, 'utf8'))
  assertRead(draft)
})

let draft: SeenPage

test('without the agreement itself it cannot be sent, and the page says so', async () => {
  const read = await pasteLetter(registrar, scannedLetter)
  draft = await read
    .form('draft')
    .fillIn({ ...corrections, dnr: 'KSL/15/0016-4' })
    .submit('stay')
  const preview = await draft.assertStatus(200).form('draft').submit('preview')
  assert.match(preview.text, /överenskommelse|texten/i)
  assert.equal(preview.forms.filter((form) => form.goesTo('/send')).length, 0)
  const address = `${preview.address.replace(/\/preview.*/, '')}/send`
  const csrf = draft.form('draft').value('csrf')!
  const forced = await registrar.post(address, new URLSearchParams({ csrf, revision: '2' }))
  assert.equal(forced.status, 409)
})

test('undone within thirty seconds, no letter leaves', async () => {
  draft = await attachPapers(await registrar.get(draft.address))
  const preview = await draft.form('draft').submit('preview')
  const sent = await preview.form('/send').submit()
  assert.match(sent.assertStatus(200).address, /KSL-15-0016-4\/dispatch/)
  office.clock.advance(20_000)
  draft = await (await registrar.get(sent.address)).form('dispatch/undo').submit()
  office.clock.advance(60_000)
  assert.equal(await office.sendDue(), 0)
  assert.equal(office.post.letters.length, 0)
  assert.equal(draft.assertStatus(200).form('draft').value('dnr'), 'KSL/15/0016-5', 'the number is used up')
})

let shown = ''

test('what the preview shows is what 26 registrars get, each with an answer address and a Message-ID of its own', async () => {
  const preview = await draft.form('draft').submit('preview')
  shown = textOf(findAll(preview.root, (found) => attributeOf(found, 'class') === 'highlight')[0]!)
  const form = preview.form('/send')
  const twice = await Promise.all([form.submit(), form.submit()])
  for (const page of [...twice, await form.submit()])
    assert.match(page.assertStatus(200).address, /^\/ksl\/circulations\/KSL-15-0016-5\/dispatch/)
  assert.equal(await office.sendDue(), 0, 'not within the thirty seconds')
  office.clock.advance(31_000)
  assert.equal(await office.sendDue(), 26)
  const { letters } = office.post
  const distinct = (name: string): number => new Set(letters.map((letter) => letter.header(name))).size
  assert.deepEqual(
    [letters.length, distinct('message-id'), distinct('reply-to'), distinct('to')],
    [26, 26, 26, 26],
  )
})

test('each letter has the text of the preview, the signed letter, the agreement and the decision', async () => {
  for (const letter of office.post.letters) {
    const replyTo = letter.header('reply-to')!
    assert.match(replyTo, /^svar\+[0-9a-z]{26}@svar\.forbundet\.example$/)
    assert.ok(letter.text.includes(replyTo))
    assert.match(letter.subject, /KSL\/15\/0016-5/)
    assert.match(letter.text, /15 juni .*registrator@ksl\.example/)
    assert.deepEqual(
      letter.attachments.map((each) => [each.filename, each.content.toString('utf8')]),
      Object.values(papers).map(({ filename, bytes }) => [filename, bytes]),
    )
  }
  const neutral = (text: string): string =>
    text
      .replace(/svar\+\S+?@/g, 'svar+…@')
      .replace(/(\/answer\/)\S+/g, '$1…')
      .replace(/\s+/g, ' ')
      .trim()
  const sent = office.post.letters.map(({ text }) => neutral(text))
  assert.ok(sent.includes(neutral(shown)), `${neutral(shown)}\n\n${sent[0]}`)
})

test('the dispatch says that all have been sent, and who looks meets the title and no addresses', async () => {
  const dispatch = await registrar.get('/ksl/circulations/KSL-15-0016-5/dispatch')
  assert.match(dispatch.text, /26 av 26/)
  const board = await office.visitor().get('/ksl/circulations/KSL-15-0016-5')
  assert.equal(board.assertStatus(200).heading, title)
  assert.doesNotMatch(board.body, /@upplands-vasby|svar\+/)
})

test('the register has the letter as the case’s fifth entry, and the undone one as voided', async () => {
  const page = await registrar.get('/ksl/cases/KSL-15-0016')
  assert.match(page.assertStatus(200).text, /KSL\/15\/0016-5/)
  assert.match(page.text, /KSL\/15\/0016-4.*[Mm]akulerad/s)
})
