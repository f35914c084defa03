import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import type { BackupHead, BackupPart } from './backup.ts'
import type { Connection } from './db.ts'
import { migrate, migrations } from './migrate.ts'

const headShape = z.object({
  format: z.literal('radslag-backup-1'),
  takenAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.record(z.string(), z.array(z.string())),
})
const partShape = z.object({ table: z.string(), association: z.int().nullable() })
const endShape = z.object({ rows: z.int() })

/** Characters of rows that are sent at once. */
const atOnce = 4_000_000

/**
 * Lays a backup into an empty database, all or nothing, and brings it to this program's schema. A backup of an older
 * program is laid into the schema it was taken of first. Letters that had not left are marked as failed: whoever
 * restores knows better than we which of them went out after the backup was taken.
 * @returns the number of rows
 * @throws Refusal `backup.unreadable`, `backup.broken-off`, `backup.other-program` (of a newer program, or another
 *   schema), `backup.not-empty`
 */
export async function restore(connection: Connection, file: string): Promise<number> {
  const lines = readLines(file)
  const first = headShape.safeParse((await lines.next()).value)
  if (!first.success) throw new Refusal('backup.unreadable', { file })
  const head = first.data
  await migrateAsIn(connection, head)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await refuseUnlessEmpty(client)
    await client.query('begin')
    const rows = await withoutReferences(client, () => load(client, head, lines, file))
    await client.query('commit')
    await migrate(connection)
    return rows
  } catch (error) {
    await client.query('rollback').catch(() => null)
    throw isOfSpoiltRows(error) ? new Refusal('backup.broken-off', { file }) : error
  } finally {
    await client.end()
  }
}

/** What the database says of values that are none (class 22) or do not fit together (23), and we of what is no row at all. */
const isOfSpoiltRows = (error: unknown): boolean =>
  error instanceof z.ZodError || (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''))

async function* readLines(file: string): AsyncGenerator<unknown, undefined> {
  const packed = createReadStream(file)
  const zip = packed.pipe(createGunzip())
  packed.once('error', (error) => zip.destroy(error))
  const lines = createInterface({ input: zip, crlfDelay: Infinity })
  try {
    for await (const line of lines) yield JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw new Refusal('backup.broken-off', { file })
    throw error
  }
  return undefined
}

/** The schema the backup was taken of: its migrations must be the first of ours. */
async function migrateAsIn(connection: Connection, head: BackupHead): Promise<void> {
  const ours = await migrations()
  const same = head.migrations.every(
    ({ name, sha256 }, index) => ours[index]?.name === name && ours[index].hash === sha256,
  )
  if (!same) throw new Refusal('backup.other-program', { last: head.migrations.at(-1)?.name ?? '' })
  await migrate(connection, { until: head.migrations.length })
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    'select exists (select from association) or exists (select from person) as there',
  )
  if (rows[0]?.there) throw new Refusal('backup.not-empty')
}

/** Rows come table by table, not in the order of their references; these are made again, and so checked, at the end. */
async function withoutReferences<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ relation: string; name: string; definition: string }>(`
    select conrelid::regclass::text as relation, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)
  for (const { relation, name } of rows) await client.query(`alter table ${relation} drop constraint ${name}`)
  const result = await work()
  for (const { relation, name, definition } of rows)
    await client.query(`alter table ${relation} add constraint ${name} ${definition}`)
  return result
}

async function load(
  client: pg.Client,
  head: BackupHead,
  lines: AsyncGenerator<unknown, undefined>,
  file: string,
): Promise<number> {
  // What a new database already has: the national register, as it was then.
  for (const table of ['municipality', 'region']) await client.query(`delete from ${table}`)
  let into: Loading | null = null
  let loaded = 0
  for await (const line of lines) {
    if (typeof line === 'string') {
      await into?.add(line)
      loaded += 1
      continue
    }
    await into?.flush()
    const end = endShape.safeParse(line)
    if (!end.success) into = await beginPart(client, head, partShape.parse(line))
    else if (end.data.rows === loaded) return await settle(client, loaded)
    else break
  }
  throw new Refusal('backup.broken-off', { file })
}

async function beginPart(client: pg.Client, head: BackupHead, part: BackupPart): Promise<Loading> {
  const { table, association } = part
  const columns = head.tables[table]!.join(', ')
  await client.query(`select set_config('radslag.association', $1, true)`, [String(association ?? '')])
  await client.query('drop table if exists pg_temp.loading')
  await client.query(`create temporary table loading as select ${columns} from ${table} with no data`)
  return new Loading(
    client,
    `insert into ${table} (${columns}) overriding system value select * from unnest($1::pg_temp.loading[])`,
  )
}

/** Rows of one table on their way in. */
class Loading {
  private readonly client: pg.Client
  private readonly statement: string
  private rows: string[] = []
  private size = 0

  constructor(client: pg.Client, statement: string) {
    this.client = client
    this.statement = statement
  }

  async add(row: string): Promise<void> {
    this.rows.push(row)
    this.size += row.length
    if (this.size > atOnce) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.rows.length > 0) await this.client.query(this.statement, [this.rows])
    this.rows = []
    this.size = 0
  }
}

/** The next association gets a number of its own, and no letter leaves by itself. */
async function settle(client: pg.Client, loaded: number): Promise<number> {
  await client.query('drop table if exists pg_temp.loading')
  await client.query(
    `select setval(pg_get_serial_sequence('association', 'id'), max(id)) from association having max(id) is not null`,
  )
  const { rows } = await client.query<{ id: number }>('select id from association')
  for (const { id } of rows) {
    await client.query(`select set_config('radslag.association', $1, true)`, [String(id)])
    await client.query(
      `update outgoing_mail set state = 'failed', last_error = 'restored from a backup'
       where association_id = $1 and state in ('waiting', 'sending', 'unsure')`,
      [id],
    )
  }
  return loaded
}
