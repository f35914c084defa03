import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDoors } from '../../src/letters/door.jobs.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { migrate } from '../../src/kit/db/migrate.ts'
import { checkFiles } from '../../src/kit/files/wholeness.store.ts'
import { sha256 } from '../../src/kit/hash.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { noDoors } from '../../src/kit/settings.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { addBareAssociation } from '../help/association.ts'
import { handOver } from '../help/lmtp-client.ts'
import { freePort } from '../help/mail-servers.ts'

/**
 * PostgreSQL is stopped in good order and started again, several times, while letters come by the mail server and by the
 * folder. What a door has acknowledged is there once; what it has not comes again; and nothing is half stored.
 */
const stops = 3

const folder = mkdtempSync(join(tmpdir(), 'radslag-stopped-'))
const dataDir = join(folder, 'data')
const brought = join(folder, 'letters')
mkdirSync(brought)
after(() => rmSync(folder, { recursive: true }))

const postgres = await startPostgres({ dataDir, log: () => {} })
await migrate(postgres.connection)
const database = new Database(postgres.connection)
after(async () => {
  await database.close()
  await postgres.stop()
})
const association = await addBareAssociation(database, 'ksl')
const lmtpPort = await freePort()
const close = await openDoors({
  database,
  clock: systemClock,
  doors: { ...noDoors, lmtpPort, folder: brought },
})
after(close)

/** Some are small and some go to the database in several pieces. */
function aLetter(name: string, number: number): Buffer {
  const words = `Kommunstyrelsen beslutar att anta förslaget, svar ${name}.\r\n`.repeat(
    number % 4 === 0 ? 12_000 : 3,
  )
  return Buffer.from(
    `Message-ID: <${name}@bjuv.example>\r\nFrom: registrator@bjuv.example\r\nTo: registrator@forbundet.example\r\nSubject: ${name}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}`,
  )
}

const enough = new AbortController()
const sent = new Map<string, 'lmtp' | 'folder'>()
const acknowledged: string[] = []
let refused = 0

/** A mail server's queue: each letter comes until the door says that it has it. */
async function mailServer(lane: number): Promise<void> {
  for (let number = 0; !enough.signal.aborted; number++) {
    const raw = aLetter(`post-${lane}-${number}`, number)
    const hash = sha256(raw).toString('hex')
    sent.set(hash, 'lmtp')
    while (!(await handOver(lmtpPort, { raw, to: 'registrator@forbundet.example' }))) {
      refused += 1
      await sleep(50)
    }
    acknowledged.push(hash)
  }
}

/** Somebody who lays letters in the folder, one after another, whole from the first moment. */
async function colleague(): Promise<void> {
  for (let number = 0; !enough.signal.aborted; number++) {
    const raw = aLetter(`mapp-${number}`, number)
    sent.set(sha256(raw).toString('hex'), 'folder')
    writeFileSync(join(folder, 'being-written'), raw)
    renameSync(join(folder, 'being-written'), join(brought, `mapp-${number}.eml`))
    await sleep(60)
  }
}

const waiting = (): string[] => readdirSync(brought).filter((name) => name.endsWith('.eml'))

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    assert.ok(tries < 1200, what)
    await sleep(50)
  }
}

test(
  `letters that come while PostgreSQL is stopped and started ${stops} times are each there once`,
  { timeout: 300_000 },
  async (context) => {
    const busy = Promise.all([mailServer(1), mailServer(2), colleague()])
    for (let stop = 0; stop < stops; stop++) {
      const before = acknowledged.length
      await until(() => acknowledged.length > before + 3, 'letters are taken in between')
      const { pid } = postgres
      // Fast shutdown: what goes on is broken off, and the server ends in good order. Then it is started at the same address.
      process.kill(pid, 'SIGINT')
      await until(() => postgres.pid !== pid, 'it is started again')
    }
    enough.abort()
    await busy
    await until(() => waiting().length === 0, 'the folder is emptied')
    assert.ok(refused > 0, 'the door has refused while there was nobody to keep a letter')
    await holdsEach()
    context.diagnostic(`${sent.size} letters, ${refused} times refused and sent again`)
  },
)

/** Each letter once, byte for byte; nothing more; the log and every file whole. */
async function holdsEach(): Promise<void> {
  const { letters, chunks, chain, files } = await database.comparing(association, async (db) => ({
    letters: await db
      .selectFrom('letter')
      .select(['sha256', 'door'])
      .where('associationId', '=', association)
      .execute(),
    chunks: await db
      .selectFrom('fileChunk')
      .select('sha256')
      .distinct()
      .where('associationId', '=', association)
      .execute(),
    chain: await verifyChain({ db, association }),
    files: await checkFiles(db, association),
  }))
  const there = letters.map(({ sha256: hash, door }) => `${hash.toString('hex')} ${door}`).toSorted()
  assert.deepEqual(there, [...sent].map(([hash, door]) => `${hash} ${door}`).toSorted())
  assert.deepEqual(
    acknowledged.filter((hash) => !sent.has(hash)),
    [],
  )
  assert.deepEqual([chain.entries, chain.broken], [sent.size, null])
  assert.deepEqual([files.files, files.damaged], [sent.size, []])
  assert.equal(chunks.length, files.files, 'no piece without its file')
}
