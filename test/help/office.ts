import assert from 'node:assert/strict'
import { after } from 'node:test'
import { start } from '../../src/app/server.ts'
import { system } from '../../src/kit/actor.ts'
import { HandClock, type Instant, systemClock } from '../../src/kit/clock.ts'
import type { Connection, Database } from '../../src/kit/db/db.ts'
import { type PostOffice, sendLetter } from '../../src/kit/mail/jobs.ts'
import { associationIds, outbox } from '../../src/kit/mail/store.ts'
import { smtpTransport } from '../../src/kit/mail/transport.ts'
import { type DoorSettings, noDoors, type Settings } from '../../src/kit/settings.ts'
import type { Work } from '../../src/kit/work.ts'
import { loggingDepartures } from '../../src/log/departure.actions.ts'
import { foundAssociation } from '../../src/organisations/actions.ts'
import { findAssociation } from '../../src/organisations/store.ts'
import { inviteFirstAdministrator } from '../../src/people/colleague.actions.ts'
import { freshDatabase } from './database.ts'
import { type MailReceiver, startMailReceiver } from './mail-receiver.ts'
import { Visitor } from './visitor.ts'

/** The whole program as an office runs it, for stories: real PostgreSQL, real HTTP, a real mail server, a clock in hand. */
export interface Office {
  readonly clock: HandClock
  readonly database: Database
  /** As the owner of the tables. */
  readonly connection: Connection
  readonly url: string
  /** Somebody who has not signed in. */
  visitor(): Visitor
  /** The registrar at a browser of her own; a second call is a second browser. */
  registrar(): Promise<Visitor>
  /** The mail server that letters are sent to. */
  readonly post: MailReceiver
  /** Sends the letters whose time has come by the clock in hand; how many went. */
  sendDue(): Promise<number>
  /** Looks into an association's own rows. */
  inAssociation<T>(slug: string, run: (work: Work) => Promise<T>): Promise<T>
  /** Founds an association in the story's place: what an administrator does before it begins. */
  found<T>(slug: string, name: string, furnish: (work: Work) => Promise<T>): Promise<T>
}

export const administrator = {
  name: 'Registrator',
  email: 'registrator@forbundet.example',
  password: 'en mening som ingen gissar',
}

/** Stands where it is set, but for a millisecond at each look: what is done one after another is not done at once. */
class OfficeClock extends HandClock {
  override now(): Instant {
    this.advance(1)
    return super.now()
  }
}

export async function openOffice({
  now,
  doors = noDoors,
}: {
  now: string
  doors?: DoorSettings
}): Promise<Office> {
  const { connection, database } = await freshDatabase()
  const clock = new OfficeClock(now)
  const post = await startMailReceiver()
  const transport = smtpTransport(post.url)
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: connection.connectionString!,
    databaseOwnerUrl: connection.connectionString!,
    dataDir: 'data',
    publicUrl: 'http://radslag.example',
    smtpUrl: post.url,
    mailFrom: 'registrator@forbundet.example',
    replyDomain: 'svar.forbundet.example',
    trustProxy: true,
    doors,
  }
  const running = await start(settings, { clock })
  after(async () => {
    await running.stop()
    transport.close()
    await post.stop()
  })
  const url = `http://127.0.0.1:${running.port}`
  const office: Office = {
    clock,
    database,
    connection,
    url,
    post,
    sendDue: () => sendDue({ database, clock, transport, left: loggingDepartures(clock) }),
    visitor: () => new Visitor(url),
    registrar: () => signIn(office),
    async inAssociation(slug, run) {
      const { id } = await database.transaction(null, async (db) => (await findAssociation(db, slug))!)
      return await database.transaction(id, (db) =>
        run({ db, association: id, actor: system('test'), clock }),
      )
    },
    async found(slug, name, furnish) {
      return await database.transaction(null, async (db) => {
        const work = { db, actor: system('test'), clock }
        const association = await foundAssociation(work, { slug, name, mailFrom: null })
        return await furnish({ ...work, association })
      })
    },
  }
  return office
}

/** As the program's own job does, without waiting for the machine's clock. */
async function sendDue(postOffice: PostOffice): Promise<number> {
  const { database, clock } = postOffice
  let sent = 0
  for (const association of await database.transaction(null, associationIds)) {
    const letters = await database.transaction(association, (db) =>
      outbox(db, association, { states: ['waiting'] }),
    )
    for (const { id: letter, dueAt } of letters) {
      if (dueAt > clock.now()) continue
      await sendLetter(postOffice, { association, letter })
      sent++
    }
  }
  return sent
}

/** The first one takes the one-time link, and signs in by its form after that. */
async function signIn(office: Office): Promise<Visitor> {
  const visitor = office.visitor()
  const token = await office.database.transaction(null, (db) =>
    inviteFirstAdministrator({ db, clock: systemClock }),
  )
  const { email, name, password } = administrator
  const page = await visitor.get(token ? `/setup/${token}` : '/sign-in')
  const form = token
    ? page.form('Skapa kontot').fillIn({ name, email, password })
    : page.form('sign-in').fillIn({ email, password })
  const arrived = await form.submit()
  assert.ok(arrived.status < 400 || arrived.status === 404, arrived.text)
  return visitor
}
