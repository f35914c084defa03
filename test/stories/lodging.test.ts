import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkIn, openWaiting } from '../help/answer-link.ts'
import { extract, member } from '../help/answering.ts'
import { foundKsl, sendRecommendation } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'
import type { SeenPage, Visitor } from '../help/visitor.ts'

/** Members answer by the link in the letter: what they lodge lies in the inbox, and counts when a registrar has confirmed it. */

const office = await openOffice({ now: '2015-03-16T08:00' })
await foundKsl(office)
const registrar = await office.registrar()
await sendRecommendation(office, registrar)
const linkOf = (name: string): string =>
  linkIn(office.post.letters.find((letter) => letter.header('to') === `registrator@${name}.example`)!.text)
const matter = (name: string): string => `${linkOf(name)}/circulations/KSL-15-0016-5`
office.clock.set('2015-05-26T10:14')

const adopts = 'att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.'
const decision = (name: string) => ({
  filename: 'Protokollsutdrag KS § 84.txt',
  bytes: extract({
    member: name,
    body: 'Kommunstyrelsen',
    day: '2015-05-25',
    paragraph: '§ 84',
    words: `Kommunstyrelsen beslutar ${adopts}`,
  }),
  type: 'text/plain',
})
const formOf = async (name: string, who: Visitor = office.visitor()) =>
  (await who.get(matter(name))).assertStatus(200).form('/check')

test('the row of what waits leads to the form, with the clauses, the documents and text for the member’s own paper', async () => {
  const visitor = office.visitor()
  const page = await (await visitor.get(linkOf('osteraker'))).follow('Överenskommelse om samverkan')
  assert.match(page.assertStatus(200).heading, /Lämna beslut: KSL\/15\/0016-5/)
  assert.match(page.text, /Svara senast 15 juni 2015\. Beslut om antagande räknas som undertecknande\./)
  assert.match(page.body, /Förslag till beslut\natt anta överenskommelsen/)
  const paper = page.links.find((href) => href.includes('/documents/'))!
  ;(await visitor.get(paper)).assertStatus(200)
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
})

test('the extract is read, and the fields that were left empty are proposed with their reasons', async () => {
  const form = await formOf('osteraker')
  const check = await form.fillIn({ file: decision('Österåker') }).submit('Granska')
  assert.match(check.assertStatus(200).heading, /Granska innan du lämnar in/)
  const said = check.text.replace(/\s+/g, ' ')
  assert.match(said, /Vad beslutade ni\? Vi antar✓ läst i utdraget/)
  assert.match(said, /Beslutsdatum 2015-05-25✓ läst i utdraget/)
  assert.match(said, /Paragraf § 84✓ läst i utdraget/)
  assert.match(said, /Vi ser inget som behöver rättas/)
  assert.match(said, /Ert beslut räknas som undertecknande/)
  const again = await check.follow('Ändra')
  assert.match(again.text, /Protokollsutdrag KS § 84\.txt/)
  assert.equal(again.form('/check').value('decided'), '2015-05-25')
  assert.match(again.text, /läst i utdraget: ”.*25/)
})

test('lodged, it has a receipt on the page and by mail, and lies in the inbox with what the member filled in', async () => {
  const check = await office.visitor().get(`${matter('osteraker')}/check`)
  const receipt = await check.form('/lodge').submit()
  assert.match(receipt.assertStatus(200).heading, /Inlämnat/)
  assert.match(receipt.text, /Kom in den 26 maj 2015 kl\. 10\.14/)
  assert.match(receipt.text, /Väntar på registratorn/)
  const twice = await check.form('/lodge').submit()
  assert.equal(twice.address, receipt.address, 'sent twice, lodged once')
  assert.equal((await member(office, 'Österåker')).standing, 'silent', 'nothing is counted by a machine')
  office.clock.advance(31_000)
  assert.equal(await office.sendDue(), 1)
  const letter = office.post.letters.at(-1)!
  assert.equal(letter.header('to'), 'registrator@osteraker.example')
  assert.match(letter.text.replace(/\s+/g, ' '), /räknas som undertecknande när det är registrerat/)
  await openWaiting(office, 'ksl')
  const chase = (await registrar.get('/ksl/circulations/KSL-15-0016-5/reminders')).assertStatus(200)
  assert.match(chase.text, /Österåker\s*Ett brev från mottagaren väntar i inkorgen/, 'and is not chased')
  const inbox = await registrar.get('/ksl/inbox')
  assert.match(inbox.text, /inlämnat via länken i brevet/)
  const form = inbox.form('/register')
  assert.equal(form.value('choice'), 'adopted')
  assert.equal(form.value('decided'), '2015-05-25')
  assert.equal(form.value('channel'), 'web')
  assert.equal(form.value('receivedOn'), '2015-05-26')
  assert.equal(form.value('receivedAt'), '10.14')
})

test('confirmed by a person it counts just as mail, and the member sees that it is registered', async () => {
  const done = await (await registrar.get('/ksl/inbox')).form('/register').submit('Registrera')
  done.assertStatus(200)
  const osteraker = await member(office, 'Österåker')
  assert.deepEqual([osteraker.standing, osteraker.decided, osteraker.party], ['adopted', '2015-05-25', true])
  assert.match(osteraker.evidence[0]?.quote ?? '', /anta överenskommelsen/)
  const mine = await office.visitor().get(linkOf('osteraker'))
  assert.match(mine.heading, /Inget väntar på ert beslut/)
  const lodged = await mine.follow('Lämnade beslut')
  assert.match(lodged.text, /Registrerat/)
})

test('a correction is a new version; both can be read', async () => {
  office.clock.set('2015-06-02T09:00')
  const form = await formOf('osteraker')
  assert.equal(form.value('decided'), '2015-05-25', 'begins with what was lodged')
  const check = await form.fillIn({ decided: '2015-06-01', paragraph: '§ 90' }).submit('Granska')
  assert.match(check.text, /Du har skrivit 2015-06-01, men utdraget är daterat 2015-05-25/)
  const receipt = await check.form('/lodge').submit()
  assert.match(receipt.text, /Det är version 2 och ersätter den förra/)
  const first = await receipt.follow('Version 1')
  assert.match(first.assertStatus(200).text, /2015-05-25/)
})

test('a proposal is told to be no decision before it is lodged', async () => {
  const words = `Kommunstyrelsen föreslår kommunfullmäktige besluta ${adopts}`
  const bytes = extract({
    member: 'Sollentuna',
    body: 'Kommunstyrelsen',
    day: '2015-05-06',
    paragraph: '§ 61',
    words,
  })
  const form = await formOf('sollentuna')
  const check = await form
    .fillIn({ choice: 'adopted', file: { filename: 'utdrag.txt', bytes, type: 'text/plain' } })
    .submit('Granska')
  assert.match(check.text, /Utdraget ser ut att säga något annat än det du har valt/)
  assert.match(check.text, /förslag till beslut. Det räknas inte som ett beslut/)
})

test('another wording is shown, clause by clause, and no extract at all is told too', async () => {
  const bare = await (await formOf('nacka')).fillIn({ choice: 'adopted' }).submit('Granska')
  assert.match(bare.text, /Inget protokollsutdrag är bifogat/)
  const bytes = decision('Nacka').bytes.replaceAll('störningsfri region', 'störningsfri kommun')
  const form = (await bare.follow('Ändra')).form('/check')
  const check = await form
    .fillIn({ file: { filename: 'utdrag.txt', bytes, type: 'text/plain' } })
    .submit('Granska')
  assert.match(check.text, /Punkt 1 är inte likalydande: .*region.* har blivit .*kommun/)
})

test('nothing typed is lost: what cannot be read is told, and stands there by the same link the next day', async () => {
  const form = await formOf('botkyrka')
  const refused = await form
    .fillIn({ choice: 'postponed', until: 'i juni', decidedBy: 'Kommunstyrelsen' })
    .submit('Granska')
  refused.assertStatus(422)
  assert.match(refused.problems.join(' '), /Bordlagt till/)
  const next = await formOf('botkyrka')
  assert.deepEqual(
    [next.value('choice'), next.value('until'), next.value('decidedBy')],
    ['postponed', 'i juni', 'Kommunstyrelsen'],
  )
  const saved = await next.fillIn({ until: '2015-06-08' }).submit('Spara')
  assert.match(saved.text, /Sparat\. Kom tillbaka med samma länk\./)
})

test('two colleagues at once: neither overwrites the other, and the second is told what the first has lodged', async () => {
  const [one, other] = [office.visitor(), office.visitor()]
  const [mine, yours] = [await formOf('taby', one), await formOf('taby', other)]
  await mine
    .fillIn({ choice: 'adopted', decidedBy: 'Kommunstyrelsen', file: decision('Täby') })
    .submit('Spara')
  const conflict = await yours.fillIn({ choice: 'declined', decidedBy: 'Kommunfullmäktige' }).submit('Spara')
  assert.match(conflict.assertStatus(409).text, /En kollega har sparat medan du skrev/)
  assert.match(conflict.text, /Vem beslutade\?: Kommunstyrelsen/)
  assert.equal(conflict.form('/check').value('decidedBy'), 'Kommunfullmäktige')
  const [first, second] = await Promise.all([one, other].map((who) => who.get(`${matter('taby')}/check`)))
  const lodged: SeenPage[] = await Promise.all([first!, second!].map((page) => page.form('/lodge').submit()))
  const told = lodged.filter(({ status }) => status === 409)
  assert.equal(told.length, 1)
  assert.match(told[0]!.text, /En kollega har redan lämnat in|En kollega har sparat/)
})

test('more time and questions reach the office by the link', async () => {
  const page = await office.visitor().get(matter('solna'))
  const past = await page.form('/extension').fillIn({ extensionUntil: '2015-01-01' }).submit()
  assert.match(past.assertStatus(422).text, /Dagen har redan passerat/)
  const asked = await page
    .form('/extension')
    .fillIn({ extensionUntil: '2015-09-30', reason: 'Nämnden möts i september.' })
    .submit()
  assert.match(asked.text, /Begäran om mer tid har kommit in/)
  const question = await page.form('/questions').fillIn({ text: 'Gäller det även bolagen?' }).submit()
  assert.match(question.text, /Frågan har kommit in/)
  await openWaiting(office, 'ksl')
  const inbox = await registrar.get('/ksl/inbox')
  assert.match(inbox.text, /Begäran om mer tid från Solna/)
})

test('more time asked for by the link is proposed with the wanted day, granted by one click, and told by mail', async () => {
  const inbox = await registrar.get('/ksl/inbox')
  assert.match(inbox.text, /Förslag: Solna · Ber om anstånd/)
  const letter = (await inbox.follow('Begäran om mer tid från Solna')).assertStatus(200)
  assert.match(letter.text, /Brevet ber om anstånd Solna begär anstånd med svaret till den 30 september 2015/)
  const form = letter.form('/extension')
  assert.equal(form.value('until'), '2015-09-30')
  const granted = await form.submit('Bevilja anstånd')
  assert.match(granted.assertStatus(200).text, /Solna har anstånd till och med den 30 september 2015/)
  assert.doesNotMatch((await registrar.get('/ksl/inbox')).text, /Begäran om mer tid från Solna/)
  const { acts } = await member(office, 'Solna')
  assert.deepEqual(
    acts.map(({ type }) => type),
    ['extension_requested', 'extension_granted'],
  )
  office.clock.advance(31_000)
  await office.sendDue()
  const told = office.post.letters.findLast(({ subject }) => subject.startsWith('Anstånd till'))!
  assert.equal(told.header('to'), 'registrator@solna.example')
  assert.match(told.text.replace(/\s+/g, ' '), /anstånd med ert svar .* till och med den 30 september 2015/)
})
