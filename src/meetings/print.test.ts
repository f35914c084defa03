import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { longMinutes } from '../../test/help/minutes.ts'
import { pdfObjects, poppler, popplerMissing } from '../../test/help/pdf.ts'
import { typesetter } from '../kit/typst/typesetter.ts'
import { readableText } from '../kit/extract/document-text.ts'
import { minutesText, publicMinutes } from './minutes.ts'
import { printMinutes } from './print.actions.ts'

after(() => typesetter.stop())
const at = '2012-02-01T10:00:00.000Z'
const skip = popplerMissing()
const folder = mkdtempSync(join(tmpdir(), 'print-'))
after(() => rmSync(folder, { recursive: true }))

/** The checker of the PDF Association (veraPDF 1.28 or newer) ends with an error where a file breaks a rule. */
function hasVeraPdf(): boolean {
  return spawnSync('verapdf', ['--version'], { stdio: 'ignore' }).status === 0
}

test('equal minutes give equal bytes, also from a child that has been started anew; another word gives others', async () => {
  const [archive, accessible] = await printMinutes(longMinutes(), { at })
  typesetter.stop()
  const [again, accessibleAgain] = await printMinutes(longMinutes(), { at })
  assert.ok(archive!.equals(again!) && accessible!.equals(accessibleAgain!))
  const [other] = await printMinutes({ ...longMinutes(), place: 'Bjuv' }, { at })
  assert.ok(!archive!.equals(other!))
})

/** The sealed minutes, what the public may read of them, an extract, and a correction. */
function prints(): Record<string, () => Promise<Buffer[]>> {
  const minutes = longMinutes()
  const [first, ...items] = minutes.items
  const of = { ...minutes, items: [{ ...first!, isClosed: true }, ...items] }
  const extract = { ...of, items: [items[0]!] }
  const certified = 'registratorn den 3 februari 2012'
  return {
    sealed: () => printMinutes(of, { at }),
    masked: () => printMinutes(publicMinutes(of), { at, of }),
    extract: () => printMinutes(extract, { at, kind: 'Protokollsutdrag', of }),
    certified: () => printMinutes(extract, { at, kind: 'Protokollsutdrag', certified, of }),
    corrected: () => printMinutes(of, { at, correction: 'Fel dag.' }),
  }
}

for (const [name, print] of Object.entries(prints()))
  test(
    `${name}: equal bytes from two children, and all that PDF/A-2a and PDF/UA-1 ask of the file's objects`,
    { skip },
    async () => {
      const pdfs = await print()
      typesetter.stop()
      const again = await print()
      for (const [index, pdf] of pdfs.entries()) assert.ok(pdf.equals(again[index]!))
      for (const pdf of pdfs) wellMade(pdf)
      const [archive, accessible] = pdfs.map(pdfObjects)
      assert.match(archive!, /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</)
      assert.match(archive!, /\/OutputIntents[\s\S]*\/GTS_PDFA1|\/GTS_PDFA1[\s\S]*\/OutputIntents/)
      assert.match(archive!, /\/DestOutputProfile/)
      assert.doesNotMatch(archive!, /pdfuaid/)
      assert.match(accessible!, /pdfuaid:part>1</)
      assert.match(accessible!, /\/DisplayDocTitle true/)
      assert.doesNotMatch(accessible!, /pdfaid/)
    },
  )

/** What both standards ask: fonts whole and meaning something, a language, a title, nothing that acts, a structure in order. */
function wellMade(pdf: Buffer): void {
  const objects = pdfObjects(pdf)
  const count = (pattern: RegExp): number => objects.match(pattern)?.length ?? 0
  assert.match(objects, /\/Lang ?\(sv-SE\)/)
  assert.ok(count(/\/Subtype ?\/Type0\b/g) >= 2)
  assert.equal(count(/\/ToUnicode \d/g), count(/\/Subtype ?\/Type0\b/g))
  assert.equal(count(/\/FontFile[23] \d/g), count(/\/Type ?\/FontDescriptor\b/g))
  assert.doesNotMatch(objects, /\/(?:JavaScript|JS|Launch|EmbeddedFiles|Encrypt|AA|Movie|Sound) ?[<[(/0-9]/)
  assert.equal(count(/\/StructParents \d+/g), pagesOf(pdf))
  wellOrdered(poppler('pdfinfo', pdf, '-struct'))
}

/** Headings that skip no level, a table whose rows have a cell under each head, lists whose items have mark and text. */
function wellOrdered(structure: string): void {
  const count = (pattern: RegExp): number => structure.match(pattern)?.length ?? 0
  const levels = [...structure.matchAll(/^ *H(\d)\b/gm)].map((match) => Number(match[1]))
  assert.equal(levels[0], 1)
  assert.equal(levels.filter((level) => level === 1).length, 1)
  for (const [index, level] of levels.entries()) assert.ok(index === 0 || level <= levels[index - 1]! + 1)
  const heads = count(/^ *TH\b/gm)
  assert.equal(count(/\/Scope \/Column/g), heads)
  assert.equal(count(/^ *TD\b/gm), (count(/^ *TR\b/gm) - 1) * heads)
  assert.equal(count(/^ *Lbl\b/gm), count(/^ *LBody\b/gm))
}

const pagesOf = (pdf: Buffer): number => Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', pdf))![1])

test('in the text of a file the hyphens are hyphens, and a word that the line divided is whole', async () => {
  const minutes = longMinutes()
  const text = 'Dnr KSL/15/0016-5 och e-arkivet: räddningstjänstsamverkansorganisationen. '.repeat(12).trim()
  const items = minutes.items.map((item) => ({ ...item, text }))
  const [pdf] = await printMinutes({ ...minutes, items }, { at }, ['a-2a'])
  const read = await readableText(pdf!, 'application/pdf')
  assert.equal(read.text.split('KSL/15/0016-5 och e-arkivet').length - 1, 12 * 12)
  assert.equal(read.text.split('räddningstjänstsamverkansorganisationen').length - 1, 12 * 12)
  assert.match(read.text, /SHA-256/)
})

test('veraPDF, where it is there, finds nothing against them', { skip: skip || !hasVeraPdf() }, async () => {
  for (const print of Object.values(prints()))
    for (const [index, pdf] of (await print()).entries()) {
      const file = join(folder, 'it.pdf')
      writeFileSync(file, pdf)
      execFileSync('verapdf', ['--flavour', index === 0 ? '2a' : 'ua1', '--format', 'text', file])
    }
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
