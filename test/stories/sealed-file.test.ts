import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import mammoth from 'mammoth'
import { holdAgainstDatabase } from '../../src/app/verify-file.command.ts'
import { app, connection, cookie, database, meeting, page, send, staff, stranger } from '../help/directors.ts'
import { poppler, popplerMissing } from '../help/pdf.ts'
import { faultLines } from '../../src/app/verification.texts.ts'
import { Tampering } from '../help/tampering.ts'
import { sealMeeting } from '../help/sealed-meeting.ts'

// Sealed minutes are saved from the page; whoever has the file and the log's transcript checks it on a machine of their own.
const folder = mkdtempSync(join(tmpdir(), 'radslag-seal-'))
after(() => rmSync(folder, { recursive: true }))
const [pdf, log, changed] = ['protokoll.pdf', 'logg.ndjson', 'annan.pdf'].map((name) =>
  join(folder, name),
) as [string, string, string]

/** `radslag verify`, with no database to be had. */
function verify(...files: string[]): { status: number | null; said: string } {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', NODE_OPTIONS: '' }
  const command = ['--import', 'tsx', 'src/main.ts', 'verify', ...files]
  const done = spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  return { status: done.status, said: done.stdout + done.stderr }
}

const save = async (path: string, file: string): Promise<void> => {
  const reply = await app.request(`http://localhost:8080${path}`, { headers: { cookie } })
  assert.equal(reply.status, 200, path)
  writeFileSync(file, Buffer.from(await reply.arrayBuffer()))
}

before(async () => {
  await sealMeeting(meeting)
  await save(`${meeting}/minutes.pdf`, pdf)
  await save('/skane-nordvast/log.ndjson', log)
})

test('the saved file is the one that was sealed, and that takes no database', () => {
  const { status, said } = verify(pdf, log)
  assert.match(said, /skane-nordvast: loggen är hel, \d+ poster/)
  assert.match(
    said,
    /protokoll\.pdf: oförändrad\. Protokollet låstes i post \d+ \(Kommundirektörsgruppen 1\/2012/,
  )
  assert.equal(status, 0)
})

test('one byte changed is told, with its place; by the database its very number', async () => {
  const bytes = readFileSync(pdf)
  bytes[9000] = bytes[9000]! ^ 1
  writeFileSync(changed, bytes)
  const { status, said } = verify(changed, log)
  assert.match(said, /annan\.pdf: ÄNDRAD [\s\S]*byte 8192–12287/)
  assert.equal(status, 1)
  const asItWas = await holdAgainstDatabase(database, pdf)
  const asItIs = await holdAgainstDatabase(database, changed)
  assert.deepEqual([asItWas.holds, asItIs.holds], [true, false])
  assert.match(asItIs.lines.join('\n'), /byte 9000, räknat från 0/)
})

test('a file that was never sealed, a log that was tampered with or cut, and no log at all are each told', () => {
  writeFileSync(changed, '%PDF-1.7 något annat')
  assert.match(verify(changed, log).said, /finns inte i loggen/)
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  const sealing = lines.findIndex((line) => line.includes('minutes.sealed'))
  const bent = lines.with(
    sealing,
    lines[sealing]!.replace('Kommundirektörsgruppen 1/2012', 'Styrelsen 1/2012'),
  )
  const other = join(folder, 'bojd.ndjson')
  writeFileSync(other, bent.join('\n'))
  const told = verify(pdf, other)
  assert.match(told.said, new RegExp(`loggen är inte hel\\. Post ${sealing}: innehållet stämmer inte`))
  assert.equal(told.status, 1)
  writeFileSync(other, lines.slice(0, -1).join('\n'))
  assert.match(verify(pdf, other).said, /posten saknas/)
  assert.match(verify(pdf, pdf).said, /Filen är inte en loggutskrift/)
  assert.match(verify(join(folder, 'ingen.pdf'), log).said, /går inte att läsa/)
})

test('what the public is given of masked minutes is known as the masked edition, with the minutes it is of; so are its extracts', async () => {
  const publication = new URL(
    (await staff.get(`/skane-nordvast/publication/find?body=kommundirektorsgruppen&year=2012&number=1`))
      .location,
    'http://localhost:8080',
  ).pathname
  const form = { term: 'rule', lastDay: '', ground: '', names: '', off: '' }
  await send(publication, { ...form, maskedWords: 'Krisinformation' })
  const given = async (path: string, file: string): Promise<void> => {
    const reply = await app.request(`http://localhost:8080${path}`)
    assert.equal(reply.status, 200, path)
    writeFileSync(file, Buffer.from(await reply.arrayBuffer()))
  }
  const [masked, extract] = [join(folder, 'maskat.pdf'), join(folder, 'utdrag.pdf')]
  await given(`${meeting}/minutes.pdf`, masked)
  const item = /extracts\/([0-9a-f-]{36})"/.exec((await page(meeting, stranger)).text)![1]!
  await given(`${meeting}/extracts/${item}`, extract)
  const fresh = join(folder, 'logg-efter.ndjson')
  await save('/skane-nordvast/log.ndjson', fresh)
  const { status, said } = verify(masked, fresh)
  assert.match(
    said,
    /maskat\.pdf: oförändrad\. Det är den maskade upplagan av Kommundirektörsgruppen 1\/2012, .*Maskningen är antecknad i post \d+ .*Protokollet självt låstes i post \d+/,
  )
  assert.equal(status, 0)
  assert.match(verify(extract, fresh).said, /oförändrad\. Det är ett utdrag ur den maskade upplagan/)
  assert.doesNotMatch(readFileSync(fresh, 'utf8'), /Krisinformation/)
  if (!popplerMissing()) {
    assert.match(poppler('pdftotext', readFileSync(masked)), /\[maskat\]/)
    assert.doesNotMatch(poppler('pdftotext', readFileSync(masked)), /Krisinformation/)
  }
  // Nor does any other document of the meeting say the word to the public.
  for (const path of ['word', 'call/word', `extracts/${item}/word`]) {
    const word = join(folder, 'maskat.docx')
    await given(`${meeting}/${path}`, word)
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(word) })
    assert.match(value, /\[maskat\]/, path)
    assert.doesNotMatch(value, /Krisinformation/, path)
  }
  // Asked for again it is the same file; the staff still get the sealed one.
  const again = join(folder, 'igen.pdf')
  await given(`${meeting}/minutes.pdf`, again)
  assert.deepEqual(readFileSync(again), readFileSync(masked))
  await save(`${meeting}/minutes.pdf`, again)
  assert.deepEqual(readFileSync(again), readFileSync(pdf))
})

test('a masked edition that has been exchanged behind the program is told of, and one that is put there', async () => {
  const tampering = new Tampering(connection, database)
  assert.deepEqual(faultLines(await tampering.checked('skane-nordvast', false), 'sv'), [])
  const exchanged = `update minutes_edition set archive_sha256 = accessible_sha256`
  const words = `update minutes_edition set words_hash = sha256('annat')`
  const gone = `delete from minutes_edition`
  for (const [statement, says] of [
    [exchanged, /^Protokollet .+ 1\/2012: filerna till den maskade utgåvan 1 stämmer inte med loggen/],
    [words, /^Protokollet .+ 1\/2012: vad som maskas i utgåvan 1 stämmer inte med loggen/],
    [
      gone,
      /^Protokollet .+ 1\/2012: ”antal maskade utgåvor” är 0; enligt loggen \(post \d+\) ska det vara 1/,
    ],
  ] as const) {
    const found = await tampering.tampered('minutes_edition', statement, 'skane-nordvast', false)
    assert.match(faultLines(found, 'sv')[0] ?? 'nothing is said', says)
  }
})

test('the transcript shows nothing but what seals say, and is for the staff', async () => {
  const shown = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"payload":"'))
  assert.ok(shown.length > 0 && shown.every((line) => line.includes('"verb":"minutes.sealed"')))
  assert.equal((await stranger.get('/skane-nordvast/log.ndjson')).status, 403)
  assert.match((await page(`${meeting}/justering`)).text, /href="\/skane-nordvast\/log\.ndjson"/)
})

test(
  'the printed sheet tells the text’s checksum and how the file is checked',
  { skip: popplerMissing() },
  () => {
    const text = poppler('pdftotext', readFileSync(pdf))
    assert.match(text, /kontrollsumman \(SHA-256\)\s+[0-9a-f]{32} [0-9a-f]{32}/)
    assert.match(text, /radslag verify/)
  },
)
