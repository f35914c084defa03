import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { parseLetter } from '../../../test/help/mail-parser.ts'
import { composeMessage } from './compose.ts'
import type { Letter } from './letter.ts'

const pdf = Buffer.from('%PDF-1.7\nåäö\r\n')

async function* open() {
  yield pdf
}

const letter: Letter = {
  messageId: '<0192aaaa-0000-7000-8000-000000000001@forbund.example>',
  fromAddress: '"Förbundets kansli" <registrator@forbund.example>',
  toAddress: 'registrator@österåker.example',
  replyTo: 'svar+abc123@forbund.example',
  subject:
    'Rekommendation: överenskommelse om insatser för barn och unga, KSL/15/0016-5, svar senast den 15 juni 2015',
  bodyText:
    'Till kommunstyrelsen\n\nFrom början till slut är detta en enda lång rad utan radbrytning, så som den skrivs i ett formulär: ÅÄÖ åäö – 50 % = hälften.\n.\nFrån styrelsen\n',
  attachments: [
    { sha256: 'aa', filename: 'Överenskommelse på väg.pdf', mediaType: 'application/pdf', size: pdf.length },
    { sha256: 'bb', filename: 'brev.eml', mediaType: 'message/rfc822', size: pdf.length },
  ],
  unsubscribeUrl: null,
  dueAt: '2015-03-19T13:00:30.000Z',
}

const compose = (changes: Partial<Letter> = {}): Promise<Buffer> =>
  buffer(composeMessage({ ...letter, ...changes }, open))

test('the letter reads as it was written, Swedish letters and files too', async () => {
  const read = parseLetter(await compose())
  assert.equal(read.subject, letter.subject)
  assert.equal(read.text.trimEnd(), letter.bodyText.trimEnd())
  assert.equal(read.header('from'), 'Förbundets kansli <registrator@forbund.example>')
  assert.equal(read.header('to'), 'registrator@xn--sterker-hxa2m.example')
  assert.equal(read.header('reply-to'), letter.replyTo)
  assert.equal(read.header('date'), 'Thu, 19 Mar 2015 13:00:30 +0000')
  assert.equal(read.header('auto-submitted'), 'auto-generated')
  assert.deepEqual(
    read.attachments.map(({ filename, mediaType }) => [filename, mediaType]),
    [
      ['Överenskommelse på väg.pdf', 'application/pdf'],
      ['brev.eml', 'application/octet-stream'],
    ],
  )
  for (const attachment of read.attachments) assert.ok(attachment.content.equals(pdf))
})

test('it is plain text in lines that every mail server takes, and names no program and no person more', async () => {
  const raw = (await compose()).toString('latin1')
  for (const line of raw.split('\r\n')) assert.ok(line.length <= 998 && !/[\r\n\x80-\xff]/.test(line), line)
  assert.match(raw, /Content-Type: text\/plain; charset=utf-8/)
  const names = parseLetter(Buffer.from(raw, 'latin1')).headers.map(([name]) => name.toLowerCase())
  assert.deepEqual(names.toSorted(), [
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'reply-to',
    'subject',
    'to',
  ])
})

test('equal letters are equal bytes', async () => {
  assert.ok((await compose()).equals(await compose()))
})

test('two addressees get the same letter but for address, Reply-To, Message-ID and boundary', async () => {
  const other = {
    toAddress: 'registrator@bjuv.example',
    replyTo: 'svar+def456@forbund.example',
    messageId: '<0192aaaa-0000-7000-8000-000000000002@forbund.example>',
  }
  const strip = (raw: Buffer): string =>
    raw
      .toString('latin1')
      .replace(/^(To|Reply-To|Message-ID): .*\r\n/gm, '')
      .replace(/--_NmP-[0-9a-f]+-Part_\d/g, 'boundary')
  assert.notEqual(strip(await compose()), (await compose()).toString('latin1'))
  assert.equal(strip(await compose()), strip(await compose(other)))
})

test('a calendar stands beside the text, for programs that show their buttons for that, and as a file for the others', async () => {
  const calendar = { sha256: 'cc', filename: 'invite.ics', mediaType: 'text/calendar', size: pdf.length }
  const raw = (await compose({ attachments: [calendar] })).toString()
  const types = [...raw.matchAll(/^Content-Type: ([^;\r]+)/gm)].map((match) => match[1])
  assert.deepEqual(types, [
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/calendar',
    'text/calendar',
  ])
  assert.equal(raw.match(/text\/calendar;\s+charset=utf-8;\s+method=REQUEST/g)?.length, 2)
  assert.equal(parseLetter(Buffer.from(raw)).text.trimEnd(), letter.bodyText.trimEnd())
})

test('only a letter that somebody may do without says how to end its kind, by one click', async () => {
  const unsubscribeUrl = 'https://radslag.example/ksl/unsubscribe/abc'
  const read = parseLetter(await compose({ unsubscribeUrl }))
  assert.equal(read.header('list-unsubscribe'), `<${unsubscribeUrl}>`)
  assert.equal(read.header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  assert.doesNotMatch((await compose()).toString('latin1'), /unsubscribe/i)
})
