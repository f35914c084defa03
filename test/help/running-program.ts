import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

/** The whole program as `serve` runs it, in a process of its own, until the test file is done. */
export class RunningProgram {
  readonly process: ChildProcess

  private constructor(process: ChildProcess) {
    this.process = process
  }

  /** @param settings as for `serve`, by environment */
  static async start(settings: Readonly<Record<string, string>>): Promise<RunningProgram> {
    const script = new URL('./serving.ts', import.meta.url).pathname
    const env = { ...process.env, CLOCK_STARTS: '2015-05-20T09:00', ...settings }
    const stdio = ['ignore', 'pipe', process.env['SHOW_LOG'] ? 'inherit' : 'ignore'] as const
    const child = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: [...stdio] })
    after(() => child.kill('SIGKILL'))
    child.stdout.resume()
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    return new RunningProgram(child)
  }

  /** What it holds of the machine's memory, its children not counted. Bytes. */
  get resident(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) * 1024
  }

  /** The most that it holds at any moment while `work` is done. Bytes. */
  async mostResident(work: Promise<unknown>): Promise<number> {
    let most = this.resident
    const looking = new AbortController()
    const looks = (async () => {
      for (; !looking.signal.aborted; await sleep(20)) most = Math.max(most, this.resident)
    })()
    await work.finally(() => looking.abort())
    await looks
    return most
  }
}
