import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { insertRows } from '../kit/db/rows.ts'
import { pieceSize } from '../kit/files/receive.ts'
import type { LetterIdentity } from '../kit/mime/identity.ts'
import { storable } from '../kit/mime/header.ts'
import type { Instant } from '../kit/clock.ts'
import type { Arrival, Door } from './door.ts'
import type { Letter, LetterState, Sorted } from './letter.ts'

/** Letters as they came, and where each stands. */

/**
 * Holds the letters of those identities (hex) until the transaction ends, so that two doors that bring one at once follow
 * each other: the second finds what the first has committed. In one order, whoever asks.
 */
export async function lockIdentities(db: Db, association: number, keys: readonly string[]): Promise<void> {
  await lockedKeys(db, { keys: keys.map((key) => `${association} ${key}`) })
}

const lockedKeys = often(
  (_, { keys }: { keys: readonly string[] }) => sql`
    select pg_advisory_xact_lock(lock) from (
      select distinct hashtextextended(key, 2047) as lock from unnest(${keys}::text[]) key order by lock) locks`,
)

/** The letters of those identities (hex), by identity. */
export async function findIdentities(
  db: Db,
  association: number,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = await identified(db, { association, keys: keys.map((key) => Buffer.from(key, 'hex')) })
  return new Map(found.map(({ key, id }) => [key, id]))
}

const identified = often(
  (_, { association, keys }: { association: number; keys: readonly Buffer[] }) => sql<{
    key: string
    id: string
  }>`
    select encode(identity, 'hex') as key, id from letter
    where association_id = ${association} and identity = any(${keys}::bytea[])`,
)

export interface NewLetter {
  readonly id: string
  readonly sha256: string
  readonly identity: LetterIdentity
  readonly arrival: Arrival
  readonly takenAt: Instant
}

export async function insertLetters(
  db: Db,
  association: number,
  letters: readonly NewLetter[],
): Promise<void> {
  await insertRows(
    db,
    'letter',
    letters.map((letter) => rowOf(association, letter)),
  )
}

function rowOf(associationId: number, { id, sha256, identity, arrival, takenAt }: NewLetter) {
  const { door, envelope, filename, receivedAt } = arrival
  return {
    associationId,
    id,
    sha256: Buffer.from(sha256, 'hex'),
    identity: identity.key,
    messageId: identity.messageId && storable(identity.messageId),
    door,
    envelope: { from: envelope.from && storable(envelope.from), to: envelope.to.map(storable) },
    filename: filename && storable(filename),
    takenAt,
    receivedAt,
    state: 'received',
    sorted: 'unsorted',
  }
}

/** A letter that nobody has read yet. */
export interface WaitingLetter {
  readonly id: string
  readonly sha256: string
  /** Of a letter that is stored in one piece (256 kB at most); null of a larger one. */
  readonly raw: Buffer | null
}

/** What of a lot of letters is to be read, in the order in which they came. */
export async function findWaiting(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<WaitingLetter[]> {
  return await waitingAmong(db, { association, ids })
}

const waitingAmong = often(
  (_, { association, ids }: { association: number; ids: readonly string[] }) => sql<WaitingLetter>`
    select l.id, encode(l.sha256, 'hex') as sha256, c.bytes as raw
    from letter l
    join file f on f.association_id = l.association_id and f.sha256 = l.sha256
    left join file_chunk c on c.association_id = l.association_id and c.sha256 = l.sha256
      and c.position = 0 and f.size <= ${pieceSize}
    where l.association_id = ${association} and l.id = any(${ids}::uuid[]) and l.state = 'received'
    order by l.taken_at, l.id`,
)

export const letterColumns = [
  'l.id',
  'l.messageId',
  'l.door',
  'l.filename',
  'l.takenAt',
  'l.receivedAt',
  'l.forwardedAt',
  'l.state',
  'l.unreadReason',
  'l.sorted',
  'l.sortedReason',
  'l.copyId',
  'l.joinedId',
  'l.assignedId',
  'l.snoozedTo',
  'l.revision',
] as const

export const letterHash = sql<string>`encode(l.sha256, 'hex')`.as('sha256')

export type LetterRow = Omit<Letter, 'door' | 'state' | 'sorted'> & {
  door: string
  state: string
  sorted: string
}

export const letterOf = (row: LetterRow): Letter => ({
  ...row,
  door: row.door as Door,
  state: row.state as LetterState,
  sorted: row.sorted as Sorted,
})

export async function findLetter(db: Db, association: number, id: string): Promise<Letter | null> {
  const row = await db
    .selectFrom('letter as l')
    .select(letterColumns)
    .select(letterHash)
    .where('l.associationId', '=', association)
    .where('l.id', '=', id)
    .executeTakeFirst()
  return row ? letterOf(row) : null
}
