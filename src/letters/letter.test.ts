import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { fileBytes } from '../kit/files/store.ts'
import { noDoors } from '../kit/settings.ts'
import { bringIn } from './door.jobs.ts'
import { openLetter } from '../intake/letter.jobs.ts'
import { findLetter } from './letter.store.ts'
import { findParts } from './part.store.ts'

const { database } = await freshDatabase()
let sending: TestSending

const letter = (head: string, text: string): Buffer =>
  Buffer.from(`${head.trim().replaceAll('\n', '\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`)

const answer = letter(
  `
From: Registrator <registrator@ortaby.example>
To: registrator@forbundet.example
Subject: Svar: PROV/15/0016-5
Date: Mon, 1 Jun 2015 09:12:00 +0200
Message-ID: <svar-1@ortaby.example>`,
  'ORTABY KOMMUN\nProtokollsutdrag från kommunstyrelsen 2015-05-25\n\n§ 12 Överenskommelsen\n\nKommunstyrelsens beslut\nKommunstyrelsen beslutar att anta överenskommelsen om samverkan.',
)

async function bring(raw: Buffer, door: 'lmtp' | 'imap' = 'lmtp'): Promise<string[]> {
  const porter = { database, clock: sending.clock, doors: noDoors }
  return await bringIn(porter, raw, { door, arrivedAt: () => sending.clock.now() })
}

async function opened(raw: Buffer) {
  const [id] = await bring(raw)
  await openLetter(
    { database, clock: sending.clock, own: [] },
    { association: sending.association, letter: id! },
  )
  return await sending.work(async ({ db, association }) => {
    const rows = await db.selectFrom('letter').select('proposals').where('id', '=', id!).execute()
    return {
      letter: (await findLetter(db, association, id!))!,
      parts: await findParts(db, association, id!),
      proposals: rows[0]!.proposals as unknown as {
        circulation: string
        organisation: string
        act: string
      }[],
    }
  })
}

describe('letters that come in', () => {
  before(async () => {
    sending = await aSending(database)
  })

  test('a letter is kept byte for byte, read, and its answer proposed', async () => {
    const { letter: kept, parts, proposals } = await opened(answer)
    assert.equal(kept.state, 'parsed')
    assert.equal(kept.sorted, 'to_register')
    const raw = await sending.work(({ db, association }) => fileBytes(db, association, kept.sha256))
    assert.deepEqual(raw, answer)
    assert.match(parts[0]!.text!, /anta överenskommelsen/)
    const [first] = proposals
    assert.equal(first?.circulation, sending.circulation)
    assert.equal(first?.organisation, sending.members[0])
    assert.equal(first?.act, 'adopted')
  })

  test('the same letter by another door, with that server’s own lines, is the same letter', async () => {
    const [one] = await bring(answer)
    const [other] = await bring(
      Buffer.concat([
        Buffer.from(
          'Received: by mx.example; Mon, 1 Jun 2015 09:13:00 +0200\r\nDelivered-To: a@b.example\r\n',
        ),
        answer,
        Buffer.from('\r\n'),
      ]),
      'imap',
    )
    assert.equal(other, one)
  })

  test('two letters under one Message-ID are two letters', async () => {
    const head = 'From: a@ortbby.example\nSubject: hej\nMessage-ID: <samma@ortbby.example>'
    const [one] = await bring(letter(head, 'Det ena.'))
    const [other] = await bring(letter(head, 'Det andra.'))
    assert.notEqual(one, other)
  })
})
