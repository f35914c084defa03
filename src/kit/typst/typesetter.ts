import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loading } from '../child/child-reader.ts'

/**
 * What is to be set: a Typst source, and the data that it reads as `json(bytes(sys.inputs.data))`. Characters that our fonts
 * lack stand in the data as "[U+5B57]", and are listed in `sys.inputs.missing`.
 */
export interface Manuscript {
  /** Typst source. It may use no packages and no files but these: nothing is fetched. */
  readonly source: string
  readonly data: unknown
  /** Pictures and PDFs that the source places, by the names it knows them by. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** The document's date, in whole seconds since 1970: the same input gives the same bytes. */
  readonly seconds: number
}

/**
 * For the archive (PDF/A-2a, ISO 19005-2), or for everybody's reading aids (PDF/UA-1, ISO 14289-1); a plain one where pages of
 * other PDFs are placed, which may keep neither. All are tagged.
 */
export type Standard = 'a-2a' | 'ua-1' | '1.7'

export interface Order {
  readonly id: number
  readonly manuscript: Manuscript
  readonly standards: readonly Standard[]
}
export interface Delivery {
  readonly id: number
  readonly pdfs?: readonly Uint8Array[]
  readonly fault?: string
}

/** The Typst source of a document, which lies beside the code that fills it. */
export const templateText = (path: string): Promise<string> => readFile(path, 'utf8')

interface Waiting {
  resolve(pdfs: Buffer[]): void
  reject(error: unknown): void
  readonly timer: NodeJS.Timeout
}

const longestSeconds = 60
const idleSeconds = 60

/**
 * Sets documents with Typst, in a child process: it takes some 100 MB, which the program need not carry, and it ends when there is
 * nothing to do. The first document after that waits about half a second, the next ones for some tens of milliseconds.
 */
export class Typesetter {
  private child: ChildProcess | null = null
  private idle: NodeJS.Timeout | null = null
  private readonly waiting = new Map<number, Waiting>()
  private count = 0

  /**
   * One PDF for each standard, from one reading of the manuscript.
   * @throws Error with Typst's words: the source or its data break a rule of the standard, which is a fault of ours
   */
  async pdfs(manuscript: Manuscript, standards: readonly Standard[]): Promise<Buffer[]> {
    if (this.idle) clearTimeout(this.idle)
    const child = (this.child ??= this.start())
    const id = (this.count += 1)
    return await new Promise((resolve, reject) => {
      const late = (): void => this.fail(child, new Error(`typst: no document after ${longestSeconds} s`))
      const timer = setTimeout(late, longestSeconds * 1000)
      this.waiting.set(id, { resolve, reject, timer })
      child.ref()
      child.channel?.ref()
      child.send({ id, manuscript, standards } satisfies Order)
    })
  }

  /** Ends the child now. */
  stop(): void {
    if (this.idle) clearTimeout(this.idle)
    this.child?.kill('SIGKILL')
    this.child = null
  }

  private start(): ChildProcess {
    const worker = new URL('./typst.worker.ts', import.meta.url)
    const child = fork(worker, {
      execArgv: loading(worker),
      env: { ...process.env, FONTCONFIG_FILE: join(import.meta.dirname, 'fonts/fonts.conf') },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (delivery) => this.settle(delivery as Delivery))
    child.on('exit', () => this.fail(child, new Error('typst: the child ended')))
    child.on('error', (error) => this.fail(child, error))
    return child
  }

  private settle({ id, pdfs, fault }: Delivery): void {
    const waiting = this.waiting.get(id)
    if (!waiting) return
    this.waiting.delete(id)
    clearTimeout(waiting.timer)
    if (this.waiting.size === 0) this.rest()
    if (pdfs) waiting.resolve(pdfs.map((pdf) => Buffer.from(pdf)))
    else waiting.reject(new Error(`typst: ${fault}`))
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

/** The program's own. */
export const typesetter = new Typesetter()
