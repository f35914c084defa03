import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import type { Connection } from './db.ts'

/** What a backup's first line says: what is in it, and of which schema. */
export interface BackupHead {
  readonly format: 'radslag-backup-1'
  readonly takenAt: string
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** Each table's columns in the order in which its rows give them; generated ones are left out. */
  readonly tables: Readonly<Record<string, readonly string[]>>
}

/** The rows that follow are of this table, and of this association where the table has tenants. */
export interface BackupPart {
  readonly table: string
  readonly association: number | null
}

/** The last line: without it the file is not whole. */
export interface BackupEnd {
  readonly rows: number
}

/** Signing in is not restored, nor are jobs (they are pg-boss's): whoever restores decides what is to be sent anew. */
const leftOut = ['session', 'invitation', 'migration']

/** Rows that are held in memory at once; a piece of a file is half a megabyte as text. */
const atOnce = 50

/**
 * Writes everything the associations own, and what they share, to one compressed file: as it was at one moment,
 * while the program goes on working. A file of that name is replaced only when the new one is whole.
 * @returns the number of rows
 */
export async function backUp(connection: Connection, file: string, takenAt: string): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  const unfinished = `${file}.unfinished`
  try {
    await client.query('begin isolation level repeatable read read only')
    const head = await headOf(client, takenAt)
    const zip = createGzip({ level: 6 })
    const written = pipeline(zip, createWriteStream(unfinished, { mode: 0o600 }))
    const [rows] = await Promise.all([writeAll(client, zip, head), written])
    await client.query('commit')
    await rename(unfinished, file)
    return rows
  } finally {
    await rm(unfinished, { force: true })
    await client.end()
  }
}

async function headOf(client: pg.Client, takenAt: string): Promise<BackupHead> {
  const migrations = await client.query<BackupHead['migrations'][number]>(
    'select name, sha256 from migration order by name',
  )
  const tables = await client.query<{ name: string; columns: string[] }>(tableQuery, [leftOut])
  return {
    format: 'radslag-backup-1',
    takenAt,
    migrations: migrations.rows,
    tables: Object.fromEntries(tables.rows.map(({ name, columns }) => [name, columns])),
  }
}

const tableQuery = `
select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where n.nspname = 'public' and c.relkind = 'r' and not c.relname = any($1)
group by c.relname order by c.relname`

async function writeAll(client: pg.Client, to: Writable, head: BackupHead): Promise<number> {
  await writeLine(to, head)
  const { rows: associations } = await client.query<{ id: number }>('select id from association order by id')
  let rows = 0
  for (const [table, columns] of Object.entries(head.tables))
    for (const association of columns.includes('association_id') ? associations.map(({ id }) => id) : [null])
      rows += await writePart(client, to, { table, association }, columns)
  await writeLine(to, { rows } satisfies BackupEnd)
  to.end()
  return rows
}

/** Row-level security shows one association at a time, also to an owner of the tables who is no superuser. */
async function writePart(
  client: pg.Client,
  to: Writable,
  part: BackupPart,
  columns: readonly string[],
): Promise<number> {
  const { table, association } = part
  await client.query(`select set_config('radslag.association', $1, true)`, [String(association ?? '')])
  const only = association === null ? '' : ` where association_id = ${association}`
  await client.query(
    `declare part no scroll cursor for select row(${columns.join(', ')})::text as row from ${table}${only}`,
  )
  let count = 0
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${atOnce} from part`)
    if (rows.length === 0) break
    if (count === 0) await writeLine(to, part)
    for (const { row } of rows) await writeLine(to, row)
    count += rows.length
  }
  await client.query('close part')
  return count
}

async function writeLine(to: Writable, line: unknown): Promise<void> {
  if (!to.write(`${JSON.stringify(line)}\n`)) await once(to, 'drain')
}
