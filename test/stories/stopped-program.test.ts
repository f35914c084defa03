import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, type ClientRequest, type IncomingMessage, get, request } from 'node:http'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshDatabase } from '../help/database.ts'
import { aSending } from '../help/sending.ts'

/** `radslag serve` is asked to end while many go on asking on connections that they keep. */

const { connection, database } = await freshDatabase()
await aSending(database, { slug: 'stannat', members: 20 })
const running = new Set<ChildProcess>()
after(() => running.forEach((child) => child.kill('SIGKILL')))

async function startProgram(): Promise<{ child: ChildProcess; url: string }> {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  taken.close()
  const env = { ...process.env, DATABASE_URL: connection.connectionString, PORT: String(port) }
  const child = spawn(process.execPath, ['bin/radslag.mjs', 'serve'], { env, stdio: 'ignore' })
  running.add(child)
  const url = `http://127.0.0.1:${port}`
  // What ends it is listened for when everything has started.
  for (let waited = 0; waited < 1500; waited += 1) {
    if ((await fetch(`${url}/readyz`).catch(() => null))?.ok) break
    await sleep(20)
  }
  await sleep(500)
  return { child, url }
}

/** Asks again as soon as it is answered, until there is nobody to ask. */
async function askOn(url: string, agent: Agent): Promise<number> {
  for (let answered = 0; ; answered += 1) {
    const asked = get(url, { agent })
    const reply = await once(asked, 'response').then(
      ([response]) => response as IncomingMessage,
      () => null,
    )
    if (!reply) return answered
    reply.resume()
    await once(reply, 'end')
    assert.ok(reply.complete, 'an answer was cut off')
  }
}

/** A form of which half has been sent. */
function beginPost(url: string): ClientRequest {
  const form = request(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 30 },
  })
  form.on('error', () => {})
  form.write('email=ingen')
  return form
}

test('SIGTERM under load: what is under way is answered, what comes after is not taken, and it ends with 0', async () => {
  const { child, url } = await startProgram()
  const agent = new Agent({ keepAlive: true })
  const asking = Array.from({ length: 8 }, () => askOn(`${url}/stannat/circulations`, agent))
  const form = beginPost(url)
  await sleep(300)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await sleep(300)
  assert.equal(child.exitCode, null, 'it did not wait for the form')
  form.end('&password=12345678'.padEnd(19, '9'))
  const [reply] = (await once(form, 'response')) as [IncomingMessage]
  assert.equal(reply.statusCode, 409)
  reply.resume()
  const began = performance.now()
  assert.deepEqual(await exit, [0, null])
  assert.ok(performance.now() - began < 3000, 'it went on for as long as it was asked')
  for (const answered of await Promise.all(asking)) assert.ok(answered > 0)
})

test('a second signal ends it at once', async () => {
  const { child, url } = await startProgram()
  beginPost(url)
  await sleep(300)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await sleep(1000)
  assert.equal(child.exitCode, null)
  child.kill('SIGINT')
  assert.deepEqual(await exit, [1, null])
})
