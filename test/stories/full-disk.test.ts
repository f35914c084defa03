import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, start } from '../../src/app/server.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { noDoors, type Settings } from '../../src/kit/settings.ts'
import { findActs } from '../../src/ledger/store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { addAdministrator } from '../../src/people/actions.ts'
import { rawLetter } from '../help/letters.ts'
import { handOver } from '../help/lmtp-client.ts'
import { freePort } from '../help/mail-servers.ts'
import { aSending } from '../help/sending.ts'
import { noSmallDisk, smallDisk } from '../help/small-disk.ts'
import { Visitor } from '../help/visitor.ts'

/**
 * The disk that the data lie on is filled to the last byte while the program runs, and emptied again: a small file
 * system in memory, which only root may mount.
 */

const disk = smallDisk(200)

const ballast = join(disk?.folder ?? '', 'ballast')

/** Takes all the room there is. */
function fill(): void {
  const file = openSync(ballast, 'a')
  const piece = Buffer.alloc(64 * 1024, 1)
  try {
    for (;;) writeSync(file, piece)
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
  } finally {
    closeSync(file)
  }
  assert.equal(statfsSync(disk!.folder).bavail, 0)
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await fetch(`${url}/readyz`)).ok) return
    await sleep(50)
  }
  assert.fail('it did not come back')
}

const letter = (subject: string, kilobytes: number): Buffer =>
  rawLetter(
    {
      From: 'registrator@ortaby.example',
      To: 'registrator@forbundet.example',
      Subject: subject,
      'Message-ID': `<${subject}@ortaby.example>`,
      Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
      'Content-Type': 'text/plain; charset=utf-8',
    },
    noise(kilobytes * 10),
  )

function noise(lines: number): string {
  return Array.from({ length: lines }, () => randomBytes(49).toString('hex')).join('\r\n')
}

const person = {
  name: 'Registrator',
  email: 'registrator@forbundet.example',
  password: 'en mening som ingen gissar',
}

/** Longer than the room that is left in what the database has on disk already. */
const note = noise(60).slice(0, 4_000)

test(
  'a full disk loses nothing: letters stay with the mail server, a form keeps what was typed, and all goes on when there is room again',
  { skip: !disk && noSmallDisk, timeout: 180_000 },
  async () => {
    const port = await freePort()
    const settings: Settings = {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: null,
      databaseOwnerUrl: null,
      dataDir: join(disk!.folder, 'data'),
      publicUrl: 'http://radslag.example',
      smtpUrl: null,
      mailFrom: 'registrator@forbundet.example',
      replyDomain: null,
      trustProxy: true,
      doors: { ...noDoors, lmtpPort: port },
    }
    const running = await start(settings, { opened: await openDatabase(settings) })
    after(() => running.stop())
    const url = `http://127.0.0.1:${running.port}`
    const from = await aSending(running.database, { slug: 'fullt' })
    await running.database.transaction(null, (db) => addAdministrator({ db, clock: systemClock }, person))
    const visitor = new Visitor(url)
    const signIn = (await visitor.get('/sign-in')).form('sign-in')
    await signIn.fillIn({ email: person.email, password: person.password }).submit()
    const read = (await visitor.get(`/fullt/circulations/PROV-15-0016-5/register`)).form('read')
    const confirm = await read.fillIn({ member: from.members[0]!, channel: 'phone' }).submit()
    const to = 'registrator@forbundet.example'
    assert.ok(await handOver(port, { raw: letter('fore', 10), to }))

    fill()
    const taken: string[] = []
    let refused = 0
    for (let number = 0; number < 8; number++) {
      const subject = `under-${number}`
      if (await handOver(port, { raw: letter(subject, 1500), to })) taken.push(subject)
      else refused++
    }
    assert.ok(refused > 0, 'there was room for all')
    const form = confirm.form('register').fillIn({ choice: 'noted', note, decided: '2015-05-11' })
    const failed = (await form.submit('Registrera')).assertStatus(503)
    assert.match(failed.text, /Det gick inte att spara/)
    assert.equal((await visitor.get('/fullt/circulations')).status, 200, 'reading goes on')

    rmSync(ballast)
    await untilReady(url)
    const done = (await failed.form('register').submit('Försök igen')).assertStatus(200)
    assert.match(done.text, /Lagt till handlingarna/)
    const [act] = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.equal(act?.decided, '2015-05-11')
    assert.ok(await handOver(port, { raw: letter('efter', 1500), to }))
    const kept = await from.work(({ db }) => db.selectFrom('letter').select('messageId').execute())
    assert.deepEqual(
      kept.map(({ messageId }) => `${messageId}`.replace(/^<?|@.*$/g, '')).toSorted(),
      ['fore', ...taken, 'efter'].toSorted(),
    )
    assert.equal((await from.work(verifyChain)).broken, null)
  },
)
