import { sql } from 'kysely'
import { type Db, json } from '../kit/db/db.ts'
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
  await sql`
    select pg_advisory_xact_lock(lock) from (
      select distinct hashtextextended(${`${association} `} || key, 2047) as lock
      from unnest(${keys}::text[]) key order by lock) locks`.execute(db)
}

/** The letters of those identities (hex), by identity. */
export async function findIdentities(
  db: Db,
  association: number,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select encode(identity, 'hex') as key, id from letter
    where association_id = ${association}
      and identity = any(select decode(key, 'hex') from unnest(${keys}::text[]) key)`.execute(db)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

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
  await db
    .insertInto('letter')
    .values(letters.map((letter) => rowOf(association, letter)))
    .execute()
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
    envelope: json({ from: envelope.from && storable(envelope.from), to: envelope.to.map(storable) }),
    filename: filename && storable(filename),
    takenAt,
    receivedAt,
    state: 'received',
    sorted: 'unsorted',
  }
}

/** What of a lot of letters is to be read: those that nobody has read yet, with where their bytes are and how many. */
export async function findWaiting(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly sha256: string; readonly size: number }[]> {
  return await db
    .selectFrom('letter as l')
    .innerJoin('file as f', (join) =>
      join.onRef('f.associationId', '=', 'l.associationId').onRef('f.sha256', '=', 'l.sha256'),
    )
    .select(['l.id', 'f.size'])
    .select(letterHash)
    .where('l.associationId', '=', association)
    .where('l.state', '=', 'received')
    .where(sql<boolean>`l.id = any(${ids}::uuid[])`)
    .orderBy('l.takenAt')
    .orderBy('l.id')
    .execute()
}

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
