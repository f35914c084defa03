import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { type Connection, Database } from '../../src/kit/db/db.ts'
import './recorded-queries.ts'
import { databaseUrl, onServer, startTestServer, type TestServer } from './server.ts'

export interface FreshDatabase {
  /** As the owner of the tables. */
  readonly connection: Connection
  /** As the program: `radslag_app`, with row-level security. */
  readonly database: Database
}

/** The server of a file that is run by itself, and how many of its databases are in use. */
let own: Promise<TestServer> | null = null
let inUse = 0

/**
 * A migrated database without any association, for a test file or a suite; dropped when that is done.
 * It is a clone of the template of the test run; where a file is run by itself, it starts a server for itself.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  inUse++
  const template = process.env['TEST_POSTGRES'] ?? (await ownTemplate())
  const name = `test_${randomBytes(6).toString('hex')}`
  const source = new URL(template).pathname.slice(1)
  await onServer(template, `create database ${name} template ${source} strategy file_copy`)
  const connection = { connectionString: databaseUrl(template, name) }
  const database = new Database(connection)
  after(async () => {
    await database.close()
    await onServer(template, `drop database ${name} with (force)`)
    if (--inUse === 0) await endOwn()
  })
  return { connection, database }
}

async function ownTemplate(): Promise<string> {
  own ??= startTestServer()
  return (await own).template
}

async function endOwn(): Promise<void> {
  const ending = own
  own = null
  await (await ending)?.stop()
}
