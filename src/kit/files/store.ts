import { sql } from 'kysely'
import type { Instant } from '../clock.ts'
import { unawaited } from '../db/connection.ts'
import type { Database, Db } from '../db/db.ts'
import { often } from '../db/often.ts'
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
  // In one order, whoever stores them: two that store the same files must not wait for each other.
  const fresh = [...new Map(received.map((file) => [file.sha256, file])).values()]
    .filter(({ sha256 }) => !known.has(sha256))
    .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
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

/**
 * Stores a file that is held in memory without waiting for it: the transaction's next answer tells if it failed. Where the
 * association has it already nothing is written.
 */
export function storeSmallFile(
  { db, association, clock }: FileWork,
  file: ReceivedFile & { bytes: Buffer },
): void {
  const { sha256, size, mediaType, bytes } = file
  const key = { associationId: association, sha256: Buffer.from(sha256, 'hex') }
  for (let position = 0; position * pieceSize < size; position++) {
    const piece = bytes.subarray(position * pieceSize, (position + 1) * pieceSize)
    unawaited(keepPiece(db, { ...key, position, bytes: piece }))
  }
  unawaited(keepFile(db, { ...key, size, mediaType, storedAt: clock.now() }))
}

interface Key {
  readonly associationId: number
  readonly sha256: Buffer
}

const keepPiece = often(
  (_, { associationId, sha256, position, bytes }: Key & { position: number; bytes: Buffer }) => sql`
    insert into file_chunk (association_id, sha256, position, bytes)
    values (${associationId}, ${sha256}, ${position}, ${bytes}) on conflict do nothing`,
)
const keepFile = often(
  (
    _,
    {
      associationId,
      sha256,
      size,
      mediaType,
      storedAt,
    }: Key & Omit<StoredFile, 'sha256'> & { storedAt: Instant },
  ) =>
    sql`
    insert into file (association_id, sha256, size, media_type, stored_at)
    values (${associationId}, ${sha256}, ${size}, ${mediaType}, ${storedAt}) on conflict do nothing`,
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

/** Whole files in memory, all at once; for those that are known to be small together. By their hashes (hex). */
export async function filesBytes(
  db: Db,
  association: number,
  hashes: readonly string[],
): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ sha256: string; bytes: Buffer }>`
    select encode(sha256, 'hex') as sha256, bytes from file_chunk
    where association_id = ${association}
      and sha256 = any(select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)
    order by sha256, position`.execute(db)
  const pieces = Map.groupBy(rows, ({ sha256 }) => sha256)
  return new Map([...pieces].map(([sha256, each]) => [sha256, Buffer.concat(each.map(({ bytes }) => bytes))]))
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
