import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { brokenNames, schemaFaults } from '../../test/help/docx-schema.ts'
import { longMinutes } from '../../test/help/minutes.ts'
import { docxFile } from '../kit/docx/file.ts'
import { minutesText } from './minutes.ts'
import { wordMinutes } from './word-minutes.ts'

const facts = { kind: 'Protokoll', footer: 'Justerat', correction: null }

test('a foreign reader of Word files finds every line of the minutes, in order', async () => {
  const minutes = longMinutes()
  const buffer = docxFile(wordMinutes(minutes, facts))
  const plain = (text: string): string => text.replace(/[\s:,;–-]+/g, '')
  const read = plain((await mammoth.extractRawText({ buffer })).value)
  let from = 0
  for (const line of minutesText(minutes).split('\n').slice(1, -2)) {
    // A member's row is a table's: its cells stand one after the other.
    const at = read.indexOf(plain(line), from)
    assert.ok(at >= from, line)
    from = at
  }
})

test('headings are headings, the attendance is a table with a head, and the extract is certified by hand', async () => {
  const html = async (minutes: ReturnType<typeof longMinutes>, kind: string): Promise<string> =>
    (await mammoth.convertToHtml({ buffer: docxFile(wordMinutes(minutes, { ...facts, kind })) })).value
  const whole = await html(longMinutes(), 'Protokoll')
  assert.equal(whole.match(/<h1>/g)?.length, 1)
  assert.equal(whole.match(/<h2>/g)?.length, 14)
  assert.match(whole, /<thead><tr><th><p>Medlem<\/p><\/th>/)
  assert.match(whole, /kommundirektör, Helsingborg<br \/>Justerare/)
  const [item] = longMinutes().items
  const extract = await html({ ...longMinutes(), items: [item!] }, 'Protokollsutdrag')
  assert.match(extract, /protokollsutdrag 1\/2012/)
  assert.match(extract, /Utdragets riktighet bestyrks/)
  assert.doesNotMatch(extract, /Justerare/)
})

test('each of its parts is as the schema asks, and the page numbers and the language are told', () => {
  for (const kind of ['Protokoll', 'Protokollsutdrag']) {
    const file = docxFile(wordMinutes(longMinutes(), { ...facts, kind, correction: 'Fel dag.' }))
    const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
    for (const [name, text] of parts) assert.deepEqual(schemaFaults(text), [], name)
    const made = new Map(parts)
    assert.deepEqual(brokenNames(made), [])
    assert.match(made.get('word/footer1.xml')!, /PAGE[\s\S]*NUMPAGES/)
    assert.match(made.get('word/styles.xml')!, /<w:lang w:val="sv-SE"/)
  }
})
