import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { crc32 } from 'node:zlib'
import { readForm } from '../http/form-body.ts'
import { Refusal } from '../refusal.ts'
import type { FileClaim } from './kind.ts'
import { largestFileMb, largestLetterMb, receiveAnything, receiveFile, type FileSource } from './receive.ts'
import { sentences } from './texts.ts'

/** A ZIP with its parts uncompressed. */
function zip(parts: Record<string, string>): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt32LE(crc32(text), 14)
    header.writeUInt32LE(Buffer.byteLength(text), 18)
    header.writeUInt32LE(Buffer.byteLength(text), 22)
    header.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    header.copy(central, 6, 4, 30)
    central.writeUInt32LE(offset, 42)
    directory.push(central, Buffer.from(name))
    local.push(header, Buffer.from(name), Buffer.from(text))
    offset += 30 + name.length + Buffer.byteLength(text)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, ...directory, end])
}

const contentTypes = (main: string): string =>
  `<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`

const office = (main: string): Buffer => zip({ '[Content_Types].xml': contentTypes(main), 'x.xml': '<x/>' })

const container = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])

const good: Record<string, Buffer> = {
  'beslut.pdf': Buffer.from('%PDF-1.7\n%âãÏÓ\n'),
  'blankrad-först.pdf': Buffer.from('\r\n%PDF-1.4\n'),
  'utdrag.docx': office('wordprocessingml.document'),
  'lista.xlsx': office('spreadsheetml.sheet'),
  'brev.odt': zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
  'svar.zip': zip({ 'beslut.txt': 'Kommunstyrelsen beslutar' }),
  'anteckning.txt': Buffer.from('Kommunstyrelsen beslutar att anta överenskommelsen.\r\n'),
  'från-dos.txt': Buffer.from('Kommunstyrelsen beslutar att anta \xf6verenskommelsen.', 'latin1'),
  'BM.txt': Buffer.from('BMK i Bjuv har svarat'),
  'lista.csv': Buffer.from('\ufeffKommun;Svar\nÖsteråker;Ja\n'),
  'unicode.csv': Buffer.from('\ufeffKommun\tSvar\nÖsteråker\tJa\n', 'utf16le'),
  'bild.png': Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  'foto.JPG': Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'),
  'skannad.tif': Buffer.from('49492a00080000000000', 'hex'),
  'brev.eml': Buffer.from('Received: from post.example\r\n by mx.example\r\nFrom: a@bjuv.example\r\n\r\nHej'),
  'brev.msg': container('__properties_version1.0'),
}

const typeOf = async (source: FileSource, claim: FileClaim): Promise<string> => {
  await using received = await receiveFile(source, claim)
  return received.mediaType
}

const refusal = async (source: FileSource, claim: FileClaim): Promise<{ code: string; facts: object }> => {
  try {
    await typeOf(source, claim)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts }
    throw error
  }
  throw new Error('was accepted')
}

describe('what is received', () => {
  for (const [filename, bytes] of Object.entries(good)) {
    test(`${filename} is what it says`, async () => {
      const type = await typeOf(bytes, { filename, mediaType: 'application/x-guess' })
      assert.match(type, /^[a-z]+\/[a-z0-9.-]+$/)
      if (!/\.(csv|txt)$/.test(filename)) assert.equal(await typeOf(bytes, {}), type)
    })
  }

  test('the media type is the one found, not the one given', async () => {
    assert.equal(await typeOf(good['bild.png']!, { filename: 'foto.jpg' }), 'image/png')
    assert.equal(await typeOf(good['lista.csv']!, { filename: 'lista.csv' }), 'text/csv')
  })

  test('a program behind a harmless name is refused', async () => {
    const programs = [Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.from('7f454c46020101000000', 'hex')]
    for (const program of programs) {
      for (const filename of ['beslut.pdf', 'lista.csv', 'brev.eml', 'utdrag.docx']) {
        assert.equal((await refusal(program, { filename })).code, 'file.not-what-it-says')
      }
    }
    const { code, facts } = await refusal(programs[0]!, { filename: 'beslut.pdf' })
    assert.deepEqual({ code, facts }, { code: 'file.not-what-it-says', facts: { says: 'pdf', is: 'exe' } })
  })

  test('what came with a letter is kept whatever it is, as bytes only when it is not known to be harmless', async () => {
    const kept = async (bytes: Buffer, mediaType?: string): Promise<string> => {
      await using received = await receiveAnything(bytes, mediaType)
      return received.mediaType
    }
    assert.equal(await kept(Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')), 'application/octet-stream')
    assert.equal(await kept(container('WordDocument')), 'application/octet-stream')
    assert.equal(await kept(Buffer.from('<html><script>alert(1)</script></html>')), 'text/plain')
    assert.equal(await kept(good['beslut.pdf']!), 'application/pdf')
    assert.equal(await kept(Buffer.from([0, 1, 2]), 'message/rfc822'), 'message/rfc822')
  })

  test('a script, a page, an old Word file and a macro document behind other names are refused', async () => {
    const macro = office('wordprocessingml.document').toString('latin1')
    const cases: [string, Buffer][] = [
      ['beslut.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n')],
      ['bild.png', Buffer.from('<html><script>alert(1)</script></html>')],
      ['brev.msg', container('WordDocument')],
      ['utdrag.docx', good['svar.zip']!],
      ['beslut.pdf', good['svar.zip']!],
      ['utdrag.docx', Buffer.from(macro.slice(0, 40), 'latin1')],
    ]
    for (const [filename, bytes] of cases) {
      assert.equal((await refusal(bytes, { filename })).code, 'file.not-what-it-says', filename)
    }
  })

  test('a kind that is openly another is refused, also with two endings', async () => {
    for (const filename of ['program.exe', 'beslut.pdf.exe', 'sida.html', 'gammal.doc', 'makro.docm']) {
      const { code, facts } = await refusal(good['beslut.pdf']!, { filename })
      assert.equal(code, 'file.kind-not-allowed')
      assert.deepEqual(facts, { ending: filename.split('.').at(-1) })
    }
    assert.equal((await refusal(Buffer.from('\0\x01\x02'), {})).code, 'file.kind-not-allowed')
  })

  test('nothing, and more than the limit, are refused', async () => {
    assert.equal((await refusal(Buffer.alloc(0), {})).code, 'file.empty')
    async function* endless() {
      yield Buffer.from('%PDF-1.7\n')
      for (;;) yield Buffer.alloc(1024 * 1024)
    }
    assert.deepEqual(await refusal(endless(), {}), {
      code: 'file.too-large',
      facts: { limitMb: largestFileMb },
    })
  })

  test('a letter that somebody has saved may be as large as a letter', async () => {
    async function* saved() {
      yield good['brev.eml']!
      for (let mb = 0; mb < largestFileMb + 5; mb++) yield Buffer.alloc(1024 * 1024, 'x\n')
    }
    assert.equal(await typeOf(saved(), { filename: 'brev.eml' }), 'message/rfc822')
    assert.equal((await refusal(saved(), { filename: 'brev.txt' })).code, 'file.too-large')
    async function* endless() {
      for (;;) yield* saved()
    }
    assert.deepEqual((await refusal(endless(), { filename: 'brev.eml' })).facts, { limitMb: largestLetterMb })
  })

  test('a large file is what it says too, and can be read afterwards', async () => {
    const large = 'Kommunstyrelsen beslutar. '.repeat(100_000)
    const archive = zip({ 'handling.txt': large, 'beslut.txt': large })
    for (const source of [archive, Readable.from([archive])]) {
      await using received = await receiveFile(source, { filename: 'svar.zip' })
      assert.ok((await buffer(received.pieces())).equals(archive))
    }
    const { code } = await refusal(archive, { filename: 'utdrag.docx' })
    assert.equal(code, 'file.not-what-it-says')
  })

  test('an office file whose list of contents comes last is known, and one with macros is not taken', async () => {
    const parts = { 'word/media.txt': 'x'.repeat(2_000_000), 'word/document.xml': '<x/>' }
    const contents = { '[Content_Types].xml': contentTypes('wordprocessingml.document') }
    const document = zip({ ...parts, ...contents })
    assert.match(await typeOf(document, { filename: 'utdrag.docx' }), /wordprocessingml/)
    const macros = zip({ ...parts, 'word/vbaProject.bin': 'x', ...contents })
    assert.deepEqual((await refusal(macros, { filename: 'utdrag.docx' })).facts, { says: 'docx', is: 'docm' })
  })

  test('a damaged file is an answer, never a fault', async () => {
    for (const [filename, bytes] of Object.entries(good)) {
      for (let length = 1; length < bytes.length; length += 13) {
        const outcome = await typeOf(bytes.subarray(0, length), { filename }).catch((error: unknown) => error)
        assert.ok(typeof outcome === 'string' || outcome instanceof Refusal, `${filename} cut at ${length}`)
      }
    }
  })
})

test('a refusal says what the file is, where that is known', () => {
  const sentence = sentences.sv['file.not-what-it-says']
  assert.ok(typeof sentence === 'function')
  assert.match(sentence({ says: 'pdf', is: 'png' }), /PDF-fil men innehåller något annat \(PNG\)\./)
  assert.match(sentence({ says: 'pdf', is: 'exe' }), /PDF-fil men är ett program \(EXE\)\. Öppna den inte/)
  assert.match(sentence({ says: 'pdf', is: null }), /något annat\. Öppna/)
})

test('a file too large is refused, and the fields after it in the form are still read', async () => {
  const body = new FormData()
  body.set('annex', new Blob([Buffer.alloc((largestFileMb + 1) * 1024 * 1024, 'x')]), 'stor.txt')
  body.set('small', new Blob(['Bjuv har svarat']), 'C:\\svar\u202E.txt')
  body.set('title', 'Överenskommelse')
  const request = new Request('http://localhost/', { method: 'POST', body })
  const store = async (content: Readable, filename: string) => {
    await using received = await receiveFile(content.iterator({ destroyOnReturn: false }), { filename })
    return { sha256: received.sha256 }
  }
  const form = await readForm(request, store, Infinity)
  assert.equal(form.text('title'), 'Överenskommelse')
  assert.deepEqual(form.faults, [{ field: 'annex', code: 'file.too-large', facts: { limitMb: 50 } }])
  assert.equal(form.files('small')[0]?.filename, 'svar.txt')
})
