import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the program does with post: a letter is taken in, taken apart and kept; an answer is registered; a letter leaves. */
export const steps = ['whose', 'take', 'parse', 'keep', 'register', 'send'] as const
export type Step = (typeof steps)[number]

/** It dies at the end of the nth transaction of the step: just before it is committed, or just after. */
export interface Death {
  readonly step: Step
  readonly side: 'before' | 'after'
  readonly nth: number
}

const root = new URL('../../', import.meta.url).pathname

/** One start of the program, until it dies. */
class Life {
  readonly child: ChildProcess
  /** Resolves when its doors are open, or it has died before. */
  readonly opened: Promise<void>
  private readonly said: string[] = []

  constructor(bundle: string, env: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [join(bundle, 'main.mjs')], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', process.env['SHOW_LOG'] ? 'inherit' : 'ignore', 'pipe'],
    })
    this.child.stdin!.on('error', () => {})
    const pipe = this.child.stdio[3] as Readable
    this.opened = new Promise((resolve) => {
      this.child.once('exit', () => resolve())
      pipe.on('data', (bytes: Buffer) => {
        this.said.push(...bytes.toString().trim().split('\n'))
        if (this.said.includes('open')) resolve()
      })
    })
  }

  get dead(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  begin(death: Death | null): void {
    this.child.stdin!.write(`${JSON.stringify(death)}\n`)
  }

  /** Waits until it has died by itself, but not longer than the milliseconds; whether it has. */
  async ended(milliseconds: number): Promise<boolean> {
    const waited = new AbortController()
    if (!this.dead)
      await Promise.race([
        once(this.child, 'exit'),
        sleep(milliseconds, null, { signal: waited.signal }).catch(() => null),
      ])
    waited.abort()
    return this.dead
  }

  async kill(): Promise<void> {
    if (this.dead) return
    this.child.kill('SIGKILL')
    await once(this.child, 'exit')
  }

  /** The steps that had begun and not ended. */
  underway(): Step[] {
    return steps.filter((step) => {
      const count = (words: string) => this.said.filter((said) => said === words).length
      return count(`+${step}`) > count(`-${step}`)
    })
  }
}

/** The program, made one file once, and started anew whenever it has died: the next life is loaded while one is lived. */
export class DyingProgram {
  private readonly bundle: string
  private readonly env: Readonly<Record<string, string>>
  private next: Life
  private now: Life | null = null

  /** @param env settings as for `serve` */
  constructor(env: Readonly<Record<string, string>>) {
    this.env = env
    this.bundle = join(root, `node_modules/.cache/radslag-dying-${process.pid}-${env['PORT']}`)
    mkdirSync(this.bundle, { recursive: true })
    execFileSync(process.execPath, ['bin/bundle.mjs', this.bundle, 'test/help/dying.script.ts'], {
      cwd: root,
    })
    this.next = new Life(this.bundle, this.env)
  }

  /** Starts it, to die as it is told; resolves when its doors are open, or it has died before. */
  async start(death: Death | null = null): Promise<Life> {
    const life = this.next
    this.now = life
    this.next = new Life(this.bundle, this.env)
    life.begin(death)
    await life.opened
    return life
  }

  async stop(): Promise<void> {
    await Promise.all([this.now?.kill(), this.next.kill()])
    rmSync(this.bundle, { recursive: true, force: true })
  }
}
