import { type Hash, createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** Whether files still are the bytes that their names say: each is hashed anew from its pieces. */
export interface Wholeness {
  readonly files: number
  readonly bytes: number
  /** Hexadecimal, of those whose bytes give another hash; some at most. */
  readonly damaged: readonly string[]
}

/** Pieces that are fetched at once: 4 MB at most. */
const fetched = 16
const page = 500
/** Damaged files that are told. */
const most = 100

/** Reads every file of the association, piece by piece, so that neither their sizes nor their number matters to memory. */
export async function checkFiles(db: Db, association: number): Promise<Wholeness> {
  const damaged: string[] = []
  let files = 0
  let bytes = 0
  for (let after = ''; ;) {
    const listed = await findListed(db, association, after)
    const last = listed.at(-1)
    if (!last) return { files, bytes, damaged }
    const digests = await digestsOf(db, association, { after, last: last.name })
    for (const { name, size } of listed) {
      const digest = digests.get(name)
      const isWhole = digest?.hash === name && digest.size === size
      if (!isWhole && damaged.length < most) damaged.push(name)
      bytes += digest?.size ?? 0
    }
    files += listed.length
    after = last.name
  }
}

interface Listed {
  /** The hash by which it is known, hexadecimal. */
  readonly name: string
  readonly size: number
}

async function findListed(db: Db, association: number, after: string): Promise<Listed[]> {
  return await db
    .selectFrom('file')
    .select([sql<string>`encode(sha256, 'hex')`.as('name'), 'size'])
    .where('associationId', '=', association)
    .where('sha256', '>', Buffer.from(after, 'hex'))
    .orderBy('sha256')
    .limit(page)
    .execute()
}

/** What the pieces of the files between two names give: each one's hash and size, by its name. */
async function digestsOf(
  db: Db,
  association: number,
  { after, last }: { readonly after: string; readonly last: string },
): Promise<Map<string, { readonly hash: string; readonly size: number }>> {
  const reading = new Map<string, { readonly hash: Hash; size: number }>()
  let from: Place = { sha256: Buffer.from(after, 'hex'), position: Infinity }
  for (;;) {
    const pieces = await findPieces(db, association, from, last)
    for (const { sha256, bytes } of pieces) {
      const name = sha256.toString('hex')
      const file = reading.get(name) ?? { hash: createHash('sha256'), size: 0 }
      reading.set(name, file)
      file.hash.update(bytes)
      file.size += bytes.length
    }
    const end = pieces.at(-1)
    if (!end) break
    from = end
  }
  return new Map([...reading].map(([name, { hash, size }]) => [name, { hash: hash.digest('hex'), size }]))
}

interface Place {
  readonly sha256: Buffer
  readonly position: number
}

async function findPieces(
  db: Db,
  association: number,
  { sha256, position }: Place,
  last: string,
): Promise<(Place & { readonly bytes: Buffer })[]> {
  return await db
    .selectFrom('fileChunk')
    .select(['sha256', 'position', 'bytes'])
    .where('associationId', '=', association)
    .where(sql<boolean>`(sha256, position) > (${sha256}, ${Math.min(position, 2 ** 31 - 1)}::integer)`)
    .where('sha256', '<=', Buffer.from(last, 'hex'))
    .orderBy('sha256')
    .orderBy('position')
    .limit(fetched)
    .execute()
}
