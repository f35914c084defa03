import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { freshDatabase } from '../../test/help/database.ts'
import type { Refusal } from '../kit/refusal.ts'
import { readSettings } from '../kit/settings.ts'
import { surroundingsFault } from '../kit/surroundings.ts'
import { start } from './server.ts'
import { sentences } from './site.ts'

test('a port that another program has is told in a sentence', async () => {
  const { connection } = await freshDatabase()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  after(() => other.close())
  const { port } = other.address() as AddressInfo
  const settings = readSettings({ PORT: String(port), DATABASE_URL: 'postgres://127.0.0.1/none' })
  const databaseUrl = connection.connectionString!
  await assert.rejects(start({ ...settings, databaseUrl, databaseOwnerUrl: databaseUrl }), {
    code: 'server.port-busy',
    facts: { port },
  })
  assert.match(sentences.say('server.port-busy', { port }, 'sv'), new RegExp(`Port ${port} används redan`))
})

test('so is the port for letters, and the program does not stand half open behind it', async () => {
  const { connection } = await freshDatabase()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  after(() => other.close())
  const { port } = other.address() as AddressInfo
  const databaseUrl = connection.connectionString!
  const settings = readSettings({
    PORT: '0',
    LMTP_PORT: String(port),
    DATABASE_URL: 'postgres://127.0.0.1/none',
  })
  await assert.rejects(start({ ...settings, databaseUrl, databaseOwnerUrl: databaseUrl }), {
    code: 'lmtp.port-busy',
    facts: { port },
  })
})

test('what is wrong around a command is told with what to do, and a bug stays a bug', async () => {
  const fault = (error: Error, more: object) => surroundingsFault(Object.assign(error, more))
  const missing = await readFile('/nowhere/monday.radslag').catch(surroundingsFault)
  assert.deepEqual((missing as Refusal).facts, { file: '/nowhere/monday.radslag', why: 'ENOENT' })
  const refused = fault(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
  assert.equal((refused as Refusal).code, 'command.no-database')
  const unknown = fault(new Error('database "nodb" does not exist'), { code: '3D000' })
  assert.equal((unknown as Refusal).code, 'command.no-database')
  const bug = new TypeError('undefined is not a function')
  assert.equal(surroundingsFault(bug), bug)
})

describe('/metrics', async () => {
  const office = await openOffice({ now: '2015-06-01T10:00' })
  const read = async (headers: Record<string, string> = {}) =>
    await fetch(`${office.url}/metrics`, { headers })

  test('counts requests by the pattern of their route, never by address', async () => {
    await fetch(`${office.url}/sign-in`)
    await fetch(`${office.url}/sign-in`)
    await fetch(`${office.url}/hemligt-forbund/ingen`)
    const reply = await read()
    assert.match(reply.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/)
    const text = await reply.text()
    assert.match(text, /^radslag_requests_total\{method="GET",route="\/sign-in",status="200"\} 2$/m)
    assert.match(text, /^radslag_request_seconds_count\{method="GET",route="\/sign-in"\} 2$/m)
    assert.match(text, /^radslag_request_seconds_bucket\{method="GET",route="\/sign-in",le="\+Inf"\} 2$/m)
    assert.match(text, /^radslag_requests_total\{.*status="404"\} 1$/m)
    assert.doesNotMatch(text, /hemligt-forbund/)
  })

  test('tells of jobs, letters, connections, memory and the event loop', async () => {
    const text = await (await read()).text()
    for (const name of [
      'radslag_jobs',
      'radslag_letters',
      'radslag_database_connections\\{state="idle"\\} \\d+',
      'process_resident_memory_bytes \\d{8,}',
      'radslag_event_loop_lag_seconds\\{quantile="0.99"\\} \\d',
    ])
      assert.match(text, new RegExp(name))
    for (const line of text.trimEnd().split('\n'))
      assert.match(line, /^(# (HELP|TYPE) |[a-z_]+(\{.*\})? \S+$)/)
  })

  test('is not told through a proxy', async () => {
    assert.equal((await read({ 'x-forwarded-for': '192.0.2.1' })).status, 404)
  })
})
