import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshDatabase } from '../../test/help/database.ts'
import { extractOf, multipart, rawLetter } from '../../test/help/letters.ts'
import { anOutlookLetter, outlookFile } from '../../test/help/outlook.ts'
import { noScans, scannedPdf } from '../../test/help/scans.ts'
import { aSending } from '../../test/help/sending.ts'
import { noDoors } from '../kit/settings.ts'
import { openDoors } from '../letters/door.jobs.ts'
import { findInboxLetter } from './inbox.store.ts'
import { openLetter } from './letter.jobs.ts'
import { findParts } from '../letters/part.store.ts'

const { database } = await freshDatabase()
const sending = await aSending(database)
const { clock, association } = sending
const folder = await mkdtemp(join(tmpdir(), 'radslag-inbox-'))
after(() => rm(folder, { recursive: true }))

const head = (subject: string) => ({
  From: 'registrator@ortaby.example',
  To: 'registrator@forbundet.example',
  Subject: subject,
  Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
  'Message-ID': `<${subject.length}@ortaby.example>`,
})

/** Lays files in the folder as if they had lain there a while, and waits until those that are letters are gone. */
async function laid(files: Readonly<Record<string, Buffer>>): Promise<void> {
  const before = new Date(Date.now() - 10_000)
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(folder, name), bytes)
    await utimes(join(folder, name), before, before)
  }
  const close = await openDoors({ database, clock, doors: { ...noDoors, folder } })
  const letters = async () => (await readdir(folder)).filter((name) => /\.(eml|msg)$/.test(name))
  for (let tries = 0; tries < 100 && (await letters()).length > 0; tries++) await sleep(50)
  await close()
}

const inFolder = () =>
  sending.work(({ db }) =>
    db.selectFrom('letter').select(['id', 'receivedAt', 'filename']).where('door', '=', 'folder').execute(),
  )

test('letters laid in the watched folder are taken and moved; nothing is deleted, other files are left alone', async () => {
  const raw = rawLetter(head('Lagt i mappen'), 'Hej.')
  await laid({ 'svar.eml': raw, 'tom.eml': Buffer.alloc(0), 'annat.xlsx': raw })
  assert.deepEqual((await readdir(folder)).toSorted(), ['annat.xlsx', 'refused', 'taken'])
  assert.deepEqual(await readdir(join(folder, 'refused')), ['tom.eml'])
  assert.deepEqual(await readFile(join(folder, 'taken', 'svar.eml')), raw)
  const [row, ...more] = await inFolder()
  assert.deepEqual([row?.receivedAt, row?.filename, more], ['2015-06-01T07:12:00.000Z', 'svar.eml', []])
})

test('a link that is laid there is not followed: who may write in the folder may not read the whole machine', async () => {
  const there = (await inFolder()).length
  const secret = join(tmpdir(), `radslag-secret-${process.pid}.eml`)
  await writeFile(secret, rawLetter(head('Någon annans fil'), 'Hemligt.'))
  after(() => rm(secret))
  const before = new Date(Date.now() - 10_000)
  await utimes(secret, before, before)
  await symlink(secret, join(folder, 'lank.eml'))
  await laid({})
  assert.equal((await inFolder()).length, there)
  assert.ok((await readdir(join(folder, 'refused'))).includes('lank.eml'))
})

test('a scanned page is read, and what it says is proposed', { skip: noScans }, async () => {
  const scan = scannedPdf(extractOf('Ortaby', 12).split('\n'))
  const file = { type: 'application/pdf', filename: 'skannat.pdf', content: scan }
  await laid({ 'skannat.eml': multipart(head('Svar PROV/15/0016-5'), [file]) })
  const row = (await inFolder()).find(({ filename }) => filename === 'skannat.eml')
  await openLetter({ database, clock, own: [] }, { association, letter: row!.id })
  const { letter, parts } = await sending.work(async ({ db }) => ({
    letter: await findInboxLetter(db, association, row!.id),
    parts: await findParts(db, association, row!.id),
  }))
  assert.deepEqual([parts[0]?.scanned, letter?.state], [true, 'parsed'])
  assert.match(parts[0]?.text ?? '', /Kommunstyrelsen beslutar att anta/)
  assert.equal(letter?.proposals[0]?.act, 'adopted')
})

test('a letter saved from Outlook is taken by the day it reached the office, and the letter within it is read', async () => {
  const inner = { ...anOutlookLetter, subject: 'Svar PROV/15/0016-5', body: extractOf('Ortaby', 12) }
  const raw = outlookFile({ ...anOutlookLetter, files: [{ filename: 'Svar', letter: inner }] })
  await laid({ 'vidare.msg': raw })
  assert.deepEqual(await readFile(join(folder, 'taken', 'vidare.msg')), raw)
  const find = async () => (await inFolder()).find(({ filename }) => filename === 'vidare.msg')
  await openLetter({ database, clock, own: [] }, { association, letter: (await find())!.id })
  const row = await find()
  assert.equal(row?.receivedAt, anOutlookLetter.deliveredAt)
  const letter = await sending.work(({ db }) => findInboxLetter(db, association, row.id))
  assert.equal(letter?.state, 'parsed')
  assert.equal(letter?.proposals[0]?.act, 'adopted')
})
