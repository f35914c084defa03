import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runErrands } from '../../src/errands/jobs.ts'
import { fileBytes } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import type { MailPurpose } from '../../src/kit/mail/letter.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { readSettings } from '../../src/kit/settings.ts'
import { answerByCalendar } from '../../src/meetings/invitation.actions.ts'
import { system } from '../../src/kit/actor.ts'
import {
  association,
  board,
  clock,
  database,
  inside,
  kd,
  meeting,
  page,
  room,
  send,
  staff,
  stranger,
} from '../help/directors.ts'

const form = {
  id: newId(),
  bodyId: kd,
  name: 'Seminariet',
  fromOn: '2012-04-12',
  toOn: '2012-04-13',
  place: 'Ängelholm',
  signUpOn: '2012-03-30',
}
const event = `${room}/events/${form.id}`
const feed = async (): Promise<string> =>
  (await page(`${room}/kommundirektorsgruppen/calendar.ics`, stranger)).text
const letters = (purpose: MailPurpose) => inside(({ db }) => outbox(db, association, { purpose }))
const calendarIn = async (letter: { attachments: readonly { sha256: string }[] }): Promise<string> =>
  (await inside(({ db }) => fileBytes(db, association, letter.attachments[0]!.sha256))).toString()
const answerLink = (text: string): string => /(\/skane-nordvast\/invitation\/\S+)/.exec(text)![1]!

test('the seminar of April is no meeting: it stands with its days, carries what is due at it, and is in the calendar', async () => {
  await send(`${meeting}/items`, { titles: 'Kommunikationsplanen', batch: newId() })
  const item = /id="item-([0-9a-f-]{36})"/.exec((await page(meeting)).text)![1]!
  await send(`${meeting}/open`)
  const line = '–: förslag finns framme → seminariet 12–13 april, via KD-möte i februari eller mars'
  await send(`${meeting}/followups`, { id: newId(), item, line })
  await send(`${room}/events/new`, form)
  await send(`${room}/events/new`, form)
  const trip = { ...form, id: newId(), bodyId: board, name: 'Studieresan', toOn: '2012-04-12', signUpOn: '' }
  await send(`${room}/events/new`, trip)
  const shown = (await page(room, stranger)).text
  assert.equal(shown.match(/>Seminariet</g)?.length, 1)
  assert.match(shown, /12–13 april 2012[\s\S]*2012-03-30[\s\S]*förslag finns framme[\s\S]*Studieresan/)
  assert.match(
    (await page(event, stranger)).text,
    /12–13 april 2012[\s\S]*30 mars 2012[\s\S]*förslag finns framme/,
  )
  assert.match(await feed(), /DTSTART;VALUE=DATE:20120412\r\nDTEND;VALUE=DATE:20120414\r\nSUMMARY:Seminariet/)
  assert.match(await feed(), /SUMMARY:Sista dag för anmälan: Seminariet/)
  assert.doesNotMatch(await feed(), /Studieresan/)
  assert.match((await page(`${event}/calendar.ics`, stranger)).text, /SUMMARY:Seminariet/)
})

test('days in the wrong order are told, and nothing typed is lost', async () => {
  const wrong = { ...form, id: newId(), name: 'Baklänges', toOn: '2012-04-01' }
  const answer = await staff.post(`${room}/events/new`, wrong)
  assert.equal(answer.status, 409)
  assert.match(answer.text, /sista dag är före den första/)
  assert.match(answer.text, /value="Baklänges"/)
  assert.equal((await stranger.post(`${room}/events/new`, form)).status, 403)
  assert.equal((await stranger.post(`${event}/cancel`, { reason: '' })).status, 403)
})

test('the directors are invited with a calendar file and a link, and answer by either', async () => {
  assert.match((await page(`${event}/invited`)).text, /Inbjudan går till 11 mottagare/)
  const extra = 'säkerhetschefen <sakerhet@angelholm.example>'
  await send(`${event}/invited`, { message: 'Lunch ingår.', extra })
  await send(`${event}/invited`, { message: '', extra: '' })
  const sent = await letters('event_invitation')
  assert.equal(sent.length, 12)
  const bjuv = sent.find(({ toAddress }) => toAddress.includes('bjuv'))!
  const link = answerLink(bjuv.bodyText)
  assert.match((await page(link, stranger)).text, /Inbjudan till Seminariet/)
  const given = { answer: 'comes', answerNote: 'ekonomichefen följer med' }
  assert.equal((await stranger.post(link, given)).status, 303)
  const klippan = await calendarIn(sent.find(({ toAddress }) => toAddress.includes('klippan'))!)
  const reply = klippan
    .replace(/\r\n /g, '')
    .replace('METHOD:REQUEST', 'METHOD:REPLY')
    .replace('NEEDS-ACTION', 'DECLINED')
  const work = { association, clock, actor: system('test') }
  assert.ok(await database.transaction(association, (db) => answerByCalendar({ ...work, db }, reply)))
  const shown = (await page(event)).text
  assert.match(shown, /1 av 12 kommer/)
  const table = (await page(`${event}/invited.csv`)).text
  assert.match(
    table,
    /Bjuv,"kommundirektör, Bjuv",kommundirektor@bjuv\.example,kommer,ekonomichefen följer med/,
  )
  assert.match(table, /Klippan,"kommundirektör, Klippan",[^,]*,kan inte/)
  assert.doesNotMatch((await page(event, stranger)).text, /bjuv\.example|kommer/)
  assert.equal((await stranger.get(`${event}/invited.csv`)).status, 403)
})

test('those who have not answered are reminded a week before the last day, and their new link answers', async () => {
  clock.set('2012-03-23T09:00')
  const settings = readSettings({ MAIL_FROM: 'kansli@skane-nordvast.example', REPLY_DOMAIN: 'svar.example' })
  await runErrands({ database, clock, settings })
  const sent = await letters('event_reminder')
  assert.equal(sent.length, 10)
  await runErrands({ database, clock, settings })
  assert.equal((await letters('event_reminder')).length, 10)
  const { bodyText } = sent.find(({ toAddress }) => toAddress.includes('perstorp'))!
  const given = { answer: 'cannot', answerNote: '' }
  assert.equal((await stranger.post(answerLink(bodyText), given)).status, 303)
  assert.match((await page('/skane-nordvast/errands')).text, /Påminnelse om anmälan/)
})

test('moved, it is the same entry with a higher sequence, says what it was, and everybody is asked anew', async () => {
  const { id: _id, bodyId: _body, ...facts } = form
  await send(`${event}/change`, { ...facts, fromOn: '2012-04-19', toOn: '2012-04-20' })
  const [letter] = await letters('event_changed')
  assert.equal((await letters('event_changed')).length, 12)
  assert.match(letter!.bodyText, /Nya dagar: 19–20 april 2012 \(tidigare 12–13 april 2012\)/)
  const calendar = (await calendarIn(letter!)).replace(/\r\n /g, '')
  assert.match(calendar, new RegExp(`METHOD:REQUEST[\\s\\S]*UID:${form.id}@\\S+\\r\\nSEQUENCE:1`))
  assert.match(calendar, /DESCRIPTION:Flyttat\. Tidigare: 12–13 april 2012/)
  assert.match((await page(event)).text, /0 av 12 kommer/)
  assert.match((await page(room, stranger)).text, /Flyttat från 12–13 april 2012/)
  assert.match(await feed(), /SEQUENCE:1\r\n[^]*DTSTART;VALUE=DATE:20120419/)
  // Saved once more as it stands nobody is told anything.
  await send(`${event}/change`, { ...facts, fromOn: '2012-04-19', toOn: '2012-04-20' })
  assert.equal((await letters('event_changed')).length, 12)
})

test('called off, it is taken out of every calendar and stays with its reason; its twins tell it', async () => {
  await send(`${event}/cancel`, { reason: 'För få anmälda.' })
  const [letter] = await letters('event_cancelled')
  assert.match(letter!.bodyText, /Seminariet, 19–20 april 2012, är inställt\.\n\nFör få anmälda\./)
  assert.match(await calendarIn(letter!), /METHOD:CANCEL[\s\S]*SEQUENCE:2[\s\S]*STATUS:CANCELLED/)
  assert.match(await feed(), /SEQUENCE:2[\s\S]*SUMMARY:Seminariet\r\nSTATUS:CANCELLED/)
  assert.match((await page(event, stranger)).text, /Inställt[\s\S]*För få anmälda/)
  const again = await staff.post(`${event}/cancel`, { reason: '' })
  assert.equal(again.status, 409)
  assert.match(again.text, /Evenemanget är inställt/)
  const { events } = JSON.parse((await page(`${room}/events.json`, stranger)).text) as {
    events: { name: string; earlier: { from: string }[]; reason: string | null }[]
  }
  const seminar = events.find(({ name }) => name === 'Seminariet')!
  assert.deepEqual([seminar.earlier[0]?.from, seminar.reason], ['2012-04-12', 'För få anmälda.'])
  assert.match(
    (await page(`${room}/events.csv`, stranger)).text,
    /Kommundirektörsgruppen,Seminariet,2012-04-19,2012-04-20,Ängelholm,2012-03-30,Inställt,För få anmälda\./,
  )
  assert.equal(
    (JSON.parse((await page(`${event}.json`, stranger)).text) as { name: string }).name,
    'Seminariet',
  )
})

test('what is over invites nobody', async () => {
  const past = {
    ...form,
    id: newId(),
    name: 'Förra seminariet',
    fromOn: '2012-02-01',
    toOn: '2012-02-01',
    signUpOn: '',
  }
  await send(`${room}/events/new`, past)
  const answer = await staff.post(`${room}/events/${past.id}/invited`, { message: '', extra: '' })
  assert.equal(answer.status, 409)
  assert.match(answer.text, /Evenemanget är över/)
})
