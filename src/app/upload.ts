import { outageOf } from '../kit/db/outage.ts'
import { type FileKind, requireKind } from '../kit/files/kind.ts'
import { type FileSource, type ReceivedFile, receiveFile } from '../kit/files/receive.ts'
import { type SmallFile, isSmall, storeFile, storeSmallFiles } from '../kit/files/store.ts'
import type { StoreUpload } from '../kit/http/form-body.ts'
import type { Route, Visit } from '../kit/http/visit.ts'
import { Forbidden, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'

/** Bytes of a form's files that may wait in memory for what they came with. */
const mostWaiting = 1024 * 1024

/**
 * The files of one form. They are stored before the form is read, so that nothing uploaded is lost when it is refused;
 * or, where the route says `filesWithForm`, as the first thing in the transaction of its action, and by themselves only
 * if that comes to nothing. Then there is one commit to wait for instead of two.
 */
export class Uploads {
  private waiting: readonly SmallFile[] = []

  receiver(visit: Visit, mayUpload: boolean, route: Pick<Route, 'filesWithForm' | 'takes'>): StoreUpload {
    return async (content, filename) => {
      if (!mayUpload) throw new Forbidden()
      // A refused file is read to its end by the form all the same: the fields after it are wanted too.
      const source = content.iterator({ destroyOnReturn: false })
      const received = await receiveOf(source, filename, route.takes)
      if (!route.filesWithForm || !this.keeps(received)) await storeNow(visit, received)
      return received
    }
  }

  /** Keeps it waiting, where there is room for it. */
  private keeps(file: ReceivedFile): boolean {
    if (!isSmall(file) || this.waiting.reduce((sum, { size }) => sum + size, file.size) > mostWaiting)
      return false
    this.waiting = [...this.waiting, file]
    return true
  }

  /** Runs a transaction of the form's action, with the files that wait as the first thing in it. */
  async within<T>(transaction: (begin: (work: Work) => void) => Promise<T>): Promise<T> {
    const files = this.waiting
    const result = await transaction((work) => storeSmallFiles(work, files))
    this.waiting = []
    return result
  }

  /**
   * Stores what still waits, since the action was refused or had no transaction.
   * @returns the hashes of those that there is no place for just now
   */
  async settle(visit: Visit): Promise<ReadonlySet<string>> {
    const left = this.waiting
    try {
      if (left.length > 0) await visit.work(async () => {})
      return new Set()
    } catch (error) {
      if (!outageOf(error)) throw error
      this.waiting = []
      return new Set(left.map(({ sha256 }) => sha256))
    }
  }
}

/** Said with what the form does take, whether the kind is unknown to us or only to the form. */
async function receiveOf(
  source: FileSource,
  filename: string,
  takes: readonly FileKind[] | undefined,
): Promise<ReceivedFile> {
  if (!takes) return await receiveFile(source, { filename })
  const received = await receiveFile(source, { filename }).catch((error: unknown) => {
    const { code, facts } = error instanceof Refusal ? error : { code: '', facts: {} }
    throw code === 'file.kind-not-allowed' ? new Refusal(code, { ...facts, takes: takes.join(' ') }) : error
  })
  try {
    requireKind(received.mediaType, filename, takes)
    return received
  } catch (error) {
    await received[Symbol.asyncDispose]()
    throw error
  }
}

async function storeNow(visit: Visit, file: ReceivedFile): Promise<void> {
  await using received = file
  await visit.work((work) => storeFile(work, received))
}
