import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { addBareAssociation } from '../../../test/help/association.ts'
import { freshDatabase } from '../../../test/help/database.ts'
import { sha256 } from '../hash.ts'
import { HandClock } from '../clock.ts'
import type { Db } from '../db/db.ts'
import { NotFound } from '../refusal.ts'
import { pieceSize, receiveFile } from './receive.ts'
import { fileBytes, findFile, readFile, storeFile, streamFile } from './store.ts'

const clock = new HandClock('2015-05-20T09:12')
const { database } = await freshDatabase()
const association = await addBareAssociation(database, 'ksl')
const other = await addBareAssociation(database, 'skane-nordvast')

const inAssociation = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.transaction(association, work)

function pdf(size: number, seed = 'a'): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, seed)])
}

describe('a stored file', () => {
  test('comes back byte for byte, in pieces of 256 kB', async () => {
    const bytes = pdf(2 * pieceSize + 17)
    const stored = await inAssociation((db) =>
      storeFile({ db, association, clock }, bytes, { filename: 'beslut.pdf' }),
    )
    assert.deepEqual(stored, {
      sha256: sha256(bytes).toString('hex'),
      size: bytes.length,
      mediaType: 'application/pdf',
    })
    assert.ok((await inAssociation((db) => fileBytes(db, association, stored.sha256))).equals(bytes))
    const sizes: number[] = []
    for await (const piece of streamFile(database, association, stored.sha256)) sizes.push(piece.length)
    assert.deepEqual(sizes, [pieceSize, pieceSize, 17])
  })

  test('is stored once however often and however many at once it comes', async () => {
    const bytes = pdf(pieceSize + 1, 'b')
    const hashes = await Promise.all(
      [1, 2, 3, 4].map(() => inAssociation((db) => storeFile({ db, association, clock }, bytes))),
    )
    assert.equal(new Set(hashes.map((file) => file.sha256)).size, 1)
    const pieces = await inAssociation((db) =>
      db
        .selectFrom('fileChunk')
        .select('position')
        .where('associationId', '=', association)
        .where('sha256', '=', sha256(bytes))
        .execute(),
    )
    assert.equal(pieces.length, 2)
  })

  test('is not known to another association', async () => {
    const stored = await inAssociation((db) => storeFile({ db, association, clock }, pdf(100, 'c')))
    const found = await database.transaction(other, (db) => findFile(db, other, stored.sha256))
    assert.equal(found, null)
    const peeking = database.transaction(other, (db) => fileBytes(db, association, stored.sha256))
    await assert.rejects(peeking, NotFound)
  })

  test('that the transaction rolls back was never there', async () => {
    const bytes = pdf(300, 'd')
    const failing = inAssociation(async (db) => {
      await storeFile({ db, association, clock }, bytes)
      throw new Error('after')
    })
    await assert.rejects(failing, /after/)
    const found = await inAssociation((db) => findFile(db, association, sha256(bytes).toString('hex')))
    assert.equal(found, null)
  })

  test('that is not there is not found', async () => {
    const reading = inAssociation(async (db) => {
      for await (const piece of readFile(db, association, '00'.repeat(32))) assert.ok(piece)
    })
    await assert.rejects(reading, NotFound)
  })
})

const megabyte = 1024 * 1024

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes that are held, and not only not yet cleared away. */
function held(): number {
  // The second clears what the first has left to be cleared beside the work.
  collectGarbage()
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** The most that this process has held above what it held before, while `work` was done. Bytes. */
async function mostAbove<T>(work: () => Promise<T>): Promise<{ result: T; most: number }> {
  const before = held()
  let most = 0
  const look = setInterval(() => (most = Math.max(most, held() - before)), 250)
  try {
    const result = await work()
    return { result, most }
  } finally {
    clearInterval(look)
  }
}

/** A PDF of so many megabytes goes in and comes out again. @returns how many bytes came out */
async function passThrough(megabytes: number): Promise<number> {
  async function* source() {
    yield Buffer.from('%PDF-1.7\n')
    for (let count = 0; count < megabytes * 16; count++) yield Buffer.alloc(64 * 1024, `${megabytes}`)
  }
  await using received = await receiveFile(source(), { filename: 'stor.pdf' })
  const stored = await inAssociation((db) => storeFile({ db, association, clock }, received))
  let read = 0
  for await (const bytes of streamFile(database, association, stored.sha256)) {
    assert.ok(bytes.length <= pieceSize)
    read += bytes.length
  }
  return read
}

test('50 MB pass through whole, in pieces, in less memory than they are, and leave no file behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-receiving-'))
  process.env['DATA_DIR'] = folder
  await passThrough(10)
  const { result, most } = await mostAbove(() => passThrough(49))
  delete process.env['DATA_DIR']
  assert.equal(result, 9 + 49 * megabyte)
  assert.ok(most < 40 * megabyte, `${Math.round(most / megabyte)} MB more than before`)
  assert.deepEqual(readdirSync(join(folder, 'tmp')), [])
  rmSync(folder, { recursive: true })
})
