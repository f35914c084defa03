import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/help/database.ts'
import { aSending } from '../../test/help/sending.ts'
import { tortureLetters } from '../../test/help/torture.ts'
import { spentBetween, workersOf } from '../../test/help/worker-time.ts'
import { fileBytes } from '../kit/files/store.ts'
import { letterIdentity } from '../kit/mime/identity.ts'
import { noDoors } from '../kit/settings.ts'
import { bringIn } from '../letters/door.jobs.ts'
import { openLetter } from './letter.jobs.ts'
import { findLetter } from '../letters/letter.store.ts'

const { database } = await freshDatabase()

/**
 * Milliseconds of the processor, which the child that opens letters may take: for all of them together so much a kilobyte,
 * and besides for each letter what it costs to begin with one (and a loaded machine takes a little longer for the same).
 * A letter that hangs is told by itself.
 */
const goal = { perKilobyte: 0.5, perLetter: 5, any: 1000 }
/** Above this a letter is so cheap by the kilobyte that it would hide the others. Bytes. */
const giant = 1024 * 1024

const workers = /(opening|extract)\.worker/

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
  const lost: string[] = []
  let spent = 0
  let allowed = 0
  let read = 0
  for (const { name, raw } of letters) {
    const at = { door: 'lmtp', association, arrivedAt: () => clock.now() } as const
    const [id] = await bringIn({ database, clock, doors: noDoors }, raw, at)
    const before = workersOf(workers)
    await openLetter({ database, clock, own: [] }, { association, letter: id! })
    const worked = spentBetween(before, workersOf(workers))
    const kilobytes = raw.length / 1024
    if (worked === null) lost.push(name)
    else if (worked > goal.any + goal.perKilobyte * kilobytes) slow.push(`${name}: ${worked} ms`)
    if (worked !== null && raw.length < giant) {
      spent += worked
      allowed += goal.perKilobyte * kilobytes + goal.perLetter
      read += kilobytes
    }
    const kept = await sending.work(({ db }) => findLetter(db, association, id!))
    assert.notEqual(kept?.state, 'received', name)
    const stored = await sending.work(({ db }) => fileBytes(db, association, kept!.sha256))
    if (!stored.equals(raw)) assert.deepEqual(await keyOf(stored), await keyOf(raw), name)
    keys.add(await keyOf(raw))
    ids.add(id!)
  }
  assert.deepEqual(slow, [])
  assert.deepEqual(lost, [letters[0]!.name], 'the child is started for the first, and lost by none')
  assert.equal(ids.size, keys.size, 'each is a letter of its own')
  assert.ok(ids.size > 400)
  const { rows } = await sending.work(({ db }) =>
    sql<{
      state: string
      letters: number
    }>`select state, count(*)::integer as letters from letter group by state`.execute(db),
  )
  const told = rows.map(({ state, letters: count }) => `${count} ${state}`).join(', ')
  t.diagnostic(
    `${letters.length} letters, ${(spent / read).toFixed(2)} ms a kilobyte of those below 1 MB, ${spent} of ${Math.round(allowed)} ms: ${told}`,
  )
  assert.ok(spent <= allowed, `${spent} ms, and ${Math.round(allowed)} are allowed`)
})
