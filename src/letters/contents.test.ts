import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { extractOf, multipart, pdfOf, rawLetter } from '../../test/help/letters.ts'
import { aSending } from '../../test/help/sending.ts'
import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { queueMail } from '../kit/mail/actions.ts'
import { findLetter as findOutgoing, settleLetter } from '../kit/mail/store.ts'
import { noDoors } from '../kit/settings.ts'
import { addDocument, addEntry } from '../cases/registry.actions.ts'
import { bringIn } from './door.jobs.ts'
import type { Door } from './door.ts'
import { findInboxLetter } from '../intake/inbox.store.ts'
import { openLetter } from '../intake/letter.jobs.ts'
import { findParts, findReports, findUnread } from './part.store.ts'

const { database } = await freshDatabase()
const sending = await aSending(database)
const { clock } = sending

let count = 0
const head = (more: Readonly<Record<string, string>> = {}) => ({
  From: 'registrator@ortaby.example',
  To: 'registrator@forbundet.example',
  Subject: 'Svar',
  Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
  'Message-ID': `<c${(count += 1)}@ortaby.example>`,
  ...more,
})

async function opened(raw: Buffer, door: Door = 'lmtp') {
  const at = { door, association: sending.association, arrivedAt: () => clock.now() }
  const [id] = await bringIn({ database, clock, doors: noDoors }, raw, at)
  const own = ['registrator@forbundet.example']
  await openLetter({ database, clock, own }, { association: sending.association, letter: id! })
  return await sending.work(async ({ db, association }) => ({
    ...(await findInboxLetter(db, association, id!))!,
    parts: await findParts(db, association, id!),
  }))
}

const lines = extractOf('Ortaby', 12).split('\n')

describe('what a letter holds', () => {
  test('an annex that came empty is told of by its name, for it is to be asked for', async () => {
    const letter = await opened(
      multipart(head(), [
        { type: 'text/plain; charset=utf-8', content: 'Se bilagan.' },
        { type: 'application/pdf', filename: '../../utdrag.pdf', content: '' },
      ]),
    )
    const annex = letter.parts.find(({ role }) => role === 'attachment')
    assert.deepEqual([annex?.filename, annex?.unreadReason, annex?.sha256], ['utdrag.pdf', 'empty', null])
  })

  test('the extract is the last of three files', async () => {
    const letter = await opened(
      multipart(head({ Subject: 'Svar PROV/15/0016-5' }), [
        { type: 'text/plain; charset=utf-8', content: 'Se bilagor. Hälsningar, registrator' },
        { type: 'image/png', filename: 'logo.png', content: Buffer.alloc(400, 1) },
        { type: 'application/pdf', filename: 'följebrev.pdf', content: pdfOf(['Här kommer vårt beslut.']) },
        { type: 'application/pdf', filename: 'utdrag.pdf', content: pdfOf(lines) },
      ]),
    )
    const [first] = letter.proposals
    assert.equal(first?.act, 'adopted')
    assert.equal(first?.organisation, sending.members[0])
    assert.equal(letter.parts[first?.part ?? 0]?.filename, 'utdrag.pdf')
  })

  test('text that says UTF-8 and is Windows-1252 is read as what it is', async () => {
    const raw = multipart(head(), [
      {
        type: 'text/plain; charset=utf-8',
        encoding: '8bit',
        content: Buffer.from('Kommunen är för.', 'latin1'),
      },
    ])
    assert.equal((await opened(raw)).parts[0]?.text?.trim(), 'Kommunen är för.')
  })

  test('a letter within a letter is opened with its own head and files', async () => {
    const inner = multipart(head({ Subject: 'Svar PROV/15/0016-5' }), [
      { type: 'text/plain', content: 'Bifogat.' },
      { type: 'application/pdf', filename: 'utdrag.pdf', content: pdfOf(lines) },
    ])
    const letter = await opened(
      multipart(head({ From: 'kollega@forbundet.example', Subject: 'VB: Svar' }), [
        { type: 'text/plain', content: 'Låg hos mig under semestern.' },
        { type: 'message/rfc822', encoding: '8bit', content: inner },
      ]),
    )
    assert.deepEqual(
      letter.parts.map(({ role, parent }) => [role, parent]),
      [
        ['text', null],
        ['letter', null],
        ['text', 1],
        ['attachment', 1],
      ],
    )
    assert.equal(letter.proposals[0]?.organisation, sending.members[0])
    assert.equal(letter.receivedAt, '2015-06-01T07:12:00.000Z', 'the day it reached the office')
    assert.equal(letter.forwardedAt, clock.now(), 'and the day it was forwarded')
  })

  test('a letter that the member itself passed on was received when it came', async () => {
    const inner = rawLetter(head({ Date: 'Fri, 1 May 2015 09:00:00 +0200' }), 'Internt.')
    const letter = await opened(
      multipart(head({ Subject: 'VB: internt' }), [
        { type: 'message/rfc822', encoding: '8bit', content: inner },
      ]),
    )
    assert.deepEqual([letter.receivedAt, letter.forwardedAt], [clock.now(), null])
  })

  test('what is asked in the quoted letter of ours is no answer', async () => {
    const text = `Tack, vi återkommer.\n\nFrån: Kansliet <registrator@forbundet.example>\nSkickat: den 19 mars 2015 14:00\nTill: registrator@ortaby.example\nÄmne: Rekommendation (PROV/15/0016-5)\n\n${extractOf('Ortaby', 12)}\nSvarsadress för Ortaby: svar+x@svar.example`
    const letter = await opened(
      rawLetter(
        head({ Subject: 'SV: Rekommendation (PROV/15/0016-5)', 'Content-Type': 'text/plain; charset=utf-8' }),
        text,
      ),
    )
    assert.equal(letter.proposals[0]?.act, null)
  })

  test('a paper that we sent out and that comes back is known for ours', async () => {
    const ours = pdfOf(['Förslag till överenskommelse'])
    await sending.work(async (work) => {
      const { sha256 } = await storeFile(work, ours, { filename: 'avtal.pdf' })
      const [entry, document] = [newId(), newId()]
      const { caseId } = sending
      const facts = { caseId, direction: 'sent', happenedOn: '2015-03-19', receivedAt: null } as const
      await addEntry(work, {
        id: entry,
        ...facts,
        counterpart: null,
        foreignDnr: null,
        subject: 'Utskick',
        channel: 'mail',
      })
      await addDocument(work, {
        id: document,
        entryId: entry,
        title: 'Avtal',
        filename: 'avtal.pdf',
        sha256,
        text: null,
        public: true,
      })
      await work.db
        .insertInto('circulationDocument')
        .values({
          associationId: work.association,
          circulationId: sending.circulation,
          version: 1,
          position: 1,
          role: 'instrument',
          documentId: document,
        })
        .execute()
    })
    const letter = await opened(
      multipart(head({ Subject: 'PROV/15/0016-5' }), [
        { type: 'text/plain; charset=utf-8', content: extractOf('Ortaby', 16) },
        { type: 'application/pdf', filename: 'avtal.pdf', content: ours },
      ]),
    )
    assert.equal(letter.proposals[0]?.part, 0)
  })

  test('the same letter with a gateway’s mark in its subject is a copy of the first', async () => {
    const id = { 'Message-ID': '<samma@ortaby.example>' }
    const first = await opened(rawLetter(head({ ...id, Subject: 'Beslut' }), 'Vi har beslutat.'))
    const second = await opened(rawLetter(head({ ...id, Subject: '[EXTERN] Beslut' }), 'Vi har  beslutat.'))
    assert.deepEqual([second.sorted, second.copyId], ['copy', first.id])
    const other = await opened(rawLetter(head({ ...id, Subject: 'Beslut igen' }), 'Något annat.'))
    assert.equal(other.copyId, null)
  })

  test('what is sealed by S/MIME is to be read by hand, and says why', async () => {
    const letter = await opened(
      multipart(head(), [
        {
          type: 'application/pkcs7-mime; smime-type=enveloped-data',
          filename: 'smime.p7m',
          content: Buffer.from([48, 130, 1, 2]),
        },
      ]),
    )
    assert.deepEqual([letter.state, letter.unreadReason], ['unreadable', 'encrypted'])
    assert.equal(letter.parts.length, 1, 'it is kept and can be saved')
  })

  test('a letter that nothing can be read of is kept, with the reason', async () => {
    const letter = await opened(
      multipart(head(), [
        {
          type: 'application/msword',
          filename: 'beslut.doc',
          content: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        },
      ]),
    )
    assert.deepEqual(
      [letter.state, letter.unreadReason, letter.sorted],
      ['unreadable', 'old-office', 'holding'],
    )
    assert.equal(letter.parts.length, 1)
    assert.deepEqual(await sending.work(({ db, association }) => findUnread(db, association)), [])
  })
})

describe('machines’ letters', () => {
  test('a delivery report is kept with our letter that it is about', async () => {
    const sent = await sending.work((work) =>
      queueMail(work, {
        purpose: 'circulation',
        concerns: sending.circulation,
        from: 'registrator@forbundet.example',
        to: 'registrator@ortbby.example',
        subject: 'Rekommendation',
        body: 'Hej',
      }),
    )
    await sending.work(({ db }) =>
      settleLetter(db, sending.association, sent.id, { state: 'sent', lastError: null, sentAt: sent.dueAt }),
    )
    const status = `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; registrator@ortbby.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such\r\n user\r\n`
    const letter = await opened(
      multipart(
        head({ From: 'MAILER-DAEMON@mx.example' }),
        [
          { type: 'text/plain', content: 'Undelivered.' },
          { type: 'message/delivery-status', encoding: '8bit', content: status },
          {
            type: 'text/rfc822-headers',
            encoding: '8bit',
            content: `Message-ID: ${sent.messageId}\r\nSubject: x\r\n`,
          },
        ],
        'multipart/report; report-type=delivery-status',
      ),
    )
    assert.equal(letter.sorted, 'bounced', 'somebody must find another contact')
    const mail = await sending.work(({ db }) => findOutgoing(db, sending.association, sent.id))
    assert.deepEqual([mail?.state, mail?.lastError], ['failed', '550 5.1.1 no such user'])
    const reports = await sending.work(({ db }) => db.selectFrom('deliveryReport').selectAll().execute())
    assert.deepEqual(
      reports.map(({ mailId, recipient, action, status: code, words }) => [
        mailId,
        recipient,
        action,
        code,
        words,
      ]),
      [[sent.id, 'registrator@ortbby.example', 'failed', '5.1.1', '550 5.1.1 no such user']],
    )
    const [told] = await sending.work(({ db }) => findReports(db, sending.association, letter.id))
    assert.deepEqual([told?.messageId, told?.status], [sent.messageId, '5.1.1'])
    const answer = await opened(
      rawLetter(head({ 'In-Reply-To': sent.messageId, From: 'privat@annan.example' }), 'Ja.'),
    )
    assert.deepEqual(
      [answer.proposals[0]?.organisation, answer.proposals[0]?.reasons[0]?.code],
      [sending.members[1], 'thread'],
    )
  })

  test('newsletters and spam are told apart, unless a sign of ours is in them', async () => {
    const list = { 'List-Unsubscribe': '<https://x.example>' }
    assert.equal((await opened(rawLetter(head(list), 'Veckans nyheter.'))).sorted, 'newsletter')
    assert.equal((await opened(rawLetter(head({ 'X-Spam-Flag': 'YES' }), 'Vinn!'))).sorted, 'suspect')
    const known = head({ ...list, 'X-Spam-Flag': 'YES', Subject: 'Svar PROV/15/0016-5' })
    assert.equal((await opened(rawLetter(known, extractOf('Ortaby', 12)))).sorted, 'to_register')
  })
})
