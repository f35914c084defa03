import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { longMinutes } from '../../test/help/minutes.ts'
import { pdfObjects, poppler, popplerMissing } from '../../test/help/pdf.ts'
import { typesetter } from '../kit/typst/typesetter.ts'
import { minutesText } from './minutes.ts'
import { printMinutes } from './print.actions.ts'

after(() => typesetter.stop())
const at = '2012-02-01T10:00:00.000Z'
const skip = popplerMissing()

test('equal minutes give equal bytes, also from a child that has been started anew; another word gives others', async () => {
  const [archive, accessible] = await printMinutes(longMinutes(), { at })
  typesetter.stop()
  const [again, accessibleAgain] = await printMinutes(longMinutes(), { at })
  assert.ok(archive!.equals(again!) && accessible!.equals(accessibleAgain!))
  const [other] = await printMinutes({ ...longMinutes(), place: 'Bjuv' }, { at })
  assert.ok(!archive!.equals(other!))
})

test('both say what a checker of PDF/A-2a and PDF/UA-1 asks for', { skip }, async () => {
  const pdfs = await printMinutes(longMinutes(), { at })
  for (const pdf of pdfs) {
    const objects = pdfObjects(pdf)
    assert.match(objects, /\/MarkInfo\s*<<[^>]*\/Marked true/)
    assert.match(objects, /\/Lang ?\(sv-SE\)/)
    assert.match(objects, /\/StructTreeRoot/)
    assert.match(objects, /\/Outlines/)
    assert.doesNotMatch(objects, /\/(?:JavaScript|EmbeddedFiles|Encrypt|AA) ?[<[(/0-9]/)
    const info = poppler('pdfinfo', pdf)
    assert.match(info, /Title:\s+Kommundirektörsgruppen – Protokoll 1\/2012/)
    assert.match(info, /Tagged:\s+yes/)
    assert.match(info, /Pages:\s+6/)
    for (const line of poppler('pdffonts', pdf).trim().split('\n').slice(2))
      assert.match(line, /SourceSans3-\w+ .* yes yes yes/)
  }
  const [archive, accessible] = pdfs.map((pdf) => pdfObjects(pdf))
  assert.match(archive!, /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</)
  assert.match(archive!, /\/OutputIntents?/)
  assert.match(archive!, /\/GTS_PDFA1/)
  assert.match(accessible!, /pdfuaid:part>1</)
  assert.match(accessible!, /\/DisplayDocTitle true/)
})

test(
  'read aloud it has headings, a table with heads of columns, lists, and the text in order',
  { skip },
  async () => {
    const [pdf] = await printMinutes(longMinutes(), { at }, ['ua-1'])
    const structure = poppler('pdfinfo', pdf!, '-struct')
    const count = (pattern: RegExp): number => structure.match(pattern)?.length ?? 0
    assert.equal(count(/^ *H1\b/gm), 1)
    assert.ok(count(/^ *H2\b/gm) >= 14)
    assert.equal(count(/^ *TH\b/gm), 3)
    assert.equal(count(/\/Scope \/Column/g), 3)
    assert.equal(count(/^ *TD\b/gm), 33)
    assert.ok(count(/^ *LI\b/gm) >= 20)
    const plain = (text: string): string => text.replace(/\u00ad|[-‐]\n/g, '').replace(/\s+/g, '')
    const printed = plain(poppler('pdftotext', pdf!, '-raw'))
    for (const line of minutesText(longMinutes())
      .split('\n')
      .filter((each) => /gruppen diskuterade/.test(each)))
      assert.ok(printed.includes(plain(line).slice(0, 60)), line)
    assert.match(poppler('pdftotext', pdf!, '-layout'), /1 \(6\)[\s\S]*6 \(6\)/)
  },
)

test(
  'a character that no font of ours has is printed as its number, and the foot of the text says so',
  { skip },
  async () => {
    const minutes = longMinutes()
    const [first, ...rest] = minutes.items
    const items = [{ ...first!, text: 'Avtalet heter 字.' }, ...rest]
    const [pdf] = await printMinutes({ ...minutes, items }, { at }, ['a-2a'])
    const text = poppler('pdftotext', pdf!)
    assert.match(text, /Avtalet heter \[U\+5B57\]/)
    assert.match(text, /Tecken som typsnittet saknar[\s\S]*U\+5B57/)
  },
)
