import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../src/kit/db/migrate.ts'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'

/** A PostgreSQL for tests, with a migrated database to clone. */
export interface TestServer {
  /** The URL of the template. */
  readonly template: string
  stop(): Promise<void>
}

/**
 * Starts an own PostgreSQL that waits for no disk, or uses the one that TEST_DATABASE_URL names (as its superuser), so
 * that all tests can be run against another version; and makes the template there.
 */
export async function startTestServer(): Promise<TestServer> {
  const { server, stop } = await anyServer()
  const name = `template_${randomBytes(6).toString('hex')}`
  const template = databaseUrl(server, name)
  await onServer(server, `create database ${name}`)
  await migrate({ connectionString: template })
  return {
    template,
    async stop() {
      await onServer(server, `drop database ${name} with (force)`)
      await stop()
    },
  }
}

async function anyServer(): Promise<{ server: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { server: given, stop: async () => {} }
  const dataDir = mkdtempSync(join(roomyMemory() ?? tmpdir(), 'radslag-tests-'))
  const postgres = await startPostgres({ dataDir, fsync: false, log: () => {} })
  const stop = async (): Promise<void> => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { server: postgres.url, stop }
}

/** A folder in memory, where there is one with a gigabyte to spare: a clone takes 20 ms there, 100 ms on a busy disk. */
function roomyMemory(): string | null {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return null
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 2 ** 30 ? folder : null
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs a statement that belongs to no database, beside those that are being cloned or dropped. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(server, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
