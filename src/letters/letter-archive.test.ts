import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { freshDatabase } from '../../test/help/database.ts'
import { extractOf, multipart, pdfOf, rawLetter } from '../../test/help/letters.ts'
import { aSending } from '../../test/help/sending.ts'
import { findInboxLetter } from '../intake/inbox.store.ts'
import { openLetter } from '../intake/letter.jobs.ts'
import { noDoors } from '../kit/settings.ts'
import { bringIn } from './door.jobs.ts'
import type { Door } from './door.ts'
import { findParts } from './part.store.ts'

const { database } = await freshDatabase()
const sending = await aSending(database)
const { clock, association } = sending

let count = 0
const head = (subject: string) => ({
  From: 'registrator@ortaby.example',
  To: 'registrator@forbundet.example',
  Subject: subject,
  Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
  'Message-ID': `<z${(count += 1)}@ortaby.example>`,
})

async function brought(raw: Uint8Array, door: Door) {
  const at = { door, association, filename: 'svar.zip', arrivedAt: () => clock.now() }
  const ids = await bringIn({ database, clock, doors: noDoors }, raw, at)
  for (const letter of ids) await openLetter({ database, clock, own: [] }, { association, letter })
  return await Promise.all(ids.map(found))
}

const found = (id: string) =>
  sending.work(async ({ db }) => ({
    ...(await findInboxLetter(db, association, id))!,
    parts: await findParts(db, association, id),
  }))

async function only(raw: Uint8Array) {
  const [letter, ...more] = await brought(raw, 'upload')
  assert.deepEqual(more, [])
  return letter!
}

test('a ZIP of saved letters and other files is one letter with letters in it', async () => {
  const extract = {
    type: 'application/pdf',
    filename: 'utdrag.pdf',
    content: pdfOf(extractOf('Ortaby', 12).split('\n')),
  }
  const saved = multipart(head('Svar PROV/15/0016-5'), [extract])
  const files = { 'svar/ett.eml': saved, 'svar/bild.png': Buffer.alloc(400, 1) }
  const letter = await only(zipSync(files))
  assert.deepEqual(
    letter.parts.map(({ role }) => role),
    ['letter', 'attachment', 'attachment'],
  )
  assert.equal(letter.proposals[0]?.act, 'adopted')
  assert.equal(letter.receivedAt, '2015-06-01T07:12:00.000Z')
})

test('a ZIP of nothing but saved letters is each of them, and one that also came by mail is there once', async () => {
  const [first, second] = ['Svar ett', 'Svar två'].map((subject) =>
    rawLetter(head(subject), extractOf('Ortaby', 15)),
  )
  const archive = zipSync({
    'svar/ett.eml': first!,
    'svar/två.eml': second!,
    '__MACOSX/svar/._ett.eml': first!,
  })
  const [mailed] = await brought(first!, 'lmtp')
  for (const door of ['folder', 'upload'] as const) {
    const [one, two, ...more] = await brought(archive, door)
    assert.deepEqual([one?.id, two?.filename, two?.id === one?.id, more], [mailed?.id, 'två.eml', false, []])
  }
})

test('a file that there is no room for is told of by its name, and the others are there', async () => {
  const archive = zipSync({ 'beslut.txt': Buffer.from('Se bilagan.'), 'film.bin': Buffer.alloc(5000) })
  const list = Buffer.from(archive)
  // The list of contents says that the second file is larger than any letter may unpack to.
  list.writeUInt32LE(300 * 1024 * 1024, list.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
  const { parts } = await only(list)
  const told = parts.map(({ filename, unreadReason }) => [filename, unreadReason])
  assert.deepEqual(told, [
    ['beslut.txt', null],
    ['film.bin', 'left-large'],
  ])
})

test('of an archive with too many files, those that are left out are told of', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 403 }, (_, index) => [`fil ${index}.txt`, Buffer.from(`Text ${index}.`)]),
  )
  const { parts } = await only(zipSync(files))
  const left = parts.filter(({ unreadReason }) => unreadReason === 'left-many')
  assert.deepEqual(
    [parts.length - left.length, left.map(({ filename }) => filename)],
    [400, ['fil 400.txt', 'fil 401.txt', 'fil 402.txt']],
  )
})
