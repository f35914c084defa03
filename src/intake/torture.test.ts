import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/help/database.ts'
import { aSending } from '../../test/help/sending.ts'
import { tortureLetters } from '../../test/help/torture.ts'
import { fileBytes } from '../kit/files/store.ts'
import { letterIdentity } from '../kit/mime/identity.ts'
import { noDoors } from '../kit/settings.ts'
import { bringIn } from './door.jobs.ts'
import { openLetter } from './letter.jobs.ts'
import { findLetter } from './letter.store.ts'

const { database } = await freshDatabase()

/** Milliseconds a kilobyte, and what any letter may take: starting a child, reading a page of pictures. */
const limits = { perKilobyte: 0.5, any: 4000 }

/** Byte for byte the same, but for lines in the head that no writer has written. */
async function keyOf(raw: Buffer): Promise<string> {
  const identity = await letterIdentity(Readable.from([raw]) as AsyncIterable<Buffer>)
  return identity.key.toString('hex')
}

test('no letter, however broken, is lost, crashes anything or hangs', async (t) => {
  const sending = await aSending(database)
  const { association, clock } = sending
  const letters = tortureLetters(440)
  const slow: string[] = []
  const ids = new Set<string>()
  const keys = new Set<string>()
  let spent = 0
  let bytes = 0
  for (const { name, raw } of letters) {
    const at = { door: 'lmtp', association, arrivedAt: () => clock.now() } as const
    const [id] = await bringIn({ database, clock, doors: noDoors }, raw, at)
    const began = performance.now()
    await openLetter({ database, clock, own: [] }, { association, letter: id! })
    const took = performance.now() - began
    spent += took
    bytes += raw.length
    if (took > limits.any + (limits.perKilobyte * raw.length) / 1024)
      slow.push(`${name}: ${Math.round(took)} ms`)
    const kept = await sending.work(({ db }) => findLetter(db, association, id!))
    assert.notEqual(kept?.state, 'received', name)
    const stored = await sending.work(({ db }) => fileBytes(db, association, kept!.sha256))
    if (!stored.equals(raw)) assert.deepEqual(await keyOf(stored), await keyOf(raw), name)
    keys.add(await keyOf(raw))
    ids.add(id!)
  }
  assert.deepEqual(slow, [])
  assert.equal(ids.size, keys.size, 'each is a letter of its own')
  assert.ok(ids.size > 400)
  const { rows } = await sending.work(({ db }) =>
    sql<{
      state: string
      letters: number
    }>`select state, count(*)::integer as letters from letter group by state`.execute(db),
  )
  const told = rows.map(({ state, letters: count }) => `${count} ${state}`).join(', ')
  t.diagnostic(`${letters.length} letters, ${(spent / (bytes / 1024)).toFixed(2)} ms a kilobyte: ${told}`)
})
