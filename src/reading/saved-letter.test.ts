import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { unpack } from '../kit/mime/unpack.ts'
import { Refusal } from '../kit/refusal.ts'
import { readCommand } from './command.ts'
import { readDocument } from './document.ts'
import { isSavedLetter, letterAsText } from './saved-letter.ts'

const folder = mkdtempSync(join(tmpdir(), 'radslag-read-'))
after(() => rmSync(folder, { recursive: true }))

const letter = Buffer.from(
  [
    'From: Registrator <registrator@almby.example>',
    'To: registrator@forbundet.example',
    'Subject: Protokollsutdrag',
    'Date: Tue, 02 Jun 2015 23:30:00 +0200',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hej! Bifogar utdraget.',
    '--x',
    'Content-Type: text/plain; charset=utf-8; name="utdrag.txt"',
    'Content-Disposition: attachment; filename="utdrag.txt"',
    '',
    'Almby kommun',
    'Kommunstyrelsen 2015-06-01',
    '',
    '§ 77',
    'Taxor',
    'Beslut',
    'Kommunstyrelsen antar taxorna.',
    '--x--',
    '',
  ].join('\r\n'),
)

test('a saved letter is known by its head, a decision that names a sender is not one', () => {
  assert.equal(isSavedLetter(letter), true)
  assert.equal(isSavedLetter(Buffer.from('Från: a@b.example\nTill: c@d.example\n\nHej')), false)
  assert.equal(isSavedLetter(Buffer.from('§ 77 Taxor\nBeslut: antas\n\nFrom: here')), false)
})

test('a saved letter is read with its papers: the day it was sent, and the decision it carries', async () => {
  const { head, parts } = await unpack(letter)
  const words = parts.map((part) => part.text ?? new TextDecoder().decode(part.bytes ?? new Uint8Array()))
  const reading = readDocument(letterAsText(head, words))
  assert.equal(reading.mail?.sent?.value, '2015-06-02 23:30')
  assert.equal(reading.decision.number?.value, '§ 77')
  assert.equal(reading.decision.date?.value, '2015-06-01')
  assert.equal(reading.act, 'adopted')
})

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

for (const [what, path, code] of [
  ['a file that is missing', join(folder, 'nothing'), 'read.no-file'],
  ['a folder', folder, 'read.is-folder'],
  ['an empty file', file('empty', new Uint8Array()), 'file.empty'],
  ['white space', file('blank', Buffer.from(' \n\n\t')), 'extract.no-text'],
  [
    'a picture',
    file(
      'picture',
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
    ),
    'extract.unreadable',
  ],
  ['a PDF that breaks off', file('torn.pdf', Buffer.from('%PDF-1.4\ntorn')), 'extract.unreadable'],
  [
    'an archive that is no document',
    file('torn.docx', Buffer.from('PK\u0003\u0004torn')),
    'extract.unreadable',
  ],
] as const) {
  test(`${what} is refused with a sentence and nothing is read`, async () => {
    await assert.rejects(
      readCommand.run([path, '--json']),
      (error) => error instanceof Refusal && error.code === code,
    )
  })
}
