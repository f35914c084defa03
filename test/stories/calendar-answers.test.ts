import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startWork } from '../../src/app/jobs.ts'
import { newId } from '../../src/kit/id.ts'
import { sendLetter } from '../../src/kit/mail/jobs.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { smtpTransport } from '../../src/kit/mail/transport.ts'
import { readSettings } from '../../src/kit/settings.ts'
import { findInbox } from '../../src/intake/inbox.store.ts'
import { association, clock, database, inside, meeting, page, send, stranger } from '../help/directors.ts'
import { type TestPart, multipart } from '../help/letters.ts'
import { handOver } from '../help/lmtp-client.ts'
import { freePort } from '../help/mail-servers.ts'
import { type MailReceiver, type ReceivedLetter, startMailReceiver } from '../help/mail-receiver.ts'

// From the agenda to the attendance: the call goes out by SMTP, and members' calendars answer it through the door for letters.
let receiver: MailReceiver
let port: number
let stop: () => Promise<void>
const transportOf = () => smtpTransport(receiver.url)

before(async () => {
  receiver = await startMailReceiver()
  port = await freePort()
  const settings = readSettings({ LMTP_PORT: String(port) })
  stop = await startWork({ database, clock, settings, demo: false })
})
after(async () => {
  await stop()
  await receiver.stop()
})

async function sendAll(): Promise<void> {
  const transport = transportOf()
  const waiting = await inside(({ db }) => outbox(db, association, { states: ['waiting'] }))
  for (const { id } of waiting) await sendLetter({ database, clock, transport }, { association, letter: id })
  transport.close()
}

const callTo = (name: string): ReceivedLetter =>
  receiver.letters.findLast(({ envelope }) => envelope.to.includes(`kommundirektor@${name}.example`))!
const calendarOf = ({ attachments }: ReceivedLetter): string =>
  attachments.find(({ mediaType }) => mediaType === 'text/calendar')!.content.toString()

/** What a calendar program answers to the invitation it was sent. */
function replyTo(invitation: string, partstat: string): string {
  const kept = invitation
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => /^(?:UID|SEQUENCE|DTSTART|DTEND|SUMMARY|ORGANIZER)[:;]/.test(line))
  const attendee = /^ATTENDEE.*(mailto:\S+)$/im.exec(invitation.replace(/\r\n[ \t]/g, ''))![1]!
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Exempel//Kalender//SV',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    ...kept,
    `ATTENDEE;PARTSTAT=${partstat};CN=x:${attendee}`,
    'DTSTAMP:20120116T100000Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
  return lines.map((line) => line.replace(/.{70}/g, '$&\r\n ')).join('\r\n')
}

/** As Outlook does, all within the text; or as Gmail does, with the same once more as a file. */
function answerLetter(from: string, calendar: string, asGmail: boolean): Buffer {
  const words: TestPart = { type: 'text/plain; charset=utf-8', content: 'Accepterat', encoding: '8bit' }
  const own: TestPart = { type: 'text/calendar; charset=utf-8; method=REPLY', content: calendar }
  const file: TestPart = { type: 'application/ics', filename: 'invite.ics', content: calendar }
  const head = {
    From: `<${from}>`,
    To: 'kansli@skane-nordvast.example',
    Subject: 'Accepterat: Kommundirektörsgruppen 1/2012',
    'Message-ID': `<${newId()}@${from.split('@')[1]!}>`,
    Date: 'Mon, 16 Jan 2012 11:00:00 +0100',
  }
  return multipart(head, asGmail ? [words, own, file] : [words, own], 'multipart/alternative')
}

async function deliverAndWait(raw: Buffer): Promise<void> {
  const before = await opened()
  assert.ok(await handOver(port, { raw, to: 'kansli@skane-nordvast.example' }))
  for (let tries = 0; (await opened()) === before && tries < 600; tries += 1) await sleep(50)
  assert.equal(await opened(), before + 1, 'the letter was not opened in time')
}
const opened = (): Promise<number> =>
  inside(async ({ db }) => {
    const rows = await db.selectFrom('letter').select('id').where('state', '!=', 'received').execute()
    return rows.length
  })
const waiting = () =>
  inside(({ db }) => findInbox(db, association, { view: 'waiting', today: '2012-01-16', person: newId() }))
const answerOf = async (name: string): Promise<string> => {
  const row = new RegExp(`kommundirektör, ${name}</span>[\\s\\S]*?</tr>`).exec(
    (await page(`${meeting}/call`)).text,
  )
  return row![0].replace(/<[^>]+>/g, ' ')
}

test('the call goes out with the paper, and accept and decline in a calendar become answers and attendance', async () => {
  await send(`${meeting}/items`, { titles: 'Krisinformation\nHamnen', batch: newId() })
  const file = new File(['Förslag till samordning.'], 'krisinformation.txt', { type: 'text/plain' })
  await send(`${meeting}/papers`, { file, id: newId(), itemId: '' })
  await send(`${meeting}/call`, { message: '', extra: '' })
  await sendAll()
  assert.equal(receiver.letters.length, 11)
  await deliverAndWait(
    answerLetter('kommundirektor@bjuv.example', replyTo(calendarOf(callTo('bjuv')), 'DECLINED'), false),
  )
  await deliverAndWait(
    answerLetter('kommundirektor@klippan.example', replyTo(calendarOf(callTo('klippan')), 'ACCEPTED'), true),
  )
  assert.match(await answerOf('Bjuv'), /kan inte/)
  assert.match(await answerOf('Klippan'), /kommer/)
  assert.match(await answerOf('Perstorp'), /inte svarat/)
  const table = (await page(`${meeting}/attendance.csv`)).text
  assert.match(table, /Bjuv,anmält förhinder,"kommundirektör, Bjuv"/)
  assert.match(table, /Klippan,frånvarande,,/)
  assert.deepEqual(await waiting(), [])
})

test('an answer of somebody who was never called is a letter like others', async () => {
  const calendar = replyTo(calendarOf(callTo('bjuv')), 'ACCEPTED').replaceAll('bjuv.example', 'annan.example')
  await deliverAndWait(answerLetter('nagon@annan.example', calendar, false))
  assert.equal((await waiting()).length, 1)
})

test('whoever first declines and then accepts has sent no apology', async () => {
  await deliverAndWait(
    answerLetter('kommundirektor@bjuv.example', replyTo(calendarOf(callTo('bjuv')), 'ACCEPTED'), false),
  )
  assert.match(await answerOf('Bjuv'), /kommer/)
  assert.match((await page(`${meeting}/attendance.csv`)).text, /Bjuv,frånvarande,,/)
})

test('a substitute and a guest who answer stand in the list of who is there, for the secretary to confirm', async () => {
  await send(`${meeting}/call`, { message: '', extra: 'säkerhetschefen <sakerhet@angelholm.example>' })
  await sendAll()
  const linkTo = (address: string): string => {
    const { text } = receiver.letters.findLast(({ envelope }) => envelope.to.includes(address))!
    return /http:\S+?(\/skane-nordvast\/invitation\/\S+)/.exec(text.replaceAll('=\n', ''))![1]!
  }
  const guest = await stranger.post(linkTo('sakerhet@angelholm.example'), { answer: 'comes', answerNote: '' })
  const answer = { answer: 'substitute', answerNote: 'ekonomichef, Perstorp' }
  const member = await stranger.post(linkTo('kommundirektor@perstorp.example'), answer)
  assert.deepEqual([guest.status, member.status], [303, 303])
  const shown = (await page(`${meeting}/attendance`)).text
  assert.match(shown, /aria-label="Företrädare för Perstorp"[^>]*value="ekonomichef, Perstorp"/)
  assert.match(shown, /aria-label="Närvaro för Perstorp"[\s\S]*?<option value="substitute" selected/)
  assert.match(shown, /<textarea[^>]*name="guests"[^>]*>säkerhetschefen<\/textarea>/)
})

test('an answer is to a time: after a move everybody is asked anew, and one to the old time does not count', async () => {
  const old = replyTo(calendarOf(callTo('klippan')), 'DECLINED')
  await send(`${meeting}/move`, { day: '2012-01-27', from: '13.00', to: '17.00', place: 'Bjuv' })
  assert.match(await answerOf('Klippan'), /inte svarat/)
  await deliverAndWait(answerLetter('kommundirektor@klippan.example', old, false))
  assert.match(await answerOf('Klippan'), /inte svarat/)
  await sendAll()
  assert.match(callTo('klippan').text, /Ditt svar gällde den tidigare tiden/)
  const anew = replyTo(calendarOf(callTo('klippan')), 'DECLINED')
  assert.match(anew, /SEQUENCE:1/)
  await deliverAndWait(answerLetter('kommundirektor@klippan.example', anew, false))
  assert.match(await answerOf('Klippan'), /kan inte/)
  assert.equal((await waiting()).length, 1)
})
