import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'

/** Handling till mötet: a file of a meeting, or of one of its items. */
export interface Paper {
  readonly id: string
  readonly itemId: string | null
  readonly title: string
  readonly filename: string
  /** Hex. */
  readonly sha256: string
  readonly addedAt: Instant
  /** Added after the call went out. */
  readonly isLate: boolean
  /** When it was sent by itself to those called; null until then, and for a paper that went with the call. */
  readonly sentAt: Instant | null
}

/** The papers of a meeting in the order they came. */
export async function findPapers(db: Db, association: number, meetingId: string): Promise<Paper[]> {
  const rows = await db
    .selectFrom('meetingPaper')
    .select(['id', 'itemId', 'title', 'filename', 'sha256', 'addedAt', 'isLate', 'sentAt'])
    .where('associationId', '=', association)
    .where('meetingId', '=', meetingId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('title')
    .execute()
  return rows.map((row) => ({ ...row, sha256: row.sha256.toString('hex') }))
}

export async function insertPaper(
  db: Db,
  association: number,
  meetingId: string,
  paper: Paper,
): Promise<boolean> {
  const made = await db
    .insertInto('meetingPaper')
    .values({
      ...paper,
      sha256: Buffer.from(paper.sha256, 'hex'),
      meetingId,
      associationId: association,
    })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Takes it off the list; the file stays. */
export async function removePaperRow(
  db: Db,
  association: number,
  id: string,
  removedAt: Instant,
): Promise<void> {
  await db
    .updateTable('meetingPaper')
    .set({ removedAt })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Notes that papers have been sent by themselves; null: they have not after all. */
export async function markSent(
  db: Db,
  association: number,
  ids: readonly string[],
  sentAt: Instant | null,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('meetingPaper')
    .set({ sentAt })
    .where('associationId', '=', association)
    .where('id', 'in', [...ids])
    .execute()
}

/** The id of the meeting that a paper is of; null where there is no such paper. */
export async function findMeetingOfPaper(db: Db, association: number, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('meetingPaper')
    .select('meetingId')
    .where('associationId', '=', association)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.meetingId ?? null
}
