import { type ChildProcess, fork } from 'node:child_process'

/** What the child is sent and what it answers, one at a time. */
export interface ChildRequest<Q> {
  readonly request: Q
}
export type ChildAnswer<A> = { readonly answer: A } | { readonly fault: string }

/** The child took too long, or ended: its memory ran out, or what it read crashed it. */
export class ChildLost extends Error {
  readonly why: 'too-slow' | 'ended'
  constructor(why: 'too-slow' | 'ended') {
    super(`the reader is lost: ${why}`)
    this.name = 'ChildLost'
    this.why = why
  }
}

export interface ChildLimits {
  /** Milliseconds for one request. */
  readonly patience: number
  /** Of JavaScript's heap. */
  readonly megabytes: number
  /** The child ends when it has had nothing to do for so long. Milliseconds. */
  readonly idle: number
  /** Requests that one child answers; then another takes its place, with a clean memory. */
  readonly life?: number
}

/** What a child's file needs to be run: nothing where it was made one file (see `bin/bundle.mjs`). */
export const loading = (worker: URL): string[] => (worker.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [])

/**
 * Reads what comes from outside in a process of its own, with limits: whatever it is, it costs neither this process's
 * memory nor its time. Requests wait for each other, so that one that is lost takes no other with it.
 */
export class ChildReader<Q, A> {
  private readonly worker: URL
  private readonly limits: ChildLimits
  private child: ChildProcess | null = null
  private last: Promise<unknown> = Promise.resolve()
  private ending: NodeJS.Timeout | undefined
  private answered = 0

  constructor(worker: URL, limits: ChildLimits) {
    this.worker = worker
    this.limits = limits
  }

  /**
   * @param patience milliseconds, where it is not the usual
   * @throws ChildLost; Error with the child's words where it failed
   */
  async read(request: Q, patience: number = this.limits.patience): Promise<A> {
    const answer = this.last.then(() => this.ask(request, patience))
    this.last = answer.catch(() => null)
    return await answer
  }

  /** Ends the child now; what it was asked is lost. */
  stop(): void {
    clearTimeout(this.ending)
    this.child?.kill('SIGKILL')
    this.child = null
  }

  private async ask(request: Q, patience: number): Promise<A> {
    clearTimeout(this.ending)
    if (this.child && !this.child.connected) this.child = null
    if (this.answered >= (this.limits.life ?? Infinity)) this.end()
    const child = (this.child ??= this.start())
    child.ref()
    child.channel?.ref()
    let late: NodeJS.Timeout | undefined
    try {
      return await new Promise<A>((resolve, reject) => {
        const lost = (why: 'too-slow' | 'ended'): void => {
          this.child = null
          child.kill('SIGKILL')
          reject(new ChildLost(why))
        }
        late = setTimeout(() => lost('too-slow'), patience)
        child.once('message', (message) => {
          const said = message as ChildAnswer<A>
          if ('answer' in said) resolve(said.answer)
          else reject(new Error(said.fault))
        })
        child.once('exit', () => lost('ended'))
        child.once('error', () => lost('ended'))
        child.send({ request }, (error) => error && lost('ended'))
      })
    } finally {
      clearTimeout(late)
      this.answered += 1
      child.removeAllListeners()
      child.unref()
      child.channel?.unref()
      this.ending = setTimeout(() => this.end(), this.limits.idle).unref()
    }
  }

  private start(): ChildProcess {
    this.answered = 0
    return fork(this.worker, {
      serialization: 'advanced',
      execArgv: [...loading(this.worker), `--max-old-space-size=${this.limits.megabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
  }

  private end(): void {
    const child = this.child
    this.child = null
    // It ends by itself when its channel closes.
    child?.on('error', () => {})
    if (child?.connected) child.disconnect()
  }
}

/** The child's side: answers each request with what `read` makes of it. */
export function answerRequests(read: (request: never) => unknown): void {
  process.on('message', (message) => {
    const { request } = message as ChildRequest<never>
    void Promise.resolve()
      .then(() => read(request))
      .then(
        (answer): ChildAnswer<unknown> => ({ answer }),
        (error: unknown): ChildAnswer<unknown> => ({
          fault: error instanceof Error ? error.message : 'unreadable',
        }),
      )
      .then((answer) => process.send?.(answer))
  })
}
