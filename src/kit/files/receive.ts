import { createHash } from 'node:crypto'
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '../id.ts'
import { Refusal } from '../refusal.ts'
import { type FileClaim, endingOf, fileKinds, letterKinds } from './kind.ts'
import { type Content, TextLook, kindOf } from './sniff.ts'

/** Largest file, in megabytes as file managers count them (2^20 bytes). */
export const largestFileMb = 50

/** Largest letter: a file of the largest size grows by a third on its way by mail. */
export const largestLetterMb = 80

/** Fildel: a file is stored in pieces of this many bytes. */
export const pieceSize = 256 * 1024

/** Above this a file waits on disk and not in memory. */
const keptInMemory = 1024 * 1024

export type FileSource = Uint8Array | AsyncIterable<Uint8Array>

/** A file that has arrived and been looked at, but is not stored yet. Hand it back with `await using`. */
export interface ReceivedFile extends AsyncDisposable {
  /** Hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
  /** The whole, where it is small enough to be held in memory. */
  readonly bytes: Buffer | null
  pieces(): AsyncIterable<Buffer>
}

/**
 * Takes in a file's bytes with flat memory: hashed and looked at as they pass, then held in memory when small and
 * otherwise in an unnamed file under `DATA_DIR/tmp`, which is gone however the process ends. No transaction is needed,
 * so that a slow sender holds no connection.
 * @throws Refusal `file.empty`, `file.too-large` {limitMb}, `file.not-what-it-says`, `file.kind-not-allowed`
 */
export async function receiveFile(source: FileSource, claim: FileClaim = {}): Promise<ReceivedFile> {
  const isLetter = letterKinds.some((kind) => kind === endingOf(claim.filename ?? ''))
  return await receive(source, isLetter ? largestLetterMb : largestFileMb, async (spool, text) => {
    return fileKinds[await kindOf(spool, text, claim)].mediaType
  })
}

/**
 * As `receiveFile`, for what must be kept whatever it is: a letter, and what came with it. Nothing is refused for its
 * kind; what is not known to be harmless is only bytes (`application/octet-stream`), and is only ever saved, not shown.
 * @param mediaType where it is known without looking, as a letter's; else it is told from the bytes
 * @throws Refusal `file.empty`, `file.too-large` {limitMb}
 */
export async function receiveAnything(
  source: FileSource,
  mediaType: string | null = null,
): Promise<ReceivedFile> {
  return await receive(source, largestLetterMb, mediaType ?? kindOfBytes)
}

/** What the bytes of a file say that it is, where they are all at hand. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
  const look = new TextLook()
  look.look(bytes)
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const content: Content = {
    head: () => Promise.resolve(whole),
    tail: () => Promise.resolve(whole.subarray(-pieceSize)),
    pieces: () => Readable.from([whole]) as AsyncIterable<Buffer>,
    stream: () => null,
  }
  return await kindOfBytes(content, look.text)
}

/** The name is not asked: a PDF that is called `.doc` is read as the PDF it is. */
async function kindOfBytes(content: Content, text: boolean): Promise<string> {
  try {
    return fileKinds[await kindOf(content, text, {})].mediaType
  } catch (error) {
    if (error instanceof Refusal) return 'application/octet-stream'
    throw error
  }
}

async function receive(
  source: FileSource,
  limitMb: number,
  mediaType: string | ((spool: Spool, text: boolean) => Promise<string>),
): Promise<ReceivedFile> {
  const spool = new Spool()
  try {
    const hash = createHash('sha256')
    const look = typeof mediaType === 'string' ? null : new TextLook()
    for await (const piece of piecesOf(source)) {
      if (spool.size + piece.length > limitMb * 1024 * 1024) throw new Refusal('file.too-large', { limitMb })
      hash.update(piece)
      look?.look(piece)
      await spool.add(piece)
    }
    if (spool.size === 0) throw new Refusal('file.empty')
    return {
      sha256: hash.digest('hex'),
      size: spool.size,
      mediaType: typeof mediaType === 'string' ? mediaType : await mediaType(spool, look!.text),
      bytes: spool.bytes,
      pieces: () => spool.pieces(),
      [Symbol.asyncDispose]: () => spool.close(),
    }
  } catch (error) {
    await spool.close()
    throw error
  }
}

async function* piecesOf(source: FileSource): AsyncIterable<Uint8Array> {
  if (!(source instanceof Uint8Array)) yield* source
  else
    for (let start = 0; start < source.length; start += pieceSize)
      yield source.subarray(start, start + pieceSize)
}

/** Bytes on their way in, in memory or in a file without a name. */
class Spool implements Content {
  size = 0
  /** What is held in memory, as it came; made one when it is asked for. */
  private held: Uint8Array[] = []
  private file: FileHandle | null = null

  async add(piece: Uint8Array): Promise<void> {
    const position = this.size
    this.size += piece.length
    if (this.size <= keptInMemory) {
      this.held.push(piece)
      return
    }
    if (!this.file) {
      this.file = await openUnnamed()
      await this.file.write(this.memory, 0, this.memory.length, 0)
    }
    await this.file.write(piece, 0, piece.length, position)
  }

  get bytes(): Buffer | null {
    return this.file ? null : this.memory
  }

  private get memory(): Buffer {
    if (this.held.length !== 1 || !Buffer.isBuffer(this.held[0])) this.held = [Buffer.concat(this.held)]
    return this.held[0] as Buffer
  }

  async head(): Promise<Buffer> {
    return this.memory
  }

  async tail(): Promise<Buffer> {
    const length = Math.min(pieceSize, this.size)
    return this.file
      ? await readExactly(this.file, this.size - length, length)
      : this.memory.subarray(-length)
  }

  stream(): Readable | null {
    return this.file && Readable.from(this.pieces(), { objectMode: false })
  }

  async *pieces(): AsyncIterable<Buffer> {
    for (let start = 0; start < this.size; start += pieceSize) {
      const length = Math.min(pieceSize, this.size - start)
      yield this.file
        ? await readExactly(this.file, start, length)
        : this.memory.subarray(start, start + length)
    }
  }

  async close(): Promise<void> {
    await this.file?.close()
    this.file = null
    this.held = []
    this.size = 0
  }
}

async function openUnnamed(): Promise<FileHandle> {
  const folder = process.env['DATA_DIR'] ? join(process.env['DATA_DIR'], 'tmp') : tmpdir()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `receiving-${newId()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}

async function readExactly(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  for (let read = 0; read < length;) {
    const { bytesRead } = await file.read(bytes, read, length - read, start + read)
    if (bytesRead === 0) throw new Error('a received file is shorter than what was written to it')
    read += bytesRead
  }
  return bytes
}
