import { sql } from 'kysely'
import type { Instant } from '../clock.ts'
import { unawaited } from '../db/connection.ts'
import type { Database, Db } from '../db/db.ts'
import { often } from '../db/often.ts'
import { rowsInJson } from '../db/rows.ts'
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
  const [stored] = await storeFiles(work, [received])
  return stored!
}

/** As `storeFile`, for many that have been received; in their order. Those that are small go to the database together. */
export async function storeFiles(work: FileWork, received: readonly ReceivedFile[]): Promise<StoredFile[]> {
  const { db, association, clock } = work
  const hashes = received.map(({ sha256 }) => sha256)
  const known = await findFiles(db, association, hashes)
  const fresh = inOrder(received).filter(({ sha256 }) => !known.has(sha256))
  if (fresh.length > 0) await insertFiles(db, association, fresh, clock.now())
  return received.map(({ sha256, size, mediaType }) => known.get(sha256) ?? { sha256, size, mediaType })
}

/** Pieces that are sent to the database together. */
const together = { count: 16, bytes: 2 * pieceSize }

async function insertFiles(
  db: Db,
  associationId: number,
  files: readonly ReceivedFile[],
  storedAt: Instant,
): Promise<void> {
  let waiting: { associationId: number; sha256: Buffer; position: number; bytes: Buffer }[] = []
  // Another transaction storing the same bytes is waited for here; then they are there already.
  const insertPieces = () =>
    db
      .insertInto('fileChunk')
      .values(waiting)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const file of files) {
    const sha256 = Buffer.from(file.sha256, 'hex')
    let position = 0
    for await (const bytes of file.pieces()) {
      const size = waiting.reduce((sum, piece) => sum + piece.bytes.length, bytes.length)
      if (waiting.length === together.count || (waiting.length > 0 && size > together.bytes)) {
        await insertPieces()
        waiting = []
      }
      waiting.push({ associationId, sha256, position, bytes })
      position += 1
    }
  }
  const rows = files.map(({ sha256, size, mediaType }) => ({
    associationId,
    sha256: Buffer.from(sha256, 'hex'),
    size,
    mediaType,
    storedAt,
  }))
  const entered = db
    .insertInto('file')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
  await Promise.all([insertPieces(), entered.execute()])
}

/** Those of the files that the association has, by their hashes (hex). */
export async function findFiles(
  db: Db,
  association: number,
  hashes: readonly string[],
): Promise<Map<string, StoredFile>> {
  const { rows } = await sql<StoredFile>`
    select encode(sha256, 'hex') as sha256, size, media_type as "mediaType" from file
    where association_id = ${association}
      and sha256 = any(select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)`.execute(db)
  return new Map(rows.map((row) => [row.sha256, row]))
}

/** A file that is held in memory. */
export type SmallFile = ReceivedFile & { readonly bytes: Buffer }

export const isSmall = (file: ReceivedFile): file is SmallFile => file.bytes !== null

/** Pieces up to this many bytes go to the database in one text with others: as hexadecimal, twice as long. */
const fewBytes = 8 * 1024

/**
 * Stores files that are held in memory, without waiting for it: the transaction's next answer tells if it failed. Those
 * that the association has already are left as they are.
 */
export function storeSmallFiles({ db, association, clock }: FileWork, files: readonly SmallFile[]): void {
  if (files.length === 0) return
  const stored = inOrder(files).map((file) => ({
    ...file,
    key: { associationId: association, sha256: Buffer.from(file.sha256, 'hex') },
  }))
  const pieces = stored.flatMap(({ key, bytes }) =>
    Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, position) => {
      return { ...key, position, bytes: bytes.subarray(position * pieceSize, (position + 1) * pieceSize) }
    }),
  )
  const [few, many] = [pieces.filter(isFew), pieces.filter((piece) => !isFew(piece))]
  if (few.length > 0) unawaited(db, keepPieces(db, { rows: rowsInJson(few) }))
  for (const piece of many) unawaited(db, keepPiece(db, piece))
  const storedAt = clock.now()
  const rows = stored.map(({ key, size, mediaType }) => ({ ...key, size, mediaType, storedAt }))
  unawaited(db, keepFiles(db, { rows: rowsInJson(rows) }))
}

/** In one order, whoever stores them, and each once: two that store the same files must not wait for each other. */
const inOrder = <File extends ReceivedFile>(files: readonly File[]): File[] =>
  [...new Map(files.map((file) => [file.sha256, file])).values()].toSorted((a, b) =>
    a.sha256 < b.sha256 ? -1 : 1,
  )

interface Piece {
  readonly associationId: number
  readonly sha256: Buffer
  readonly position: number
  readonly bytes: Buffer
}
const isFew = ({ bytes }: Piece): boolean => bytes.length <= fewBytes

const keepPiece = often(
  (_, { associationId, sha256, position, bytes }: Piece) => sql`
    insert into file_chunk (association_id, sha256, position, bytes)
    values (${associationId}, ${sha256}, ${position}, ${bytes}) on conflict do nothing`,
)
const keepPieces = often(
  (_, { rows }: { rows: string }) => sql`
    insert into file_chunk (association_id, sha256, position, bytes)
    select association_id, sha256, position, bytes from json_populate_recordset(null::file_chunk, ${rows}::json)
    on conflict do nothing`,
)
const keepFiles = often(
  (_, { rows }: { rows: string }) => sql`
    insert into file (association_id, sha256, size, media_type, stored_at)
    select association_id, sha256, size, media_type, stored_at from json_populate_recordset(null::file, ${rows}::json)
    on conflict do nothing`,
)

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
