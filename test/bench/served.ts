import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { bench } from './data.ts'
import { timeOf } from './load.ts'

/** A program under measurement. */
export interface Served {
  readonly url: string
  readonly child: ChildProcess
  /** From its start until it reached its database. */
  readonly ms: number
}

/** As in `package.json`: V8 lets a heap with a ceiling grow by less at a time. */
const flags = ['--max-semi-space-size=2', '--max-old-space-size=512']
const root = new URL('../../', import.meta.url).pathname
const children: ChildProcess[] = []

export async function endAll(): Promise<void> {
  await Promise.all(children.map(end))
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts the program as `npm run radslag -- serve` does, and waits until it has reached its database. */
export async function startProgram(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Served> {
  const port = await freePort()
  const own = { DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: 'production', TRUST_PROXY: 'yes' }
  const began = performance.now()
  const child = spawn(process.execPath, [...flags, 'bin/radslag.mjs', 'serve'], {
    cwd: root,
    env: { ...process.env, ...own, ...settings },
    stdio: 'ignore',
  })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  while (performance.now() - began < 60_000) {
    if (await timeOf(`${url}/readyz`).catch(() => 0)) return { url, child, ms: performance.now() - began }
    await sleep(5)
  }
  throw new Error('the program did not start')
}

/** @param file the bytes that each address is answered with; see the bare server */
export async function startBare(databaseUrl: string, file: string): Promise<Served> {
  const began = performance.now()
  const program = ['--import', 'tsx', 'test/bench/bare.script.ts', databaseUrl, file, bench.circulation]
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `http://127.0.0.1:${Number(String(line))}`, child, ms: performance.now() - began }
}
