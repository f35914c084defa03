import { sql } from 'kysely'
import { type Db, json } from '../kit/db/db.ts'
import type { LetterIdentity } from '../kit/mime/identity.ts'
import { storable } from '../kit/mime/header.ts'
import type { Instant } from '../kit/clock.ts'
import type { Arrival, Door } from './door.ts'
import type { Letter, LetterState, Sorted } from './letter.ts'

/** Letters as they came, and where each stands. */

/**
 * Holds the letter of that identity until the transaction ends, so that two doors that bring it at once follow each
 * other: the second finds what the first has committed.
 */
export async function lockIdentity(db: Db, association: number, key: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${association} ${key.toString('hex')}`}, 2047))`.execute(
    db,
  )
}

export async function findIdentity(db: Db, association: number, key: Buffer): Promise<string | null> {
  const row = await db
    .selectFrom('letter')
    .select('id')
    .where('associationId', '=', association)
    .where('identity', '=', key)
    .executeTakeFirst()
  return row?.id ?? null
}

export interface NewLetter {
  readonly id: string
  readonly sha256: string
  readonly identity: LetterIdentity
  readonly arrival: Arrival
  readonly takenAt: Instant
}

export async function insertLetter(db: Db, association: number, letter: NewLetter): Promise<void> {
  const { id, sha256, identity, arrival, takenAt } = letter
  const { door, envelope, filename, receivedAt } = arrival
  await db
    .insertInto('letter')
    .values({
      associationId: association,
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
    })
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
