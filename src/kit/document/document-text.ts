import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What can be read from a file as text. */
export interface DocumentText {
  readonly text: string
  /** Where each page begins in `text`, in characters; one page where the kind has none. */
  readonly pages: readonly number[]
}

/** What the child is asked, and what it answers; `found` null: nothing could be read. */
export interface ReadRequest {
  readonly id: number
  readonly bytes: Uint8Array
  readonly mediaType: string
}
export interface ReadAnswer {
  readonly id: number
  readonly found: DocumentText | null
}

/** Kinds that have text to read. A picture has none here: it is shown to the person who registers. */
export const readableTypes: readonly string[] = [
  'text/plain',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]

/** Longer than any extract; a file that takes longer is hostile or broken. Milliseconds. */
const patience = 45_000
/** The child ends when it has had nothing to do for so long. Milliseconds. */
const idle = 30_000

/** Reads files in a child process, so that a large or broken one costs neither this process's memory nor its time. */
class Reader {
  private child: ChildProcess | null = null
  private readonly waiting = new Map<number, (found: DocumentText | null) => void>()
  private last = 0
  private ending: NodeJS.Timeout | undefined

  async read(bytes: Uint8Array, mediaType: string): Promise<DocumentText | null> {
    const child = (this.child ??= this.start())
    clearTimeout(this.ending)
    const id = (this.last += 1)
    const found = new Promise<DocumentText | null>((resolve) => this.waiting.set(id, resolve))
    const late = setTimeout(() => child.kill('SIGKILL'), patience)
    child.send({ id, bytes, mediaType } satisfies ReadRequest, (error) => {
      if (error) this.answer({ id, found: null })
    })
    try {
      return await found
    } finally {
      clearTimeout(late)
      if (this.waiting.size === 0) this.ending = setTimeout(() => this.end(), idle).unref()
    }
  }

  private start(): ChildProcess {
    const path = fileURLToPath(new URL('./document-text.worker.ts', import.meta.url))
    const child = fork(path, {
      serialization: 'advanced',
      execArgv: ['--import', 'tsx', '--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (answer) => this.answer(answer as ReadAnswer))
    child.on('exit', () => this.lost(child))
    child.on('error', () => this.lost(child))
    child.unref()
    child.channel?.unref()
    return child
  }

  private answer({ id, found }: ReadAnswer): void {
    this.waiting.get(id)?.(found)
    this.waiting.delete(id)
  }

  /** Whatever it was reading when it ended could not be read; the next file gets a new child. */
  private lost(child: ChildProcess): void {
    if (this.child !== child) return
    this.child = null
    for (const id of this.waiting.keys()) this.answer({ id, found: null })
  }

  private end(): void {
    this.child?.disconnect()
    this.child = null
  }
}

const reader = new Reader()

/**
 * The text of a PDF, Word or text file. Null when it has none: a scanned page, a picture, a broken file. Never throws
 * for what is in the file.
 */
export async function documentText(bytes: Uint8Array, mediaType: string): Promise<DocumentText | null> {
  return readableTypes.includes(mediaType) ? await reader.read(bytes, mediaType) : null
}
