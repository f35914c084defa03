import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { type ZipEntry, sumsName, zipStream } from './zip.ts'

async function archiveOf(entries: readonly ZipEntry[]): Promise<Record<string, Uint8Array>> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipStream(list(entries))) pieces.push(piece)
  return unzipSync(Buffer.concat(pieces))
}

async function* list<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

test('every file is in the archive as it was, and the checksums are true', async () => {
  const pdf = Buffer.from('%PDF-1.7 \u0000\u00ff')
  const files = await archiveOf([
    { name: 'ärende.csv', bytes: 'Dnr;Rubrik\r\n' },
    { name: 'handlingar/1-1 utdrag.pdf', bytes: list([pdf.subarray(0, 4), pdf.subarray(4)]) },
    { name: 'handlingar/tom.txt', bytes: '' },
  ])
  assert.deepEqual(Object.keys(files), [
    'ärende.csv',
    'handlingar/1-1 utdrag.pdf',
    'handlingar/tom.txt',
    sumsName,
  ])
  assert.equal(strFromU8(files['ärende.csv']!), 'Dnr;Rubrik\r\n')
  assert.deepEqual(Buffer.from(files['handlingar/1-1 utdrag.pdf']!), pdf)
  const sums = strFromU8(files[sumsName]!).trimEnd().split('\n')
  assert.equal(sums.length, 3)
  for (const line of sums) {
    const [hash, name] = line.split(/ {2}(.*)/) as [string, string]
    assert.equal(createHash('sha256').update(files[name]!).digest('hex'), hash)
  }
})

test('two files of one name are told apart', async () => {
  const entry = { name: 'a/Utdrag.txt', bytes: 'x' }
  const files = await archiveOf([entry, { ...entry, name: 'a/utdrag.txt' }, entry])
  assert.deepEqual(Object.keys(files).slice(0, 3), ['a/Utdrag.txt', 'a/utdrag (2).txt', 'a/Utdrag (3).txt'])
})

test('a folder of 100 MB goes through in little memory', async () => {
  const piece = Buffer.alloc(256 * 1024, 7)
  async function* large(): AsyncGenerator<Buffer> {
    for (let count = 0; count < 400; count += 1) yield piece
  }
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = 0
  let size = 0
  for await (const out of zipStream(list([{ name: 'stor.pdf', bytes: large() }]))) {
    size += out.length
    most = Math.max(most, process.memoryUsage().rss - before)
  }
  assert.ok(size > 100 * 1024 * 1024)
  assert.ok(most < 60 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MB`)
})
