import { sql } from 'kysely'
import { z } from 'zod'
import { column } from '../db/column.ts'
import { type Db, json } from '../db/db.ts'
import type { Attachment, MailPurpose, MailState, OutgoingLetter } from './letter.ts'

const columns = [
  'id',
  'byItself',
  'purpose',
  'concerns',
  'messageId',
  'fromAddress',
  'toAddress',
  'replyTo',
  'subject',
  'bodyText',
  'attachments',
  'unsubscribeUrl',
  'dueAt',
  'state',
  'attempts',
  'lastError',
  'sentAt',
] as const

/** What the outbox is narrowed to. */
export interface OutboxFilter {
  readonly concerns?: string
  readonly states?: readonly MailState[]
  readonly purpose?: MailPurpose
  /** At most so many, newest first. */
  readonly limit?: number
}

/** The association's outgoing letters, newest first. */
export async function outbox(
  db: Db,
  association: number,
  filter: OutboxFilter = {},
): Promise<OutgoingLetter[]> {
  let query = letterQuery(db, association).orderBy('dueAt', 'desc').orderBy('toAddress')
  if (filter.concerns) query = query.where('concerns', '=', filter.concerns)
  if (filter.states) query = query.where('state', 'in', filter.states)
  if (filter.purpose) query = query.where('purpose', '=', filter.purpose)
  const rows = await query.limit(filter.limit ?? 500).execute()
  return rows.map(letterOf)
}

export async function findLetter(db: Db, association: number, id: string): Promise<OutgoingLetter | null> {
  const row = await letterQuery(db, association).where('id', '=', id).executeTakeFirst()
  return row ? letterOf(row) : null
}

/** How many letters are in each state, of those about one thing or of all: how far a dispatch has come. */
export async function countLetters(
  db: Db,
  association: number,
  concerns?: string,
): Promise<Partial<Record<MailState, number>>> {
  let query = db
    .selectFrom('outgoingMail')
    .select(['state', (build) => build.fn.countAll<number>().as('letters')])
    .where('associationId', '=', association)
    .groupBy('state')
  if (concerns) query = query.where('concerns', '=', concerns)
  const rows = await query.execute()
  return Object.fromEntries(rows.map((row) => [row.state, row.letters]))
}

function letterQuery(db: Db, association: number) {
  return db.selectFrom('outgoingMail').select(columns).where('associationId', '=', association)
}

type Row = Awaited<ReturnType<ReturnType<typeof letterQuery>['executeTakeFirstOrThrow']>>

export const attachmentsIn = column<readonly Attachment[]>(
  'outgoing_mail',
  'attachments',
  z.array(z.object({ sha256: z.string(), filename: z.string(), mediaType: z.string(), size: z.number() })),
)

function letterOf(row: Row): OutgoingLetter {
  return {
    ...row,
    purpose: row.purpose as MailPurpose,
    state: row.state as MailState,
    attachments: attachmentsIn(row.attachments),
  }
}

/** Writes letters; one that is there already (the same id, from a form sent twice) is left as it is. Returns the new ones. */
export async function insertLetters(
  db: Db,
  association: number,
  letters: readonly OutgoingLetter[],
): Promise<Set<string>> {
  const rows = letters.map((letter) => ({
    ...letter,
    associationId: association,
    attachments: json(letter.attachments.map((attachment) => ({ ...attachment }))),
  }))
  const inserted = await db
    .insertInto('outgoingMail')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .execute()
  return new Set(inserted.map((row) => row.id))
}

/** Moves letters from one of the states to another. Returns the ids of those that were in one of them. */
export async function moveLetters(
  db: Db,
  association: number,
  which: { ids: readonly string[] } | { concerns: string },
  from: readonly MailState[],
  to: MailState,
): Promise<string[]> {
  let query = db
    .updateTable('outgoingMail')
    .set({ state: to })
    .where('associationId', '=', association)
    .where('state', 'in', from)
  if ('ids' in which) query = query.where('id', 'in', which.ids)
  else query = query.where('concerns', '=', which.concerns)
  const rows = await query.returning('id').execute()
  return rows.map((row) => row.id)
}

/** Notes how a try ended, or that a new round begins. */
export async function settleLetter(
  db: Db,
  association: number,
  id: string,
  end: Pick<OutgoingLetter, 'state' | 'lastError' | 'sentAt'> &
    Partial<Pick<OutgoingLetter, 'attempts' | 'byItself'>>,
): Promise<void> {
  await db
    .updateTable('outgoingMail')
    .set(end)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Letters that had left and did not arrive. Returns the ids of those that had. */
export async function markBounced(
  db: Db,
  association: number,
  messageIds: readonly string[],
  words: string,
): Promise<string[]> {
  const rows = await db
    .updateTable('outgoingMail')
    .set({ state: 'failed', lastError: words, sentAt: null })
    .where('associationId', '=', association)
    .where('messageId', 'in', messageIds)
    .where('state', 'in', ['sent', 'unsure'])
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function countAttempt(db: Db, association: number, id: string, attempts: number): Promise<void> {
  await db
    .updateTable('outgoingMail')
    .set({ attempts })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/**
 * Holds the letter for this process until the transaction ends, or false when another process holds it. The database
 * lets go by itself when the process dies, however it dies: a letter in `sending` that can be held has lost its sender.
 */
export async function holdLetter(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${id}, 8215)) as held`.execute(db)
  return rows[0]?.held ?? false
}

/** The tenants, each of which has letters of its own to look after. */
export async function associationIds(db: Db): Promise<number[]> {
  return (await db.selectFrom('association').select('id').orderBy('id').execute()).map((row) => row.id)
}
