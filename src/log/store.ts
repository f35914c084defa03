import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { rowsInJson } from '../kit/db/rows.ts'
import { type Entry, type Head, type StoredEntry, noEntry } from './entry.ts'

export async function findHead(db: Db, association: number): Promise<Head> {
  const [head] = await headOf(db, { association })
  return head ?? noEntry
}

interface Whose {
  readonly association: number
}
const headOf = often((db, { association }: Whose) => headQuery(db, association))
const heldHead = often((db, { association }: Whose) => headQuery(db, association).forUpdate())

function headQuery(db: Db, association: number) {
  return db
    .selectFrom('chainHead')
    .select(['seq', 'hash', 'recordedAt'])
    .where('associationId', '=', association)
}

/** Takes the chain lock, held until the transaction ends, and returns the last link. */
export async function lockHead(db: Db, association: number): Promise<Head> {
  const [head] = await heldHead(db, { association })
  if (head) return head
  await db
    .insertInto('chainHead')
    .values({ associationId: association, ...noEntry })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await heldHead(db, { association }))[0]!
}

export interface NewEntry {
  readonly entry: Entry & { readonly hash: Buffer }
  readonly content: { readonly salt: Buffer; readonly payload: string }
}

/**
 * In one statement: everybody waits for the chain while it is made.
 * @param entries one at least, each after the one before it
 */
export async function insertEntries(
  db: Db,
  association: number,
  entries: readonly NewEntry[],
): Promise<void> {
  const { seq, hash, recordedAt } = entries.at(-1)!.entry
  const rows = rowsInJson(
    entries.map(({ entry, content }) => ({ ...entry, ...content, associationId: association })),
  )
  await linked(db, { association, rows, seq, hash, recordedAt })
}

const linked = often(
  (_, { association, rows, seq, hash, recordedAt }: Whose & Head & { rows: string }) => sql`
    with entered as (
      insert into log_entry (association_id, seq, recorded_at, actor, verb, subject, imported, payload_hash, previous_hash, hash)
      select association_id, seq, recorded_at, actor, verb, subject, imported, payload_hash, previous_hash, hash
      from json_populate_recordset(null::log_entry, ${rows}::json)),
    said as (
      insert into log_payload (association_id, seq, salt, payload)
      select association_id, seq, salt, payload from json_populate_recordset(null::log_payload, ${rows}::json))
    update chain_head set seq = ${seq}, hash = ${hash}, recorded_at = ${recordedAt}
    where association_id = ${association}`,
)

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
