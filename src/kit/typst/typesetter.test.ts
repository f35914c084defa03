import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Typesetter } from './typesetter.ts'

const typesetter = new Typesetter()
const folder = mkdtempSync(join(tmpdir(), 'typst-'))
after(() => {
  typesetter.stop()
  rmSync(folder, { recursive: true })
})

const source = (body: string): string =>
  `#set document(title: "Prov", date: auto)\n#set text(font: "Source Sans 3", lang: "sv", hyphenate: true)\n${body}`
const manuscript = (body: string, data: unknown = {}) => ({
  source: source(body),
  data,
  seconds: 1_327_600_000,
})

test('the same manuscript gives the same bytes, also from another child, and another gives others', async () => {
  const one = manuscript('= Rubrik\n#json(bytes(sys.inputs.data)).words', { words: 'Å, ä och ö' })
  const [archive, accessible] = await typesetter.pdfs(one, ['a-2a', 'ua-1'])
  const other = new Typesetter()
  const [again] = await other.pdfs(one, ['a-2a'])
  other.stop()
  assert.ok(archive!.equals(again!))
  assert.ok(!archive!.equals(accessible!))
  const [changed] = await typesetter.pdfs({ ...one, data: { words: 'annat' } }, ['a-2a'])
  assert.ok(!archive!.equals(changed!))
})

test('text is text: nothing in the data is read as markup or code', async () => {
  const words = '#panic() *stjärna* $x$ #import "@preview/x:1.0.0"'
  const [pdf] = await typesetter.pdfs(manuscript('= R\n#json(bytes(sys.inputs.data)).words', { words }), [
    'ua-1',
  ])
  assert.equal(pdf!.subarray(0, 5).toString(), '%PDF-')
})

test('what breaks a rule of the standard is refused with its words, and the next one is set all the same', async () => {
  const skipped = manuscript('= Ett\n=== Tre')
  await assert.rejects(typesetter.pdfs(skipped, ['ua-1']), /heading/i)
  await assert.rejects(typesetter.pdfs(manuscript('#panic("nej")'), ['a-2a']), /panicked|nej/)
  const fine = await typesetter.pdfs(manuscript('= Ett'), ['ua-1'])
  assert.equal(fine.length, 1)
})

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test(
  'the PDF is tagged, says its standard and its language, and carries its fonts',
  { skip: !has('pdfinfo') },
  async () => {
    const pdfs = await typesetter.pdfs(manuscript('= Rubrik\nKommunsamarbetsöverenskommelse'), [
      'a-2a',
      'ua-1',
    ])
    const files = pdfs.map((pdf, index) => {
      const file = join(folder, `${index}.pdf`)
      writeFileSync(file, pdf)
      return file
    })
    for (const file of files) {
      const facts = execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      assert.match(facts, /Title:\s+Prov/)
      assert.match(facts, /Tagged:\s+yes/)
      const fonts = execFileSync('pdffonts', [file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      assert.match(fonts, /SourceSans3-Regular\s+CID TrueType\s+Identity-H\s+yes yes yes/)
      assert.match(readFileSync(file, 'latin1'), /\/Lang ?\(sv/)
    }
    assert.match(readFileSync(files[0]!, 'latin1'), /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</)
    assert.match(readFileSync(files[1]!, 'latin1'), /pdfuaid:part>1</)
  },
)
