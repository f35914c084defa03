import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { type Facts, Refusal } from '../refusal.ts'
import { type Extracted, decoded, formatOf } from './plain.ts'

export type { Extracted } from './plain.ts'

/** Asked of the child and answered by it. */
export interface Question {
  readonly id: number
  readonly bytes: Uint8Array
}
export interface Answer {
  readonly id: number
  readonly extracted?: Extracted
  readonly refused?: { readonly code: string; readonly facts: Facts }
}

export interface Limits {
  /** For one file. */
  readonly seconds: number
  /** Of the child's heap. */
  readonly megabytes: number
}
const usual: Limits = { seconds: 20, megabytes: 512 }
const idleSeconds = 10

interface Waiting {
  resolve(extracted: Extracted): void
  reject(error: unknown): void
  readonly timer: NodeJS.Timeout
}

/** Plain text needs no parser, and so no child. */
function plain(bytes: Uint8Array): Extracted {
  const text = decoded(bytes)
  if (!/\p{L}/u.test(text)) throw new Refusal('extract.no-text', { format: 'txt' })
  return { text, format: 'txt', pages: [0] }
}

/**
 * Takes the text out of files, in a child process that is ended when a file takes too long or too much, and when there is nothing
 * to do: parsers of PDF and DOCX meet whatever strangers send, and a fault in one must not reach the program.
 */
export class Extractor {
  private child: ChildProcess | null = null
  private idle: NodeJS.Timeout | null = null
  private readonly waiting = new Map<number, Waiting>()
  private last: Promise<unknown> = Promise.resolve()
  private count = 0
  private readonly limits: Limits

  constructor(limits: Limits = usual) {
    this.limits = limits
  }

  /**
   * One file at a time, in the order asked.
   * @throws Refusal `file.empty`, `extract.encrypted`, `extract.no-text`, `extract.unreadable`, `extract.too-slow` {seconds}
   */
  async text(bytes: Uint8Array): Promise<Extracted> {
    if (bytes.length === 0) throw new Refusal('file.empty')
    if (formatOf(bytes) === 'txt') return plain(bytes)
    const turn = this.last.then(() => this.ask(bytes))
    this.last = turn.catch(() => null)
    return await turn
  }

  /** Ends the child now. */
  stop(): void {
    if (this.idle) clearTimeout(this.idle)
    this.child?.kill('SIGKILL')
    this.child = null
  }

  private ask(bytes: Uint8Array): Promise<Extracted> {
    if (this.idle) clearTimeout(this.idle)
    const child = (this.child ??= this.start())
    const id = (this.count += 1)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.fail(child, new Refusal('extract.too-slow', { seconds: this.limits.seconds }))
      }, this.limits.seconds * 1000)
      this.waiting.set(id, { resolve, reject, timer })
      child.ref()
      child.channel?.ref()
      child.send({ id, bytes } satisfies Question)
    })
  }

  private start(): ChildProcess {
    const child = fork(join(import.meta.dirname, 'extract.worker.ts'), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${this.limits.megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (answer) => this.settle(answer as Answer))
    child.on('exit', () => this.fail(child, new Refusal('extract.unreadable', { format: null })))
    child.on('error', (error) => this.fail(child, error))
    return child
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id)
    if (!waiting) return
    this.waiting.delete(answer.id)
    clearTimeout(waiting.timer)
    this.rest()
    if (answer.extracted) waiting.resolve(answer.extracted)
    else waiting.reject(new Refusal(answer.refused!.code, answer.refused!.facts))
  }

  /** Nothing waits: the child does not keep the program alive, and ends soon. */
  private rest(): void {
    this.child?.unref()
    this.child?.channel?.unref()
    this.idle = setTimeout(() => this.stop(), idleSeconds * 1000).unref()
  }

  private fail(child: ChildProcess, error: unknown): void {
    if (this.child !== child) return
    this.stop()
    for (const waiting of this.waiting.values()) {
      clearTimeout(waiting.timer)
      waiting.reject(error)
    }
    this.waiting.clear()
  }
}
