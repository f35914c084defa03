import type { Database, Db } from '../db/db.ts'
import { NotFound } from '../refusal.ts'
import type { Work } from '../work.ts'
import type { FileClaim } from './kind.ts'
import { type FileSource, type ReceivedFile, pieceSize, receiveFile } from './receive.ts'

/** Fil: bytes known by their SHA-256, stored once per association. */
export interface StoredFile {
  /** Hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
}

type FileWork = Pick<Work, 'db' | 'association' | 'clock'>

/**
 * Stores a file, or finds it where the association already has it. What comes from outside in its own time (an upload)
 * is received first with `receiveFile`, before the transaction is opened.
 * @throws Refusal as `receiveFile`
 */
export async function storeFile(
  work: FileWork,
  source: FileSource | ReceivedFile,
  claim: FileClaim = {},
): Promise<StoredFile> {
  if ('sha256' in source) return await storeReceived(work, source)
  await using received = await receiveFile(source, claim)
  return await storeReceived(work, received)
}

async function storeReceived(work: FileWork, received: ReceivedFile): Promise<StoredFile> {
  const { db, association, clock } = work
  const known = await findFile(db, association, received.sha256)
  if (known) return known
  const key = { associationId: association, sha256: Buffer.from(received.sha256, 'hex') }
  let position = 0
  for await (const bytes of received.pieces()) {
    await db
      .insertInto('fileChunk')
      .values({ ...key, position, bytes })
      // Another transaction storing the same bytes is waited for here; then they are there already.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    position += 1
  }
  const { sha256, size, mediaType } = received
  await db
    .insertInto('file')
    .values({ ...key, size, mediaType, storedAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { sha256, size, mediaType }
}

/** What is known of a file; null when the association has none with that hash (hex). */
export async function findFile(db: Db, association: number, sha256: string): Promise<StoredFile | null> {
  const row = await db
    .selectFrom('file')
    .select(['size', 'mediaType'])
    .where('associationId', '=', association)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst()
  return row ? { sha256, ...row } : null
}

/**
 * A file's bytes in pieces of 256 kB, inside the transaction.
 * @throws NotFound
 */
export async function* readFile(db: Db, association: number, sha256: string): AsyncGenerator<Buffer> {
  const file = await findFile(db, association, sha256)
  if (!file) throw new NotFound()
  const pieces = Math.ceil(file.size / pieceSize)
  for (let position = 0; position < pieces; position++)
    yield await readPiece(db, association, sha256, position)
}

/**
 * As `readFile`, but each piece in a transaction of its own: a slow reader holds no connection. Stored files never
 * change, so the pieces always belong together.
 * @throws NotFound
 */
export async function* streamFile(
  database: Database,
  association: number,
  sha256: string,
): AsyncGenerator<Buffer> {
  const file = await database.transaction(association, (db) => findFile(db, association, sha256))
  if (!file) throw new NotFound()
  const pieces = Math.ceil(file.size / pieceSize)
  for (let position = 0; position < pieces; position++) {
    yield await database.transaction(association, (db) => readPiece(db, association, sha256, position))
  }
}

/**
 * The whole file in memory; for those that are known to be small or must be parsed whole.
 * @throws NotFound
 */
export async function fileBytes(db: Db, association: number, sha256: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readFile(db, association, sha256)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function readPiece(db: Db, association: number, sha256: string, position: number): Promise<Buffer> {
  const { bytes } = await db
    .selectFrom('fileChunk')
    .select('bytes')
    .where('associationId', '=', association)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .where('position', '=', position)
    .executeTakeFirstOrThrow()
  return bytes
}
