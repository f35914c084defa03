import assert from 'node:assert/strict'
import { test } from 'node:test'
import { board, extract, member, readAnswer, registerAnswer, standing } from '../help/answering.ts'
import { foundKsl, sendRecommendation } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'

/** The members answer the recommendation of 2015, each in its own way; a registrar reads, confirms and mends. */

const office = await openOffice({ now: '2015-03-16T08:00' })
await foundKsl(office)
const registrar = await office.registrar()
await sendRecommendation(office, registrar)
const letters = office.post.letters
const dispatched = letters.length

const adopts = 'att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.'
const byBoard = (name: string, day: string, words = `Kommunstyrelsen beslutar ${adopts}`) => ({
  member: name,
  body: 'Kommunstyrelsen',
  day,
  paragraph: '§ 84',
  words,
})

test('a board’s decision is registered, and the registrar in Botkyrka is thanked', async () => {
  office.clock.set('2015-05-08T09:00')
  const done = await registerAnswer(registrar, byBoard('Botkyrka', '2015-05-04'), { received: '2015-05-07' })
  assert.match(done.text, /Svaret från Botkyrka är registrerat: Antagit/)
  office.clock.advance(31_000)
  assert.equal(await office.sendDue(), 1)
  const receipt = letters.at(-1)!
  assert.equal(receipt.header('to'), 'registrator@botkyrka.example')
  assert.match(receipt.text, /KSL\/15\/0016-5/)
  const { decided, evidence, party } = await member(office, 'Botkyrka')
  assert.deepEqual([decided, party], ['2015-05-04', true])
  assert.match(evidence[0]?.quote ?? '', /anta överenskommelsen/)
})

test('the council’s decision counts as the board’s: who decided is recorded, never judged', async () => {
  const decision = { ...byBoard('Österåker', '2015-05-04'), body: 'Kommunfullmäktige' }
  await registerAnswer(
    registrar,
    { ...decision, words: `Kommunfullmäktige beslutar ${adopts}` },
    { received: '2015-05-08' },
  )
  assert.equal((await member(office, 'Österåker')).standing, 'adopted')
  assert.match((await registrar.get(board)).text, /Kommunfullmäktige/)
})

test('a proposal to the council is on its way, and never counts', async () => {
  const before = (await standing(office)).counts
  const words = `Kommunstyrelsen föreslår kommunfullmäktige besluta ${adopts}`
  await registerAnswer(registrar, byBoard('Sollentuna', '2015-05-06', words), { received: '2015-05-08' })
  const sollentuna = await member(office, 'Sollentuna')
  assert.deepEqual([sollentuna.standing, sollentuna.party], ['submitted', false])
  assert.deepEqual((await standing(office)).counts, before)
})

test('a postponement moves, and is no answer', async () => {
  const words = 'Kommunstyrelsen beslutar att bordlägga ärendet till sammanträdet den 1 juni 2015.'
  await registerAnswer(registrar, byBoard('Norrtälje', '2015-05-04', words), { received: '2015-05-08' })
  assert.equal((await member(office, 'Norrtälje')).postponed_to, '2015-06-01')
  office.clock.set('2015-06-02T13:30')
  const call = await readAnswer(registrar, { member: 'Norrtälje', channel: 'phone' })
  const note = 'Registratorn säger att ärendet är bordlagt igen, till den 15 juni.'
  await call
    .form('/register')
    .fillIn({ choice: 'postponed', until: '2015-06-15', note, decided: '2015-06-01' })
    .submit('Registrera')
  const norrtalje = await member(office, 'Norrtälje')
  assert.deepEqual(
    [norrtalje.standing, norrtalje.postponed_to, norrtalje.acts.length],
    ['postponed', '2015-06-15', 2],
  )
})

test('a condition does not count until it is met; a declaration counts, with its day of review', async () => {
  const condition = `Kommunstyrelsen beslutar, under förutsättning att likalydande beslut fattas av samtliga kommuner i länet,\n${adopts}`
  await registerAnswer(registrar, byBoard('Sundbyberg', '2015-05-11', condition), {
    received: '2015-05-13',
    choice: 'adopted_with_condition',
  })
  const sundbyberg = await member(office, 'Sundbyberg')
  assert.deepEqual([sundbyberg.standing, sundbyberg.party], ['adopted_with_condition', false])
  assert.match(sundbyberg.riders[0]?.text ?? '', /förutsättning/)
  const declaration = `Kommunstyrelsen beslutar ${adopts}\nKommunens medverkan ska utvärderas efter ett år.`
  await registerAnswer(registrar, byBoard('Huddinge', '2015-05-11', declaration), {
    received: '2015-05-13',
    choice: 'adopted_with_declaration',
    riderText: ['Ska utvärderas efter ett år.'],
    riderReview: ['2016-05-11'],
  })
  const huddinge = await member(office, 'Huddinge')
  assert.deepEqual([huddinge.standing, huddinge.party], ['adopted_with_declaration', true])
  assert.equal(huddinge.riders[0]?.review_on, '2016-05-11')
  const { answered, adopted, conditional } = (await standing(office)).counts
  assert.deepEqual({ answered, adopted, conditional }, { answered: 4, adopted: 3, conditional: 1 })
})

test('what was taken for Vallentuna’s decision is corrected from the beginning, and the mistake stays readable', async () => {
  office.clock.set('2015-06-03T09:00')
  const committee = { ...byBoard('Vallentuna', '2015-05-11'), body: 'Kommunstyrelsens arbetsutskott' }
  await registerAnswer(
    registrar,
    { ...committee, words: `Arbetsutskottet beslutar ${adopts}` },
    { received: '2015-05-19' },
  )
  const mistaken = await member(office, 'Vallentuna')
  assert.deepEqual([mistaken.party, mistaken.decided], [true, '2015-05-11'])
  office.clock.set('2015-06-03T10:00')
  const history = await registrar.get(`${board}/members/0115`)
  const correct = history.links.find((href) => href.includes('corrects='))
  assert.ok(correct, history.text)
  const form = (await registrar.get(correct)).form('/register')
  const text = extract(byBoard('Vallentuna', '2015-06-01'))
  const read = await form
    .fillIn({ text, decided: '2015-06-01', decidedBy: 'Kommunstyrelsen', receivedOn: '2015-06-03' })
    .submit('Registrera')
  read.assertStatus(200)
  const corrected = await member(office, 'Vallentuna')
  assert.deepEqual([corrected.party, corrected.decided], [true, '2015-06-01'])
  assert.deepEqual(
    corrected.acts.map(({ type }) => type),
    ['adopted', 'corrected'],
  )
  const earlier = await member(office, 'Vallentuna', 'known=2015-06-03T09:30')
  assert.equal(earlier.decided, '2015-05-11')
})

test('two registrars on one answer: the second is told what the first did, and loses nothing', async () => {
  const other = await office.registrar()
  const decision = byBoard('Nacka', '2015-05-25')
  const given = { text: extract(decision), receivedOn: '2015-06-02' }
  const first = (await readAnswer(registrar, given)).form('/register')
  const second = (await readAnswer(other, given))
    .form('/register')
    .fillIn({ choice: 'declined', note: 'Min notering' })
  await first.submit('Registrera')
  const refused = await second.submit('Registrera')
  assert.match(refused.assertStatus(409).problems.join(), /Någon annan/)
  assert.equal(refused.form('/register').value('note'), 'Min notering')
  await first.submit('Registrera')
  assert.equal((await member(office, 'Nacka')).acts.length, 1, 'the first one pressed twice')
})

test('an answer in the last second is in time; one second later it is late, and kept', async () => {
  office.clock.set('2015-06-16T09:00')
  for (const [name, receivedOn, receivedAt] of [
    ['Täby', '2015-06-15', '23.59'],
    ['Vaxholm', '2015-06-16', '00.00'],
  ] as const) {
    const decision = byBoard(name, '2015-06-10')
    await registerAnswer(registrar, decision, { received: receivedOn, receivedOn, receivedAt })
  }
  const [taby, vaxholm] = [await member(office, 'Täby'), await member(office, 'Vaxholm')]
  assert.deepEqual([taby.late, vaxholm.late], [false, true])
  assert.deepEqual([taby.party, vaxholm.party], [true, true])
  assert.equal((await member(office, 'Solna')).overdue, true)
})

test('the board shows what the figures say, and what was known in May', async () => {
  const { counts } = await standing(office)
  assert.deepEqual([counts.addressees, counts.answered, counts.adopted, counts.conditional], [26, 8, 7, 1])
  const page = await office.visitor().get(board)
  assert.match(page.text, /8\s*av 26 kommuner har svarat/)
  const may = await standing(office, 'known=2015-05-31')
  assert.deepEqual([may.counts.answered, may.counts.adopted], [2, 2])
})

test('the agreement is in force for those who have adopted it, since 1 January', async () => {
  const list = await office.visitor().get('/ksl/agreements')
  const page = await list.follow('Överenskommelse om samverkan')
  assert.match(page.assertStatus(200).text, /Botkyrka/)
  const { parties } = (await office.visitor().get(`${page.address}.json?on=2015-02-01`)).json as {
    parties: { name: string }[]
  }
  assert.equal(parties.length, 7)
})

test('the third body is told in a numbered letter with copies of the decisions, and next time of the new ones only', async () => {
  const page = await registrar.get(`${board}/notices`)
  const told = await page.form('/notices').submit('Skicka')
  assert.match(told.assertStatus(200).text, /Skickade underrättelser|Underrättelse/)
  office.clock.advance(31_000)
  await office.sendDue()
  const toThem = () => letters.filter((letter) => letter.header('to') === 'kansli@samverkan.example')
  const [first] = toThem()
  assert.equal(toThem().length, 1)
  assert.match(first!.subject, /1/)
  assert.equal(first!.attachments.length, 8, 'a copy of each decision that counts or may come to')
  assert.match(first!.text, /Vallentuna/)
  assert.doesNotMatch(first!.text, /Sollentuna|Norrtälje/)
  await registerAnswer(registrar, byBoard('Salem', '2015-06-15'), { received: '2015-06-16' })
  await (await registrar.get(`${board}/notices`)).form('/notices').submit('Skicka')
  office.clock.advance(31_000)
  await office.sendDue()
  const second = toThem()[1]!
  assert.match(second.text, /Salem/)
  assert.doesNotMatch(second.text, /Botkyrka/)
})

test('every member that answered has been thanked, once', async () => {
  office.clock.advance(31_000)
  await office.sendDue()
  const thanked = letters
    .slice(dispatched)
    .map((letter) => letter.header('to'))
    .filter((address) => address !== 'kansli@samverkan.example')
  assert.equal(new Set(letters.map((letter) => letter.messageId)).size, letters.length)
  assert.ok(thanked.includes('registrator@vaxholm.example'))
  assert.ok(thanked.every((address) => address?.startsWith('registrator@')))
})
