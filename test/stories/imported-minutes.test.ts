import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { docxFile } from '../../src/kit/docx/file.ts'
import { paragraph } from '../../src/kit/docx/document.ts'
import { canReadScans } from '../../src/kit/extract/scanned-text.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import { printMinutes } from '../../src/meetings/print.actions.ts'
import { app, cookie, kd, page, room, send, staff, stranger } from '../help/directors.ts'
import { FilledForm } from '../help/filled-form.ts'
import { attributeOf, byName, parseHtml } from '../help/html.ts'
import { longMinutes } from '../help/minutes.ts'
import { poppler, popplerMissing } from '../help/pdf.ts'

// Old minutes in every kind of file, from the upload to the printed sheet: it says what the source said.
const own = `KOMMUNDIREKTÖRSGRUPPENS PROTOKOLL 5/2010

Tid/Plats: Torsdag 25 november 2010 kl 13.00 – 16.00, Rådhuset i Bjuv

Närvarande: Kommundirektör Ek, Bjuv, Kommundirektör Alm, Klippan.

Anmält förhinder: Kommundirektör Björk, Åstorp

1. **Hamnen:** Materialet var utsänt. Gruppen diskuterade hamnens nya läge.
 - Kommundirektörsgruppen beslutar:**
 - Att godkänna materialet.
2. **Bron:** Material om bron kommer till nästa KD-möte.

Vid tangenterna

Sekreterare Dahl

Justeras

Kommundirektör Ask
`
const upload = async (name: string, content: Buffer | string, type: string): Promise<string> =>
  await send(`${room}/import`, { file: new File([new Uint8Array(Buffer.from(content))], name, { type }) })
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What the correction's form would send as it stands. */
function proposed(html: string): Record<string, string> {
  const whole = parseHtml(html)
  const form = byName(whole, 'form').find((each) => attributeOf(each, 'action') === `${room}/import/enter`)
  const { data } = new FilledForm(whole, form!).submission()
  return Object.fromEntries(data.filter(([name]) => name !== 'csrf') as [string, string][])
}

/** Enters what was proposed as it stands, has it adjusted and sealed, and returns the printed sheet. */
async function sheetOf(correction: string, changes: Record<string, string> = {}): Promise<Buffer> {
  const fields = proposed((await page(correction)).text)
  const meeting = await send(`${room}/import/enter`, { ...fields, bodyId: kd, ...changes })
  const html = (await page(`${meeting}/justering`)).text
  const adjuster = /id="adjuster-([0-9a-f-]{36})"/.exec(html)![1]!
  await send(`${meeting}/justering/answers`, { adjuster, answer: 'yes', manner: 'ink', reason: '' })
  await send(`${meeting}/justering/seal`)
  const reply = await app.request(`http://localhost:8080${meeting}/minutes.pdf`, { headers: { cookie } })
  return Buffer.from(await reply.arrayBuffer())
}

const enteredAndPrinted = async (correction: string): Promise<string> =>
  poppler('pdftotext', await sheetOf(correction), '-raw')

/** Letters and figures alone: hyphens at line ends, spaces and punctuation are the page's. */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/^SHA-256 .*$|^Skåne Nordväst Kommundirektörsgruppen \\d+\/\\d+$/gm, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The printed sheet says every sentence of the source, in its order. */
function saysTheSame(printed: string, sentences: readonly string[]): void {
  const all = bare(printed)
  let from = 0
  for (const sentence of sentences) {
    const at = all.indexOf(bare(sentence), from)
    assert.ok(at >= from, `not printed, or not in its place: ${sentence}`)
    from = at
  }
}

test('a text is read, entered and printed, and says the same', { skip: popplerMissing() }, async () => {
  const printed = await enteredAndPrinted(await upload('protokoll-2010.txt', own, 'text/plain'))
  saysTheSame(printed, [
    'protokoll 5/2010',
    'torsdag 25 november 2010 kl. 13.00–16.00',
    'Rådhuset i Bjuv',
    'Hamnen',
    'Materialet var utsänt. Gruppen diskuterade hamnens nya läge.',
    'Kommundirektörsgruppen beslutar att godkänna materialet.',
    'Bron',
    'Material om bron kommer till nästa KD-möte.',
    'Kommundirektör Ask',
  ])
})

/** What is the meeting's own of the fields: not which form or file it came by. */
function meetingIn(fields: Record<string, string>): Record<string, string> {
  const { id: _id, file: _file, filename: _filename, number: _number, ...rest } = fields
  return rest
}

test('what was printed is read, entered and printed once more, with its votes, reservations, attendance and tasks', async () => {
  const minutes = longMinutes()
  const [bjuv, ...others] = minutes.members
  const late = { holder: 'kommundirektör, Bjuv', notes: ['på distans', 'från kl. 13.30'] }
  const items = minutes.items.map((item, index) => ({
    ...item,
    reservations: index === 1 ? 'Bjuv reserverar sig.\n\nKlippan likaså.' : null,
    recused: index === 1 ? ['kommundirektör, Klippan'] : [],
  }))
  const members = [{ ...bjuv!, holders: [late] }, ...others]
  const guests = minutes.guests.toReversed()
  const [printed] = await printMinutes(
    { ...minutes, members, guests, items },
    { at: '2012-02-01T10:00:00.000Z' },
  )
  const first = await upload('forsta.pdf', printed!, 'application/pdf')
  const again = await upload('andra.pdf', await sheetOf(first, { number: '81' }), 'application/pdf')
  const [before, after] = [await page(first), await page(again)].map(({ text }) => meetingIn(proposed(text)))
  assert.deepEqual(after, before)
  assert.equal(before!['vote.1'], '7-1-1')
  assert.equal(before!['reservations.1'], 'Bjuv reserverar sig.\r\n\r\nKlippan likaså.')
  assert.equal(before!['recused.1'], 'kommundirektör, Klippan')
  assert.match(before!['present']!, /^kommundirektör, på distans, från kl. 13.30, Bjuv\r\n/)
  const third = await sheetOf(again, { number: '82' })
  const [one, other] = [await sheetOf(first, { number: '83' }), third].map((pdf) => textOf(pdf))
  assert.equal(other!.replaceAll('82/2012', '83/2012'), one)
})

/** Without the page's foot and the checksum. */
const textOf = (pdf: Buffer): string =>
  poppler('pdftotext', pdf, '-raw')
    .replace(/SHA-256 \S+/g, '')
    .replace(/kontrollsumman[\s\S]*?Den står/, '')

test('votes that are none are complained of at their field, and nothing typed is lost', async () => {
  const fields = proposed((await page(await upload('protokoll.txt', own, 'text/plain'))).text)
  const wrong = await staff.post(`${room}/import/enter`, { ...fields, bodyId: kd, 'vote.0': 'många' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Votering: Skriv rösterna som ja-nej-avstår/)
  assert.match(wrong.text, /value="många"/)
})

test('the same as a Word file is read as the same meeting', async () => {
  const blocks = own.split('\n').map((line) => paragraph(line))
  const correction = await upload('protokoll.docx', docxFile({ title: 'x', blocks }), docxType)
  const fields = proposed((await page(correction)).text)
  assert.deepEqual(
    [fields['number'], fields['day'], fields['title.0'], fields['clauses.0'], fields['title.1']],
    ['5', '2010-11-25', 'Hamnen', 'godkänna materialet.', 'Bron'],
  )
})

const setAsPdf = async (source: string, files = {}): Promise<Buffer> =>
  (await typesetter.pdfs({ source, data: own, files, seconds: 1 }, ['1.7']))[0]!
const plainPages =
  '#set text(font: "Source Sans 3", lang: "sv", hyphenate: false, size: 14pt)\n#for line in json(bytes(sys.inputs.data)).split("\\n") { par(line) }'

test('and as a PDF', async () => {
  const correction = await upload('protokoll.pdf', await setAsPdf(plainPages), 'application/pdf')
  const fields = proposed((await page(correction)).text)
  assert.deepEqual([fields['number'], fields['title.0'], fields['title.1']], ['5', 'Hamnen', 'Bron'])
})

/** A PDF whose words are locked with a password that nobody has. */
const locked = (): Buffer => {
  const key = '<'.concat('5a'.repeat(32), '>')
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n',
    `4 0 obj\n<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>\nendobj\n`,
  ]
  const head = '%PDF-1.4\n'
  const starts = objects.map((_, index) => head.length + objects.slice(0, index).join('').length)
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const body = head + objects.join('')
  const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 5\n0000000000 65535 f \n${table}${trailer}`)
}

test('a locked file is told as that, kept, and the meeting is written by hand beside it', async () => {
  const correction = await upload('protokoll-last.pdf', locked(), 'application/pdf')
  const shown = (await page(correction)).text
  assert.match(shown, /Filen är låst med lösenord/)
  assert.match(shown, /Filen är sparad\. Öppna den och skriv in mötet här/)
  const source = /href="([^"]*\/import\/source\?[^"]*)"/.exec(shown)![1]!.replaceAll('&amp;', '&')
  assert.equal((await page(source)).headers.get('content-type'), 'application/pdf')
  assert.equal((await stranger.get(source)).status, 403)
  const fields = proposed(shown)
  const typed = {
    bodyId: kd,
    number: '9',
    day: '2009-11-26',
    from: '13.00',
    to: '16.00',
    'title.0': 'Hamnen',
  }
  const missing = await staff.post(`${room}/import/enter`, { ...fields, ...typed, number: '' })
  assert.equal(missing.status, 422)
  assert.match(missing.text, /value="Hamnen"/)
  const meeting = await send(`${room}/import/enter`, { ...fields, ...typed })
  const entered = (await page(meeting)).text
  assert.match(entered, /Hamnen/)
  assert.match(entered, />protokoll-last</)
})

test('a scanned page is read by the shapes of its letters where that can be done; else it is told and kept', async () => {
  const pages = await setAsPdf(plainPages)
  const picture = Buffer.from(poppler('pdftoppm', pages, '-r', '150', '-png', '-singlefile'), 'latin1')
  const scan = await setAsPdf('#set page(margin: 0pt)\n#image("scan", width: 100%)', { scan: picture })
  const shown = (await page(await upload('skannat.pdf', scan, 'application/pdf'))).text
  if (await canReadScans()) {
    assert.match(shown, /Texten är läst ur en inskannad bild/)
    assert.match(shown, /Materialet var utsänt/)
  } else assert.match(shown, /troligen är den en inskannad bild/)
})

test('what Word lays on the clipboard becomes its text: scripts and styles are gone, and nothing of them is run', async () => {
  const lines = own
    .split('\n')
    .map((line) => `<p class=MsoNormal><span lang=SV>${line}</span><o:p></o:p></p>`)
  const pasted = `<html xmlns:o="urn:x"><head><style>p.MsoNormal{color:red}</style></head><body><script>alert(1)</script>${lines.join('\n')}<img src=x onerror=alert(2)></body></html>`
  const correction = await send(`${room}/import`, { pasted })
  const shown = (await page(correction)).text
  assert.doesNotMatch(shown, /alert\(|MsoNormal|onerror/)
  const fields = proposed(shown)
  assert.deepEqual([fields['title.0'], fields['clauses.0']], ['Hamnen', 'godkänna materialet.'])
})

const source = new URL('../../../shared/sources/minutes-2012.txt', import.meta.url)

test(
  'the minutes of 2012: read, entered, printed; every sentence of the source stands in the print, in its order',
  { skip: popplerMissing() || !existsSync(source) },
  async () => {
    const text = readFileSync(source, 'utf8')
    const correction = await upload('minutes-2012.txt', text.replace('1/2012', '71/2012'), 'text/plain')
    const printed = await enteredAndPrinted(correction)
    const items = text.slice(text.indexOf('Krisinformation:'), text.indexOf('Vid tangenterna'))
    const sentences = items
      .split(/\n+/)
      // A line of a name alone is the adjuster's mark at the turn of the page.
      .filter((line) => /\p{L}/u.test(line) && !/^\s*\p{Lu}\p{Ll}+\s*$/u.test(line))
      .flatMap((line) => line.replace(/^\s*(?:\d+\.|-)\s*/, '').split(/(?<=[.:])\s+|\*\*/))
      .filter((sentence) => /\p{L}/u.test(sentence))
    assert.ok(sentences.length > 40, String(sentences.length))
    saysTheSame(printed, sentences)
    const presence = bare(printed)
    const named = /Närvarande: ([\s\S]*?)\n/
      .exec(text)![1]!
      .split(/,\s*/)
      .map((part) => part.replace('.', ''))
    for (const name of named) assert.ok(presence.includes(bare(name)), name)
  },
)
