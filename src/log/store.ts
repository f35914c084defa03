import type { Db } from '../kit/db/db.ts'
import { type Entry, type Head, type StoredEntry, noEntry } from './entry.ts'

export async function findHead(db: Db, association: number): Promise<Head> {
  const head = await headQuery(db, association).executeTakeFirst()
  return head ?? noEntry
}

function headQuery(db: Db, association: number) {
  return db
    .selectFrom('chainHead')
    .select(['seq', 'hash', 'recordedAt'])
    .where('associationId', '=', association)
}

/** Takes the chain lock, held until the transaction ends, and returns the last link. */
export async function lockHead(db: Db, association: number): Promise<Head> {
  const query = headQuery(db, association).forUpdate()
  const head = await query.executeTakeFirst()
  if (head) return head
  await db
    .insertInto('chainHead')
    .values({ associationId: association, ...noEntry })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await query.executeTakeFirstOrThrow()
}

export interface NewEntry {
  readonly entry: Entry & { readonly hash: Buffer }
  readonly content: { readonly salt: Buffer; readonly payload: string }
}

/** @param entries one at least, each after the one before it */
export async function insertEntries(
  db: Db,
  associationId: number,
  entries: readonly NewEntry[],
): Promise<void> {
  const last = entries.at(-1)!.entry
  const rows = entries.map(({ entry }) => ({ ...entry, associationId }))
  const contents = entries.map(({ entry, content }) => ({ ...content, seq: entry.seq, associationId }))
  const entered = db.insertInto('logEntry').values(rows)
  const payload = db.insertInto('logPayload').values(contents)
  const head = db
    .updateTable('chainHead')
    .set({ seq: last.seq, hash: last.hash, recordedAt: last.recordedAt })
    .where('associationId', '=', associationId)
  // Made in this order: everybody waits for the chain while they are.
  await Promise.all([entered.execute(), payload.execute(), head.execute()])
}

/** Entries after `seq` in order, at most `limit`. */
export async function entriesAfter(
  db: Db,
  association: number,
  seq: number,
  limit: number,
): Promise<StoredEntry[]> {
  return await entryQuery(db, association)
    .where('logEntry.seq', '>', seq)
    .orderBy('logEntry.seq')
    .limit(limit)
    .execute()
}

/** Everything that was logged about one thing, oldest first. */
export async function entriesAbout(db: Db, association: number, subject: string): Promise<StoredEntry[]> {
  return await entryQuery(db, association).where('subject', '=', subject).orderBy('logEntry.seq').execute()
}

/** Every entry that says one of these things, oldest first. */
export async function entriesSaying(
  db: Db,
  association: number,
  verbs: readonly string[],
): Promise<StoredEntry[]> {
  return await entryQuery(db, association).where('verb', 'in', verbs).orderBy('logEntry.seq').execute()
}

function entryQuery(db: Db, association: number) {
  return db
    .selectFrom('logEntry')
    .innerJoin('logPayload', (join) =>
      join
        .onRef('logPayload.associationId', '=', 'logEntry.associationId')
        .onRef('logPayload.seq', '=', 'logEntry.seq'),
    )
    .where('logEntry.associationId', '=', association)
    .select([
      'logEntry.seq',
      'recordedAt',
      'actor',
      'verb',
      'subject',
      'imported',
      'payloadHash',
      'previousHash',
      'hash',
      'salt',
      'payload',
    ])
}
