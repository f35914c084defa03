import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileBytes } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import {
  association,
  board,
  boardMeeting,
  clock,
  february,
  inside,
  march,
  meeting,
  members,
  page,
  room,
  send,
  staff,
  stranger,
  titles,
} from '../help/directors.ts'

// The directors' group meets on 26 January 2012.
const itemIds = (html: string): string[] =>
  [...html.matchAll(/id="item-([0-9a-f-]{36})"/g)].map((match) => match[1]!)
let items: string[] = []

test('fourteen items are pasted, a paper is added, and one who pastes twice by mistake gets fourteen still', async () => {
  const form = { titles: titles.map((title, index) => `${index + 1}. ${title}`).join('\n'), batch: newId() }
  await send(`${meeting}/items`, form)
  await send(`${meeting}/items`, form)
  items = itemIds((await page(meeting)).text)
  assert.equal(items.length, 14)
  const file = new File(['Förslag till samordning av krisinformation.'], 'krisinformation.txt', {
    type: 'text/plain',
  })
  await send(`${meeting}/papers`, { file, id: newId(), itemId: items[0]! })
  await send(`${meeting}/order`, { id: items[13]!, to: 'up' })
  await send(`${meeting}/order`, { id: items[13]!, to: 'down' })
  assert.deepEqual(itemIds((await page(meeting)).text), items)
  const open = (await page(meeting, stranger)).text
  assert.match(open, /Krisinformation/)
  assert.doesNotMatch(open, /name="titles"/)
})

const letters = () => inside(({ db }) => outbox(db, association))
const linkIn = (text: string) =>
  /https?:\/\/\S+?(\/skane-nordvast\/(?:invitation|justering)\/\S+)/.exec(text)![1]!

test('the call goes to eleven with agenda, paper and calendar, and one answers that she cannot come', async () => {
  await send(`${meeting}/call`, {
    message: 'Lunch serveras inte.',
    extra: 'säkerhetschef, Ängelholm <sakerhet@angelholm.example>',
  })
  const sent = await letters()
  assert.equal(sent.length, 12)
  const letter = sent.find(({ toAddress }) => toAddress === 'kommundirektor@astorp.example')!
  assert.match(letter.bodyText, /13\. Skåne Business Region/)
  assert.deepEqual(
    letter.attachments.map(({ filename }) => filename),
    ['invite.ics', 'Kallelse Kommundirektörsgruppen 1-2012.pdf'],
  )
  const calendar = (
    await inside(({ db }) => fileBytes(db, association, letter.attachments[0]!.sha256))
  ).toString()
  assert.match(calendar, /METHOD:REQUEST[\s\S]*DTSTART;TZID=Europe\/Stockholm:20120126T130000/)
  const mine = linkIn(letter.bodyText)
  assert.match((await page(mine, stranger)).text, /Kallelse till Kommundirektörsgruppen 1\/2012/)
  const answered = await stranger.post(mine, { answer: 'cannot', answerNote: '' })
  assert.equal(answered.status, 303)
  assert.match((await page(`${meeting}/attendance`)).text, /kommundirektör, Åstorp/)
})

test('nine of eleven are there, one has sent an apology, one is simply missing, and guests have their roles', async () => {
  clock.set('2012-01-26T13:00')
  await send(`${meeting}/open`)
  const rows = members.flatMap(({ id, name }) => [
    [`presence.${id}`, name === 'Åstorp' ? 'apology' : name === 'Perstorp' ? '' : 'present'],
    [`holder.${id}`, name === 'Perstorp' ? '' : `kommundirektör, ${name}`],
    [`hours.${id}`, name === 'Svalöv' ? '13.30–' : ''],
  ])
  const guests =
    'säkerhetschef, Ängelholm\nräddningschef, Ängelholm\nprojektledare, Attraktiva arbetsgivare\nutredare, gymnasiesamarbetet'
  await send(`${meeting}/attendance`, {
    ...Object.fromEntries(rows),
    guests,
    officers: 'sekreteraren, Skåne Nordväst',
  })
  const live = (await page(`${meeting}/write`)).text
  assert.match(live, /9 av 11 medlemmar/)
  assert.match(live, /Perstorp<\/dt><dd>frånvarande/)
  const table = (await page(`${meeting}/attendance.csv`)).text
  assert.match(table, /Svalöv,närvarande,"kommundirektör, Svalöv",13\.30–/)
  assert.match(table, /Svalöv,[^\n]*,Kommundirektörsgruppen 1\/2012,2012-01-26,13\.30,17\.00,210,,på plats/)
  assert.match(table, /Perstorp,frånvarande,,/)
  assert.match(table, /Ängelholm,Gäst,säkerhetschef,/)
})

interface Written {
  readonly text?: string
  readonly clauses?: string
  readonly outcome?: string
  readonly outcomeRecipient?: string
  readonly outcomeBodyId?: string
  readonly extractRecipients?: string
}
async function write(number: number, written: Written): Promise<void> {
  const id = items[number - 1]!
  const html = (await page(`${meeting}/write?item=${id}`)).text
  const version = /name="version" value="(\d+)"/.exec(html)![1]!
  const title = titles[number - 1]!.replace(' (beslut)', '')
  await send(`${meeting}/write`, {
    item: id,
    writer: newId(),
    version,
    title,
    kind: 'information',
    text: '',
    ...written,
  })
}
const followup = (number: number, line: string) =>
  send(`${meeting}/followups`, { id: newId(), item: items[number - 1]!, line })

test('in the meeting: a referral back, approvals, proposals to the board, and thirteen tasks typed as one line each', async () => {
  await write(1, {
    text: 'Förslaget presenterades.',
    outcome: 'referred_back',
    outcomeRecipient: 'krisinfogruppen',
  })
  await write(2, {
    clauses: 'Att godkänna det framtagna arbetsmaterialet.',
    outcome: 'decided',
    extractRecipients: 'rådslagsgruppen',
  })
  await write(4, { clauses: 'att förslag ska finnas framme till seminariet 12–13 april', outcome: 'decided' })
  await write(5, { outcome: 'handed_over', outcomeBodyId: board })
  await write(8, { outcome: 'handed_over', outcomeBodyId: board })
  await followup(2, '–: ett femte rådslag hålls, efter de fyra')
  await followup(2, '–: allt material sänds på remiss till medlemmarna → efter 1')
  await followup(4, '–: förslag enligt beslutet → seminariet 12–13 april, via KD-möte i februari eller mars')
  await followup(4, '–: en populärversion tas fram')
  await followup(5, 'Helsingborgs stadsjurist bearbetar underlaget → styrelsen 17 februari')
  await followup(8, '–: en längre föredragning av Torrhamnen → styrelsemötet i februari')
  await followup(9, 'Sekreteraren tar in namn från KD-arna')
  await followup(9, 'Sekreteraren kontaktar Helsingborgs projektledare')
  await followup(9, '–: projektförslag till e-arkiv → ett kommande KD-möte')
  await followup(10, 'Sekreteraren kontaktar en utomstående för information → ett kommande KD-möte')
  await followup(11, '–: material om NSVA → nästa KD-möte')
  await followup(13, '–: information om Skåne Business Region → nästa möte')
  const answer = await staff.post(`${meeting}/followups`, {
    id: newId(),
    item: items[8]!,
    line: '→ nästa möte',
  })
  assert.equal(answer.status, 409)
  assert.match(answer.text, /Skriv vad som ska göras/)
})

test('two secretaries at the same item: both texts are kept, and shown beside each other', async () => {
  const id = items[13]!
  const fields = { item: id, title: 'Övrigt', kind: 'information', version: '1' }
  await send(`${meeting}/write`, { ...fields, writer: newId(), text: 'Inga rapporter förelåg.' })
  await send(`${meeting}/write`, { ...fields, writer: newId(), text: 'Ändrade tider för KD-möten.' })
  const html = (await page(`${meeting}/write?item=${id}`)).text
  assert.match(html, /Inga rapporter förelåg\./)
  assert.match(html, /Två har skrivit samtidigt/)
  const conflict = new RegExp(`name="id" value="([0-9a-f-]{36})"`).exec(html)![1]!
  await send(`${meeting}/settle`, { id: conflict, item: id, take: 'yes' })
  assert.match((await page(`${meeting}/write?item=${id}`)).text, /Inga rapporter förelåg\.\n\nÄndrade tider/)
})

test('closed: each task stands where it belongs, and two matters are on the board’s agenda', async () => {
  clock.set('2012-01-26T17:05')
  await send(`${meeting}/close`)
  const { followups } = JSON.parse((await page('/skane-nordvast/followups.json')).text) as {
    followups: {
      number: number
      what: string
      who: string | null
      place: { kind: string; meetingId?: string; why?: string }
    }[]
  }
  const idOf = async (path: string) => (JSON.parse((await page(`${path}.json`)).text) as { id: string }).id
  const names = new Map([
    [await idOf(february), 'february'],
    [await idOf(boardMeeting), 'board'],
  ])
  const where = followups.map(({ number, place }) => [
    number,
    place.meetingId ? names.get(place.meetingId) : place.why,
  ])
  assert.equal(followups.length, 13)
  assert.deepEqual(where, [
    [1, 'no-date'],
    [2, 'waits'],
    [3, 'february'],
    [4, 'no-date'],
    [5, 'board'],
    [6, 'board'],
    [7, 'no-date'],
    [8, 'no-date'],
    [9, 'some-meeting'],
    [10, 'some-meeting'],
    [11, 'february'],
    [12, 'february'],
    [13, 'no-date'],
  ])
  const referral = followups.at(-1)!
  assert.deepEqual([referral.who, referral.what], ['krisinfogruppen', 'bearbetar Krisinformation'])
  assert.match((await page(boardMeeting)).text, /Räddningstjänstförbund[\s\S]*Torrhamnen/)
  assert.match((await page('/skane-nordvast/followups', stranger)).text, /populärversion/)
})

test('the March meeting is moved to 2 April: same entry in every calendar, and what was to come up there follows', async () => {
  await send(`${march}/items`, { titles: 'Seminariet', batch: newId() })
  await send(`${march}/call`, { message: '', extra: '' })
  const before = await letters()
  await send(`${march}/move`, { day: '2012-04-02', from: '15.30', to: '18', place: 'Helsingborg' })
  const told = (await letters()).filter(({ id }) => !before.some((letter) => letter.id === id))
  assert.equal(told.length, 11)
  const calendars = await Promise.all(
    [before.find(({ purpose, subject }) => purpose === 'call' && subject.includes('3/2012'))!, told[0]!].map(
      async ({ attachments }) =>
        (await inside(({ db }) => fileBytes(db, association, attachments[0]!.sha256))).toString(),
    ),
  )
  const value = (text: string, name: string) => new RegExp(`^${name}[:;](.*)$`, 'm').exec(text)![1]!.trim()
  assert.equal(value(calendars[0]!, 'UID'), value(calendars[1]!, 'UID'))
  assert.deepEqual(
    calendars.map((text) => value(text, 'SEQUENCE')),
    ['0', '1'],
  )
  assert.match(calendars[1]!, /DTSTART;TZID=Europe\/Stockholm:20120402T153000/)
  const feed = (await page(`${room}/kommundirektorsgruppen/calendar.ics`, stranger)).text
  assert.equal(feed.match(/BEGIN:VEVENT/g)!.length, 3)
})

test('one adjuster reads by a link, asks for a change, confirms the new text; the minutes are sealed and printed', async () => {
  await send(`${meeting}/justering/adjusters`, {
    id: newId(),
    holder: 'kommundirektör, Helsingborg',
    email: 'kommundirektor@helsingborg.example',
    role: 'adjuster',
    itemId: '',
  })
  const id = /name="id" value="([0-9a-f-]{36})"[^>]*>(?:(?!<form)[\s\S])*Skicka länk/.exec(
    (await page(`${meeting}/justering`)).text,
  )![1]!
  await send(`${meeting}/justering/link`, { id, send: 'yes' })
  const mine = linkIn((await letters()).find(({ purpose }) => purpose === 'justering')!.bodyText)
  const hash = async () =>
    /name="textHash" value="([0-9a-f]{64})"/.exec((await page(mine, stranger)).text)![1]!
  const first = await hash()
  const asked = await stranger.post(mine, {
    answer: 'change',
    textHash: first,
    change: 'Skriv vem som presenterade.',
    id: newId(),
    itemId: items[0]!,
  })
  assert.equal(asked.status, 303)
  assert.match((await page(`${meeting}/justering`)).text, /Skriv vem som presenterade/)
  await send(`${meeting}/justering/reopen`)
  await write(1, {
    text: 'Säkerhetschefen presenterade förslaget.',
    outcome: 'referred_back',
    outcomeRecipient: 'krisinfogruppen',
  })
  await send(`${meeting}/close`)
  const stale = await stranger.post(mine, { answer: 'confirm', textHash: first })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /har ändrats sedan du läste det/)
  assert.match((await page(mine, stranger)).text, /<ins>/)
  assert.equal((await stranger.post(mine, { answer: 'confirm', textHash: await hash() })).status, 303)
  assert.equal((await stranger.get(`${meeting}/minutes.pdf`)).status, 404)
  await send(`${meeting}/justering/seal`)
  const pdf = await page(`${meeting}/minutes.pdf`, stranger)
  assert.match(pdf.headers.get('content-type')!, /application\/pdf/)
  const minutes = (await page(meeting, stranger)).text
  assert.match(minutes, /9 av 11 medlemmar närvarande, 1 anmält förhinder, 1 frånvarande/)
  assert.match(minutes, /Ärendet återremitteras till krisinfogruppen\./)
  assert.match((await page(`${meeting}/justering`)).text, /Organets beslut överklagas inte/)
  assert.equal(
    (await page(`${meeting}/extracts/${items[1]}`, stranger)).headers.get('content-type'),
    'application/pdf',
  )
})

test('nothing of it is for a stranger to change, and the chain holds', async () => {
  assert.notEqual((await stranger.post(`${meeting}/justering/seal`)).status, 303)
  assert.equal((await stranger.get(`${meeting}/write`)).status, 403)
  const verdict = await inside(({ db }) => verifyChain({ db, association }))
  assert.equal(verdict.broken, null)
})
