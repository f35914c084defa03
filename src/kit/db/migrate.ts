import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { installJobs } from '../jobs/install.ts'
import { Refusal } from '../refusal.ts'
import type { Connection } from './db.ts'
import { loadRegister } from './register.ts'

/** Any number that is ours alone: two programs that start at once migrate one after the other. */
const migrationLock = 8_215_015

const migrationsFolder = new URL('../../../db/migrations/', import.meta.url).pathname

/** Schemaändring: one file of `db/migrations`, run once in every database. */
interface Migration {
  readonly name: string
  readonly text: string
  readonly hash: string
}

/** The migrations on disk, in order. */
export async function migrations(folder = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the database to this program's schema: forward only, each migration in a transaction of its own, under a lock.
 * Connects as the owner, not as `radslag_app`.
 * @param options.until how many of them, where a backup of an older program is to be laid in first
 * @returns the names of those that were run now
 * @throws Refusal `database.newer` (the database is ahead of the program), `database.changed-migration` (one that has
 *   been run differs from the file), `database.too-old` (PostgreSQL below 15)
 */
export async function migrate(
  connection: Connection,
  { folder = migrationsFolder, until }: { folder?: string; until?: number } = {},
): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await requireVersion(client)
    const wanted = (await migrations(folder)).slice(0, until)
    const done = await doneMigrations(client)
    const left = remaining(wanted, done)
    for (const migration of left) await run(client, migration)
    await loadRegister(client)
    await installJobs(connection)
    return left.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** Those still to run, after checking that what has been run is what the files say. */
export function remaining(wanted: readonly Migration[], done: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(wanted.map((migration) => migration.name))
  const stranger = [...done.keys()].find((name) => !known.has(name))
  if (stranger) throw new Refusal('database.newer', { migration: stranger })
  const changed = wanted.find(
    (migration) => done.has(migration.name) && done.get(migration.name) !== migration.hash,
  )
  if (changed) throw new Refusal('database.changed-migration', { migration: changed.name })
  return wanted.filter((migration) => !done.has(migration.name))
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  if (version < 15) throw new Refusal('database.too-old', { version })
}

async function doneMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists migration (
    name text primary key, sha256 text not null, run_at timestamptz not null default now())`)
  await client.query(
    `comment on table migration is 'Which migrations have been run, and the hash of each as it was run.'`,
  )
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.text)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
