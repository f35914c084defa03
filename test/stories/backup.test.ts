import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { layDemo } from '../../db/demo.ts'
import { Database, type Connection } from '../../src/kit/db/db.ts'
import { backUp } from '../../src/kit/db/backup.ts'
import { restore } from '../../src/kit/db/restore.ts'
import { storeFile } from '../../src/kit/files/store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { freshDatabase } from '../help/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'radslag-backup-'))
after(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'monday.radslag')

const lived = await freshDatabase()
await layDemo(lived.database, 'http://radslag.example')
const rows = await backUp(lived.connection, file, '2015-06-04T06:00:00.000Z')

async function query<T extends object>(connection: Connection, text: string): Promise<T[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

/** Every row of every table but those that are not restored, counted and hashed. */
async function contents(connection: Connection): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    connection,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and relname not in ('session', 'invitation', 'migration', 'outgoing_mail') order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await query<{ rows: number; hash: string }>(
      connection,
      `select count(*)::integer as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t`,
    )
    found[name] = `${row!.rows} ${row!.hash}`
  }
  return found
}

/** A server of our own is asked for a database without anything in it, not even a schema. */
async function emptyDatabase(): Promise<Connection> {
  const { connection } = await freshDatabase()
  await query(connection, 'drop schema public cascade; create schema public; drop schema pgboss cascade')
  return connection
}

test('the drill: a backup laid into an empty database is the same, row by row, and its log holds', async () => {
  const connection = await emptyDatabase()
  assert.equal(await restore(connection, file), rows)
  assert.deepEqual(await contents(connection), await contents(lived.connection))
  const database = new Database(connection)
  const ids = await query<{ id: number }>(connection, 'select id from association order by id')
  assert.ok(ids.length >= 2)
  for (const { id } of ids) {
    const verdict = await database.transaction(id, (db) => verifyChain({ db, association: id }))
    assert.equal(verdict.broken, null)
    assert.ok(verdict.entries > 0)
  }
  // Life goes on there: the next file, the next number.
  const work = { association: ids[0]!.id }
  const given = { filename: 'efter.txt', mediaType: 'text/plain' }
  await database.transaction(work.association, (db) =>
    storeFile(
      { ...work, db, clock: { now: () => '2015-06-05T06:00:00.000Z' } },
      Buffer.from('efteråt'),
      given,
    ),
  )
  await database.close()
  const [next] = await query<{ id: number }>(
    connection,
    `select nextval(pg_get_serial_sequence('association', 'id'))::integer as id`,
  )
  assert.equal(next!.id, Math.max(...ids.map(({ id }) => id)) + 1)
})

test('every reference is checked again, and no letter leaves a restored database by itself', async () => {
  const connection = await emptyDatabase()
  const some = `update outgoing_mail set state = 'waiting', sent_at = null where id = (select min(id::text)::uuid from outgoing_mail)`
  await query(lived.connection, some)
  const waiting = join(folder, 'tuesday.radslag')
  await backUp(lived.connection, waiting, '2015-06-05T06:00:00.000Z')
  await restore(connection, waiting)
  const states = await query<{ state: string }>(
    connection,
    'select distinct state from outgoing_mail order by 1',
  )
  assert.ok(states.some(({ state }) => state === 'failed'))
  assert.ok(!states.some(({ state }) => ['waiting', 'sending', 'unsure'].includes(state)))
  const references = `select count(*)::integer as n, count(*) filter (where convalidated)::integer as checked
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`
  const [there] = await query<{ n: number; checked: number }>(connection, references)
  const [before] = await query<{ n: number; checked: number }>(lived.connection, references)
  assert.deepEqual(there, before)
  assert.equal(there!.n, there!.checked)
})

test('a database that is not empty, a file that is not whole and one that is no backup are refused', async () => {
  await assert.rejects(restore(lived.connection, file), { code: 'backup.not-empty' })
  const whole = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
  const spoil = async (lines: readonly string[] | Buffer, code: string) => {
    const path = join(folder, 'spoilt.radslag')
    writeFileSync(path, lines instanceof Buffer ? lines : gzipSync(lines.join('\n')))
    const connection = await emptyDatabase()
    await assert.rejects(restore(connection, path), { code })
    const tables = await query<{ n: string }>(
      connection,
      `select relname as n from pg_class where relname = 'association' and relkind = 'r'`,
    )
    if (tables.length > 0) assert.deepEqual(await query(connection, 'select id from association'), [])
  }
  await spoil(whole.slice(0, -1), 'backup.broken-off')
  await spoil(whole.toSpliced(-40, 1), 'backup.broken-off')
  await spoil(readFileSync(file).subarray(0, 20_000), 'backup.broken-off')
  const oneSign = (line: string) => (line.startsWith('"') ? line.replace(/x([0-9a-f]{8})/, 'xz$1') : line)
  await spoil(whole.map(oneSign), 'backup.broken-off')
  await assert.rejects(restore(await emptyDatabase(), join(folder, 'nowhere')), { code: 'ENOENT' })
  await spoil(['{"hello":1}'], 'backup.unreadable')
  await spoil(Buffer.from('no zip at all'), 'backup.broken-off')
  const head = JSON.parse(whole[0]!) as { migrations: object[] }
  head.migrations.push({ name: '9999_later.sql', sha256: 'ab' })
  await spoil([JSON.stringify(head), ...whole.slice(1)], 'backup.other-program')
})

test('by the commands, beside a running program and into a new folder', { timeout: 60_000 }, async () => {
  const copy = join(folder, 'wednesday.radslag')
  const radslag = (env: Record<string, string>, ...args: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const program = ['--import', 'tsx', 'src/main.ts', ...args]
      execFile(process.execPath, program, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
      )
    })
  const from = { DATABASE_URL: lived.connection.connectionString! }
  const taken = await radslag(from, 'backup', copy)
  assert.deepEqual([taken.code, taken.out.includes(`${rows} rader`)], [0, true], taken.out)
  assert.match((await radslag(from, 'backup', copy)).out, /finns redan/)
  const into = { DATA_DIR: join(folder, 'data'), DATABASE_URL: '' }
  const restored = await radslag(into, 'restore', copy)
  assert.equal(restored.code, 0, restored.out)
  assert.match(restored.out, /loggen är hel/)
  assert.equal((await radslag(into, 'restore', copy)).code, 2)
})
