import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sealTexts } from './seal.texts.ts'
import { type SealedFile, fileSeal, holdAgainst, sealedFiles } from './seal.ts'

const bytesOf = (size: number, seed: number): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, index) => (index * 31 + seed * 17 + (index >> 8)) & 255))
const sealed = (bytes: Buffer, seq: number): SealedFile => ({
  ...fileSeal(bytes),
  minutes: `Styrelsen ${seq}/2012`,
  kind: 'archive',
  isMasked: false,
  seq,
  recordedAt: '2012-02-01T10:00:00.000Z',
})
const files = [bytesOf(20_000, 1), bytesOf(20_000, 2), bytesOf(300, 3)]
const known = files.map((bytes, index) => sealed(bytes, index + 1))

test('the file as it was sealed is known by its hash', () => {
  const verdict = holdAgainst(files[1]!, known)
  assert.equal(verdict.is === 'sealed' && verdict.as.seq, 2)
})

test('wherever one byte has become another, the place is named and whose copy it is', () => {
  fc.assert(
    fc.property(fc.nat(1), fc.nat(19_999), fc.integer({ min: 1, max: 255 }), (which, at, by) => {
      const copy = Buffer.from(files[which]!)
      copy[at] = copy[at]! ^ by
      const verdict = holdAgainst(copy, known)
      assert.ok(verdict.is === 'changed')
      assert.equal(verdict.from.seq, which + 1)
      assert.ok(verdict.first <= at && at <= verdict.last && verdict.last - verdict.first < 4096)
    }),
  )
})

test('a copy that is cut, or has more at its end, is changed; another file is not known', () => {
  const cut = holdAgainst(files[0]!.subarray(0, 19_000), known)
  assert.ok(cut.is === 'changed' && cut.first === 16_384)
  const longer = holdAgainst(Buffer.concat([files[0]!, Buffer.from('x')]), known)
  assert.ok(longer.is === 'changed' && longer.from.seq === 1)
  assert.equal(holdAgainst(Buffer.from('%PDF-1.7 något helt annat'), known).is, 'unknown')
  assert.equal(holdAgainst(files[0]!, []).is, 'unknown')
})

test('only what seals minutes is read for files, and what was sealed before files were noted is passed over', () => {
  const entry = {
    seq: 3,
    recordedAt: '2012-02-01T10:00:00.000Z',
    actor: 'system:test',
    verb: 'minutes.sealed',
    subject: 'x',
    imported: false,
    payloadHash: Buffer.alloc(32),
    previousHash: Buffer.alloc(32),
    hash: Buffer.alloc(32),
    salt: Buffer.alloc(16),
    payload: JSON.stringify({ minutes: 'Styrelsen 1/2012', archive: fileSeal(files[2]!) }),
  }
  assert.deepEqual(
    sealedFiles(entry).map(({ kind, seq }) => [kind, seq]),
    [['archive', 3]],
  )
  assert.deepEqual(sealedFiles({ ...entry, payload: '{"textHash":"ab"}' }), [])
  assert.deepEqual(sealedFiles({ ...entry, verb: 'case.opened' }), [])
})

test('a file of a masked edition is known as that, with the minutes that it is of', () => {
  const masked = { ...sealed(bytesOf(9000, 7), 4), minutes: 'Styrelsen 2/2012', isMasked: true }
  const verdict = holdAgainst(bytesOf(9000, 7), [...known, masked])
  assert.ok(verdict.is === 'sealed' && verdict.as.isMasked)
  assert.equal(verdict.of?.seq, 2)
  assert.equal(
    sealTexts.sv.fileVerdict('p.pdf', verdict),
    'p.pdf: oförändrad. Det är den maskade upplagan av Styrelsen 2/2012, utan det som inte visas för allmänheten. Maskningen är antecknad i post 4 (2012-02-01 11.00). Protokollet självt låstes i post 2 (2012-02-01 11.00).',
  )
})
