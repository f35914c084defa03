import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sha256 } from '../../src/kit/hash.ts'
import { addBareAssociation } from '../help/association.ts'
import { freshDatabase } from '../help/database.ts'
import { handOver } from '../help/lmtp-client.ts'
import { freePort } from '../help/mail-servers.ts'
import { RunningProgram } from '../help/running-program.ts'

/**
 * The largest letters pass from the mail server to the database and through the child that opens them, piece by piece: the
 * process that serves everybody else holds little more than before.
 */
const megabyte = 1024 * 1024

const { connection, database } = await freshDatabase()
const association = await addBareAssociation(database, 'ksl')
const ports = { http: await freePort(), lmtp: await freePort() }
const program = await RunningProgram.start({
  DATABASE_URL: connection.connectionString!,
  PORT: String(ports.http),
  LMTP_PORT: String(ports.lmtp),
  MAIL_FROM: 'registrator@forbundet.example',
})

function letterWith(file: Buffer, number: number): Buffer {
  const lines = file.toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(`Message-ID: <stort-${number}@bjuv.example>\r
From: registrator@bjuv.example\r
To: registrator@forbundet.example\r
Subject: Protokoll\r
Date: Wed, 20 May 2015 08:00:00 +0200\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=b\r
\r
--b\r
Content-Type: text/plain; charset=utf-8\r
\r
Se bilagan.\r
--b\r
Content-Type: application/pdf; name="protokoll.pdf"\r
Content-Disposition: attachment; filename="protokoll.pdf"\r
Content-Transfer-Encoding: base64\r
\r
${lines}\r
--b--\r
`)
}

/** The files of the letters that have been opened, hexadecimal. */
async function openedFiles(): Promise<string[]> {
  const rows = await database.reading(association, (db) =>
    db
      .selectFrom('letterPart')
      .select('sha256')
      .where('associationId', '=', association)
      .where('role', '=', 'attachment')
      .execute(),
  )
  return rows.map((row) => row.sha256!.toString('hex'))
}

async function comesIn(file: Buffer, number: number): Promise<void> {
  const raw = letterWith(file, number)
  assert.ok(await handOver(ports.lmtp, { raw, to: 'registrator@forbundet.example' }))
  const hash = sha256(file).toString('hex')
  for (let tries = 0; !(await openedFiles()).includes(hash); tries++) {
    assert.ok(tries < 600, 'the letter is opened')
    await sleep(200)
  }
}

const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)])

test('a letter with a file of 48 MB comes in by LMTP, and the serving process grows by less than two thirds of what it would', async () => {
  // Its first letter, whatever the size, loads what letters need.
  await comesIn(pdf(2 * megabyte), 0)
  const before = program.resident
  const most = await program.mostResident(comesIn(pdf(48 * megabyte), 1))
  const [held, grown] = [before, most - before].map((bytes) => Math.round(bytes / megabyte))
  // Read whole it takes 230 MB; in pieces 30 to 105, by how soon what has been let go of is cleared away.
  assert.ok(most - before < 150 * megabyte, `${held} MB before, at most ${grown} MB more`)
})
