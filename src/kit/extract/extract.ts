import { type ChildLimits, ChildLost, ChildReader } from '../child/child-reader.ts'
import { type Facts, Refusal } from '../refusal.ts'
import { type Extracted, formatOf, plainText } from './plain.ts'

export type { Extracted } from './plain.ts'

/** What the child answers: the text, or the refusal that says why there is none. */
export type Answer =
  | { readonly extracted: Extracted }
  | { readonly refused: { readonly code: string; readonly facts: Facts } }

const usual: ChildLimits = { patience: 20_000, megabytes: 512, idle: 10_000 }

/**
 * Takes the text out of files, in a child process that is ended when a file takes too long or too much, and when there is nothing
 * to do: parsers of PDF and DOCX meet whatever strangers send, and a fault in one must not reach the program.
 */
export class Extractor {
  private readonly limits: ChildLimits
  private readonly reader: ChildReader<Uint8Array, Answer>

  constructor(limits: ChildLimits = usual) {
    this.limits = limits
    this.reader = new ChildReader(new URL('./extract.worker.ts', import.meta.url), limits)
  }

  /**
   * One file at a time, in the order asked.
   * @throws Refusal `file.empty`, `extract.encrypted`, `extract.no-text`, `extract.unreadable`, `extract.too-slow` {seconds}
   */
  async text(bytes: Uint8Array): Promise<Extracted> {
    if (bytes.length === 0) throw new Refusal('file.empty')
    if (formatOf(bytes) === 'txt') return plainText(bytes)
    const answer = await this.ask(bytes)
    if ('refused' in answer) throw new Refusal(answer.refused.code, answer.refused.facts)
    return answer.extracted
  }

  /** Ends the child now. */
  stop(): void {
    this.reader.stop()
  }

  private async ask(bytes: Uint8Array): Promise<Answer> {
    try {
      return await this.reader.read(bytes)
    } catch (error) {
      if (!(error instanceof ChildLost)) throw error
      if (error.why === 'ended') throw new Refusal('extract.unreadable', { format: null })
      throw new Refusal('extract.too-slow', { seconds: this.limits.patience / 1000 })
    }
  }
}
