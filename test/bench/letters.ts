import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { newId } from '../../src/kit/id.ts'
import { queueMails } from '../../src/kit/mail/actions.ts'
import { startMailReceiver } from '../help/mail-receiver.ts'
import { bench } from './data.ts'
import { type Row, atMost } from './row.ts'
import { end, startProgram } from './served.ts'

const letters = 290

/** Seconds from when a dispatch to everybody can no longer be undone until the mail server has taken the last letter. */
export async function measureLetters(databaseUrl: string): Promise<Row[]> {
  const post = await startMailReceiver()
  const program = await startProgram(databaseUrl, {
    SMTP_URL: post.url,
    MAIL_FROM: 'registrator@bench.example',
  })
  const due = await writeLetters(databaseUrl)
  while (post.letters.length < letters && Date.now() < due + 300_000) await sleep(50)
  const took = (Date.now() - due) / 1000
  await end(program.child)
  await post.stop()
  if (post.letters.length !== letters) throw new Error(`${post.letters.length} letters arrived`)
  return [atMost(`${letters} letters handed over, after the time to undo them`, took, 's', 60)]
}

/** @returns when they are due, in milliseconds */
async function writeLetters(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ id: number }>('select id from association where slug = $1', [
    bench.slug,
  ])
  await client.end()
  const association = rows[0]!.id
  const database = new Database({ connectionString })
  const drafts = Array.from({ length: letters }, (_, index) => ({
    purpose: 'circulation' as const,
    concerns: newId(),
    from: 'registrator@bench.example',
    to: `kommun${index}@kommun.example`,
    subject: 'Rekommendation om samverkan',
    body: 'Förbundet rekommenderar medlemmarna att anta överenskommelsen.\n'.repeat(40),
  }))
  const written = await database.transaction(association, (db) =>
    queueMails({ db, association, clock: systemClock }, drafts),
  )
  await database.close()
  return Date.parse(written[0]!.dueAt)
}
