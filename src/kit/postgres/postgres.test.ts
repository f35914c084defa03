import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { Refusal } from '../refusal.ts'
import { isRunning, servesFrom } from './holder.ts'
import { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts'

// mkdtemp makes folders that only their owner may enter: as root, every test here is also one of private folders.
const folder = mkdtempSync(join(tmpdir(), 'radslag-test-'))
const dataDir = join(folder, 'data')
const quiet = (): void => {}

after(() => rmSync(folder, { recursive: true, force: true }))

async function ask(postgres: Pick<Postgres, 'connection'>, sql: string): Promise<string[]> {
  const client = new Client(postgres.connection)
  client.on('error', quiet)
  await client.connect()
  try {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' })
    return rows.map((row) => row.join())
  } finally {
    await client.end()
  }
}

async function within(seconds: number, what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!holds()) {
    assert.ok(performance.now() < end, `${what} within ${seconds} s`)
    await sleep(50)
  }
}

interface Starter {
  readonly child: ChildProcess
  readonly said: { host: string; pid: number } | { code: string; facts: { pid: number } }
}

/** Stopped at the end of the test, also of one that fails. */
async function start(t: TestContext, options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, log: quiet, ...options })
  t.after(() => postgres.stop())
  return postgres
}

/** Another process that starts the database and keeps it until it is told to end. */
async function starter(t: TestContext, data = dataDir): Promise<Starter> {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL('postgres.ts', import.meta.url).href)}
    const say = (it) => process.stdout.write(JSON.stringify(it) + '\\n')
    try {
      const postgres = await startPostgres({ dataDir: ${JSON.stringify(data)}, log() {} })
      process.once('SIGTERM', () => postgres.stop())
      say({ host: postgres.connection.host, pid: postgres.pid })
    } catch (error) {
      say({ code: error.code, facts: error.facts })
    }`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: dirname(import.meta.filename),
  })
  t.after(() => child.kill('SIGKILL'))
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, said: JSON.parse(line) as Starter['said'] }
}

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

before(async () => {
  const postgres = await startPostgres({ dataDir, log: quiet })
  await ask(postgres, 'create table kept (word text)')
  await postgres.stop()
})

test('the database takes connections by its socket alone, safely, and sorts Swedish', async (t) => {
  const postgres = await start(t)
  const settings = ['data_checksums', 'fsync', 'full_page_writes', 'listen_addresses', 'server_encoding']
  const shown = settings.map((name) => `current_setting('${name}')`).join(", ',', ")
  const word = `(select string_agg(w, '' order by w collate "sv-x-icu") from unnest(array['ö','z','ä','å']) w)`
  const answer = await ask(postgres, `select concat(${shown}), lower('ÅÄÖ'), ${word}`)
  await postgres.stop()
  assert.deepEqual(answer, ['on,on,on,,UTF8,åäö,zåäö'])
  assert.equal(isRunning(postgres.pid), false)
  assert.equal(existsSync(postgres.connection.host), false)
  assert.deepEqual(readdirSync(dataDir), ['postgres'])
})

test('a server that is killed is started again at the same address, and what was committed is there', async (t) => {
  const said: string[] = []
  const postgres = await start(t, { log: (event) => said.push(event) })
  await ask(postgres, `insert into kept values ('committed')`)
  const killed = postgres.pid
  process.kill(killed, 'SIGKILL')
  await within(10, 'a new server', () => postgres.pid !== killed)
  assert.deepEqual(await ask(postgres, 'select word from kept'), ['committed'])
  await postgres.stop()
  assert.deepEqual(said.slice(-2), ['embedded.ended-by-itself', 'embedded.started-again'])
})

test(
  'a server whose watchdog is killed does not go on unwatched',
  { skip: process.platform !== 'linux' },
  async (t) => {
    const postgres = await start(t, { log: quiet })
    const left = postgres.pid
    const [, watchdog] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${left}/status`, 'utf8')) ?? []
    process.kill(Number(watchdog), 'SIGKILL')
    await within(10, 'a new server', () => postgres.pid !== left)
    assert.equal(servesFrom(left, join(dataDir, 'postgres')), false)
    await postgres.stop()
  },
)

test('the server ends when its parent is killed outright, and the next start has the data', async (t) => {
  const { child, said } = await starter(t)
  assert.ok('host' in said)
  await ask(
    { connection: { host: said.host, user: 'radslag', database: 'radslag' } },
    `insert into kept values ('2')`,
  )
  child.kill('SIGKILL')
  const again = await start(t)
  assert.deepEqual(await ask(again, 'select count(*) from kept'), ['2'])
  await again.stop()
  await within(
    5,
    'the end of the server and its socket',
    () => !isRunning(said.pid) && !existsSync(said.host),
  )
})

test('a client under way does not keep the server of a killed parent alive', async (t) => {
  const { child, said } = await starter(t)
  assert.ok('host' in said)
  const connection = { host: said.host, user: 'radslag', database: 'radslag' }
  const sleeping = ask({ connection }, 'select pg_sleep(60)').catch(quiet)
  await sleep(200)
  child.kill('SIGKILL')
  await within(5, 'the end of the server', () => !isRunning(said.pid))
  await sleeping
})

test('a parent that is asked to end ends its server in good order', async (t) => {
  const { child, said } = await starter(t)
  assert.ok('host' in said)
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  assert.equal(isRunning(said.pid), false)
  assert.deepEqual(readdirSync(dataDir), ['postgres'])
})

for (const [state, data] of [
  ['made', dataDir],
  ['new', join(folder, 'raced')],
] as const) {
  test(`of two starts at once on a ${state} folder one wins, and the other is told which`, async (t) => {
    const both = await Promise.all([starter(t, data), starter(t, data)])
    const winner = both.find(({ said }) => 'host' in said)
    const loser = both.find(({ said }) => 'code' in said)
    assert.ok(winner && loser && 'code' in loser.said)
    assert.equal(loser.said.code, 'postgres.in-use')
    assert.equal(loser.said.facts.pid, winner.child.pid)
    winner.child.kill('SIGTERM')
    await once(winner.child, 'exit')
    assert.deepEqual(readdirSync(data), ['postgres'])
  })
}

test('the same process is refused a second start on its folder', async (t) => {
  const postgres = await start(t)
  await assert.rejects(startPostgres({ dataDir, log: quiet }), (error: unknown) => {
    return refusal('postgres.in-use')(error) && (error as Refusal).facts['pid'] === process.pid
  })
  await postgres.stop()
})

test('a lock left behind that names a process which is something else today is no hindrance', async (t) => {
  const lock = join(dataDir, 'postgres', 'postmaster.pid')
  const bystander = spawn('sleep', ['60'], { stdio: 'ignore' })
  t.after(() => bystander.kill())
  writeFileSync(lock, `${bystander.pid}\n/proc/self/cwd\n`)
  utimesSync(lock, 0, 0)
  assert.equal(servesFrom(bystander.pid!, join(dataDir, 'postgres')), process.platform !== 'linux')
  const postgres = await start(t)
  await postgres.stop()
})

test('a folder of another major version is refused and left as it is', async () => {
  const old = join(folder, 'old')
  mkdirSync(join(old, 'postgres'), { recursive: true })
  writeFileSync(join(old, 'postgres', 'PG_VERSION'), '12\n')
  await assert.rejects(startPostgres({ dataDir: old, log: quiet }), refusal('postgres.other-version'))
  assert.deepEqual(readdirSync(join(old, 'postgres')), ['PG_VERSION'])
})

test('a folder with something else in it is refused', async () => {
  const other = join(folder, 'other')
  mkdirSync(join(other, 'postgres', 'letters'), { recursive: true })
  await assert.rejects(startPostgres({ dataDir: other, log: quiet }), refusal('postgres.not-a-database'))
})

test(
  'a place where no folder can be made is refused at once',
  { skip: process.platform !== 'linux' },
  async () => {
    const started = performance.now()
    await assert.rejects(
      startPostgres({ dataDir: '/proc/radslag', log: quiet }),
      refusal('postgres.folder-not-writable'),
    )
    assert.ok(performance.now() - started < 10_000)
  },
)

test('a file where the folder should be is refused', async () => {
  writeFileSync(join(folder, 'file'), '')
  await assert.rejects(
    startPostgres({ dataDir: join(folder, 'file'), log: quiet }),
    refusal('postgres.folder-not-writable'),
  )
})

test('folders half made by a start that was killed are cleared away', async (t) => {
  const fresh = join(folder, 'fresh')
  const ended = spawn('true')
  await once(ended, 'exit')
  mkdirSync(join(fresh, `postgres.new-${ended.pid}-0a0b0c0d`, 'base'), { recursive: true })
  const postgres = await start(t, { dataDir: fresh, fsync: false })
  assert.deepEqual(await ask(postgres, 'show fsync'), ['off'])
  await postgres.stop()
  assert.deepEqual(readdirSync(fresh), ['postgres'])
})
